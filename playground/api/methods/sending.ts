import type { Entity, Message, ReplyMarkup, ReplyParameters } from '../../telegram.ts';
import { botUser, type NewMessage, post, withoutReply } from '../../world/chats.ts';
import { threadOf } from '../../world/people.ts';
import type { ChatState, State } from '../../world/state.ts';
import { badRequest } from '../error.ts';
import { messageText } from '../formatting.ts';
import { checkMarkup, inlineOnly } from '../markup.ts';
import { type ChatId, writableChat } from './access.ts';
import { type CaptionParams, type InputMedia, mediaBody, type Source, type Uploads } from './media.ts';

type SendParams = {
  readonly chat_id: ChatId;
  readonly message_thread_id?: number;
  readonly reply_parameters?: ReplyParameters;
  readonly reply_markup?: ReplyMarkup;
  readonly protect_content?: boolean;
  readonly disable_notification?: boolean;
};

/** Everything that every kind of message has in common. The chat is charged and checked before the content. */
function send(state: State, chat: ChatState, params: SendParams, content: NewMessage): Message {
  const markup = params.reply_markup;
  checkMarkup(markup);
  const thread = params.message_thread_id;
  if (thread !== undefined && !(chat.forum && chat.topics.has(thread)))
    throw badRequest('message thread not found');
  const inline = inlineOnly(markup);
  const other = markup && !('inline_keyboard' in markup) ? markup : undefined;
  const { message } = post(
    state,
    chat,
    {
      from: botUser(state),
      ...threadOf(chat, thread),
      ...replied(chat, params.reply_parameters),
      ...content,
      ...(params.protect_content && { has_protected_content: true as const }),
      ...(inline && { reply_markup: inline }),
    },
    { ...(other && { markup: other }), ...(params.disable_notification && { silent: true }) },
  );
  return message;
}

function replied(chat: ChatState, wish: ReplyParameters | undefined): { reply_to_message?: Message } {
  if (!wish) return {};
  if (wish.chat_id !== undefined && Number(wish.chat_id) !== chat.id) {
    throw badRequest('the playground does not play replies to another chat');
  }
  const target = chat.messages.get(wish.message_id ?? Number.NaN);
  if (target) return { reply_to_message: withoutReply(target.message) };
  if (wish.allow_sending_without_reply) return {};
  throw badRequest('message to be replied not found');
}

export type SendMessage = SendParams & {
  readonly text: string;
  readonly parse_mode?: string;
  readonly entities?: readonly Entity[];
};

export function sendMessage(state: State, params: SendMessage): Message {
  const chat = writableChat(state, params.chat_id);
  return send(state, chat, params, messageText(params.text, params.parse_mode, params.entities));
}

export type SendPhoto = SendParams & CaptionParams & { readonly photo: Source };

export async function sendPhoto(state: State, params: SendPhoto, uploads: Uploads): Promise<Message> {
  const chat = writableChat(state, params.chat_id);
  return send(
    state,
    chat,
    params,
    await mediaBody(state, { ...params, type: 'photo', media: params.photo }, uploads),
  );
}

export type SendDocument = SendParams & CaptionParams & { readonly document: Source };

export async function sendDocument(state: State, params: SendDocument, uploads: Uploads): Promise<Message> {
  const chat = writableChat(state, params.chat_id);
  const media = { ...params, type: 'document', media: params.document };
  return send(state, chat, params, await mediaBody(state, media, uploads));
}

export type SendMediaGroup = SendParams & { readonly media: readonly InputMedia[] };

export async function sendMediaGroup(
  state: State,
  params: SendMediaGroup,
  uploads: Uploads,
): Promise<Message[]> {
  const chat = writableChat(state, params.chat_id);
  if (params.media.length < 2 || params.media.length > 10) throw badRequest('group must include 2-10 items');
  if (new Set(params.media.map(({ type }) => type)).size > 1)
    throw badRequest('photos and documents cannot be mixed');
  const bodies = await Promise.all(params.media.map((media) => mediaBody(state, media, uploads)));
  const group = String(state.nextId());
  return bodies.map((body) => send(state, chat, params, { ...body, media_group_id: group }));
}
