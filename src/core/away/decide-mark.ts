import type { Change } from '../changes.ts';
import { quietUntil } from '../complexes/quiet-hours.ts';
import type { PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, isDue } from '../kernel/time.ts';
import type { AwayNotice } from './away-notices.ts';
import type { MarksSeen } from './away-ports.ts';
import { endFault, type FreeMark } from './mark.ts';

/** The mark, and whether all spots of the person are free now. */
export type Marked<Mark = FreeMark> = { readonly mark: Mark; readonly away: boolean };

type MarkDecision<Mark = FreeMark> = Marked<Mark> & { readonly changes: readonly Change[] };

type Refusal = 'not yours' | 'not marked';

/** A mark until then, or another end of the one that is there. */
export function decideMark(
  seen: MarksSeen,
  person: PersonId,
  spot: SpotNumber,
  until: Instant,
  now: Instant,
): Result<MarkDecision, 'not yours' | 'past' | 'too far' | 'as it is'> {
  if (!holds(seen, person, spot)) return refuse('not yours');
  const fault = endFault(until, now);
  if (fault) return refuse(fault);
  const old = markOf(seen, spot, now);
  if (old?.until.getTime() === until.getTime()) return refuse('as it is');
  const mark = { spot, setBy: person, since: old?.since ?? now, until, hidden: old?.hidden ?? false };
  const changes: Change[] = [
    { kind: 'mark', mark },
    { kind: 'timer', timer: { kind: 'mark', spot }, dueAt: until },
    tell(seen, othersThan(seen, person, spot), { kind: 'spot marked free', spot, by: person }, now),
  ];
  return ok({ mark, away: areFree(seen, [mark], now), changes });
}

/** «Скрыть из справочника» and back. Whoever holds the spot is not bothered with it. */
export function decideHiding(
  seen: MarksSeen,
  person: PersonId,
  spot: SpotNumber,
  hidden: boolean,
  now: Instant,
): Result<MarkDecision, Refusal> {
  if (!holds(seen, person, spot)) return refuse('not yours');
  const old = markOf(seen, spot, now);
  if (!old) return refuse('not marked');
  const mark = { ...old, hidden };
  return ok({ mark, away: areFree(seen, [mark], now), changes: [{ kind: 'mark', mark }] });
}

/** «Вернулся»: any holder ends it; of several spots those that are marked. */
export function decideEnd(
  seen: MarksSeen,
  person: PersonId,
  spots: readonly SpotNumber[],
  now: Instant,
): Result<MarkDecision<null>, Refusal> {
  const own = spots.filter((spot) => holds(seen, person, spot));
  if (own.length === 0) return refuse('not yours');
  const ended = own.map((spot) => markOf(seen, spot, now)).filter((mark) => mark !== null);
  if (ended.length === 0) return refuse('not marked');
  const over = ended.map((mark) => ({ ...mark, until: now }));
  const changes = ended.flatMap(({ spot }) => [
    ...ending(spot),
    tell(seen, othersThan(seen, person, spot), { kind: 'mark ended', spot, by: person }, now),
  ]);
  return ok({ mark: null, away: areFree(seen, over, now), changes });
}

/** What the mark's timer does: by the time the spot is locked the mark may be gone, or last longer. */
export function decideRunOut(seen: MarksSeen, spot: SpotNumber, now: Instant): readonly Change[] {
  const mark = seen.marks.find((one) => one.spot === spot);
  const timer = { kind: 'mark', spot } as const;
  if (!mark) return [{ kind: 'timer', timer, dueAt: null }];
  if (!isDue(mark.until, now)) return [{ kind: 'timer', timer, dueAt: mark.until }];
  const notice = { kind: 'mark ran out', spot, setBy: mark.setBy } as const;
  return [...ending(spot), tell(seen, othersThan(seen, null, spot), notice, now)];
}

/** The mark goes, and its timer with it. */
export function ending(spot: SpotNumber): readonly Change[] {
  return [
    { kind: 'no mark', spot },
    { kind: 'timer', timer: { kind: 'mark', spot }, dueAt: null },
  ];
}

/** Whether all spots of the person are free once these marks have changed. */
function areFree({ own, marks }: MarksSeen, changed: readonly FreeMark[], now: Instant): boolean {
  const isFree = (spot: SpotNumber) => {
    const mark = [...changed, ...marks].find((one) => one.spot === spot);
    return mark !== undefined && !isDue(mark.until, now);
  };
  return own.length > 0 && own.every(isFree);
}

/** The spot's mark while it lasts. */
function markOf({ marks }: MarksSeen, spot: SpotNumber, now: Instant): FreeMark | null {
  const mark = marks.find((one) => one.spot === spot);
  return mark && !isDue(mark.until, now) ? mark : null;
}

function holds({ holders }: MarksSeen, person: PersonId, spot: SpotNumber): boolean {
  return holders.some((one) => one.spot === spot && one.person === person);
}

function othersThan({ holders }: MarksSeen, person: PersonId | null, spot: SpotNumber): PersonId[] {
  return holders.filter((one) => one.spot === spot && one.person !== person).map((one) => one.person);
}

function tell({ complex }: MarksSeen, people: readonly PersonId[], notice: AwayNotice, now: Instant): Change {
  return { kind: 'tell', people, lane: 'note', notice, morning: quietUntil(now, complex) };
}
