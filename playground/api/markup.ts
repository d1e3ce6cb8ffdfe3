import type { InlineButton, InlineKeyboard, ReplyMarkup } from '../telegram.ts';
import { badRequest } from './error.ts';

// Second hand, from others' tries: about 100 buttons and 10 KB of markup.
const mostButtons = 100;
const mostBytes = 10 * 1024;

const actions = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
  'disabled',
] as const;

/** Throws on a keyboard that Telegram would refuse. */
export function checkMarkup(markup: ReplyMarkup | undefined): void {
  if (!markup) return;
  if (Buffer.byteLength(JSON.stringify(markup)) > mostBytes) throw badRequest('reply markup is too long');
  if ('inline_keyboard' in markup) {
    const buttons = markup.inline_keyboard.flat();
    if (buttons.length > mostButtons) throw badRequest('reply markup is too long');
    buttons.forEach(checkInlineButton);
  } else if ('keyboard' in markup) {
    const labels = markup.keyboard
      .flat()
      .map((button) => (typeof button === 'string' ? button : button.text));
    if (labels.length === 0) throw badRequest('reply keyboard has no buttons');
    if (labels.length > mostButtons) throw badRequest('reply markup is too long');
    if (labels.some((label) => label.trim() === ''))
      throw badRequest('keyboard button text must be non-empty');
    checkPlaceholder(markup.input_field_placeholder);
  } else if ('force_reply' in markup) checkPlaceholder(markup.input_field_placeholder);
}

function checkPlaceholder(text: string | undefined): void {
  if (text !== undefined && (text.length < 1 || text.length > 64))
    throw badRequest('input_field_placeholder must be of 1-64 characters');
}

function checkInlineButton(button: InlineButton): void {
  if (button.text.trim() === '') throw badRequest("can't parse inline keyboard button: button text is empty");
  const given = actions.filter((action) => button[action] !== undefined);
  if (given.length === 0) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (given.length > 1)
    throw badRequest(`inline keyboard button «${button.text}» has both ${given.join(' and ')}`);
  const { callback_data, url, copy_text } = button;
  if (callback_data !== undefined) {
    const bytes = Buffer.byteLength(callback_data);
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
  }
  if (url !== undefined && !/^(https?|tg):\/\/\S+$/.test(url)) {
    throw badRequest(`inline keyboard button URL '${url}' is invalid: URL host is empty`);
  }
  if (copy_text && (copy_text.text.length < 1 || copy_text.text.length > 256))
    throw badRequest('BUTTON_COPY_TEXT_INVALID');
}

export const inlineOnly = (markup: ReplyMarkup | undefined): InlineKeyboard | undefined =>
  markup && 'inline_keyboard' in markup && markup.inline_keyboard.flat().length > 0 ? markup : undefined;
