import type { Incoming } from './kit/incoming.ts';
import type { Asked, Reply } from './kit/outgoing.ts';

export function askedBy({ key, chat, body }: Incoming): Asked {
  const press = body.kind === 'press' ? { id: body.pressId, message: body.message } : null;
  return { key, chat: chat.ref, press };
}

/** What is said goes where it was asked. */
export function inTopic({ topic }: Incoming, replies: readonly Reply[]): Reply[] {
  if (topic === undefined) return [...replies];
  return replies.map((reply) =>
    reply.kind === 'toast' ? reply : { ...reply, message: { topic, ...reply.message } },
  );
}
