import type { DateWords } from '../dates/date-words.ts';
import { readCount } from '../dates/read-count.ts';
import type { ComplexId, PassId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { after, before, between, earliest, hours, type Instant, isDue, minutes } from '../kernel/time.ts';

export type PassEnding = 'over' | 'revoked' | 'spot lost';

/** A permission to drive in and visit a spot until then; not a reservation of it. */
export type Pass = {
  readonly complex: ComplexId;
  readonly id: PassId;
  /** Null: was forgotten while the guest was inside. */
  readonly host: PersonId | null;
  readonly spot: SpotNumber;
  /** A car's number or a name, as the host typed it: for guards and the host alone. */
  readonly guest: string;
  readonly madeAt: Instant;
  readonly until: Instant;
  readonly warned: boolean;
  readonly endedAt: Instant | null;
  readonly ending: PassEnding | null;
  readonly enteredAt: Instant | null;
  readonly leftAt: Instant | null;
  /** «Пустить»: made at the gate, beside the three that its host may have. */
  readonly fromGate: boolean;
};

export const MOST_PASSES = 3;
export const LONGEST_PASS_HOURS = 72;
export const LONGEST_GUEST = 60;
/** The host hears that it ends so long before. */
export const WARN_BEFORE = minutes(15);

export function isActive(pass: Pass, now: Instant): boolean {
  return pass.endedAt === null && !isDue(pass.until, now);
}

/** The guest has driven in and not out again, whether or not the pass still holds. */
export function isInside(pass: Pass): boolean {
  return pass.enteredAt !== null && pass.leftAt === null;
}

/** Ended by somebody, before its time. */
export function isCalledOff({ ending }: Pass): boolean {
  return ending === 'revoked' || ending === 'spot lost';
}

/** When something happens by itself next; null: nothing will. */
export function nextLook(pass: Pass): Instant | null {
  if (pass.endedAt) return null;
  return earliest(pass.warned ? null : before(pass.until, WARN_BEFORE), pass.until);
}

/** The end after so many more hours: never beyond 72 hours from now. Null: it cannot be any later. */
export function extended(pass: Pass, more: number, now: Instant): Instant | null {
  const latest = after(now, hours(LONGEST_PASS_HOURS));
  const until = earliest(after(pass.until, hours(more)), latest) ?? latest;
  return between(pass.until, until) >= minutes(1) ? until : null;
}

export function isPassLength(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= LONGEST_PASS_HOURS;
}

/** `3`, «3 часа», `3 hours`; null: no length that a pass may have. */
export function readPassHours(text: string, languages: readonly DateWords[]): number | null {
  const count = readCount(text, 'hours', languages);
  return count !== null && isPassLength(count) ? count : null;
}
