/** What a group's messages and members' news say to the bot. Chatter says nothing: it is dropped here. */
import type { ChatMemberUpdated, Message, MessageEntity } from 'grammy/types';
import type { AddressedInGroup, GroupEvent, PhotoRef } from '../../chat/kit/incoming.ts';
import { cleanTyped } from '../../chat/kit/typed-text.ts';
import { holdsSecretKey } from '../../core/backups/secret-key.ts';
import { type Identity, photoOf, readCommand, refOf, titleOf } from './read.ts';

/** Null for chatter. */
export function groupBody(message: Message, me: Identity): GroupEvent | null {
  const moved = movement(message);
  if (moved) return moved;
  if (message.is_automatic_forward || message.forward_origin) return null;
  const ref = refOf(message.message_id);
  const said = addressed(message, me);
  if (!said) return albumPart(message);
  if (ref === null) return null;
  const { is_topic_message: isInTopic, message_thread_id: thread } = message;
  const topic = isInTopic && thread !== undefined ? String(thread) : null;
  if (!message.sender_chat) return { ...said, message: ref, topic };
  // An administrator who writes as the group; any other chat that writes is nobody who could be answered.
  return message.sender_chat.id === message.chat.id
    ? { kind: 'anonymous', title: said.title, message: ref, topic }
    : null;
}

function movement({ chat, migrate_to_chat_id: to, migrate_from_chat_id: from }: Message): GroupEvent | null {
  if (to !== undefined) return { kind: 'moved', from: String(chat.id), to: String(to) };
  return from === undefined ? null : { kind: 'moved', from: String(from), to: String(chat.id) };
}

/** One of several photos that were sent as one: the words to the bot may stand below another. */
function albumPart(message: Message): GroupEvent | null {
  const photo = photoOf(message);
  const isPart = message.media_group_id !== undefined && !message.sender_chat;
  return isPart && photo !== null ? { kind: 'album part', photo } : null;
}

function photosOf(message: Message): readonly PhotoRef[] {
  const photo = photoOf(message);
  return photo === null ? [] : [photo];
}

type Said = Omit<AddressedInGroup, 'message' | 'topic'>;

function addressed(message: Message, me: Identity): Said | null {
  const { chat, reply_to_message: replied } = message;
  const raw = message.text ?? message.caption ?? '';
  const common = {
    kind: 'addressed' as const,
    command: null,
    title: titleOf(chat),
    photos: photosOf(message),
    replied: quoted(message, me),
  };
  const command = readCommand(cleanTyped(raw));
  if (command) {
    if (command.addressee !== null && command.addressee !== me.username.toLowerCase()) return null;
    return { ...common, how: 'command', command: command.name, before: '', after: command.argument };
  }
  const mention = (message.entities ?? message.caption_entities ?? []).find((one) => means(one, raw, me));
  if (mention) {
    const before = cleanTyped(raw.slice(0, mention.offset));
    const after = cleanTyped(raw.slice(mention.offset + mention.length));
    return { ...common, how: 'mention', before, after };
  }
  const toBot = replied?.from?.id === me.id && !opensTopic(message);
  return toBot ? { ...common, how: 'reply', before: '', after: cleanTyped(raw) } : null;
}

function means(entity: MessageEntity, text: string, me: Identity): boolean {
  if (entity.type === 'text_mention') return entity.user.id === me.id;
  const name = text.slice(entity.offset, entity.offset + entity.length);
  return entity.type === 'mention' && name.toLowerCase() === `@${me.username}`.toLowerCase();
}

/** In a forum every message "replies" to the one that opened its topic. */
function opensTopic({ reply_to_message: replied, ...message }: Message): boolean {
  return message.is_topic_message === true && replied?.message_id === message.message_thread_id;
}

function quoted(message: Message, me: Identity): { text: string; photo: PhotoRef | null } | null {
  const { reply_to_message: replied } = message;
  if (!replied || replied.from?.id === me.id || opensTopic(message)) return null;
  const text = cleanTyped(replied.text ?? replied.caption ?? '');
  // Somebody else's message: it is not ours to delete, and it goes no further.
  return { text: holdsSecretKey(text) ? '' : text, photo: photoOf(replied) };
}

/** How the bot stands in a group now, and what the messenger shows it there. */
export function standingBody({ chat, new_chat_member: bot }: ChatMemberUpdated, me: Identity): GroupEvent {
  const { status } = bot;
  const present = status === 'restricted' ? bot.is_member : status !== 'left' && status !== 'kicked';
  const admin = status === 'administrator' || status === 'creator';
  return {
    kind: 'bot standing',
    title: titleOf(chat),
    present,
    seesAll: present && (admin || me.readsAll === true),
  };
}
