import type { Chat, Message, User } from '../telegram.ts';
import type { SentWith } from './records.ts';
import type { ChatState, Membership, Person, State, StoredMessage } from './state.ts';

export const userOf = (person: Person): User => ({
  id: person.id,
  is_bot: false,
  first_name: person.firstName,
  ...(person.lastName !== undefined && { last_name: person.lastName }),
  ...(person.username !== undefined && { username: person.username }),
  ...(person.languageCode !== undefined && { language_code: person.languageCode }),
});

/** The bot as it stands in messages: getMe's extra fields are told to nobody else. */
export const botUser = ({ bot }: State): User => ({
  id: bot.id,
  is_bot: true,
  first_name: bot.first_name,
  ...(bot.username !== undefined && { username: bot.username }),
});

export function chatOf(state: State, chat: ChatState): Chat {
  if (chat.type !== 'private') {
    return {
      id: chat.id,
      type: chat.type,
      title: chat.title,
      ...(chat.forum && { is_forum: true as const }),
    };
  }
  const { id, is_bot: _, language_code: __, ...names } = userOf(contactOf(state, chat.id).person);
  return { id, type: 'private', ...names };
}

/** Throws on an unknown person: a slip of the test, not of the bot. */
export function contactOf(state: State, id: number) {
  const contact = state.people.get(id);
  if (!contact) throw new Error(`nobody with id ${id} was added to this world`);
  return contact;
}

/** Throws on an unknown chat: a slip of the test, not of the bot. */
export function chatState(state: State, id: number): ChatState {
  const chat = state.chats.get(id);
  if (!chat) throw new Error(`no chat with id ${id} was added to this world`);
  return chat;
}

export const newChat = (id: number, type: ChatState['type'], title: string, forum = false): ChatState => ({
  id,
  type,
  title,
  forum,
  members: new Map(),
  topics: new Map(),
  messages: new Map(),
  pinned: [],
});

export const membership = (chat: ChatState, userId: number): Membership =>
  chat.members.get(userId) ?? { status: 'left' };

export const isMember = ({ status }: Membership) => status !== 'left' && status !== 'kicked';

/** A message as it stands inside `reply_to_message` and `pinned_message`: one level deep only. */
export function withoutReply({ reply_to_message: _, ...message }: Message): Message {
  return message;
}

export type NewMessage = Omit<Message, 'message_id' | 'date' | 'chat'>;

/** Puts a message into a chat and its journal. */
export function post(
  state: State,
  chat: ChatState,
  body: NewMessage,
  sentWith: SentWith = {},
): StoredMessage {
  const at = state.clock.now();
  const message: Message = {
    message_id: state.nextId(),
    date: Math.floor(at.getTime() / 1000),
    chat: chatOf(state, chat),
    ...body,
  };
  const stored: StoredMessage = { message, edits: 0, ...sentWith };
  chat.messages.set(message.message_id, stored);
  const { markup } = sentWith;
  if (markup && 'keyboard' in markup) chat.keyboard = markup;
  if (markup && 'remove_keyboard' in markup) chat.keyboard = undefined;
  state.records.happened(chat.id, { at, kind: 'said', message, ...sentWith });
  return stored;
}
