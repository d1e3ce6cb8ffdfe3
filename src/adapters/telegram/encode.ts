/** Messages as Telegram's parameters. Text goes out as it is, its formatting beside it. */
import type { InputFile } from 'grammy';
import type { InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, Opts } from 'grammy/types';
import type { ChatRef, FileRef, MessageRef } from '../../chat/kit/incoming.ts';
import type { Button, LinkButton, Outgoing } from '../../chat/kit/outgoing.ts';
import { clip } from '../../chat/kit/typed-text.ts';
import { clipRich, type RichText } from '../../chat/kit/wording.ts';
import type { AlbumFiles, SingleFile } from './attach.ts';
import { TYPES } from './formatting.ts';
import type { Sendable } from './mentions.ts';

/** In UTF-16 units, which is never more than Telegram counts. */
const LONGEST_TEXT = 4096;
const LONGEST_CAPTION = 1024;
const LONGEST_TOAST = 200;

/** Parameters of sendMessage. Buttons win over a menu: Telegram takes one of them. */
export function encodeSend(chat: ChatRef, message: Sendable): Opts<'sendMessage'> {
  const markup = inlineKeyboard(message) ?? replyKeyboard(message);
  return {
    chat_id: Number(chat),
    ...content(message),
    ...(markup && { reply_markup: markup }),
    ...manner(message),
  };
}

/** Parameters of sendPhoto. */
export function encodePhoto(chat: ChatRef, photo: FileRef | InputFile, message: Sendable): Opts<'sendPhoto'> {
  return { ...captioned(chat, message), photo };
}

/** Parameters of sendDocument. */
export function encodeDocument(
  chat: ChatRef,
  document: FileRef | InputFile,
  message: Sendable,
): Opts<'sendDocument'> {
  return { ...captioned(chat, message), document };
}

/** Parameters of sendMediaGroup: the text stands below the first. */
export function encodeAlbum(
  chat: ChatRef,
  { of, sources }: Pick<AlbumFiles, 'of' | 'sources'>,
  message: Sendable,
): Opts<'sendMediaGroup'> {
  const item = <Type extends 'photo' | 'document'>(type: Type) => {
    return sources.map((media, at) => ({ type, media, ...(at === 0 && caption(message)) }));
  };
  const media = of === 'photo' ? item(of) : item(of);
  return { chat_id: Number(chat), media, ...manner(message) };
}

/** Whether a text may stand below a picture or a file. */
export function fitsCaption({ text }: RichText): boolean {
  return text.length <= LONGEST_CAPTION;
}

function captioned(chat: ChatRef, message: Sendable) {
  const markup = inlineKeyboard(message) ?? replyKeyboard(message);
  return {
    chat_id: Number(chat),
    ...caption(message),
    ...(markup && { reply_markup: markup }),
    ...manner(message),
  };
}

function caption(message: Sendable): { caption?: string; caption_entities?: MessageEntity[] } {
  const { text: clipped, entities } = formatted(message, LONGEST_CAPTION);
  return { ...(clipped !== '' && { caption: clipped }), ...(entities && { caption_entities: entities }) };
}

/** How a message is sent, whatever it holds. */
function manner({ silent, replyTo, topic }: Outgoing) {
  const reply = replyTo && { message_id: Number(replyTo), allow_sending_without_reply: true };
  return {
    ...(silent && { disable_notification: true }),
    ...(topic !== undefined && { message_thread_id: Number(topic) }),
    ...(reply && { reply_parameters: reply }),
  };
}

/** Parameters of editMessageText. Buttons that are left out disappear; a menu can come with a new message only. */
export function encodeEdit(chat: ChatRef, ref: MessageRef, message: Sendable): Opts<'editMessageText'> {
  const markup = inlineKeyboard(message);
  return {
    chat_id: Number(chat),
    message_id: Number(ref),
    ...content(message),
    ...(markup && { reply_markup: markup }),
  };
}

/** Parameters of editMessageMedia: another picture or file, and what stands below. */
export function encodeEditMedia(
  chat: ChatRef,
  ref: MessageRef,
  { kind, source }: Pick<SingleFile, 'kind' | 'source'>,
  message: Sendable,
): Opts<'editMessageMedia'> {
  const markup = inlineKeyboard(message);
  return {
    chat_id: Number(chat),
    message_id: Number(ref),
    media: { type: kind, media: source, ...caption(message) },
    ...(markup && { reply_markup: markup }),
  };
}

/** Parameters of editMessageCaption: the picture or file stays. */
export function encodeEditCaption(
  chat: ChatRef,
  ref: MessageRef,
  message: Sendable,
): Opts<'editMessageCaption'> {
  const markup = inlineKeyboard(message);
  return {
    chat_id: Number(chat),
    message_id: Number(ref),
    ...caption(message),
    ...(markup && { reply_markup: markup }),
  };
}

/** Parameters of answerCallbackQuery; without a text only the spinner stops. */
export function encodeToast(pressId: string, text: string | null): Opts<'answerCallbackQuery'> {
  return { callback_query_id: pressId, ...(text && { text: clip(text, LONGEST_TOAST) }) };
}

function content(message: Sendable) {
  return { ...formatted(message, LONGEST_TEXT), link_preview_options: { is_disabled: true } };
}

function formatted(message: Sendable, longest: number): { text: string; entities?: MessageEntity[] } {
  const clipped = clipRich(message.text, longest);
  const entities = entitiesOf(clipped, message.mentioned);
  return { text: clipped.text, ...(entities.length > 0 && { entities }) };
}

function entitiesOf({ text, entities }: RichText, mentioned: Sendable['mentioned']): MessageEntity[] {
  return entities.flatMap((entity): MessageEntity[] => {
    const { offset, length } = entity;
    if (entity.kind === 'link') return [{ type: 'text_link', offset, length, url: entity.url }];
    if (entity.kind !== 'mention') return [{ type: TYPES[entity.kind], offset, length }];
    const id = mentioned?.get(entity.person);
    if (id === undefined) return [];
    const first_name = text.slice(offset, offset + length);
    return [{ type: 'text_mention', offset, length, user: { id: Number(id), is_bot: false, first_name } }];
  });
}

const STYLES = { good: 'success', bad: 'danger' } as const;

/** More are refused, and with them the message. */
const MOST_BUTTONS = 100;

function inlineKeyboard({ buttons }: Outgoing): InlineKeyboardMarkup | null {
  const rows = fitting(buttons ?? [])
    .filter((row) => row.length > 0)
    .map((row) => row.map(encodeOne));
  return rows.length > 0 ? { inline_keyboard: rows } : null;
}

/** As many rows as there may be, and the last one, which leads out. What is left out can be typed. */
function fitting(rows: Buttons): Buttons {
  const last = rows.at(-1) ?? [];
  let count = last.length;
  const kept = rows.slice(0, -1).filter((row) => {
    count += row.length;
    return count <= MOST_BUTTONS;
  });
  return [...kept, last];
}

type Buttons = NonNullable<Outgoing['buttons']>;

function encodeOne(button: Button): InlineKeyboardButton {
  if ('link' in button) return { text: button.label, ...wayOf(button.link) };
  const { label, press, tone } = button;
  return { text: label, callback_data: press, ...(tone && { style: STYLES[tone] }) };
}

/** What Telegram opens: `manage_chat` is the least right of an administrator, and shows everything written. */
function wayOf(link: LinkButton['link']): { url: string } | { web_app: { url: string } } {
  if (link.to === 'app') return { web_app: { url: link.url } };
  const query = link.to === 'private chat' ? 'start=group' : 'startgroup=link&admin=manage_chat';
  return { url: `https://t.me/${link.bot}?${query}` };
}

function replyKeyboard({ menu }: Outgoing): Opts<'sendMessage'>['reply_markup'] | null {
  if (menu === undefined) return null;
  if (menu === 'none') return { remove_keyboard: true };
  const keyboard = menu.map((row) => row.map(({ label }) => ({ text: label })));
  return { keyboard, resize_keyboard: true, is_persistent: true };
}
