import { days, hours, minutes } from '../kernel/time.ts';

/** How many calls by cards there were. */
export type CallCounts = {
  /** Threads of this card. */
  readonly ofTag: number;
  /** Threads of this passer-by, in ten minutes and in a day. */
  readonly ofVisitor: number;
  readonly ofVisitorToday: number;
  /** Calls from this network, and in the whole house. */
  readonly ofNetwork: number;
  readonly ofHouse: number;
};

/** In which time each is counted. */
export const CALL_WINDOWS = {
  ofTag: hours(1),
  ofVisitor: minutes(10),
  ofVisitorToday: days(1),
  ofNetwork: hours(1),
  ofHouse: hours(1),
} as const satisfies Record<keyof CallCounts, number>;

export const MOST_CALLS = {
  ofTag: 3,
  ofVisitor: 3,
  ofVisitorToday: 10,
  ofNetwork: 10,
  ofHouse: 60,
} as const satisfies Record<keyof CallCounts, number>;

/** Which limit a call meets first; null: none. Whoever joins an open thread calls nobody anew. */
export function callLimit(counts: CallCounts, joins: boolean): keyof CallCounts | null {
  const met = (name: keyof CallCounts) => counts[name] >= MOST_CALLS[name];
  if (met('ofHouse')) return 'ofHouse';
  if (met('ofNetwork')) return 'ofNetwork';
  if (met('ofVisitor')) return 'ofVisitor';
  if (met('ofVisitorToday')) return 'ofVisitorToday';
  return !joins && met('ofTag') ? 'ofTag' : null;
}
