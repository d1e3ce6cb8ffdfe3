import { isMember, membership } from '../../world/chats.ts';
import type { ChatState, Contact, State, StoredMessage } from '../../world/state.ts';
import { badRequest, forbidden } from '../error.ts';

export type ChatId = number | string;

/** The chat a call means. Throws Telegram's 400 for one it does not know or that moved. */
export function knownChat(state: State, chatId: ChatId): ChatState {
  const chat = state.chats.get(typeof chatId === 'string' ? Number(chatId) : chatId);
  if (!chat) throw badRequest('chat not found');
  if (chat.migratedTo !== undefined) {
    const moved = { migrate_to_chat_id: chat.migratedTo };
    throw badRequest('group chat was upgraded to a supergroup chat', moved);
  }
  return chat;
}

/** As `knownChat`, and the bot may write there. Throws 403 with its true face. */
export function writableChat(state: State, chatId: ChatId): ChatState {
  const chat = knownChat(state, chatId);
  const fault = chat.type === 'private' ? privateFault(state.people.get(chat.id)) : groupFault(state, chat);
  if (fault) throw forbidden(fault);
  return chat;
}

function privateFault(contact: Contact | undefined): string | undefined {
  if (contact?.deactivated) return 'user is deactivated';
  if (contact?.blocked) return 'bot was blocked by the user';
  return contact?.started ? undefined : "bot can't initiate conversation with a user";
}

function groupFault(state: State, chat: ChatState): string | undefined {
  const standing = membership(chat, state.bot.id);
  if (isMember(standing)) return undefined;
  return standing.status === 'kicked'
    ? `bot was kicked from the ${chat.type} chat`
    : `bot is not a member of the ${chat.type} chat`;
}

/** A message of the bot that may still be edited. Throws 400 otherwise. */
export function editableMessage(state: State, chat: ChatState, id: number | undefined): StoredMessage {
  if (id === undefined) throw badRequest('message identifier is not specified');
  const stored = chat.messages.get(id);
  if (!stored) throw badRequest('message to edit not found');
  if (stored.message.from?.id !== state.bot.id || stored.markup) throw badRequest("message can't be edited");
  return stored;
}
