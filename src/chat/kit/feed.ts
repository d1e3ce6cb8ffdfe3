import type { ComplexId, PersonId } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { CardSubject, Lane, Notice } from '../../core/notices.ts';

/** What somebody was told and shown, to be drawn anew from how things stand now. */
export type FeedItem = {
  /** Its newest telling: what came later has a larger number. */
  readonly number: number;
  /** A message that somebody answers to, or whose button he presses, is named by it. */
  readonly ref: FeedRef;
  readonly at: Instant;
  readonly lane: Lane;
  readonly content:
    | { readonly kind: 'notice'; readonly notice: Notice }
    | { readonly kind: 'card'; readonly subject: CardSubject };
};

/** `web:c12`: a card; `web:n345`: a message of its own. No messenger calls a message so. */
export type FeedRef = string;

const REF = /^web:([cn])([1-9]\d{0,14})$/;

export const feedRef = (of: 'card' | 'notice', id: number): FeedRef =>
  `web:${of === 'card' ? 'c' : 'n'}${id}`;

/** Null: it is some messenger's. */
export function readFeedRef(ref: string): { readonly of: 'card' | 'notice'; readonly id: number } | null {
  const [, of, digits] = REF.exec(ref) ?? [];
  return digits === undefined ? null : { of: of === 'c' ? 'card' : 'notice', id: Number(digits) };
}

export type Feed = {
  /** The newest first; each card stands once, where it was shown last. `before`: only what has a smaller number. */
  readonly of: (
    complex: ComplexId,
    person: PersonId,
    before: number | null,
    most: number,
    now: Instant,
  ) => Promise<readonly FeedItem[]>;
  /** One of them, by its name; null: it is gone, or somebody else's. */
  readonly one: (complex: ComplexId, person: PersonId, ref: FeedRef) => Promise<FeedItem | null>;
};
