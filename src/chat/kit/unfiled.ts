import type { Outgoing, Reply } from './outgoing.ts';
import type { Speech } from './update-context.ts';
import { paragraphs } from './wording.ts';

/** What is read where the messenger does not take what goes with the words. A drawing only shows what they say. */
export function withUnfiled({ say }: Speech, message: Outgoing): Outgoing {
  const { text, photo, document, album, unfiled } = message;
  if (unfiled) return message;
  const isPhoto = photo !== undefined || album?.of === 'photos';
  if (isPhoto) return { ...message, unfiled: paragraphs(text, say('photo-not-passed-on')) };
  if (!document && !album) return message;
  const isTheirs = !document || 'file' in document || 'fetch' in document;
  return {
    ...message,
    unfiled: isTheirs ? paragraphs(text, say('file-not-passed-on')) : say('own-file-not-sent'),
  };
}

export function withUnfiledReply(speech: Speech, reply: Reply): Reply {
  return reply.kind === 'toast' ? reply : { ...reply, message: withUnfiled(speech, reply.message) };
}
