import type { PersonId } from '../kernel/ids.ts';
import { after, type Duration, days, hours, type Instant, minutes } from '../kernel/time.ts';

/** `gate`: the phone of the gate, which guards share. `mini app`: opened from within a messenger. */
export const SESSION_KINDS = ['browser', 'mini app', 'gate'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

declare const brand: unique symbol;
export type SessionId = number & { readonly [brand]: 'session' };
export const sessionId = (value: number): SessionId => value as SessionId;

/** How long one is signed in, from the beginning and since the last time that one was there. */
const LIVES: Readonly<Record<SessionKind, { readonly whole: Duration; readonly unused: Duration }>> = {
  browser: { whole: days(400), unused: days(90) },
  'mini app': { whole: hours(24), unused: hours(24) },
  gate: { whole: days(180), unused: days(14) },
};

export function sessionEnds(kind: SessionKind, madeAt: Instant, seenAt: Instant): Instant {
  const { whole, unused } = LIVES[kind];
  const [ofWhole, ofUnused] = [after(madeAt, whole), after(seenAt, unused)];
  return ofWhole < ofUnused ? ofWhole : ofUnused;
}

/** How long the link and the code for signing in can be used. */
export const LOGIN_LIFE = minutes(5);

export type Session = {
  readonly id: SessionId;
  readonly kind: SessionKind;
  /** The browser and the system as they name themselves, at most 60 characters; '': they do not. */
  readonly device: string;
  readonly madeAt: Instant;
  readonly seenAt: Instant;
};

export type NewSession = {
  readonly kind: SessionKind;
  readonly device: string;
  /** Null: a stranger with an invitation; he is a number until he agrees to be known. */
  readonly person: PersonId | null;
};
