import type { BotId, Incoming } from '../chat/kit/incoming.ts';
import type { Messenger } from '../chat/kit/messenger.ts';
import type { Delivery, Reply } from '../chat/kit/outgoing.ts';

export type WebMessenger = {
  readonly messenger: Messenger;
  /** What is answered; null: it was not heard, because too much came at once. */
  readonly ask: (incoming: Incoming) => Promise<readonly Reply[] | null>;
};

/** Nothing is sent to the web by itself: whoever looks draws what stands there now. */
const NOWHERE: Delivery = { kind: 'never', why: 'unreachable' };

/** The web as one more messenger: what is answered goes back with the request that asked. */
export function createWebMessenger(
  bot: BotId,
  site: string,
  hear: (incoming: Incoming) => Promise<void>,
): WebMessenger {
  type Asking = { replies: readonly Reply[] | null };
  /** Requests with the same key are heard one after another, and answered in that order. */
  const waiting = new Map<string, Asking[]>();
  const messenger: Messenger = {
    bot,
    can: { keepMenu: false },
    links: { start: () => null, site },
    adminIds: [],
    gateway: {
      respond: async ({ key }, replies) => {
        const next = waiting.get(key)?.find((one) => one.replies === null);
        if (next) next.replies = replies;
      },
      send: async () => NOWHERE,
      edit: async () => NOWHERE,
      download: async () => ({ kind: 'refused' }),
      remove: async () => false,
      presence: async () => 'unknown',
    },
  };
  const ask = async (incoming: Incoming) => {
    const { key } = incoming;
    const asking: Asking = { replies: null };
    waiting.set(key, [...(waiting.get(key) ?? []), asking]);
    try {
      // The replies are handed over before this resolves.
      await hear(incoming);
      return asking.replies;
    } finally {
      const left = (waiting.get(key) ?? []).filter((one) => one !== asking);
      if (left.length > 0) waiting.set(key, left);
      else waiting.delete(key);
    }
  };
  return { messenger, ask };
}
