import type { ChatRef } from '../../chat/kit/incoming.ts';
import type { Urgency } from '../../chat/kit/outgoing.ts';
import type { Pace } from '../../chat/kit/pace.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';
import { patience } from './limits.ts';
import { createSlotsAhead, type SlotsAhead } from './slots-ahead.ts';

/** Nothing was sent and nobody is told why: the database that keeps the pace is away. */
export const PACE_REST = seconds(2);

export type TurnsParts = {
  readonly pace: Pace;
  readonly wait: (time: Duration, signal?: AbortSignal) => Promise<unknown>;
  readonly signal: AbortSignal | undefined;
  /** The pace cannot be kept. */
  readonly lost: (error: unknown) => null;
};

/** Who writes when. */
export type Turns = Pick<SlotsAhead, 'reserve' | 'book'> & {
  /** Telegram asked for quiet in this chat. */
  readonly pause: (chat: ChatRef, time: Duration) => Promise<void>;
  /** For how long whoever asked for his slot at this moment has to be quiet all the same, because he is asked to since; 0: he has not. */
  readonly quietFor: (asked: Duration) => Duration;
};

export function createTurns({ pace, wait, signal, lost }: TurnsParts): Turns {
  const slots = createSlotsAhead((chat, urgency) =>
    pace.reserve(chat, chat.startsWith('-') ? 'group' : 'private', urgency).catch(lost),
  );
  /** Telegram has asked this process for it; whoever asks for a slot from then on hears of it there. */
  let quiet = { since: 0, until: 0 };
  return {
    book: slots.book,
    /** A notice comes back by itself. A reply does not, and waits for the database as long as it would for a slot. */
    reserve: async (chat: ChatRef, urgency: Urgency) => {
      for (let waited = 0; ; waited += PACE_REST) {
        const ahead = await slots.reserve(chat, urgency);
        if (ahead !== null || urgency !== 'reply' || waited >= patience(urgency)) return ahead;
        await wait(PACE_REST, signal);
        if (signal?.aborted) return null;
      }
    },
    pause: async (chat, time) => {
      const left = await pace.pause(chat, time).catch(lost);
      const since = performance.now();
      quiet = { since, until: Math.max(quiet.until, since + (left ?? 0)) };
      slots.forget();
    },
    quietFor: (asked) => (asked < quiet.since ? Math.max(0, quiet.until - performance.now()) : 0),
  };
}
