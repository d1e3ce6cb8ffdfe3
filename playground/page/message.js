// @ts-check
/** @import { PageMessage } from '../page-wire.ts' */
import { element, icon, iconButton } from './dom.js';
import { showPicture } from './lightbox.js';
import { richText } from './rich-text.js';
import { clockTime } from './time.js';
import { t } from './words.js';

/** @typedef {NonNullable<PageMessage['reply_markup']>['inline_keyboard'][number][number]} Button */

/**
 * @typedef {object} Acts
 * @property {(message: PageMessage, button: Button, node: HTMLButtonElement) => void} press
 * @property {(message: PageMessage) => void} reply
 * @property {(command: string) => void} command
 * @property {(url: string) => void} link
 */

export const fileUrl = (/** @type {string} */ id) => `/playground/files/${encodeURIComponent(id)}`;

/**
 * Messages that stand together (one, or the pictures of an album) as a bubble with its inline keyboard.
 * @param {readonly PageMessage[]} messages
 * @param {{ me: number, group: boolean, acts: Acts }} phone
 * @returns {HTMLLIElement | undefined}
 */
export function bubble(messages, { me, group, acts }) {
  const [message] = messages;
  if (!message) return undefined;
  const service = serviceText(message);
  if (service) return element('li', { class: 'service' }, element('span', {}, service));
  const mine = message.from?.id === me && !message.sender_chat;
  const body = element('div', { class: 'bubble' });
  if (group && !mine) body.append(author(message));
  if (message.reply_to_message) body.append(quote(message.reply_to_message));
  if (message.forward_origin) body.append(element('div', { class: 'forwarded' }, t('forwarded')));
  body.append(...content(messages, acts));
  const node = element('li', { class: mine ? 'mine' : 'theirs' }, body, ...inlineKeyboard(message, acts));
  if (message.photo && !messages.some(({ caption }) => caption)) node.classList.add('pictured');
  if (message.sticker) node.classList.add('bare');
  return node;
}

/**
 * @param {readonly PageMessage[]} messages
 * @param {Acts} acts
 */
function content(messages, acts) {
  const nodes = messages.length > 1 ? [album(messages)] : attachments(messages[0]);
  const spoken = messages.find(({ text, caption }) => text ?? caption) ?? messages[0];
  if (!spoken) return nodes;
  const text = spoken.text ?? spoken.caption ?? '';
  const entities = spoken.entities ?? spoken.caption_entities ?? [];
  const words = element('span', { class: 'words', dir: 'auto' }, ...richText(text, entities, acts));
  return [...nodes, element('div', { class: 'text' }, words, meta(spoken, acts))];
}

/**
 * @param {PageMessage} message
 * @param {Acts} acts
 */
function meta(message, acts) {
  const time = element(
    'time',
    { datetime: new Date(message.date * 1000).toISOString() },
    clockTime((message.edit_date ?? message.date) * 1000),
  );
  const quiet = message.silent
    ? element(
        'span',
        { class: 'quiet', title: t('silent'), role: 'img', 'aria-label': t('silent') },
        icon('quiet'),
      )
    : undefined;
  return element(
    'span',
    { class: 'meta' },
    iconButton('reply', t('reply'), () => acts.reply(message), { class: 'reply', tabindex: '-1' }),
    quiet,
    message.edits > 0 ? `${t('edited')} ` : undefined,
    time,
  );
}

/** @param {PageMessage} message */
function author(message) {
  const { first_name = '', last_name, is_bot, id = 0 } = message.from ?? {};
  const name = message.sender_chat?.title ?? [first_name, last_name].filter(Boolean).join(' ');
  const tag = is_bot && !message.sender_chat ? element('small', {}, t('bot')) : undefined;
  return element('div', { class: `author tone-${tone(id)}` }, name, tag);
}

/** One of seven colours, always the same for the same person. */
export const tone = (/** @type {number} */ id) => Math.abs(id) % 7;

/** @param {NonNullable<PageMessage['reply_to_message']>} replied */
function quote(replied) {
  const name = replied.from?.first_name ?? '';
  return element('div', { class: 'quote' }, element('b', {}, name), element('span', {}, brief(replied)));
}

/** @param {Pick<PageMessage, 'text' | 'caption' | 'photo'>} message */
export function brief(message) {
  const text = message.text ?? message.caption ?? (message.photo ? t('photo') : t('attachment'));
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** @param {PageMessage} message */
function picture({ photo }) {
  const large = photo?.at(-1);
  if (!large) return undefined;
  const src = fileUrl(large.file_id);
  const size = { width: String(large.width), height: String(large.height) };
  const image = element('img', { src, alt: t('photo'), ...size });
  return element(
    'button',
    { type: 'button', class: 'picture', 'aria-label': t('photo'), click: () => showPicture(src) },
    image,
  );
}

/** @param {readonly PageMessage[]} messages */
function album(messages) {
  const documents = messages.filter(({ document }) => document);
  if (documents.length > 0) return element('div', { class: 'files' }, ...documents.flatMap(attachments));
  const count = String(Math.min(messages.length, 4));
  return element('div', { class: 'album', 'data-count': count }, ...messages.map(picture));
}

/**
 * @param {PageMessage | undefined} message
 * @returns {HTMLElement[]}
 */
function attachments(message) {
  if (!message) return [];
  const { document, sticker, voice, contact, location } = message;
  const nodes = [];
  const image = picture(message);
  if (image) nodes.push(image);
  if (document) nodes.push(fileLink(document));
  if (sticker) nodes.push(element('div', { class: 'sticker' }, sticker.emoji ?? '🙂'));
  if (voice) nodes.push(element('div', { class: 'voice' }, `🎤 ${t('voiceMessage')}`));
  if (contact) nodes.push(element('div', {}, `👤 ${contact.first_name}, ${contact.phone_number}`));
  if (location) nodes.push(element('div', {}, `📍 ${t('locationMessage')}`));
  return nodes;
}

/** @param {NonNullable<PageMessage['document']>} document */
function fileLink({ file_id, file_name, file_size = 0 }) {
  const name = file_name ?? t('file');
  const size =
    file_size < 1024 ? `${file_size} B` : `${(file_size / 1024).toFixed(file_size < 10_240 ? 1 : 0)} KB`;
  return element(
    'a',
    { class: 'file', href: fileUrl(file_id), download: name, title: t('download', { name }) },
    element('span', { class: 'file-icon' }, icon('file')),
    element('span', { class: 'file-words' }, element('span', {}, name), element('small', {}, size)),
  );
}

/**
 * @param {PageMessage} message
 * @param {Acts} acts
 */
function inlineKeyboard(message, acts) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return [];
  const key = (/** @type {Button} */ button) => {
    const node = element(
      'button',
      {
        type: 'button',
        class: `key ${button.style ?? ''}`.trim(),
        disabled: button.disabled !== undefined,
        click: () => acts.press(message, button, node),
      },
      button.text,
    );
    if (button.url) node.classList.add('link');
    return node;
  };
  const row = (/** @type {readonly Button[]} */ buttons) =>
    element('div', { class: 'row', 'data-keys': String(buttons.length) }, ...buttons.map(key));
  return [element('div', { class: 'keys' }, ...rows.map(row))];
}

/** @param {PageMessage} message */
function serviceText(message) {
  if (message.new_chat_members) {
    const names = message.new_chat_members.map(({ first_name }) => first_name).join(', ');
    return t('joined', { names });
  }
  if (message.left_chat_member) return t('left', { name: message.left_chat_member.first_name });
  if (message.pinned_message) return t('pinnedBy', { text: brief(message.pinned_message) });
  if (message.forum_topic_created) return t('topic', { name: message.forum_topic_created.name });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t('migrated');
  return '';
}
