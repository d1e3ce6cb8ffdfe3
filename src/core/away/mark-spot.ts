import { may } from '../access.ts';
import type { Change } from '../changes.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, isDue } from '../kernel/time.ts';
import { endLendingAt, shortenLending } from '../lending/end-lending.ts';
import { redrawOffers, tellWishes } from '../lending/tell-wishes.ts';
import type { Tx } from '../ports.ts';
import type { MarksSeen } from './away-ports.ts';
import { decideEnd, decideHiding, decideMark, decideRunOut, ending, type Marked } from './decide-mark.ts';

export type MarkRefusal = 'not allowed' | 'not yours';

/** Marks a spot free until then, or moves the end of its mark; its other holders are told quietly. */
export async function markSpot(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  until: Instant,
  now: Instant,
): Promise<Result<Marked, MarkRefusal | 'past' | 'too far' | 'as it is'>> {
  const was: { until: Instant | null } = { until: null };
  const marked = await change(tx, actor, [spot], (seen) => {
    was.until = seen.marks.find((mark) => mark.spot === spot && !isDue(mark.until, now))?.until ?? null;
    return decideMark(seen, actor.person, spot, until, now);
  });
  if (!marked.ok) return marked;
  await shortenLending(tx, actor.complex, spot, until, now);
  // A mark that lasts longer by now may be what somebody waits for who was never told of it.
  if (was.until === null || until > was.until)
    await tellWishes(tx, actor.complex, spot, now, { unlessTold: was.until !== null });
  else await redrawOffers(tx, actor.complex, spot);
  return marked;
}

/** «Скрыть из справочника» and back. */
export async function hideMark(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  hidden: boolean,
  now: Instant,
): Promise<Result<Marked, MarkRefusal | 'not marked'>> {
  const marked = await change(tx, actor, [spot], (seen) =>
    decideHiding(seen, actor.person, spot, hidden, now),
  );
  if (marked.ok) await tellWishes(tx, actor.complex, spot, now, { unlessTold: true });
  return marked;
}

/** «Вернулся»: with one spot, or with all that are marked. */
export async function endMarks(
  tx: Tx,
  actor: Member,
  spots: readonly SpotNumber[],
  now: Instant,
): Promise<Result<Marked<null>, MarkRefusal | 'not marked'>> {
  const ended = await change(tx, actor, spots, (seen) => decideEnd(seen, actor.person, spots, now));
  if (!ended.ok) return ended;
  for (const spot of spots)
    if (!(await tx.marks.endOf(actor.complex, spot))) await markGone(tx, actor.complex, spot, 'back', now);
  return ended;
}

/** The mark's timer. */
export async function runOut(tx: Tx, complex: ComplexId, spot: SpotNumber, now: Instant): Promise<void> {
  const seen = await tx.marks.load(complex, [spot], null);
  await tx.save(complex, decideRunOut(seen, spot, now));
  const isOver = seen.marks.some((mark) => mark.spot === spot && isDue(mark.until, now));
  if (isOver) await markGone(tx, complex, spot, 'time', now);
}

/**
 * A mark goes with the holder who set it, and with the last one: nobody is left who could say «Вернулся».
 * The caller holds the spot's lock.
 */
export async function dropMark(
  tx: Tx,
  complex: ComplexId,
  spot: SpotNumber,
  former: readonly PersonId[],
  now: Instant,
): Promise<void> {
  const mark = await tx.marks.endOf(complex, spot);
  if (!mark) return;
  const isKept = mark.setBy !== null && !former.includes(mark.setBy);
  if (isKept && (await tx.spots.holders(complex, spot)).length > 0) return;
  await tx.save(complex, ending(spot));
  await markGone(tx, complex, spot, 'no holder', now);
}

/** Whoever stands on the spot may no longer, and nobody is offered it. */
async function markGone(
  tx: Tx,
  complex: ComplexId,
  spot: SpotNumber,
  why: 'back' | 'time' | 'no holder',
  now: Instant,
): Promise<void> {
  await endLendingAt(tx, complex, spot, why, now);
  await redrawOffers(tx, complex, spot);
}

/** The spots are locked first: their holders can neither change meanwhile nor press at the same time. */
async function change<Mark, R>(
  tx: Tx,
  actor: Member,
  spots: readonly SpotNumber[],
  decide: (seen: MarksSeen) => Result<Marked<Mark> & { readonly changes: readonly Change[] }, R>,
): Promise<Result<Marked<Mark>, R | 'not allowed'>> {
  if (!may(actor, 'mark spots')) return refuse('not allowed');
  const decision = decide(await tx.marks.load(actor.complex, spots, actor.person));
  if (!decision.ok) return decision;
  const { mark, away, changes } = decision.value;
  await tx.save(actor.complex, changes);
  return ok({ mark, away });
}
