import { createHash } from 'node:crypto';
import type { ChatRef } from '../../chat/kit/incoming.ts';
import type { Fetched, Outgoing } from '../../chat/kit/outgoing.ts';

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

/** The beginning of the text: what a late message adds stands at its end. And all that is shown above it. */
function nameOf(chat: ChatRef, { text, photo, picture, document, album }: Outgoing): string {
  const name = createHash('sha256').update(JSON.stringify([chat, text.text.slice(0, 500)]));
  const files = [photo, ...(album?.files ?? [])].map(refOf);
  name.update(JSON.stringify([picture?.svg, album?.of, files]));
  if (document && 'bytes' in document) name.update(document.name).update(document.bytes);
  else if (document) name.update(JSON.stringify(document));
  return name.digest('base64url');
}

/** What is fetched from elsewhere has no name of its own here. */
const refOf = (file: string | Fetched | undefined) => (typeof file === 'string' ? file : file && 'fetched');
