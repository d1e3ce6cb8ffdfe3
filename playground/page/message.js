// @ts-check
import { clockTime, element } from './dom.js';
import { richText } from './rich-text.js';

/**
 * @typedef {object} Acts
 * @property {(message: any, button: any, node: HTMLButtonElement) => void} press
 * @property {(message: any) => void} reply
 * @property {(command: string) => void} command
 */

/**
 * One message as a bubble with its inline keyboard.
 * @param {any} message as the Bot API tells it, with `edits`
 * @param {number} me whose phone it is
 * @param {Acts} acts
 */
export function bubble(message, me, acts) {
  const service = serviceText(message);
  if (service) return element('li', { class: 'service' }, service);
  const mine = message.from?.id === me && !message.sender_chat;
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const body = element('div', { class: 'bubble' });
  if (!mine) body.append(element('p', { class: 'author' }, author(message)));
  if (message.reply_to_message)
    body.append(element('p', { class: 'quote' }, brief(message.reply_to_message)));
  if (message.forward_origin) body.append(element('p', { class: 'forwarded' }, 'Переслано'));
  body.append(...attachments(message));
  if (text)
    body.append(element('p', { class: 'text', dir: 'auto' }, ...richText(text, entities, acts.command)));
  body.append(
    element(
      'p',
      { class: 'meta' },
      element(
        'button',
        {
          type: 'button',
          class: 'reply',
          'aria-label': 'Ответить',
          title: 'Ответить',
          click: () => acts.reply(message),
        },
        '↩',
      ),
      message.silent ? '🔕 ' : '',
      message.edits > 0 ? 'изменено ' : '',
      element(
        'time',
        { datetime: new Date(message.date * 1000).toISOString() },
        clockTime((message.edit_date ?? message.date) * 1000),
      ),
    ),
  );
  return element('li', { class: mine ? 'mine' : 'theirs' }, body, ...inlineKeyboard(message, acts));
}

/** @param {any} message */
function author(message) {
  const { first_name, last_name } = message.from ?? {};
  return message.sender_chat?.title ?? [first_name, last_name].filter(Boolean).join(' ');
}

/** @param {any} message */
export function brief(message) {
  const text = message.text ?? message.caption ?? 'Вложение';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** @param {any} message */
function attachments({ photo, document, sticker, voice, contact, location }) {
  const file = (/** @type {string} */ id) => `/playground/files/${encodeURIComponent(id)}`;
  const nodes = [];
  const large = photo?.at(-1);
  if (large) {
    nodes.push(
      element('img', {
        src: file(large.file_id),
        alt: 'Фото',
        width: String(large.width),
        height: String(large.height),
      }),
    );
  }
  if (document) {
    nodes.push(
      element(
        'a',
        { class: 'file', href: file(document.file_id), download: document.file_name ?? '' },
        `📄 ${document.file_name ?? 'Файл'}`,
      ),
    );
  }
  if (sticker) nodes.push(element('p', { class: 'sticker' }, sticker.emoji ?? '🙂'));
  if (voice) nodes.push(element('p', {}, '🎤 Голосовое сообщение'));
  if (contact) nodes.push(element('p', {}, `👤 ${contact.first_name}, ${contact.phone_number}`));
  if (location) nodes.push(element('p', {}, '📍 Место на карте'));
  return nodes;
}

/**
 * @param {any} message
 * @param {Acts} acts
 */
function inlineKeyboard(message, acts) {
  /** @type {any[][]} */
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return [];
  const key = (/** @type {any} */ button) => {
    const node = element(
      'button',
      {
        type: 'button',
        class: `key ${button.style ?? ''}`.trim(),
        disabled: button.disabled !== undefined,
        click: () => acts.press(message, button, node),
      },
      button.url ? `${button.text} ↗` : button.text,
    );
    return node;
  };
  return [
    element(
      'div',
      { class: 'keys' },
      ...rows.map((row) => element('div', { class: 'row' }, ...row.map(key))),
    ),
  ];
}

/** @param {any} message */
function serviceText(message) {
  const names = (/** @type {any[]} */ users) => users.map(({ first_name }) => first_name).join(', ');
  if (message.new_chat_members) return `${names(message.new_chat_members)} теперь в группе`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} больше не в группе`;
  if (message.pinned_message) return `📌 Закреплено: ${brief(message.pinned_message)}`;
  if (message.forum_topic_created) return `Новая тема: ${message.forum_topic_created.name}`;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return 'Группа стала супергруппой';
  return '';
}
