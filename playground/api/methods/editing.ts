import { isDeepStrictEqual } from 'node:util';
import type { Entity, InlineKeyboard, Message } from '../../telegram.ts';
import type { ChatState, State, StoredMessage } from '../../world/state.ts';
import { badRequest } from '../error.ts';
import { messageCaption, messageText } from '../formatting.ts';
import { checkMarkup, inlineOnly } from '../markup.ts';
import { type ChatId, editableMessage, writableChat } from './access.ts';
import { type CaptionParams, type InputMedia, mediaBody, type Uploads } from './media.ts';

type EditParams = {
  readonly chat_id?: ChatId;
  readonly message_id?: number;
  /** Left out: the buttons go. */
  readonly reply_markup?: InlineKeyboard;
};

function target(state: State, params: EditParams): { chat: ChatState; stored: StoredMessage } {
  if (params.chat_id === undefined) throw badRequest('chat_id is empty');
  checkMarkup(params.reply_markup);
  const chat = writableChat(state, params.chat_id);
  return { chat, stored: editableMessage(state, chat, params.message_id) };
}

type Content = Pick<Message, 'text' | 'entities' | 'caption' | 'caption_entities' | 'photo' | 'document'>;

function edit(
  state: State,
  chat: ChatState,
  stored: StoredMessage,
  content: Content,
  params: EditParams,
): Message {
  const before = stored.message;
  const { text, entities, caption, caption_entities, photo, document, reply_markup, edit_date, ...frame } =
    before;
  const markup = inlineOnly(params.reply_markup);
  const same =
    isDeepStrictEqual(content, present({ text, entities, caption, caption_entities, photo, document })) &&
    isDeepStrictEqual(markup, reply_markup);
  if (same) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  const at = state.clock.now();
  stored.message = {
    ...frame,
    ...content,
    edit_date: Math.floor(at.getTime() / 1000),
    ...(markup && { reply_markup: markup }),
  };
  stored.edits++;
  state.records.happened(chat.id, { at, kind: 'edited', message: stored.message, before });
  return stored.message;
}

const present = (content: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));

export type EditText = EditParams & {
  readonly text?: string;
  readonly parse_mode?: string;
  readonly entities?: readonly Entity[];
};

export function editMessageText(state: State, params: EditText): Message {
  const { chat, stored } = target(state, params);
  const content = messageText(params.text ?? '', params.parse_mode, params.entities);
  if (stored.message.text === undefined) throw badRequest('there is no text in the message to edit');
  return edit(state, chat, stored, content, params);
}

export function editMessageCaption(state: State, params: EditParams & CaptionParams): Message {
  const { chat, stored } = target(state, params);
  const { text, photo, document } = stored.message;
  if (text !== undefined) throw badRequest('there is no caption in the message to edit');
  const caption = messageCaption(params.caption, params.parse_mode, params.caption_entities);
  return edit(
    state,
    chat,
    stored,
    { ...(photo && { photo }), ...(document && { document }), ...caption },
    params,
  );
}

export type EditMedia = EditParams & { readonly media: InputMedia };

export async function editMessageMedia(state: State, params: EditMedia, uploads: Uploads): Promise<Message> {
  const { chat, stored } = target(state, params);
  return edit(state, chat, stored, await mediaBody(state, params.media, uploads), params);
}

export function editMessageReplyMarkup(state: State, params: EditParams): Message {
  const { chat, stored } = target(state, params);
  const { text, entities, caption, caption_entities, photo, document } = stored.message;
  const content = present({ text, entities, caption, caption_entities, photo, document });
  return edit(state, chat, stored, content, params);
}
