import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { days, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { admit } from './admit.ts';
import { tellAdmins } from './change-holders.ts';
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

export type Accepted = { readonly spot: SpotNumber; readonly tenantUntil: Instant | null };

export type AcceptRefusal = 'not valid' | 'banned' | 'already yours';

/**
 * Somebody with the link is a holder at once: an admin has decided, or a holder for his family. The link is spent,
 * co-holders are told, and of an admin's link the admins.
 */
export async function acceptInvite(
  tx: Tx,
  actor: Member,
  token: string,
  now: Instant,
): Promise<Result<Accepted, AcceptRefusal>> {
  const { complex, person } = actor;
  if (actor.roles.includes('banned')) return refuse('banned');
  const invite = await findLink(tx, complex, token, now);
  if (!invite?.spot) return refuse('not valid');
  const { spot, by, family, tenantUntil } = invite;
  const spend = async () => {
    // With the spot's holders locked: whoever invited his family or a tenant may have lost the spot a moment ago.
    if ((family || tenantUntil) && !(await findLink(tx, complex, token, now))) return false;
    return tx.invites.use(complex, token, now);
  };
  const how = tenantUntil ? { tenantUntil } : family ? ({ by: 'family' } as const) : {};
  const admitted = await admit(tx, actor, { spot, by: how, spend }, now);
  if (!admitted.ok) return admitted;
  if (family) {
    await tx.journal.note(complex, by, { kind: 'family joined', spot }, now, person);
  } else if (!tenantUntil) {
    await tellAdmins(tx, complex, { kind: 'resident joined', spot, person });
    await tx.journal.note(complex, null, { kind: 'resident joined', spot }, now, person);
  }
  return ok({ spot, tenantUntil });
}
