import { holdsSecretKey } from '../core/backups/secret-key.ts';
import { seconds } from '../core/kernel/time.ts';
import type { Incoming } from './kit/incoming.ts';
import type { Gateway } from './kit/outgoing.ts';

/** Keys of age are far smaller, the post-quantum ones, too. */
export const LARGEST_KEY_FILE = 16 * 1024;
/** What is written after it waits for that. */
const PATIENCE = seconds(5);

/**
 * What came, without its secret: a key is deleted before anything is committed, so that it stands there no longer,
 * whatever breaks after that. Null: nobody has to answer.
 */
export async function withoutSecret(
  { download, remove }: Pick<Gateway, 'download' | 'remove'>,
  incoming: Incoming,
): Promise<Incoming | null> {
  const { body, chat } = incoming;
  if (body.kind === 'unread file') {
    const came = await download(body.file, LARGEST_KEY_FILE, PATIENCE);
    // Latin letters are the same bytes in whatever a text is written in.
    const isKey = came.kind === 'file' && holdsSecretKey(new TextDecoder('latin1').decode(came.bytes));
    if (isKey)
      return withoutSecret({ download, remove }, { ...incoming, body: { ...body, kind: 'secret key' } });
    return body.otherwise && { ...incoming, body: body.otherwise };
  }
  if (body.kind !== 'secret key') return incoming;
  const removed = body.message !== null && (await remove(chat.ref, body.message));
  return { ...incoming, body: { kind: 'secret key', message: body.message, removed } };
}
