import type { Action } from './access.ts';
import type { ComplexId, PersonId } from './kernel/ids.ts';
import type { Instant } from './kernel/time.ts';
import type { Lane } from './notices.ts';
import type { NoteTopic } from './notifications/note-topics.ts';
import type { Tx } from './ports.ts';

type Kinded = { readonly kind: string };
type Of<Union extends Kinded, K extends string> = Extract<Union, { readonly kind: K }>;

/** What a feature does by itself and tells people. A room exports one; `features.ts` lists them. */
export type Feature<N extends Kinded, Card extends Kinded = never, T extends Kinded = never> = {
  /** What it tells people in messages of their own. */
  readonly notices?: NoticePolicies<N>;
  /** The messages that it keeps up to date. */
  readonly cards?: CardPolicies<Card>;
  /** What happens when the time has come. */
  readonly timers?: { readonly [K in T['kind']]: Fire<Of<T, K>> };
};

export type NoticePolicies<N extends Kinded> = { readonly [K in N['kind']]: NoticePolicy<Of<N, K>> };

export type NoticePolicy<N> = {
  /**
   * Whether a note waits for quiet hours to end. At once comes what answers a press of whoever reads it, what they are
   * waiting for, and what is about now.
   */
  readonly quietHours: 'held' | 'at once';
  /**
   * What its reader has to be allowed when it leaves, whatever he was allowed when it was made; null: it is about
   * what is his own, and its drawing looks whether it still is.
   */
  readonly needs: Action | null;
  /** Reads it whatever he may: it is about him. */
  readonly alsoFor?: (notice: N) => PersonId;
  /** It may be switched off in «Уведомления»; what is left out never can. */
  readonly optional?: {
    readonly topic: NoteTopic;
    /** Reads it all the same: it is about him. */
    readonly but?: (notice: N) => PersonId | null;
    /** Reads it all the same whoever may do that: it is for his work. */
    readonly unless?: Action;
  };
};

export type CardPolicies<Card extends Kinded> = { readonly [K in Card['kind']]: CardPolicy<Of<Card, K>> };

/** `needs`: what its viewer has to be allowed at each showing and each edit; null: the card is about his own. */
export type CardPolicy<Card> = CardLanes & {
  readonly needs: (card: Card) => Action | null;
  /** It first answers a press of its own viewer, who need not be called for it. */
  readonly own?: (card: Card) => boolean;
};

/** In which lane a card leaves as a message with a sound, and in which an edit of it. */
export type CardLanes = { readonly rung: Lane; readonly edited: Lane };

export type Fire<T> = (tx: Tx, complex: ComplexId, timer: T, now: Instant) => Promise<void>;
