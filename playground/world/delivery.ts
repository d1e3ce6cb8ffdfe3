import type { ChatMember, Message, UpdateType, User } from '../telegram.ts';
import { botUser, chatOf, isMember, membership } from './chats.ts';
import type { AdminRights, ChatState, Membership, State } from './state.ts';

const noRights = {
  can_manage_chat: false,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
  can_pin_messages: false,
};

/** A membership as getChatMember and my_chat_member tell it. */
export function chatMember(user: User, standing: Membership): ChatMember {
  if (standing.status === 'administrator') {
    const rights = { ...noRights, can_manage_chat: true, ...standing.rights };
    return { status: 'administrator', user, can_be_edited: false, is_anonymous: false, ...rights };
  }
  if (standing.status === 'creator') return { status: 'creator', user, is_anonymous: false };
  if (standing.status === 'kicked') return { status: 'kicked', user, until_date: 0 };
  return { status: standing.status, user };
}

/** Changes how the bot stands in a chat and tells it so. */
export function setBotStanding(state: State, chat: ChatState, from: User, standing: Membership): void {
  const before = membership(chat, state.bot.id);
  chat.members.set(state.bot.id, standing);
  tellBotStanding(state, chat, from, before, standing);
}

/** Sends `my_chat_member`: in private chats it tells of a block or unblock only. */
export function tellBotStanding(
  state: State,
  chat: ChatState,
  from: User,
  before: Membership,
  now: Membership,
): void {
  const bot = botUser(state);
  state.updates.push('my_chat_member', chat.id, {
    my_chat_member: {
      chat: chatOf(state, chat),
      from,
      date: Math.floor(state.clock.now().getTime() / 1000),
      old_chat_member: chatMember(bot, before),
      new_chat_member: chatMember(bot, now),
    },
  });
  state.records.changed({ kind: 'chat', chat: chat.id });
}

export function botRights(state: State, chat: ChatState): AdminRights | undefined {
  const standing = membership(chat, state.bot.id);
  return standing.status === 'administrator' ? standing.rights : undefined;
}

/** Queues a message for the bot, if Telegram would show it to the bot at all. */
export function deliver(state: State, chat: ChatState, message: Message, edited = false): void {
  if (!reachesBot(state, chat, message)) return;
  const kind = chat.type === 'channel' ? 'channel_post' : 'message';
  const type: UpdateType = edited ? `edited_${kind}` : kind;
  state.updates.push(type, chat.id, { [type]: message });
}

const serviceFields = [
  'new_chat_members',
  'left_chat_member',
  'pinned_message',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'new_chat_title',
  'forum_topic_created',
] as const;

function reachesBot(state: State, chat: ChatState, message: Message): boolean {
  if (chat.type === 'private') return true;
  const { status } = membership(chat, state.bot.id);
  if (!isMember({ status: status === 'administrator' ? 'member' : status })) return false;
  if (status === 'administrator' || state.bot.can_read_all_group_messages) return true;
  if (serviceFields.some((field) => field in message)) return true;
  if (message.reply_to_message?.from?.id === state.bot.id) return true;
  const text = message.text ?? message.caption ?? '';
  const name = `@${state.bot.username}`.toLowerCase();
  return (message.entities ?? message.caption_entities ?? []).some(({ type, offset, length }) => {
    const piece = text.slice(offset, offset + length).toLowerCase();
    if (type === 'mention') return state.switches.mentionsArrive && piece === name;
    return type === 'bot_command' && offset === 0 && (!piece.includes('@') || piece.endsWith(name));
  });
}
