import type { Entity, Message } from '../telegram.ts';
import {
  chatOf,
  chatState,
  contactOf,
  isMember,
  membership,
  type NewMessage,
  newChat,
  post,
  userOf,
  withoutReply,
} from './chats.ts';
import { captioned, typed } from './content.ts';
import { deliver, tellBotStanding } from './delivery.ts';
import type { ChatState, Person, State } from './state.ts';

export type ChatRef = number | { readonly id: number };
export type MessageRef = number | { readonly message_id: number };

export type Where = {
  /** A group; without it the private chat with the bot. */
  readonly chat?: ChatRef;
  readonly replyTo?: MessageRef | undefined;
  /** A forum topic. */
  readonly thread?: number;
  /** How the text or the caption is formatted. */
  readonly entities?: readonly Entity[];
  /** Written by an administrator in the name of the group. */
  readonly anonymous?: boolean;
};

export const idOf = (chat: ChatRef) => (typeof chat === 'number' ? chat : chat.id);
export const messageIdOf = (message: MessageRef) =>
  typeof message === 'number' ? message : message.message_id;

// Telegram's own account behind every anonymous administrator.
const groupAnonymousBot = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

/** Puts a person's message where it belongs and delivers it to the bot. Throws when the person could not have written it. */
export function write(
  state: State,
  person: Person,
  body: Omit<NewMessage, 'from'>,
  where: Where = {},
): Message {
  const contact = contactOf(state, person.id);
  const chat = chatState(state, where.chat === undefined ? person.id : idOf(where.chat));
  if (chat.type === 'private') {
    if (contact.blocked) throw new Error(`${person.firstName} blocked the bot: unblock() or start() first`);
    if (!contact.started) {
      contact.started = true;
      state.records.changed({ kind: 'house' });
    }
    // A keyboard for one use folds away once one of its keys was pressed or anything typed.
    if (chat.keyboard?.one_time_keyboard) chat.keyboard = undefined;
  } else if (!isMember(membership(chat, person.id))) {
    throw new Error(`${person.firstName} is not in «${chat.title}»: join() first`);
  }
  const { message } = post(state, chat, {
    ...(where.anonymous
      ? { from: groupAnonymousBot, sender_chat: chatOf(state, chat) }
      : { from: userOf(person) }),
    ...threadOf(chat, where.thread),
    ...replyOf(chat, where.replyTo),
    ...body,
  });
  deliver(state, chat, message);
  return message;
}

export const threadOf = (chat: ChatState, thread: number | undefined) =>
  chat.forum && thread !== undefined ? { message_thread_id: thread, is_topic_message: true as const } : {};

function replyOf(chat: ChatState, replyTo: MessageRef | undefined): { reply_to_message?: Message } {
  if (replyTo === undefined) return {};
  const replied = chat.messages.get(messageIdOf(replyTo));
  if (!replied) throw new Error(`there is no message ${messageIdOf(replyTo)} to reply to`);
  return { reply_to_message: withoutReply(replied.message) };
}

/** A person changes a message of theirs. */
export function editOwn(state: State, message: Message, text: string): Message {
  const chat = chatState(state, message.chat.id);
  const stored = chat.messages.get(message.message_id);
  if (!stored) throw new Error(`there is no message ${message.message_id} to edit`);
  const at = state.clock.now();
  const before = stored.message;
  const { entities: _, caption_entities: __, ...rest } = before;
  const body = before.text === undefined ? captioned(text) : typed(text);
  stored.message = { ...rest, ...body, edit_date: Math.floor(at.getTime() / 1000) };
  stored.edits++;
  state.records.happened(chat.id, { at, kind: 'edited', message: stored.message, before });
  deliver(state, chat, stored.message, true);
  return stored.message;
}

export function addPerson(state: State, person: Person): void {
  state.people.set(person.id, { person, started: false, blocked: false, deactivated: false });
  if (!state.chats.has(person.id)) state.chats.set(person.id, newChat(person.id, 'private', ''));
  state.records.changed({ kind: 'chat', chat: person.id });
}

/** Blocks the bot, or takes the block back; the bot hears of it. Does nothing when it is so already. */
export function setBlocked(state: State, person: Person, blocked: boolean): void {
  const contact = contactOf(state, person.id);
  if (contact.blocked === blocked) return;
  contact.blocked = blocked;
  const standing = (kicked: boolean) => ({ status: kicked ? ('kicked' as const) : ('member' as const) });
  state.records.happened(person.id, {
    at: state.clock.now(),
    kind: blocked ? 'blocked' : 'unblocked',
    person,
  });
  tellBotStanding(state, chatState(state, person.id), userOf(person), standing(!blocked), standing(blocked));
}
