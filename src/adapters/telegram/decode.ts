/** Telegram's updates as what happened, cleaned and without anything that only Telegram knows. */
import type { CallbackQuery, ChatMemberUpdated, Message, Update } from 'grammy/types';
import type { BotId, Incoming, IncomingBody } from '../../chat/kit/incoming.ts';
import { LARGEST_KEY_FILE } from '../../chat/secrets.ts';
import { holdsSecretKey } from '../../core/backups/secret-key.ts';
import { typedIn } from './formatting.ts';
import { groupBody, standingBody } from './in-group.ts';
import {
  type Command,
  causeOf,
  chatOf,
  documentOf,
  type Identity,
  photoOf,
  readCommand,
  refOf,
  senderOf,
} from './read.ts';
import { isService } from './service.ts';

/** Null for everything that nobody has to answer: edits, channels, other bots, service messages. */
export function decode(update: Update, me: Identity, bot: BotId): Incoming | null {
  const happened = happening(update, me);
  return happened && { bot, key: String(update.update_id), ...happened };
}

type Happening = Omit<Incoming, 'bot' | 'key'>;

function happening(update: Update, me: Identity): Happening | null {
  if (update.message) return fromMessage(update.message, me);
  if (update.callback_query) return fromPress(update.callback_query);
  if (update.my_chat_member) return fromStanding(update.my_chat_member, me);
  return null;
}

function fromMessage(message: Message, me: Identity): Happening | null {
  const secret = fromSecret(message);
  if (secret) return secret;
  return unlessKey(
    message,
    message.chat.type === 'private' ? fromPrivate(message, me) : fromGroup(message, me),
  );
}

/** A file as small as a key may be one, wherever it stands: it is looked into before anything is made of it. */
function unlessKey(message: Message, said: Happening | null): Happening | null {
  const document = documentOf(message);
  const chat = chatOf(message.chat);
  const ref = refOf(message.message_id);
  if (!document || document.bytes > LARGEST_KEY_FILE || !chat || ref === null) return said;
  const nobody = { chat, sender: causeOf(message.from), writtenAt: fromUnix(message.date) };
  const body = {
    kind: 'unread file',
    file: document.file,
    message: ref,
    otherwise: said?.body ?? null,
  } as const;
  return { ...(said ?? nobody), body };
}

function fromPrivate(message: Message, me: Identity): Happening | null {
  // Who writes for a chat stands behind a made-up user that many share: an anonymous admin, a linked channel.
  if (message.sender_chat || message.is_automatic_forward || isService(message)) return null;
  const chat = chatOf(message.chat);
  const sender = senderOf(message.from);
  const body = bodyOf(message, me);
  const where = { ...topicOf(message), ...albumOf(message) };
  return chat && sender && body && { chat, sender, writtenAt: fromUnix(message.date), ...where, body };
}

/** A secret key, wherever it stands and whoever brings it: nothing of the message goes any further. */
function fromSecret(message: Message): Happening | null {
  const { text = '', caption = '' } = message;
  if (!holdsSecretKey(text) && !holdsSecretKey(caption)) return null;
  const chat = chatOf(message.chat);
  const body = { kind: 'secret key', message: refOf(message.message_id) } as const;
  return chat && { chat, sender: causeOf(message.from), writtenAt: fromUnix(message.date), body };
}

function fromGroup(message: Message, me: Identity): Happening | null {
  const chat = chatOf(message.chat);
  const body = groupBody(message, me);
  if (!chat || !body) return null;
  const isSaid = body.kind === 'addressed' || body.kind === 'album part';
  const sender = isSaid ? senderOf(message.from) : causeOf(message.from);
  const album = isSaid ? albumOf(message) : {};
  return sender && { chat, sender, writtenAt: fromUnix(message.date), ...album, body };
}

function bodyOf(message: Message, me: Identity): IncomingBody | null {
  // A forwarded command is somebody else's words: it orders nothing.
  if (message.forward_origin) {
    const forwarded = contentOf(message);
    return { kind: 'media', replyTo: replyTo(message), ...(forwarded && { forwarded }) };
  }
  const body = contentOf(message);
  if (body?.kind === 'document') return body;
  const command = body && readCommand(body.kind === 'text' ? body.text : body.caption);
  if (command && (body.kind === 'text' || command.name === 'spot')) return commandOf(command, message, me);
  return body ?? mediaOf(message);
}

/** The words of an album may stand below its video. */
function mediaOf(message: Message): IncomingBody {
  const { text: caption, formatting } = typedIn(message);
  const isWanted = message.media_group_id !== undefined && caption !== '';
  const words = isWanted && { caption, ...(formatting && { formatting }) };
  return { kind: 'media', ...words, replyTo: replyTo(message) };
}

/** A text, a photo or a file; null for anything else. */
function contentOf(message: Message): Extract<IncomingBody, { kind: 'text' | 'photo' | 'document' }> | null {
  const { text, formatting } = typedIn(message);
  const rest = { ...(formatting && { formatting }), replyTo: replyTo(message) };
  const photo = photoOf(message);
  if (photo !== null) return { kind: 'photo', photos: [photo], caption: text, ...rest };
  const document = documentOf(message);
  const ref = refOf(message.message_id);
  if (document) return { kind: 'document', ...document, message: ref, caption: text, ...rest };
  return message.text === undefined ? null : { kind: 'text', text, ...rest };
}

function commandOf({ addressee, name, argument }: Command, message: Message, me: Identity) {
  if (addressee !== null && addressee !== me.username.toLowerCase()) return null;
  const photo = photoOf(message);
  return { kind: 'command' as const, name, argument, ...(photo !== null && { photos: [photo] as const }) };
}

function albumOf({ media_group_id: album }: Message): { album?: string } {
  return album === undefined ? {} : { album };
}

function topicOf({ is_topic_message: isInTopic, message_thread_id: thread }: Message): { topic?: string } {
  return isInTopic && thread !== undefined ? { topic: String(thread) } : {};
}

function replyTo({ reply_to_message: replied, message_thread_id: thread, ...message }: Message) {
  // In a forum every message "replies" to the one that opened its topic.
  if (!replied || (message.is_topic_message && replied.message_id === thread)) return null;
  return refOf(replied.message_id);
}

function fromPress({ id, from, message, data, inline_message_id }: CallbackQuery): Happening | null {
  const sender = senderOf(from);
  if (!sender || data === undefined || inline_message_id !== undefined) return null;
  const body: IncomingBody = {
    kind: 'press',
    code: data,
    message: message ? refOf(message.message_id) : null,
    pressId: id,
  };
  const chat = message ? chatOf(message.chat) : { kind: 'private' as const, ref: String(from.id) };
  const isPrivate = chat?.kind === 'private' && message !== undefined && 'from' in message;
  return chat && { chat, sender, writtenAt: null, ...(isPrivate && topicOf(message)), body };
}

function fromStanding(update: ChatMemberUpdated, me: Identity): Happening | null {
  const { chat, from, date, new_chat_member } = update;
  const { id, type } = chat;
  const place = chatOf(chat);
  if (place?.kind === 'group') {
    const body = standingBody(update, me);
    return { chat: place, sender: causeOf(from), writtenAt: fromUnix(date), body };
  }
  const sender = senderOf(from);
  if (type !== 'private' || !sender) return null;
  const reachable = new_chat_member.status === 'member';
  return {
    chat: { kind: 'private', ref: String(id) },
    sender,
    writtenAt: fromUnix(date),
    body: { kind: 'reachability', reachable },
  };
}

const fromUnix = (seconds: number) => new Date(seconds * 1000);
