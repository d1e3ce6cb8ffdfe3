import { may } from '../access.ts';
import { callNewcomer } from '../alerts/call-newcomers.ts';
import { offerCar } from '../cars/offer-car.ts';
import type { Member } from '../kernel/actor.ts';
import type { PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { answerClaim, lockOpenClaim } from './answer-claim.ts';
import { refreshClaims, releaseSpot, tellAdmins } from './change-holders.ts';
import { holdersFingerprint } from './holders-fingerprint.ts';

export type HoldRefusal = 'not allowed' | 'no such person' | 'already' | 'nobody';
/** `changed`: others hold the spot than whom the admin was asked about. */
export type SureRefusal = HoldRefusal | 'changed';

export type Gift = {
  readonly spot: SpotNumber;
  readonly person: PersonId;
  readonly how: 'assign' | 'transfer';
  /** The mark of the other holders, as the admin was told of them. */
  readonly seen: number;
};

/** Who holds the spot, until the end of the transaction: for admins. */
async function lockHolders(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
): Promise<Result<readonly PersonId[], 'not allowed'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  await tx.disputes.lockSpots(actor.complex, [spot]);
  return ok((await tx.spots.holders(actor.complex, spot)).map((holder) => holder.person));
}

/** An admin gives a spot to somebody: beside whoever holds it, or (`transfer`) in their place. */
export async function giveSpot(
  tx: Tx,
  actor: Member,
  { spot, person, how, seen }: Gift,
  now: Instant,
): Promise<Result<null, SureRefusal>> {
  const { complex } = actor;
  const claim = await lockOpenClaim(tx, complex, person);
  const locked = await lockHolders(tx, actor, spot);
  if (!locked.ok) return locked;
  const holders = locked.value;
  if (!(await tx.residents.get(complex, person))) return refuse('no such person');
  const others = holders.filter((holder) => holder !== person);
  // Whoever rents it may be given it for good.
  const isTenant = (await tx.tenancies.of(complex, spot)).some((one) => one.person === person);
  const owns = holders.includes(person) && !isTenant;
  if (owns && (how === 'assign' || others.length === 0)) return refuse('already');
  if (holdersFingerprint(others) !== seen) return refuse('changed');
  await giveToHolder(tx, actor, spot, person, others, now);
  await answerClaim(tx, claim, spot, actor.person, now);
  if (how === 'transfer') await take(tx, actor, spot, others, person, now);
  else await callNewcomer(tx, complex, spot, person, now);
  await refreshClaims(tx, complex, spot, now);
  const event = { kind: how === 'transfer' ? 'spot given over' : 'spot assigned', spot } as const;
  await tx.journal.note(complex, actor.person, event, now, person);
  return ok(null);
}

async function giveToHolder(
  tx: Tx,
  { complex }: Member,
  spot: SpotNumber,
  person: PersonId,
  others: readonly PersonId[],
  now: Instant,
): Promise<void> {
  await tx.spots.assign(complex, spot, person, now);
  const joins = await tx.residents.approve(complex, person, now);
  await tx.notices.add(complex, [person], 'note', { kind: 'spot given', spot, joins });
  if (joins) await offerCar(tx, complex, person);
  await tx.notices.add(complex, others, 'note', { kind: 'co-holder joined', spot, person });
}

/** «Освободить»: nobody holds the spot any more; `seen` is the mark of who the admin was told will lose it. */
export async function freeSpot(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  seen: number,
  now: Instant,
): Promise<Result<null, SureRefusal>> {
  const locked = await lockHolders(tx, actor, spot);
  if (!locked.ok) return locked;
  const { complex } = actor;
  const holders = locked.value;
  if (holders.length === 0) return refuse('nobody');
  if (holdersFingerprint(holders) !== seen) return refuse('changed');
  await take(tx, actor, spot, holders, null, now);
  await refreshClaims(tx, complex, spot, now);
  await tx.journal.note(complex, actor.person, { kind: 'spot freed', spot }, now);
  return ok(null);
}

/** One of the holders loses the spot; the others are told quietly. */
export async function removeHolder(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  person: PersonId,
  now: Instant,
): Promise<Result<null, HoldRefusal>> {
  const locked = await lockHolders(tx, actor, spot);
  if (!locked.ok) return locked;
  const { complex } = actor;
  const holders = locked.value;
  if (!holders.includes(person)) return refuse('already');
  await take(tx, actor, spot, [person], null, now);
  const others = holders.filter((holder) => holder !== person);
  await tx.notices.add(complex, others, 'note', { kind: 'co-holder left', spot, person });
  await refreshClaims(tx, complex, spot, now);
  await tx.journal.note(complex, actor.person, { kind: 'holder removed', spot }, now, person);
  return ok(null);
}

/** Whoever loses a spot is told, and may say that it is a mistake. */
async function take(
  tx: Tx,
  { complex }: Member,
  spot: SpotNumber,
  former: readonly PersonId[],
  heir: PersonId | null,
  now: Instant,
): Promise<void> {
  await releaseSpot(tx, complex, spot, former, heir === null ? [] : [heir], now);
  for (const person of former) {
    const loss = await tx.register.noteLoss(complex, spot, person, now);
    await tx.notices.add(complex, [person], 'note', { kind: 'spot taken away', spot, loss });
  }
}

/** «Это ошибка»: the admins hear of it once. */
export async function protestLoss(
  tx: Tx,
  actor: Member,
  loss: number,
  now: Instant,
): Promise<SpotNumber | 'again' | 'not yours'> {
  const { complex, person } = actor;
  const spot = await tx.register.protestLoss(complex, loss, person, now);
  if (typeof spot === 'number') await tellAdmins(tx, complex, { kind: 'loss protested', spot, person });
  return spot;
}

export type ReportRefusal = 'not allowed' | 'not yours' | 'gone' | 'no admin';

/** «Этот человек не из моей семьи»: asks the admins, who alone remove a holder. */
export async function reportHolder(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  person: PersonId,
): Promise<Result<null, ReportRefusal>> {
  if (!may(actor, 'report holder')) return refuse('not allowed');
  const { complex } = actor;
  if (!actor.spots.includes(spot) || person === actor.person) return refuse('not yours');
  const holders = await tx.spots.holders(complex, spot);
  if (!holders.some((holder) => holder.person === person)) return refuse('gone');
  if (!(await tx.residents.staff(complex)).some((one) => one.roles.includes('admin')))
    return refuse('no admin');
  await tellAdmins(tx, complex, { kind: 'not family', spot, person, by: actor.person });
  return ok(null);
}
