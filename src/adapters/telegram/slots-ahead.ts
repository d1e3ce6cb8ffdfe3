import type { ChatRef } from '../../chat/kit/incoming.ts';
import type { Urgency } from '../../chat/kit/outgoing.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';
import { patience } from './limits.ts';

/** Asks for a slot: how long to wait for it; null: the pace cannot be kept. */
export type Reserve = (chat: ChatRef, urgency: Urgency) => Promise<Duration | null>;

export type SlotsAhead = {
  readonly reserve: Reserve;
  /** Asks for a slot that `reserve` will find. Where nothing is said after all, it is lost. */
  readonly book: (chat: ChatRef, urgency: Urgency) => void;
  /** The messenger has asked for quiet: what was booked before is worth nothing. */
  readonly forget: () => void;
};

/** Whoever has drawn nothing for so long asks anew: another process may have been asked for quiet meanwhile. */
const FRESH = seconds(1);

/** Slots that are asked for while what is to be said there is being drawn. `now`: machine time in milliseconds. */
export function createSlotsAhead(
  reserve: Reserve,
  now: () => Duration = () => performance.now(),
): SlotsAhead {
  type Wait = { readonly time: Duration; readonly from: Duration };
  type Booked = { readonly at: Duration; readonly wait: Promise<Wait | null> };
  const booked = new Map<string, Booked>();
  const isFresh = ({ at }: Booked) => now() - at < FRESH;
  return {
    reserve: async (chat, urgency) => {
      const key = `${urgency} ${chat}`;
      const one = booked.get(key);
      booked.delete(key);
      if (!one || !isFresh(one)) return reserve(chat, urgency);
      const wait = await one.wait;
      if (!wait) return null;
      // Beyond all patience it was booked for nobody, however near it has come meanwhile.
      if (wait.time > patience(urgency)) return wait.time;
      return Math.max(0, wait.from + wait.time - now());
    },
    book: (chat, urgency) => {
      for (const [key, one] of booked) if (!isFresh(one)) booked.delete(key);
      // Where the database lets us wait, the slot is booked when it answers, and not when it was asked.
      const wait = reserve(chat, urgency).then((time) => (time === null ? null : { time, from: now() }));
      booked.set(`${urgency} ${chat}`, { at: now(), wait });
    },
    forget: () => booked.clear(),
  };
}
