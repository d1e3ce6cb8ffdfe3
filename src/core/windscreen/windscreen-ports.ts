import type { AlertRules } from '../alerts/alert.ts';
import type { Complex } from '../complexes/complex.ts';
import type { AlertId, ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { SpotHolder, Staff } from '../ports.ts';
import type { CallCounts } from './call-limits.ts';
import type { Tag, TagSecrets } from './tag.ts';

/** A passer-by, as far as a server sees him: never stored as it is, and for a day at most. */
export type Caller = {
  /** His address and his browser. */
  readonly visitor: string;
  readonly network: string;
};

/** A call by a card: who makes it, and the secret of the page that will show the answer. */
export type TagCaller = Caller & { readonly key: string };

/** Everything that a call by a card reads. */
export type CallSeen = {
  /** The number of the thread, should there be one. */
  readonly id: AlertId;
  readonly rules: AlertRules;
  readonly house: Pick<Complex, 'timeZone' | 'quietHours'>;
  /** What the secret of the page opened already: the same call, made twice. */
  readonly called: AlertId | null;
  /** The open thread of this card; there is at most one. */
  readonly open: AlertId | null;
  readonly counts: CallCounts;
  /** The card has rung within the hour. */
  readonly rangLately: boolean;
  readonly holders: readonly SpotHolder[];
  readonly staff: readonly Staff[];
};

/** Of whoever called by a card. */
export type Visit = {
  readonly complex: ComplexId;
  readonly alert: AlertId;
  /** False: somebody else had called already. */
  readonly opened: boolean;
  /** Nobody else waits for the same answer. */
  readonly alone: boolean;
  readonly madeAt: Instant;
};

export type TagOf = { readonly person: PersonId; readonly spot: SpotNumber };

export type Windscreen = {
  /** A card in place of the one with this number (0: of none), which works no more; null: there is another one by now. */
  readonly issue: (
    complex: ComplexId,
    of: TagOf,
    replaced: number,
    now: Instant,
  ) => Promise<TagSecrets | null>;
  /** False: there was none. */
  readonly remove: (complex: ComplexId, of: TagOf) => Promise<boolean>;
  /** The cards of the spots that somebody holds. */
  readonly of: (complex: ComplexId, person: PersonId) => Promise<readonly Tag[]>;
  readonly at: (complex: ComplexId, spot: SpotNumber) => Promise<readonly Tag[]>;
  /** By what stands on a card, of any house; null: made up, replaced, or its person holds the spot no more. */
  readonly find: (shown: string) => Promise<Tag | null>;
  /** Whoever calls in this house waits for whoever does; then all that is read, at one moment. */
  readonly loadCall: (tag: Tag, caller: TagCaller, now: Instant) => Promise<CallSeen>;
  /** By the secret of its page. */
  readonly visit: (key: string, since: Instant) => Promise<Visit | null>;
  /** True once an hour: the admins are told that there are too many calls. */
  readonly noteFlood: (complex: ComplexId, now: Instant) => Promise<boolean>;
};
