import type { Incoming } from './kit/incoming.ts';
import type { Asked, Reply } from './kit/outgoing.ts';
import type { UpdateContext } from './kit/update-context.ts';

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

/** One line, and nothing more until it is quiet; in a group nobody is scolded. */
export function tooOften({ incoming, speech }: UpdateContext): Reply[] {
  if (incoming.body.kind === 'press') return [{ kind: 'toast', text: speech.plain('too-often') }];
  if (incoming.chat.kind === 'group') return [];
  return [{ kind: 'message', message: { text: speech.say('too-often') } }];
}
