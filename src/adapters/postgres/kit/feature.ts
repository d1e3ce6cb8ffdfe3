import type { CompiledQuery, Kysely, RawBuilder } from 'kysely';
import type { Hint } from '../../../application/hints.ts';
import type { Queue } from '../../../chat/kit/outbox.ts';
import type { ChatTx } from '../../../chat/kit/ports.ts';
import type { Change, ChangeOf } from '../../../core/changes.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { KeptUntil } from '../../../core/privacy/retention.ts';
import type { Tables } from '../tables.ts';
import type { Post } from './line.ts';

/** What is done by itself whenever there is some of it: each has a loop in every process. */
export const CHORES = [
  'notices',
  'announcements',
  'pushes',
  'lost notices',
  'timers',
  'albums',
  'spot lists',
  'copies',
] as const;
export type Chore = (typeof CHORES)[number];

/** What is told to the loops once the transaction has committed. */
export type Wake = {
  /** `many`: so many notices at least. */
  readonly queued: (queue: Queue, many?: number) => void;
  readonly timers: () => void;
  readonly albums: () => void;
  readonly lists: () => void;
  readonly copies: () => void;
  /** What the messenger shows of us to somebody may have changed. */
  readonly introduction: () => void;
  /**
   * What these people look at in the app is out of date. Whoever a posted statement returns as `recipient` has a newer
   * feed anyway.
   */
  readonly hint: Hint;
};

/** One transaction: when it began, and whom it wakes. */
export type Opened = {
  readonly db: Kysely<Tables>;
  readonly post: Post;
  readonly now: Instant;
  readonly secret: Buffer;
  readonly wake: Wake;
  readonly features: readonly Feature[];
};

/**
 * Writes a change in one statement, made of the change alone: none waits for what another one returns. Null: nobody
 * is meant, and there is nothing to write.
 */
export type WriteChange<K extends Change['kind']> = (
  opened: Opened,
  complex: ComplexId,
  change: ChangeOf<K>,
) => CompiledQuery | null;

export type Statement = RawBuilder<unknown>;

/** What a feature has in the database beside its tables (tables.ts) and what is said about them (inventory.ts). */
export type Feature = {
  readonly repositories: { readonly [Name in keyof ChatTx]?: (opened: Opened) => ChatTx[Name] };
  /** What a decision may ask to be written here. */
  readonly changes?: { readonly [K in Change['kind']]?: WriteChange<K> };
  /** Deletes what nobody needs any more, in every complex; any number of replicas may do it at once. */
  readonly expired?: (now: Instant) => readonly Statement[];
  /** Deletes what a complex has kept for as long as is promised. */
  readonly retention?: (complex: ComplexId, until: KeptUntil, now: Instant) => readonly Statement[];
  /** Empties what somebody wrote into rows that stay because they are other people's, too. */
  readonly eraseWords?: (complex: ComplexId, person: PersonId) => readonly Statement[];
  /** What is to be done by then, in any complex. `owner`: as this process marks what it is sending. */
  readonly chores?: (by: Instant, owner: number) => { readonly [C in Chore]?: Statement };
  /** Brings back to now what was written before the clock was set back: see bring-back.ts. */
  readonly bringBack?: (now: Instant) => readonly Statement[];
};
