import type { ChatRef, Incoming, MessageRef } from './kit/incoming.ts';
import type { Gateway, Outgoing, Reply } from './kit/outgoing.ts';

/** What waits for its slot beyond this is chatter of somebody who floods the chat: the oldest of it goes. */
export const MOST_UNSENT = 30;

export type Replies = {
  /** Puts the answers to an update behind those that its chat has yet to be sent, and returns at once. */
  readonly add: (incoming: Incoming, replies: readonly Reply[]) => void;
  /** Stops the spinner of a press that is not answered otherwise. */
  readonly endSpinner: (incoming: Incoming) => void;
  /** Resolves when everything has been sent. */
  readonly idle: () => Promise<void>;
};

export type RepliesParts = {
  readonly gatewayOf: (bot: Incoming['bot']) => Gateway;
  /** A reply may be lost, they press again; a throw is a bug and must not hold up the chat. */
  readonly failed: (key: string, error: unknown) => void;
  /** We are being stopped: only the newest reply of a chat is worth a wait. */
  readonly over?: AbortSignal | undefined;
};

type Unsent = {
  readonly key: string;
  readonly screen: string | null;
  /** The message that it replaces. */
  readonly ref: MessageRef | null;
  readonly send: () => Promise<void>;
};

/** Replies leave in the order of the updates of their chat, each at its slot; nobody's update waits for them. */
export function createReplies({ gatewayOf, failed, over }: RepliesParts): Replies {
  const lines = new Map<string, Unsent[]>();
  const running = new Set<Promise<void>>();

  const run = (key: string, work: () => Promise<void>) => {
    const mine = work()
      .catch((error: unknown) => failed(key, error))
      .finally(() => running.delete(mine));
    running.add(mine);
    return mine;
  };

  const drain = async (chat: string, line: Unsent[]) => {
    for (let next = line.shift(); next; next = line.shift()) {
      const { key, send } = next;
      if (!over?.aborted || line.length === 0) await send().catch((error: unknown) => failed(key, error));
    }
    lines.delete(chat);
  };

  const toast = ({ bot, body, key }: Incoming, text: string | null) =>
    body.kind === 'press' ? run(key, () => gatewayOf(bot).toast(body.pressId, text)) : Promise.resolve();

  return {
    add: (incoming, replies) => {
      const { bot, chat, key } = incoming;
      // A toast waits for no slot; what is said below it comes after it.
      const toasted = toast(incoming, replies.find((reply) => reply.kind === 'toast')?.text ?? null);
      const fresh = replies.flatMap((reply) => unsent(gatewayOf(bot), incoming, reply, toasted));
      if (fresh.length === 0) return;
      const place = `${bot}:${chat.ref}`;
      const line = lines.get(place);
      if (line) {
        const kept = line.filter((older) => !fresh.some((newer) => isPointless(older, newer)));
        line.splice(0, line.length, ...[...kept, ...fresh].slice(-Math.max(MOST_UNSENT, fresh.length)));
        return;
      }
      lines.set(place, fresh);
      void run(key, () => drain(place, fresh));
    },
    endSpinner: (incoming) => void toast(incoming, null),
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/** The same screen anew, or the same message replaced once more. */
function isPointless(older: Unsent, newer: Unsent): boolean {
  return (
    (older.screen !== null && older.screen === newer.screen) ||
    (older.ref !== null && older.ref === newer.ref)
  );
}

function unsent(gateway: Gateway, incoming: Incoming, reply: Reply, toasted: Promise<void>): Unsent[] {
  if (reply.kind === 'toast') return [];
  const { chat, body, key } = incoming;
  const pressed = reply.kind === 'replace' && body.kind === 'press' ? body.message : null;
  const ref = reply.kind === 'edit' ? reply.ref : pressed;
  const send = async () => {
    await toasted;
    if (reply.kind === 'edit') await gateway.edit(chat.ref, reply.ref, reply.message, 'reply');
    else await sendOrReplace(gateway, chat.ref, ref, reply.message);
  };
  return [{ key, screen: (reply.kind === 'message' && reply.screen) || null, ref, send }];
}

async function sendOrReplace(gateway: Gateway, chat: ChatRef, ref: MessageRef | null, message: Outgoing) {
  const edited = ref === null ? { kind: 'gone' } : await gateway.edit(chat, ref, message, 'reply');
  if (edited.kind === 'gone') await gateway.send(chat, message, 'reply');
}
