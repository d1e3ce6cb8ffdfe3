import type { ChatMember, Message } from '../../telegram.ts';
import {
  botUser,
  chatOf,
  chatState,
  contactOf,
  membership,
  post,
  userOf,
  withoutReply,
} from '../../world/chats.ts';
import { botRights, chatMember, deliver, setBotStanding } from '../../world/delivery.ts';
import type { ChatState, State } from '../../world/state.ts';
import { badRequest } from '../error.ts';
import { type ChatId, knownChat, writableChat } from './access.ts';

type InChat = { readonly chat_id: ChatId };
type OfMessage = InChat & { readonly message_id?: number };
const twoDays = 48 * 3_600_000;

export function deleteMessage(state: State, params: OfMessage): true {
  const chat = writableChat(state, params.chat_id);
  const stored = chat.messages.get(params.message_id ?? Number.NaN);
  if (!stored) throw badRequest('message to delete not found');
  const { message } = stored;
  const at = state.clock.now();
  if (at.getTime() - message.date * 1000 > twoDays) throw badRequest("message can't be deleted for everyone");
  const own = message.from?.id === state.bot.id;
  if (!own && chat.type !== 'private' && !botRights(state, chat)?.can_delete_messages) {
    throw badRequest("message can't be deleted");
  }
  chat.messages.delete(message.message_id);
  chat.pinned = chat.pinned.filter((id) => id !== message.message_id);
  state.records.happened(chat.id, { at, kind: 'deleted', message, by: 'bot' });
  return true;
}

export function getChat(state: State, params: InChat) {
  const chat = knownChat(state, params.chat_id);
  const pinned = chat.messages.get(chat.pinned.at(-1) ?? Number.NaN);
  return {
    ...chatOf(state, chat),
    accent_color_id: chat.id < 0 ? -chat.id % 7 : chat.id % 7,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
    ...(chat.linkedChannel !== undefined && { linked_chat_id: chat.linkedChannel }),
    ...(pinned && { pinned_message: withoutReply(pinned.message) }),
  };
}

export function getChatMember(state: State, params: InChat & { readonly user_id: number }): ChatMember {
  const chat = writableChat(state, params.chat_id);
  if (params.user_id === state.bot.id) {
    const standing = chat.type === 'private' ? { status: 'member' as const } : membership(chat, state.bot.id);
    return chatMember(botUser(state), standing);
  }
  const contact = state.people.get(params.user_id);
  if (!contact) throw badRequest('user not found');
  const standing =
    chat.id === params.user_id ? { status: 'member' as const } : membership(chat, params.user_id);
  return chatMember(userOf(contact.person), standing);
}

export function getChatAdministrators(state: State, params: InChat): ChatMember[] {
  const chat = writableChat(state, params.chat_id);
  if (chat.type === 'private') throw badRequest('there are no administrators in the private chat');
  const admins = [...chat.members].filter(
    ([, { status }]) => status === 'administrator' || status === 'creator',
  );
  return admins.map(([id, standing]) =>
    chatMember(id === state.bot.id ? botUser(state) : userOf(contactOf(state, id).person), standing),
  );
}

function pinnable(state: State, params: OfMessage): ChatState {
  const chat = writableChat(state, params.chat_id);
  if (chat.type !== 'private' && !botRights(state, chat)?.can_pin_messages) {
    throw badRequest('not enough rights to manage pinned messages in the chat');
  }
  return chat;
}

export function pinChatMessage(state: State, params: OfMessage): true {
  const chat = pinnable(state, params);
  const stored = chat.messages.get(params.message_id ?? Number.NaN);
  if (!stored) throw badRequest('message to pin not found');
  const { message } = stored;
  chat.pinned = [...chat.pinned.filter((id) => id !== message.message_id), message.message_id];
  state.records.happened(chat.id, { at: state.clock.now(), kind: 'pinned', message });
  // The service message about a pin comes back even to the bot that pinned.
  const { message: service } = post(state, chat, {
    from: botUser(state),
    pinned_message: withoutReply(message),
  });
  deliver(state, chat, service);
  return true;
}

export function unpinChatMessage(state: State, params: OfMessage): true {
  const chat = pinnable(state, params);
  const id = params.message_id ?? chat.pinned.at(-1);
  if (id === undefined || !chat.pinned.includes(id)) throw badRequest('message to unpin not found');
  chat.pinned = chat.pinned.filter((one) => one !== id);
  const message: Message | undefined = chat.messages.get(id)?.message;
  if (message) state.records.happened(chat.id, { at: state.clock.now(), kind: 'unpinned', message });
  return true;
}

export function leaveChat(state: State, params: InChat): true {
  const chat = writableChat(state, params.chat_id);
  if (chat.type === 'private') throw badRequest("chat can't be left");
  setBotStanding(state, chatState(state, chat.id), botUser(state), { status: 'left' });
  return true;
}

export function sendChatAction(state: State, params: InChat): true {
  const chat = writableChat(state, params.chat_id);
  state.records.changed({ kind: 'typing', chat: chat.id });
  return true;
}
