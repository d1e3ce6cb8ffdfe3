import type { ChatRef, MessageRef } from './kit/incoming.ts';
import type { Gateway, Outgoing, Reply } from './kit/outgoing.ts';

/** What waits for its slot beyond this is chatter of somebody who floods the chat: the oldest of it goes. */
export const MOST_UNSENT = 30;

export type RepliesParts = Pick<Gateway, 'send' | 'edit'> & {
  /** Ends the spinner of a pressed button, with a line where there is something to say. */
  readonly toast: (chat: ChatRef, pressId: string, text: string | null) => Promise<void>;
  /** We are being stopped: only the newest reply of a chat is worth a wait. */
  readonly signal?: AbortSignal | undefined;
};

type Unsent = {
  readonly screen: string | null;
  /** The message that it replaces. */
  readonly ref: MessageRef | null;
  readonly send: () => Promise<void>;
  /** Tells whoever waits for it that it is sent, lost or overtaken; a throw is a bug and holds up nothing. */
  readonly done: (came: Promise<void>) => void;
};

/**
 * `respond` of a gateway whose chats have slots: replies leave in the order in which they were asked for, each at its
 * slot, and those that a newer one overtakes while they wait are left out.
 */
export function createReplies({ send, edit, toast, signal }: RepliesParts): Gateway['respond'] {
  const lines = new Map<ChatRef, Unsent[]>();

  const drain = async (chat: ChatRef, line: Unsent[]) => {
    for (let next = line.shift(); next; next = line.shift()) {
      const came = signal?.aborted && line.length > 0 ? Promise.resolve() : next.send();
      next.done(came);
      await came.catch(() => {});
    }
    lines.delete(chat);
  };

  const queue = (chat: ChatRef, fresh: readonly Unsent[]) => {
    const line = lines.get(chat);
    const waiting = line ?? [];
    const kept = waiting.filter((older) => !fresh.some((newer) => isPointless(older, newer)));
    const next = [...kept, ...fresh].slice(-Math.max(MOST_UNSENT, fresh.length));
    for (const left of waiting) if (!next.includes(left)) left.done(Promise.resolve());
    waiting.splice(0, waiting.length, ...next);
    if (line) return;
    lines.set(chat, waiting);
    void drain(chat, waiting);
  };

  const sendOrReplace = async (chat: ChatRef, ref: MessageRef | null, message: Outgoing) => {
    const edited = ref === null ? { kind: 'gone' } : await edit(chat, ref, message, 'reply');
    if (edited.kind === 'gone') await send(chat, message, 'reply');
  };

  return async ({ chat, press }, replies) => {
    // A toast waits for no slot; what is said below it comes after it.
    const toasted = press ? toast(chat, press.id, toastIn(replies)) : Promise.resolve();
    const all = [toasted];
    const fresh = replies.flatMap((reply): Unsent[] => {
      if (reply.kind === 'toast') return [];
      const { promise, resolve } = Promise.withResolvers<void>();
      all.push(promise);
      const pressed = reply.kind === 'replace' ? (press?.message ?? null) : null;
      const ref = reply.kind === 'edit' ? reply.ref : pressed;
      const screen = (reply.kind === 'message' && reply.screen) || null;
      const sending = async () => {
        await toasted.catch(() => {});
        if (reply.kind === 'edit') await edit(chat, reply.ref, reply.message, 'reply');
        else await sendOrReplace(chat, ref, reply.message);
      };
      return [{ screen, ref, send: sending, done: resolve }];
    });
    if (fresh.length > 0) queue(chat, fresh);
    await Promise.all(all);
  };
}

/** The same screen anew, or the same message replaced once more. */
function isPointless(older: Unsent, newer: Unsent): boolean {
  return (
    (older.screen !== null && older.screen === newer.screen) ||
    (older.ref !== null && older.ref === newer.ref)
  );
}

const toastIn = (replies: readonly Reply[]) => replies.find((reply) => reply.kind === 'toast')?.text ?? null;
