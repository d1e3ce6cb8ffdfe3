/** Messages as Telegram's parameters. Text goes out as it is, its formatting beside it. */
import type { InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, Opts } from 'grammy/types';
import { encodeButton } from '../../chat/button-code.ts';
import type { ChatRef, MessageRef } from '../../chat/incoming.ts';
import type { Button, Outgoing } from '../../chat/outgoing.ts';
import { clip } from '../../chat/typed-text.ts';
import type { RichText } from '../../chat/wording.ts';

/** In UTF-16 units, which is never more than Telegram counts. */
const LONGEST_TEXT = 4096;
const LONGEST_CAPTION = 1024;
const LONGEST_TOAST = 200;

/** Parameters of sendMessage. Buttons win over a menu: Telegram takes one of them. */
export function encodeSend(chat: ChatRef, message: Outgoing): Opts<'sendMessage'> {
  const markup = inlineKeyboard(message) ?? replyKeyboard(message);
  return {
    chat_id: Number(chat),
    ...content(message.text),
    ...(markup && { reply_markup: markup }),
    ...(message.silent && { disable_notification: true }),
  };
}

/** Parameters of sendPhoto, for a picture that Telegram has. */
export function encodePhoto(chat: ChatRef, message: Outgoing, photo: string): Opts<'sendPhoto'> {
  const { text, ...rest } = encodeSend(chat, { ...message, text: clipRich(message.text, LONGEST_CAPTION) });
  const { chat_id, entities, reply_markup, disable_notification } = rest;
  return {
    chat_id,
    photo,
    ...(text !== '' && { caption: text }),
    ...(entities && { caption_entities: entities }),
    ...(reply_markup && { reply_markup }),
    ...(disable_notification && { disable_notification }),
  };
}

/** Parameters of editMessageText. Buttons that are left out disappear; a menu can come with a new message only. */
export function encodeEdit(chat: ChatRef, ref: MessageRef, message: Outgoing): Opts<'editMessageText'> {
  const markup = inlineKeyboard(message);
  return {
    chat_id: Number(chat),
    message_id: Number(ref),
    ...content(message.text),
    ...(markup && { reply_markup: markup }),
  };
}

/** Parameters of answerCallbackQuery; without a text only the spinner stops. */
export function encodeToast(pressId: string, text: string | null): Opts<'answerCallbackQuery'> {
  return { callback_query_id: pressId, ...(text && { text: clip(text, LONGEST_TOAST) }) };
}

function content(text: RichText) {
  const clipped = clipRich(text, LONGEST_TEXT);
  const entities = clipped.entities.map(
    ({ kind, offset, length }): MessageEntity => ({ type: kind, offset, length }),
  );
  return {
    text: clipped.text,
    ...(entities.length > 0 && { entities }),
    link_preview_options: { is_disabled: true },
  };
}

/** At most `max` UTF-16 units, cut between whole characters; formatting ends where the text does. */
export function clipRich({ text, entities }: RichText, max: number): RichText {
  if (text.length <= max) return { text, entities };
  const clipped = clip(text, max);
  // The «…» that clip adds carries no formatting.
  const kept = clipped.length - 1;
  const inside = entities
    .filter(({ offset }) => offset < kept)
    .map((entity) => ({ ...entity, length: Math.min(entity.length, kept - entity.offset) }));
  return { text: clipped, entities: inside };
}

const STYLES = { good: 'success', bad: 'danger' } as const;

function inlineKeyboard({ buttons }: Outgoing): InlineKeyboardMarkup | null {
  const rows = (buttons ?? []).filter((row) => row.length > 0).map((row) => row.map(encodeOne));
  return rows.length > 0 ? { inline_keyboard: rows } : null;
}

function encodeOne({ label, press, tone }: Button): InlineKeyboardButton {
  return { text: label, callback_data: encodeButton(press), ...(tone && { style: STYLES[tone] }) };
}

function replyKeyboard({ menu }: Outgoing): Opts<'sendMessage'>['reply_markup'] | null {
  if (menu === undefined) return null;
  if (menu === 'none') return { remove_keyboard: true };
  const keyboard = menu.map((row) => row.map((text) => ({ text })));
  return { keyboard, resize_keyboard: true, is_persistent: true };
}
