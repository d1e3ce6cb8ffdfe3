import type { Alert } from './alerts/alert.ts';
import type { FreeMark } from './away/mark.ts';
import type { PlateKey } from './cars/plate.ts';
import type { AlertId, CardId, PersonId, SpotNumber, TagId } from './kernel/ids.ts';
import type { Instant } from './kernel/time.ts';
import type { CardSubject, Channel, Lane, Notice } from './notices.ts';
import type { CardTopic, Timer } from './ports.ts';
import type { TagCaller } from './windscreen/windscreen-ports.ts';

/**
 * What a decision writes, in this order. It names everything by itself and asks for nothing back, so that a list of
 * changes can go to the database in one piece.
 */
export type Change =
  /** A thread with the number that was kept for it. */
  | { readonly kind: 'new thread'; readonly alert: Alert }
  | { readonly kind: 'thread'; readonly alert: Alert }
  | {
      readonly kind: 'number tried';
      readonly person: PersonId;
      readonly spot: SpotNumber;
      readonly at: Instant;
    }
  | {
      readonly kind: 'plate tried';
      readonly person: PersonId;
      readonly key: PlateKey;
      readonly at: Instant;
    }
  /** Sets, moves or (null) takes away the timer. */
  | { readonly kind: 'timer'; readonly timer: Timer; readonly dueAt: Instant | null }
  /** Gives each viewer a card and queues its first showing. */
  | { readonly kind: 'new cards'; readonly cards: readonly NewCard[] }
  /** Queues an edit of every card of the subject: drawn from the state at that moment. */
  | { readonly kind: 'redraw'; readonly topic: CardTopic }
  /** Queues the viewers' cards anew as messages with a sound. */
  | { readonly kind: 'ring'; readonly subject: CardSubject; readonly viewers: readonly PersonId[] }
  | {
      readonly kind: 'tell';
      readonly people: readonly PersonId[];
      readonly lane: Lane;
      readonly notice: Notice;
      /** When quiet hours will be over, for a note that waits for that; null: it is not quiet, or an alert. */
      readonly morning: Instant | null;
    }
  /** A passer-by's page of a thread. */
  | {
      readonly kind: 'visit';
      readonly alert: AlertId;
      readonly caller: TagCaller;
      readonly opened: boolean;
      readonly at: Instant;
    }
  /** «Ложный вызов» */
  | { readonly kind: 'tag doubted'; readonly tag: TagId; readonly until: Instant }
  /** Sets or replaces the spot's one mark. */
  | { readonly kind: 'mark'; readonly mark: FreeMark }
  | { readonly kind: 'no mark'; readonly spot: SpotNumber }
  /** What the owners and the spot have left for this comes onto the helpers' cards: noted in the journal, and told. */
  | {
      readonly kind: 'last resorts shown';
      readonly alert: AlertId;
      readonly spot: SpotNumber;
      readonly owners: readonly PersonId[];
    }
  /** What the card's message shows now. */
  | {
      readonly kind: 'card shown';
      readonly card: CardId;
      readonly message: string;
      readonly shown: string | null;
      readonly ringsDone: number;
    }
  /** Nothing of the list is written when another process took the row over meanwhile, here and below. */
  | {
      readonly kind: 'notice settled';
      readonly notice: TakenNotice;
      readonly state: 'sent' | 'unreachable' | 'given up' | 'dropped' | 'dead';
      readonly message: string | null;
      readonly at: Instant;
      /** Kept with the notice: the other messages of an album, and that the words went without their file. */
      readonly also?: { readonly parts?: readonly string[]; readonly bare?: true };
    }
  | {
      readonly kind: 'notice put off';
      readonly notice: TakenNotice;
      readonly dueAt: Instant;
      readonly unsure: number;
    }
  /** The messenger does not reach him: it is for his browsers now. */
  | { readonly kind: 'notice goes over'; readonly notice: TakenNotice; readonly dueAt: Instant }
  /** The showing of the card that is due already inherits the wait of one that failed. */
  | {
      readonly kind: 'heir waits';
      readonly card: CardId;
      readonly channel: Channel;
      readonly dueAt: Instant;
      readonly tries: number;
      readonly madeAt: Instant;
    };

/** A notice that a process is sending; `tries` tells this taking from later ones. */
export type TakenNotice = { readonly id: number; readonly owner: number; readonly tries: number };

export type NewCard = {
  readonly subject: CardSubject;
  readonly viewer: PersonId;
  /** It tells what became of others: it is shown with the first news of them, or a second later without any. */
  readonly waits?: true;
};

export type ChangeOf<K extends Change['kind']> = Extract<Change, { readonly kind: K }>;

/** A card of the same subject for each of them. */
export function newCards(
  subject: CardSubject,
  viewers: readonly PersonId[],
  how: Pick<NewCard, 'waits'> = {},
): ChangeOf<'new cards'> {
  return { kind: 'new cards', cards: viewers.map((viewer) => ({ subject, viewer, ...how })) };
}
