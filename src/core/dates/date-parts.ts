import type { Token } from './date-tokens.ts';
import type { Meaning } from './vocabulary.ts';

export type DayPart =
  | { readonly kind: 'near'; readonly days: number }
  | { readonly kind: 'date'; readonly day: number; readonly month: number; readonly year: number | null }
  | { readonly kind: 'day of month'; readonly day: number };

export type WeekdayPart = {
  readonly kind: 'weekday';
  readonly weekday: number;
  readonly which: 'any' | 'this' | 'next';
};

/** The hours that may be meant, one after the other; 24 is the end of the day. */
export type ClockPart = {
  readonly kind: 'clock';
  readonly hours: readonly number[];
  readonly minute: number;
};

/** A length of time from now on. */
export type WaitPart = {
  readonly kind: 'wait';
  readonly minutes: number;
  readonly days: number;
  readonly months: number;
};

export type Part = DayPart | WeekdayPart | ClockPart | WaitPart;

/** What was read at a place, and where it ends; `weak`: the words mean it only beside a day that is named, too. */
export type Step = { readonly part: Part; readonly next: number; readonly weak?: boolean };

/** What may be read at a place, given the parts before it. */
export type Rule = (tokens: readonly Token[], at: number, before: readonly Part[]) => readonly Step[];

export function meaning<K extends Meaning['is']>(
  token: Token | undefined,
  is: K,
): Extract<Meaning, { is: K }> | null {
  if (token?.kind !== 'word') return null;
  return token.meanings.find((one): one is Extract<Meaning, { is: K }> => one.is === is) ?? null;
}

export function numberAt(token: Token | undefined): number | null {
  return token?.kind === 'number' && token.digits < 3 ? token.value : null;
}

/** The little words before a part: «до», «в», «на»; two at most. */
export type Lead = {
  readonly next: number;
  readonly has: (...kinds: readonly LeadKind[]) => boolean;
  /** In a language that counts twice 12 hours. */
  readonly twelve: boolean;
};

type LeadKind = (typeof LEADS)[number];

const LEADS = ['until', 'at', 'on', 'after', 'for'] as const;

export function leadAt(tokens: readonly Token[], at: number): Lead {
  let next = at;
  while (next < at + 2 && LEADS.some((is) => meaning(tokens[next], is))) next += 1;
  const led = tokens.slice(at, next);
  const has = (...kinds: readonly LeadKind[]) =>
    led.some((token) => kinds.some((is) => meaning(token, is) !== null));
  const twelve = led.some((token) => (meaning(token, 'until') ?? meaning(token, 'at'))?.twelve ?? false);
  return { next, has, twelve };
}
