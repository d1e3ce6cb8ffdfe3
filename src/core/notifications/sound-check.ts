import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { after, between, type Duration, hours, type Instant, isDue, minutes } from '../kernel/time.ts';

/** A test that arrives as an alert does, with «Слышу» below it. */
export type SoundCheck = {
  readonly complex: ComplexId;
  readonly person: PersonId;
  /** 1 for the first one of the person. */
  readonly number: number;
  readonly askedAt: Instant;
  /** Null: on its way. */
  readonly arrivedAt: Instant | null;
  readonly heardAt: Instant | null;
  /** `silence`: a minute without «Слышу»; `lost`: the messenger did not take it. Null: «Слышу» is waited for. */
  readonly outcome: 'heard' | 'silence' | 'lost' | null;
};

/** Whoever has the sound on presses by then. */
export const HEARD_WITHIN = minutes(1);

/** So long the messenger is tried; one whose end nobody has seen by then is in nobody's way. */
const LONGEST = hours(1);

export type Heard = { readonly check: SoundCheck; readonly took: Duration; readonly late: boolean };

/** Whether a test is worth offering: not to whoever tried one, or has no car to be called to. */
export function isWorthATest(last: SoundCheck | null, spots: readonly SpotNumber[]): boolean {
  return last === null && spots.length > 0;
}

/** The next test; null: one is on its way, or has just come. */
export function nextCheck(
  last: SoundCheck | null,
  who: Pick<SoundCheck, 'complex' | 'person'>,
  now: Instant,
): SoundCheck | null {
  if (last && last.outcome === null && !isDue(after(last.askedAt, LONGEST), now)) return null;
  const { complex, person } = who;
  const number = (last?.number ?? 0) + 1;
  return { complex, person, number, askedAt: now, arrivedAt: null, heardAt: null, outcome: null };
}

/** What the messenger made of it. It may have been heard before we know that it arrived. */
export function withArrival(check: SoundCheck, arrived: boolean, now: Instant): SoundCheck {
  if (arrived) return { ...check, arrivedAt: check.arrivedAt ?? now };
  return check.outcome === null ? { ...check, outcome: 'lost' } : check;
}

/** When nobody is waited for any more; null: it has not arrived, or is over. */
export function silenceAt({ outcome, arrivedAt }: SoundCheck): Instant | null {
  return outcome === null && arrivedAt ? after(arrivedAt, HEARD_WITHIN) : null;
}

/** «Слышу»: how long after it came. Null: pressed before. */
export function hear(check: SoundCheck, now: Instant): Heard | null {
  if (check.heardAt) return null;
  const heard = { ...check, heardAt: now, outcome: 'heard' } as const;
  const took = tookOf(heard);
  return { check: heard, took, late: took >= HEARD_WITHIN };
}

/** From its arrival to «Слышу». */
export function tookOf({ askedAt, arrivedAt, heardAt }: SoundCheck): Duration {
  return heardAt ? Math.max(0, between(arrivedAt ?? askedAt, heardAt)) : 0;
}
