import type { ChatTx } from '../../src/chat/kit/ports.ts';
import type { Action } from '../../src/core/access.ts';
import type { Member } from '../../src/core/kernel/actor.ts';
import type { Instant } from '../../src/core/kernel/time.ts';

export type Go = (tx: ChatTx, me: Member, now: Instant) => Promise<unknown>;

/** One call of a use case, about a thing that nobody has: whoever may is refused for another reason, or not at all.
 * `otherWord`: what somebody who may not is told beside `not allowed`. */
export type Call = readonly [action: Action, go: Go, otherWord?: string];

/** A number that nothing has. */
export const NOTHING = 999_999;
