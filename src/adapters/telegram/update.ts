import type { Update } from 'grammy/types';

export type { Update };

/** Every kind of update that `decode` understands; Telegram keeps the others to itself. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;

export type UpdateKind = (typeof allowedUpdates)[number];

/** The body of a webhook request as an update, or null for what Telegram cannot have sent. */
export function readUpdate(body: unknown): Update | null {
  if (typeof body !== 'object' || body === null || !('update_id' in body)) return null;
  // Telegram's own shapes are trusted below this line: the request carried our secret.
  return Number.isSafeInteger(body.update_id) ? (body as Update) : null;
}
