/** House time: an argument everywhere, so that tests and the playground can push it. */
export type Instant = Date;

/** A length of time in milliseconds. */
export type Duration = number;

export const seconds = (count: number): Duration => count * 1_000;
export const minutes = (count: number): Duration => seconds(count * 60);
export const hours = (count: number): Duration => minutes(count * 60);
export const days = (count: number): Duration => hours(count * 24);

export function after(start: Instant, wait: Duration): Instant {
  return new Date(start.getTime() + wait);
}

export function before(end: Instant, wait: Duration): Instant {
  return after(end, -wait);
}

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export function between(from: Instant, to: Instant): Duration {
  return to.getTime() - from.getTime();
}

/** The clocks of two replicas differ by less. */
export const CLOCK_SKEW: Duration = minutes(1);

/** Later than `since`. What lies beyond `until` was written before the clock was set back: it counts in no window. */
export type Lately = { readonly since: Instant; readonly until: Instant };

export function lately(now: Instant, window: Duration): Lately {
  return { since: before(now, window), until: after(now, CLOCK_SKEW) };
}

export function isIn({ since, until }: Lately, at: Instant): boolean {
  return at > since && at <= until;
}

export function isDue(at: Instant, now: Instant): boolean {
  return at.getTime() <= now.getTime();
}

export function latest(first: Instant, second: Instant): Instant {
  return first > second ? first : second;
}

export function earliest(...moments: readonly (Instant | null)[]): Instant | null {
  let first: Instant | null = null;
  for (const moment of moments) if (moment && (!first || moment < first)) first = moment;
  return first;
}

/** A moment that was stored as text by `toISOString`. */
export function instantOf(stored: string): Instant {
  return new Date(stored);
}
