/** The small things inside Telegram's updates. */
import type { Chat, Message, PhotoSize, User } from 'grammy/types';
import type { Incoming, MessageRef, PhotoRef, Sender } from '../../chat/kit/incoming.ts';
import { cleanLine, clip } from '../../chat/kit/typed-text.ts';

/** The bot as getMe tells of it. */
export type Identity = {
  readonly id: number;
  readonly username: string;
  /** Its privacy mode is off: it sees what is written in groups. */
  readonly readsAll?: boolean;
};

/** Null for channels. A supergroup is a group. */
export function chatOf({ id, type }: Chat): Incoming['chat'] | null {
  if (type === 'channel') return null;
  return { kind: type === 'private' ? 'private' : 'group', ref: String(id) };
}

/** Null for messages that exist for one reader only: their number is 0 and nothing can be done with it. */
export function refOf(messageId: number): MessageRef | null {
  return messageId === 0 ? null : String(messageId);
}

/** The largest size that Telegram keeps; null where there is no photo. */
export function photoOf({ photo }: Message): PhotoRef | null {
  return (photo && largest(photo)?.file_id) ?? null;
}

/** Wherever in the list it stands. */
export function largest(sizes: readonly PhotoSize[]): PhotoSize | undefined {
  return sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
}

const LONGEST_FILE_NAME = 200;

/** A file as it was sent; null for none, and for a moving picture, which Telegram tells of as a file, too. */
export function documentOf({ document, animation }: Message) {
  if (!document || animation) return null;
  const name = cleanLine(document.file_name ?? '');
  return {
    file: document.file_id,
    name: clip(name.split(/[\\/]/).at(-1) ?? '', LONGEST_FILE_NAME),
    bytes: document.file_size ?? 0,
  };
}

/** Whoever caused something in a group, were it a bot that stands for somebody. */
export function causeOf(user: User | undefined): Sender {
  const nobody = { externalId: '0', displayName: '—', username: null, languageTag: null };
  return senderOf(user && { ...user, is_bot: false }) ?? nobody;
}

/** Null where nobody stands behind it; bots are nobody. */
export function senderOf(user: User | undefined): Sender | null {
  if (!user || user.is_bot) return null;
  return {
    externalId: String(user.id),
    displayName: nameOf(user),
    username: unless(NO_USERNAME, user.username),
    languageTag: unless(/[^\w-]/, user.language_code),
  };
}

/** Telegram allows 32 Latin letters, digits and underscores. */
const NO_USERNAME = /\W|.{33}/;

/** What has anything foreign in it is no such thing. */
const unless = (foreign: RegExp, value: string | undefined): string | null =>
  value && !foreign.test(value) ? value : null;

const LONGEST_NAME = 64;

function nameOf({ first_name, last_name, username }: User): string {
  const typed = cleanLine([first_name, last_name ?? ''].join(' '));
  const handle = unless(NO_USERNAME, username);
  // Names of invisible letters exist, and so do deleted accounts. What begins with @ is for admins: neighbours read none.
  return clip(typed, LONGEST_NAME) || (handle ? `@${handle}` : '—');
}

/** Of a group; «—» where nothing of it can be seen. */
export function titleOf(chat: Chat): string {
  return cleanLine(chat.title ?? '') || '—';
}

export type Command = {
  readonly name: string;
  /** The bot it names, in lower case. */
  readonly addressee: string | null;
  readonly argument: string;
};

/** Reads `/name@some_bot argument`; null for any other text. The argument may have several lines. */
export function readCommand(text: string): Command | null {
  const found = /^\/([a-z0-9_]{1,64})(?:@([a-z0-9_]{1,64}))?(?:\s+(.*))?$/is.exec(text);
  if (!found) return null;
  const [, name = '', addressee, argument = ''] = found;
  return { name: name.toLowerCase(), addressee: addressee?.toLowerCase() ?? null, argument };
}
