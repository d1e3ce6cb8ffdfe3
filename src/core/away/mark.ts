import type { PersonId, SpotNumber } from '../kernel/ids.ts';
import { after, days, type Instant, isDue } from '../kernel/time.ts';
import { inZone, momentAt } from '../kernel/zone.ts';

/** «Уезжаю»: the car is gone, and neighbours may stand on the spot until then. A spot has one mark at most. */
export type FreeMark = {
  readonly spot: SpotNumber;
  /** The holder who set it or changed it last; null once they are forgotten. */
  readonly setBy: PersonId | null;
  readonly since: Instant;
  readonly until: Instant;
  /** «Скрыть из справочника». */
  readonly hidden: boolean;
};

/** How long, with one tap. */
export type Stay = 'evening' | 'tomorrow' | '3 days' | 'week';

const DAYS: Readonly<Record<Stay, number>> = { evening: 0, tomorrow: 1, '3 days': 3, week: 7 };

/** People are home by then: the hour at which a stay ends that was named by its day only. */
export const HOME_BY = Temporal.PlainTime.from('20:00');

/** From then on «До вечера» is not worth offering. */
const EVENING_OFFERED_BEFORE = Temporal.PlainTime.from('19:00');

/** Nobody plans a parking spot further ahead. */
export const LONGEST_MARK = days(366);

/** The end of such a stay by the clocks of the complex. */
export function endOf(stay: Stay, now: Instant, timeZone: string): Instant {
  return momentAt(inZone(now, timeZone).toPlainDate().add({ days: DAYS[stay] }), HOME_BY, timeZone);
}

export function staysOffered(now: Instant, timeZone: string): readonly Stay[] {
  const time = inZone(now, timeZone).toPlainTime();
  const evening = Temporal.PlainTime.compare(time, EVENING_OFFERED_BEFORE) < 0;
  return evening ? ['evening', 'tomorrow', '3 days', 'week'] : ['tomorrow', '3 days', 'week'];
}

/** Why a mark cannot end then; null: it can. */
export function endFault(until: Instant, now: Instant): 'past' | 'too far' | null {
  if (isDue(until, now)) return 'past';
  return until > after(now, LONGEST_MARK) ? 'too far' : null;
}
