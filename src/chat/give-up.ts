import type { Clock } from '../core/ports.ts';
import type { Incoming } from './kit/incoming.ts';
import type { Reply } from './kit/outgoing.ts';
import type { Converse } from './kit/ports.ts';
import type { Language, Words } from './kit/wording.ts';

type GivingUp = { readonly converse: Converse; readonly words: Words; readonly clock: Clock };

/** Who will read what went wrong: in the messenger's language until the person is known. */
export type Reading = { language: Language };

/** Stored as failed without its content; the person hears that it did not work. */
export async function giveUp(
  parts: GivingUp,
  incoming: Incoming,
  { language }: Reading,
  error: unknown,
): Promise<Reply[]> {
  const { bot, key, chat, body, sender, album = null } = incoming;
  const code = codeOf(error);
  await parts.converse(incoming, async (tx) => {
    await tx.updates.failed(bot, key, code, parts.clock.now());
    // It may be what throws, and would again each time that somebody is heard.
    const which = { album: chat.kind === 'group' ? album : null, dueBy: null };
    await tx.albums.take(bot, sender.externalId, chat.ref, which);
  });
  const text = parts.words.say(language, 'went-wrong');
  if (body.kind === 'press') return [{ kind: 'toast', text: text.text }];
  if (chat.kind === 'private') return [{ kind: 'message', message: { text } }];
  // In a group whoever spoke to the bot hears of it; nobody else did anything.
  if (body.kind !== 'addressed') return [];
  const where = { replyTo: body.message, ...(body.topic !== null && { topic: body.topic }) };
  return [{ kind: 'message', message: { text, ...where } }];
}

/** The database's own code where there is one (SQLSTATE), else the kind of the error; never its message. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const isState = 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code);
  return isState ? String(error.code) : error.name;
}
