import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { AwayNotice } from './away-notices.ts';
import { endFault, type FreeMark } from './mark.ts';

export type MarkRefusal = 'not allowed' | 'not yours';

/** Marks a spot free until then, or moves the end of its mark; its other holders are told quietly. */
export async function markSpot(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  until: Instant,
  now: Instant,
): Promise<Result<FreeMark, MarkRefusal | 'past' | 'too far' | 'as it is'>> {
  const before = await lockOwn(tx, actor, spot, now);
  if (!before.ok) return before;
  const fault = endFault(until, now);
  if (fault) return refuse(fault);
  const old = before.value;
  if (old?.until.getTime() === until.getTime()) return refuse('as it is');
  const mark = {
    spot,
    setBy: actor.person,
    since: old?.since ?? now,
    until,
    hidden: old?.hidden ?? false,
  };
  await tx.marks.put(actor.complex, mark);
  await tx.timers.set(actor.complex, { kind: 'mark', spot }, until);
  await tellOthers(tx, actor, { kind: 'spot marked free', spot, by: actor.person });
  return ok(mark);
}

/** «Скрыть из справочника» and back. Whoever holds the spot is not bothered with it. */
export async function hideMark(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  hidden: boolean,
  now: Instant,
): Promise<Result<FreeMark, MarkRefusal | 'not marked'>> {
  const found = await lockOwn(tx, actor, spot, now);
  if (!found.ok) return found;
  if (!found.value) return refuse('not marked');
  const mark = { ...found.value, hidden };
  await tx.marks.put(actor.complex, mark);
  return ok(mark);
}

/** «Вернулся»: any holder ends it. */
export async function endMark(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  now: Instant,
): Promise<Result<null, MarkRefusal | 'not marked'>> {
  const found = await lockOwn(tx, actor, spot, now);
  if (!found.ok) return found;
  if (!found.value) return refuse('not marked');
  await removeMark(tx, actor.complex, spot);
  await tellOthers(tx, actor, { kind: 'mark ended', spot, by: actor.person });
  return ok(null);
}

/** The mark's timer: by the time the spot is locked the mark may be gone, or last longer. */
export async function runOut(tx: Tx, complex: ComplexId, spot: SpotNumber, now: Instant): Promise<void> {
  const timer = { kind: 'mark', spot } as const;
  await tx.disputes.lockSpots(complex, [spot]);
  const mark = await tx.marks.endOf(complex, spot);
  if (!mark) return tx.timers.set(complex, timer, null);
  if (!isDue(mark.until, now)) return tx.timers.set(complex, timer, mark.until);
  await removeMark(tx, complex, spot);
  const holders = (await tx.spots.holders(complex, spot)).map((holder) => holder.person);
  await tx.notices.add(complex, holders, 'note', { kind: 'mark ran out', spot, setBy: mark.setBy });
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
): Promise<void> {
  const mark = await tx.marks.endOf(complex, spot);
  if (!mark) return;
  const isKept = mark.setBy !== null && !former.includes(mark.setBy);
  if (!isKept || (await tx.spots.holders(complex, spot)).length === 0) await removeMark(tx, complex, spot);
}

async function removeMark(tx: Tx, complex: ComplexId, spot: SpotNumber): Promise<void> {
  await tx.marks.remove(complex, spot);
  await tx.timers.set(complex, { kind: 'mark', spot }, null);
}

/** The spot is locked first: its holders can neither change meanwhile nor press at the same time. */
async function lockOwn(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  now: Instant,
): Promise<Result<FreeMark | null, MarkRefusal>> {
  if (!may(actor, 'mark spots')) return refuse('not allowed');
  await tx.disputes.lockSpots(actor.complex, [spot]);
  const holders = await tx.spots.holders(actor.complex, spot);
  if (!holders.some((holder) => holder.person === actor.person)) return refuse('not yours');
  return ok(await tx.marks.get(actor.complex, spot, now));
}

async function tellOthers(tx: Tx, actor: Member, notice: AwayNotice): Promise<void> {
  const holders = (await tx.spots.holders(actor.complex, notice.spot)).map((holder) => holder.person);
  const others = holders.filter((person) => person !== actor.person);
  await tx.notices.add(actor.complex, others, 'note', notice);
}
