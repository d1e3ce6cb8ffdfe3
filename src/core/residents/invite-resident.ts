import { may } from '../access.ts';
import { callNewcomer } from '../alerts/call-newcomers.ts';
import { offerCar } from '../cars/offer-car.ts';
import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { days, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { answerClaim, lockOpenClaim } from './answer-claim.ts';
import { refreshClaims, tellAdmins } from './change-holders.ts';
import { findLink } from './open-links.ts';

export const RESIDENT_INVITE_LIFE = days(7);

/** The secret part of a link that makes one person a holder of the spot. */
export async function inviteResident(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  now: Instant,
): Promise<Result<string, 'not allowed'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  const { complex, person } = actor;
  const token = await tx.invites.make(complex, person, spot, now, RESIDENT_INVITE_LIFE);
  await tx.journal.note(complex, person, { kind: 'resident invited', spot }, now);
  return ok(token);
}

export type AcceptRefusal = 'not valid' | 'banned' | 'already yours';

/** Somebody with the link is a holder at once: the admin has decided. The link is spent, co-holders and admins are told. */
export async function acceptInvite(
  tx: Tx,
  actor: Member,
  token: string,
  now: Instant,
): Promise<Result<SpotNumber, AcceptRefusal>> {
  const { complex, person } = actor;
  if (actor.roles.includes('banned')) return refuse('banned');
  const invite = await findLink(tx, complex, token, now);
  if (!invite?.spot) return refuse('not valid');
  const { spot } = invite;
  const claim = await lockOpenClaim(tx, complex, person);
  await tx.disputes.lockSpots(complex, [spot]);
  const others = (await tx.spots.holders(complex, spot)).map((holder) => holder.person);
  if (others.includes(person)) return refuse('already yours');
  if (!(await tx.invites.use(complex, token, now))) return refuse('not valid');
  await tx.spots.assign(complex, spot, person, now);
  if (await tx.residents.approve(complex, person, now)) await offerCar(tx, complex, person);
  await answerClaim(tx, claim, spot, null, now);
  await callNewcomer(tx, complex, spot, person, now);
  await tx.notices.add(complex, others, 'note', { kind: 'co-holder joined', spot, person });
  await tellAdmins(tx, complex, { kind: 'resident joined', spot, person });
  await tx.journal.note(complex, null, { kind: 'resident joined', spot }, now, person);
  await refreshClaims(tx, complex, spot, now);
  return ok(spot);
}
