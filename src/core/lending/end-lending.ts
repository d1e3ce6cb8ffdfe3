import { may } from '../access.ts';
import { redrawThreads } from '../alerts/redraw-threads.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, LendingId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { before, type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { isWorthWarning, type Lending, type LendingEnding, nextLook, WARNED_BEFORE } from './lending.ts';
import { tellWishes } from './tell-wishes.ts';

export type LeaveRefusal = 'not allowed' | 'not yours' | 'left already';

/** «Место свободно»: ends it, or says late that the car is gone. */
export async function leaveSpot(
  tx: Tx,
  actor: Member,
  id: LendingId,
  now: Instant,
): Promise<Result<Lending, LeaveRefusal>> {
  const { complex, person } = actor;
  if (!may(actor, 'leave borrowed spots')) return refuse('not allowed');
  const seen = await tx.lendings.get(complex, id);
  if (seen?.borrower !== person) return refuse('not yours');
  await tx.lendings.lock(complex);
  const lending = await tx.lendings.get(complex, id);
  if (!lending) return refuse('not yours');
  if (lending.leftAt) return refuse('left already');
  if (!lending.endedAt) return ok(await endLending(tx, lending, 'left', now));
  const left = { ...lending, leftAt: now };
  await tx.lendings.save(left);
  await tx.cards.redraw(complex, { kind: 'lending', lending: id, part: 'borrower' });
  await ringHolders(tx, left);
  return ok(left);
}

/** Both are told. The caller holds the lock of lendings; whoever looks for a spot hears of it where it is free now. */
export async function endLending(
  tx: Tx,
  lending: Lending,
  ending: LendingEnding,
  now: Instant,
): Promise<Lending> {
  const { complex, id, spot, borrower } = lending;
  // A timer may come late; what was agreed is what is said.
  const endedAt = ending === 'time' && lending.until < now ? lending.until : now;
  const ended = { ...lending, endedAt, ending, leftAt: ending === 'left' ? now : null };
  await tx.lendings.save(ended);
  await tx.timers.set(complex, { kind: 'lending', lending: id }, null);
  const his = { kind: 'lending', lending: id, part: 'borrower' } as const;
  if (ending === 'left') await tx.cards.redraw(complex, his);
  else await tx.cards.ring(complex, his, borrower);
  // Whoever holds the spot no longer sees so.
  await tx.cards.redraw(complex, { kind: 'lending', lending: id, part: 'holder' });
  if (ending !== 'back') await ringHolders(tx, ended);
  if (ending !== 'no holder') await tellWishes(tx, complex, spot, now);
  // His cards of alerts about the spot have nothing more to ask of him.
  await redrawThreads(tx, complex, borrower);
  return ended;
}

/** Whoever stands on the spot hears that he may no longer. */
export async function endLendingAt(
  tx: Tx,
  complex: ComplexId,
  spot: SpotNumber,
  ending: LendingEnding,
  now: Instant,
): Promise<void> {
  await tx.lendings.lock(complex);
  const lending = await tx.lendings.openAt(complex, spot);
  if (lending) await endLending(tx, lending, ending, now);
}

/** The mark lasts until then only. */
export async function shortenLending(
  tx: Tx,
  complex: ComplexId,
  spot: SpotNumber,
  until: Instant,
  now: Instant,
): Promise<void> {
  await tx.lendings.lock(complex);
  const lending = await tx.lendings.openAt(complex, spot);
  if (!lending || until >= lending.until) return;
  const next = { ...lending, until, warned: !isWorthWarning(until, now) };
  await tx.lendings.save(next);
  const { id, borrower } = lending;
  await tx.timers.set(complex, { kind: 'lending', lending: id }, nextLook(next));
  await tx.cards.ring(complex, { kind: 'lending', lending: id, part: 'borrower' }, borrower);
  await tx.cards.redraw(complex, { kind: 'lending', lending: id, part: 'holder' });
}

/** The lending's timer: the word half an hour before, then the end. */
export async function lookAtLending(tx: Tx, complex: ComplexId, id: LendingId, now: Instant): Promise<void> {
  const timer = { kind: 'lending', lending: id } as const;
  await tx.lendings.lock(complex);
  const lending = await tx.lendings.get(complex, id);
  if (!lending || lending.endedAt) return tx.timers.set(complex, timer, null);
  if (isDue(lending.until, now)) {
    await endLending(tx, lending, 'time', now);
    return;
  }
  const isSoon = !lending.warned && isDue(before(lending.until, WARNED_BEFORE), now);
  const next = isSoon ? { ...lending, warned: true } : lending;
  if (isSoon) {
    await tx.lendings.save(next);
    await tx.cards.ring(complex, { ...timer, part: 'borrower' }, lending.borrower);
  }
  await tx.timers.set(complex, timer, nextLook(next));
}

/** Whoever may stand nowhere any more: banned, or forgotten. */
export async function endLendingOf(
  tx: Tx,
  complex: ComplexId,
  borrower: PersonId,
  now: Instant,
): Promise<void> {
  await tx.lendings.lock(complex);
  const lending = await tx.lendings.openOf(complex, borrower);
  if (lending) await endLending(tx, lending, 'borrower', now);
}

async function ringHolders(tx: Tx, { complex, id, spot }: Lending): Promise<void> {
  for (const { person } of await tx.spots.holders(complex, spot))
    await tx.cards.ring(complex, { kind: 'lending', lending: id, part: 'holder' }, person);
}
