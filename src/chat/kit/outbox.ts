import type { CardId, ComplexId, GroupId, PersonId } from '../../core/kernel/ids.ts';
import type { Duration, Instant } from '../../core/kernel/time.ts';
import type { CardSubject, Channel, Lane, Notice } from '../../core/notices.ts';
import type { BotId, ChatRef, MessageRef, TopicRef } from './incoming.ts';
import type { AlsoSent, Pinned } from './outgoing.ts';
import type { ChatTx } from './ports.ts';
import type { Device } from './push.ts';
import type { Language } from './wording.ts';

/** One notice that this process has taken upon itself to deliver. */
export type Job = {
  readonly complex: ComplexId;
  readonly id: number;
  readonly owner: number;
  readonly lane: Lane;
  /** Null: it goes to a group. */
  readonly recipient: PersonId | null;
  readonly group: JobGroup | null;
  readonly language: Language;
  /** Where to write; null: no bot of this process may write to them. */
  readonly to: { readonly bot: BotId; readonly chat: ChatRef; readonly topic: TopicRef | null } | null;
  readonly channel: Channel;
  /** The same by the other way has the same; null: there is no other, or it is a card. */
  readonly pair: number | null;
  /** Browsers of his let themselves be called. */
  readonly hasBrowsers: boolean;
  /** Those that have not got it yet, where it goes to them. */
  readonly devices: readonly Device[];
  /** Another one has. */
  readonly tookBefore: boolean;
  readonly madeAt: Instant;
  /** Counted before the sending: 1 at the first. */
  readonly tries: number;
  readonly unsure: number;
  /** How often it has thrown. */
  readonly faults: number;
  readonly content: JobContent;
};

/** The group a job goes to, and where in it. */
export type JobGroup = {
  readonly id: GroupId;
  readonly topic: TopicRef | null;
  readonly replyTo: MessageRef | null;
};

export type JobContent =
  | { readonly kind: 'notice'; readonly notice: Notice }
  | {
      readonly kind: 'card';
      readonly card: CardId;
      readonly subject: CardSubject;
      readonly message: MessageRef | null;
      readonly shown: string | null;
      /** It wants to be a new message with a sound, not an edit. */
      readonly ring: boolean;
      readonly ringsWanted: number;
    };

/** What push services made of it. */
export type Pushed = {
  /** Browsers that took it this time, and those that are gone. */
  readonly taken: readonly number[];
  readonly gone: readonly number[];
  /** Some browser has it by now. */
  readonly onPhone: boolean;
};

/** How a job ended, for now or for good. */
export type Outcome = { readonly pushed?: Pushed } & Ended;

type Ended =
  | {
      readonly kind: 'sent';
      readonly message: MessageRef | null;
      readonly shown: string | null;
      readonly also?: AlsoSent;
      /** Where it was to be pinned. */
      readonly pinned?: Pinned;
    }
  | { readonly kind: 'later'; readonly wait: Duration; readonly unsure: boolean }
  | { readonly kind: 'unreachable' | 'dropped' | 'given up' | 'dead' };

/** Ten thousand announcements in line keep nobody waiting who is called at night: they have a line of their own. */
export type Queue = 'prompt' | 'announcements' | 'push';

export const queueOf = (lane: Lane): Exclude<Queue, 'push'> =>
  lane === 'announcement' ? 'announcements' : 'prompt';

/** The queues of notices in the database, as the delivery loops see them. */
export type Outbox = {
  /** Takes the next due notice of the queue, if any, and works on it in the same transaction. */
  readonly take: <T>(queue: Queue, work: (tx: ChatTx, job: Job) => Promise<T>) => Promise<T | null>;
  /**
   * Writes down how it ended, unless it is no longer ours. Resolves when that is done, or when the database lets it
   * not be done for long: then it is done by and by, and the notice stays ours until then.
   */
  readonly settle: (job: Job, outcome: Outcome) => Promise<void>;
  /** A notice was taken along with what was written, and nobody delivers it yet. */
  readonly hasNext: () => boolean;
  /** Taking it was in vain: others go first. */
  readonly giveWay: (job: Job) => Promise<void>;
  /** Drawing or sending threw: it comes again, five times at most. Returns how often it threw. */
  readonly fault: (job: Job) => Promise<number>;
  /** It was sent and writing that down threw: a bug that sending it again would only multiply. */
  readonly markDead: (job: Job) => Promise<void>;
  /** Gives notices of dead processes back to the living, and writes down what had to wait. */
  readonly reclaim: () => Promise<number>;
};
