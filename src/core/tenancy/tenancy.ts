import type { PersonId, SpotNumber } from '../kernel/ids.ts';
import { after, before, days, earliest, hours, type Instant, isDue } from '../kernel/time.ts';

/** «Сдаю место до …»: somebody holds a spot that is not his until then, and is asked first about whatever stands there. */
export type Tenancy = {
  readonly spot: SpotNumber;
  readonly person: PersonId;
  readonly until: Instant;
  /** Both were told that it ends within a week. */
  readonly warned: boolean;
};

/** The hour at which a tenancy ends that was named by its day only: both are awake, and can move a car. */
export const ENDS_BY = Temporal.PlainTime.from('20:00');
export const SHORTEST_TENANCY = days(1);
export const LONGEST_TENANCY = days(366);
export const TENANT_LINK_LIFE = hours(48);
export const WARNED_BEFORE = days(7);

export type EndFault = 'too soon' | 'too far';

/** Why a tenancy that is made or renewed now cannot end then; null: it can. */
export function tenancyFault(until: Instant, now: Instant): EndFault | null {
  if (until < after(now, SHORTEST_TENANCY)) return 'too soon';
  return until > after(now, LONGEST_TENANCY) ? 'too far' : null;
}

/** Whoever is told only days before it ends was told when it began. */
export function isToBeWarned({ until, warned }: Tenancy, now: Instant): boolean {
  return !warned && isDue(before(until, WARNED_BEFORE), now) && !isDue(until, now);
}

/** When a spot's tenancies have to be looked at next; null: nobody rents it. */
export function nextMoment(tenancies: readonly Tenancy[]): Instant | null {
  return earliest(...tenancies.map(({ until, warned }) => (warned ? until : before(until, WARNED_BEFORE))));
}

/** Whoever rents for less than that knows without being told. */
export function isWarnedFrom(until: Instant, now: Instant): boolean {
  return isDue(before(until, WARNED_BEFORE), now);
}
