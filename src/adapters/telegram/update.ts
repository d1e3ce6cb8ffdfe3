import type { Update } from 'grammy/types';

export type { Update };

/** Every kind of update that `decode` understands; Telegram keeps the others to itself. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;

export type UpdateKind = (typeof allowedUpdates)[number];

/** What came in the place of an update, as one, or null for what Telegram cannot have sent. */
export function readUpdate(body: unknown): Update | null {
  if (typeof body !== 'object' || body === null || !('update_id' in body)) return null;
  // What it holds is looked at where it is read (shape.ts); its number is all that confirming it takes.
  return isNumber(body.update_id) ? (body as Update) : null;
}

/** Telegram numbers from above zero on, in 32 bits: beyond a larger one it would have nothing to bring any more. */
const isNumber = (id: unknown): boolean => Number.isInteger(id) && Number(id) > 0 && Number(id) < 2 ** 31;
