import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { CardSubject, Channel, Notice } from '../notices.ts';

/** A browser that lets itself be called, as it says where and how. */
export type NewBrowser = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

/** What a phone was called for. */
export type CalledFor = {
  readonly recipient: PersonId;
  readonly content:
    | { readonly kind: 'notice'; readonly notice: Notice }
    | { readonly kind: 'card'; readonly subject: CardSubject };
};

/** A notice, by one of its two ways. */
export type OneWay = {
  readonly id: number;
  readonly channel: Channel;
  readonly pair: number | null;
};

/** The browsers in which people are called. */
export type Browsers = {
  /** One a session; a browser that was another session's is this one's now: whose it was is returned. */
  readonly keep: (
    complex: ComplexId,
    session: number,
    person: PersonId,
    browser: NewBrowser,
    now: Instant,
  ) => Promise<readonly PersonId[]>;
  /** False: there was none. */
  readonly drop: (complex: ComplexId, session: number) => Promise<boolean>;
  /** All of somebody's; false: there were none. */
  readonly dropAll: (complex: ComplexId, person: PersonId) => Promise<boolean>;
  readonly any: (person: PersonId) => Promise<boolean>;
  /** Whether this session's is one of them, how many there are, and whether a messenger reaches him beside. */
  readonly ways: (
    complex: ComplexId,
    person: PersonId,
    session: number,
  ) => Promise<{ readonly here: boolean; readonly browsers: number; readonly messenger: boolean }>;
  /**
   * Whoever has one can be told at the web, and nobody else. `changed`: that was not so; `otherwise`: a messenger reaches him.
   */
  readonly settle: (
    person: PersonId,
    now: Instant,
  ) => Promise<{ readonly has: boolean; readonly changed: boolean; readonly otherwise: boolean }>;
  /**
   * What the same message came to by the other way: `there`: it is on a screen; `may`: it may come yet; null: nothing.
   * Of two that end at once the second sees how the first did, if their thread is locked or they have none.
   */
  readonly otherWay: (complex: ComplexId, one: OneWay) => Promise<'there' | 'may' | null>;
  /** What a phone was called for; null: that is over, or was somebody else's. */
  readonly called: (
    complex: ComplexId,
    notice: number,
    browser: number,
  ) => Promise<(CalledFor & OneWay) | null>;
  /** It was shown. False: it was known already. */
  readonly hear: (complex: ComplexId, notice: number, now: Instant) => Promise<boolean>;
};
