import type { ChatRef } from '../../chat/kit/incoming.ts';
import type { Outgoing } from '../../chat/kit/outgoing.ts';

/** So many messages at most have shown their picture and still owe their words. */
const MOST_AHEAD = 200;

/** Who has seen a picture whose words have not left yet: a later try must not show it again. */
export type PicturesAhead = {
  readonly has: (chat: ChatRef, message: Outgoing) => boolean;
  readonly add: (chat: ChatRef, message: Outgoing) => void;
  readonly delete: (chat: ChatRef, message: Outgoing) => void;
};

export function createPicturesAhead(): PicturesAhead {
  const seen = new Set<string>();
  // The beginning: what a late message adds stands at its end.
  const nameOf = (chat: ChatRef, { text, photo }: Outgoing) =>
    [chat, typeof photo === 'string' ? photo : '', text.text.slice(0, 500)].join('\n');
  return {
    has: (chat, message) => seen.has(nameOf(chat, message)),
    add: (chat, message) => {
      seen.add(nameOf(chat, message));
      const [oldest] = seen;
      if (seen.size > MOST_AHEAD && oldest !== undefined) seen.delete(oldest);
    },
    delete: (chat, message) => void seen.delete(nameOf(chat, message)),
  };
}
