import { endOf } from '../away/mark.ts';
import type { AlertId, ComplexId, LendingId, PersonId, SpotNumber, WishId } from '../kernel/ids.ts';
import { after, before, days, type Instant, isDue, minutes } from '../kernel/time.ts';
import { inZone, momentAt } from '../kernel/zone.ts';

/** «Займу»: a neighbour stands on a spot that is marked free, until then at the longest. */
export type Lending = {
  readonly complex: ComplexId;
  readonly id: LendingId;
  readonly spot: SpotNumber;
  readonly borrower: PersonId;
  readonly madeAt: Instant;
  readonly until: Instant;
  readonly warned: boolean;
  readonly endedAt: Instant | null;
  readonly ending: LendingEnding | null;
  /** When he said that the spot is empty; null: nobody knows that his car is gone. */
  readonly leftAt: Instant | null;
  /** What the two write to each other; null: words could not reach the holders, or are kept no more. */
  readonly thread: AlertId | null;
};

/** By «Место свободно», its time, «Вернулся», a spot that changed hands, or a borrower who may stand there no more. */
export type LendingEnding = 'left' | 'time' | 'back' | 'no holder' | 'borrower';

/** «Скажу, когда появится»: somebody looks for a spot until then. */
export type SpotWish = {
  readonly complex: ComplexId;
  readonly id: WishId;
  readonly person: PersonId;
  readonly until: Instant;
  /** The spot that he was told of last. */
  readonly offered: SpotNumber | null;
  readonly ending: WishEnding | null;
};

export type WishEnding = 'found' | 'time' | 'dropped';

/** Until when somebody looks, with one tap. */
export type Search = 'evening' | 'tomorrow';

/** Who needs one for longer should ask its holder. */
export const LONGEST_LENDING = days(7);

/** The borrower hears so long before the end. */
export const WARNED_BEFORE = minutes(30);

/** Nobody parks for less. */
export const SHORTEST_LENDING = minutes(15);

/** A guest for the evening leaves before the night. */
const EVENING_ENDS = Temporal.PlainTime.from('23:00');
const EVENING_OFFERED_BEFORE = Temporal.PlainTime.from('22:00');

export function searchEnd(search: Search, now: Instant, timeZone: string): Instant {
  if (search === 'tomorrow') return endOf('tomorrow', now, timeZone);
  return momentAt(inZone(now, timeZone).toPlainDate(), EVENING_ENDS, timeZone);
}

export function searchesOffered(now: Instant, timeZone: string): readonly Search[] {
  const time = inZone(now, timeZone).toPlainTime();
  return Temporal.PlainTime.compare(time, EVENING_OFFERED_BEFORE) < 0
    ? ['evening', 'tomorrow']
    : ['tomorrow'];
}

/** Why nobody can look until then; null: he can. */
export function searchFault(until: Instant, now: Instant): 'past' | 'too far' | null {
  if (isDue(until, after(now, SHORTEST_LENDING))) return 'past';
  return until > after(now, LONGEST_LENDING) ? 'too far' : null;
}

/** When the lending has to be looked at again; null: it is over. */
export function nextLook(lending: Pick<Lending, 'until' | 'warned' | 'endedAt'>): Instant | null {
  if (lending.endedAt) return null;
  return lending.warned ? lending.until : before(lending.until, WARNED_BEFORE);
}

/** Whether a word half an hour before says something new. */
export function isWorthWarning(until: Instant, now: Instant): boolean {
  return until > after(now, WARNED_BEFORE);
}

/** Whether the gate still wonders about the car: until the end of that day, unless it is known to be gone. */
export function isOverstayed(
  { endedAt, leftAt, ending }: Pick<Lending, 'endedAt' | 'leftAt' | 'ending'>,
  now: Instant,
  timeZone: string,
): boolean {
  if (!endedAt || leftAt || ending === 'borrower') return false;
  const day = inZone(endedAt, timeZone).toPlainDate();
  return inZone(now, timeZone).toPlainDate().equals(day);
}
