import type { ComplexId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** One day of the house, by its own clocks. `2026-11-22`. */
export type Day = {
  readonly date: string;
  readonly alerts: number;
  readonly answered: number;
  /** Minutes until the first answer, the median of the day; null: nobody answered. */
  readonly minutes: number | null;
};

/** A week of the house, from its Monday on: `2026-11-23`. */
export type Week = {
  readonly monday: string;
  /** Calls that had a quarter of an hour to be answered. */
  readonly asked: number;
  readonly within5: number;
  readonly within15: number;
  /** Minutes until the first answer, the median; null: nobody answered. */
  readonly minutes: number | null;
};

export type Figures = {
  readonly residents: number;
  readonly banned: number;
  readonly spots: number;
  readonly held: number;
  readonly blocked: number;
  readonly sos: number;
  readonly messages: number;
  /** Passers-by, by a card under a windscreen. */
  readonly windscreen: number;
  /** Of calls to a spot that somebody holds: answered at all. Messages ask for nothing. */
  readonly asked: number;
  readonly answered: number;
  readonly minutes: number | null;
  readonly called: number;
  /** Every day of the time, oldest first. */
  readonly days: readonly Day[];
  /** The weeks of late in which somebody was called, oldest first. */
  readonly weeks: readonly Week[];
};

export type Statistics = {
  readonly since: (
    complex: ComplexId,
    since: Instant,
    now: Instant,
    timeZone: string,
  ) => Promise<Omit<Figures, 'weeks'>>;
  readonly weeks: (
    complex: ComplexId,
    since: Instant,
    now: Instant,
    timeZone: string,
  ) => Promise<readonly Week[]>;
};
