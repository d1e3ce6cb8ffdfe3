import type { Message } from '../telegram.ts';
import {
  botUser,
  chatOf,
  chatState,
  isMember,
  membership,
  newChat,
  post,
  userOf,
  withoutReply,
} from './chats.ts';
import { typed } from './content.ts';
import { deliver, setBotStanding } from './delivery.ts';
import { type ChatRef, idOf, write } from './people.ts';
import type { AdminRights, ChatState, Membership, Person, State } from './state.ts';

export type Group = { readonly id: number; readonly title: string };

export type GroupWish = {
  readonly id?: number;
  readonly title: string;
  readonly type?: 'group' | 'supergroup' | 'channel';
  readonly members?: readonly Person[];
  readonly administrators?: readonly Person[];
  /** How the bot stands in it from the start, without any update about it; absent when left out. */
  readonly bot?: 'member' | AdminRights;
  readonly forum?: boolean;
  readonly linkedChannel?: ChatRef;
};

const botStanding = (wish: 'member' | AdminRights): Membership =>
  wish === 'member' ? { status: 'member' } : { status: 'administrator', rights: wish };

export function addGroup(state: State, wish: GroupWish): Group {
  const type = wish.type ?? 'supergroup';
  // Telegram's ids of supergroups and channels begin with -100, those of plain groups do not.
  const id =
    wish.id ?? (type === 'group' ? -4_000_000_000 : -1_002_000_000_000) - (state.nextId() % 1_000_000_000);
  const chat = newChat(id, type, wish.title, wish.forum);
  for (const { id: member } of wish.members ?? []) chat.members.set(member, { status: 'member' });
  for (const { id: admin } of wish.administrators ?? [])
    chat.members.set(admin, { status: 'administrator', rights: {} });
  if (wish.bot) chat.members.set(state.bot.id, botStanding(wish.bot));
  if (wish.linkedChannel !== undefined) chat.linkedChannel = idOf(wish.linkedChannel);
  state.chats.set(id, chat);
  state.records.changed({ kind: 'chat', chat: id });
  return { id, title: wish.title };
}

export type BotInvitation = {
  readonly by: Person;
  readonly admin?: AdminRights;
  /** What stood behind `?startgroup=` in the link; arrives as `/start@bot payload`. */
  readonly startgroup?: string;
};

/** A person adds the bot: my_chat_member, the service message and, from a startgroup link, /start. */
export function addBot(state: State, group: ChatRef, { by, admin, startgroup }: BotInvitation): void {
  const chat = chatState(state, idOf(group));
  const before = membership(chat, state.bot.id);
  setBotStanding(
    state,
    chat,
    userOf(by),
    admin ? { status: 'administrator', rights: admin } : { status: 'member' },
  );
  if (!isMember(before)) service(state, chat, by, { new_chat_members: [botUser(state)] });
  if (startgroup !== undefined)
    write(state, by, typed(`/start@${state.bot.username} ${startgroup}`), { chat: group });
}

export function changeBot(state: State, group: ChatRef, by: Person, standing: Membership): void {
  setBotStanding(state, chatState(state, idOf(group)), userOf(by), standing);
}

/** A person comes in or goes; the bot sees the service message. */
export function changePerson(state: State, group: ChatRef, person: Person, present: boolean): void {
  const chat = chatState(state, idOf(group));
  chat.members.set(person.id, { status: present ? 'member' : 'left' });
  state.records.changed({ kind: 'chat', chat: chat.id });
  const user = userOf(person);
  service(state, chat, person, present ? { new_chat_members: [user] } : { left_chat_member: user });
}

function service(state: State, chat: ChatState, from: Person, body: Partial<Message>): Message {
  const { message } = post(state, chat, { from: userOf(from), ...body });
  deliver(state, chat, message);
  return message;
}

/**
 * The group becomes a supergroup with another id; calls to the old id are refused from now on. `heardBefore`: the bot
 * was told of the supergroup before it is told of the move.
 */
export function migrate(state: State, group: ChatRef, by: Person, heardBefore?: Group): Group {
  const old = chatState(state, idOf(group));
  const { id, title } = heardBefore ?? addGroup(state, { title: old.title });
  const chat = chatState(state, id);
  for (const [member, standing] of old.members) chat.members.set(member, standing);
  service(state, old, by, { migrate_to_chat_id: id });
  old.migratedTo = id;
  service(state, chat, by, { migrate_from_chat_id: old.id });
  return { id, title };
}

/** A new topic; returns its thread id. */
export function addTopic(state: State, group: ChatRef, by: Person, name: string): number {
  const chat = chatState(state, idOf(group));
  const body = { forum_topic_created: { name, icon_color: 7322096 }, is_topic_message: true as const };
  const { message_id } = service(state, chat, by, body);
  chat.topics.set(message_id, name);
  return message_id;
}

/** A private chat with the bot gets topics as soon as its person opens one. */
export function addOwnTopic(state: State, person: Person, name: string): number {
  chatState(state, person.id).forum = true;
  return addTopic(state, person.id, person, name);
}

/** Gone with all that stood there: whoever writes there is refused. */
export function removeTopic(state: State, chat: ChatRef, thread: number): void {
  chatState(state, idOf(chat)).topics.delete(thread);
}

/** A post in a channel, forwarded by Telegram itself into every group that is linked to it. */
export function channelPost(state: State, channel: ChatRef, text: string): Message {
  const chat = chatState(state, idOf(channel));
  const sender_chat = chatOf(state, chat);
  const { message } = post(state, chat, { sender_chat, ...typed(text) });
  deliver(state, chat, message);
  for (const group of state.chats.values()) {
    if (group.linkedChannel !== chat.id) continue;
    const forward_origin = {
      type: 'channel' as const,
      date: message.date,
      chat: sender_chat,
      message_id: message.message_id,
    };
    const { message: copy } = post(state, group, {
      // Telegram's own service account stands as the sender of automatic forwards.
      from: { id: 777000, is_bot: false, first_name: 'Telegram' },
      sender_chat,
      is_automatic_forward: true,
      forward_origin,
      ...typed(text),
    });
    deliver(state, group, copy);
  }
  return message;
}

/** Somebody forwards a message, by default to the bot. */
export function forwardBody(message: Message): Omit<Message, 'message_id' | 'date' | 'chat' | 'from'> {
  const {
    message_id: _,
    chat: __,
    from,
    reply_markup: ___,
    edit_date: ____,
    ...content
  } = withoutReply(message);
  if (!from) return content;
  return { ...content, forward_origin: { type: 'user', sender_user: from, date: message.date } };
}
