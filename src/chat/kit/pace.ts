import type { Duration } from '../../core/kernel/time.ts';
import type { ChatRef } from './incoming.ts';
import type { Urgency } from './outgoing.ts';

/** How often a messenger takes something: every `slot`, and how far ahead of that a short burst may run. */
export type PaceLimits = Readonly<Record<'private' | 'group', Slots>> & {
  /** `crowded` is a slot of those who wait: what is left then is for alerts, which pass them by slots of their own. */
  readonly bot: Slots & { readonly crowded: Duration; readonly alerts: Slots };
  /** Nobody waits longer: a slot further ahead is booked for nobody. */
  readonly patience: (urgency: Urgency) => Duration;
};

type Slots = { readonly slot: Duration; readonly headroom: Duration };

/** How fast one bot may write, agreed between all replicas. Milliseconds are the machine's, not the house's. */
export type Pace = {
  /** Milliseconds to wait before this call may be made; reserves its slot, unless that is beyond all patience. */
  readonly reserve: (chat: ChatRef, chatKind: 'private' | 'group', urgency: Urgency) => Promise<Duration>;
  /**
   * The messenger asked for quiet in this chat: nothing goes there until then, and nothing anywhere for as long as the
   * limit of the whole bot may be meant: so many milliseconds.
   */
  readonly pause: (chat: ChatRef, wait: Duration) => Promise<Duration>;
};
