import { isDeepStrictEqual } from 'node:util';
import type { InlineKeyboard, Message } from '../telegram.ts';
import type { Happening } from '../world/records.ts';

export type NameOf = (id: number, otherwise: string) => string;
type Of<Kind extends Happening['kind']> = Extract<Happening, { kind: Kind }>;

const indent = '     ';

/** The lines of one happening; `newest` is the message that stands last in the chat, which needs no quote. */
export function line(happening: Happening, nameOf: NameOf, newest: number | undefined): string[] {
  switch (happening.kind) {
    case 'said':
      return said(happening, nameOf);
    case 'edited':
      return edited(happening, nameOf, newest);
    case 'deleted':
      return [`${author(happening.message, nameOf)} удалил ✗: ${brief(happening.message)}`];
    case 'pressed':
      return [`${nameOf(happening.person.id, happening.person.firstName)} ▸ «${happening.label}»`];
    case 'toast':
      return [indented(happening.alert ? `(окно: ${happening.text})` : `(всплыло: ${happening.text})`)];
    case 'pinned':
      return [`${indent}(закреплено: ${brief(happening.message)})`];
    case 'unpinned':
      return [`${indent}(откреплено: ${brief(happening.message)})`];
    case 'blocked':
      return [`${indent}(${nameOf(happening.person.id, happening.person.firstName)} блокирует бота)`];
    case 'unblocked':
      return [`${indent}(${nameOf(happening.person.id, happening.person.firstName)} снимает блокировку)`];
  }
}

function said({ message, markup, silent }: Of<'said'>, nameOf: NameOf): string[] {
  const service = serviceLine(message, nameOf);
  if (service !== undefined) return service === '' ? [] : [`${indent}(${service})`];
  const replied = message.reply_to_message ? ` ↩ ${brief(message.reply_to_message)}` : '';
  const quiet = silent ? ' (без звука)' : '';
  const head = `${author(message, nameOf)}${quiet}${replied}: ${indented(content(message)).trimStart()}`;
  const keys = markup && 'keyboard' in markup ? markup.keyboard : [];
  const rows = keys.map((row) => row.map((key) => (typeof key === 'string' ? key : key.text)).join(' | '));
  const removed = markup && 'remove_keyboard' in markup ? [`${indent}⌨ убрана`] : [];
  return [head, ...buttons(message.reply_markup), ...rows.map((row) => `${indent}⌨ ${row}`), ...removed];
}

function edited({ message, before }: Of<'edited'>, nameOf: NameOf, newest: number | undefined): string[] {
  const which = message.message_id === newest ? '' : ` ${brief(before)}`;
  const head = `${author(message, nameOf)} исправил ✎${which}`;
  const after = buttons(message.reply_markup);
  if (content(message) !== content(before) || !samePicture(message, before)) {
    return [`${head}: ${indented(content(message)).trimStart()}`, ...after];
  }
  return after.length > 0 ? [`${head}, только кнопки:`, ...after] : [`${head}: кнопки убраны`];
}

const samePicture = (a: Message, b: Message) => isDeepStrictEqual(a.photo, b.photo);

const buttons = (markup: InlineKeyboard | undefined): string[] =>
  (markup?.inline_keyboard ?? []).map(
    (row) =>
      indent +
      row.map(({ text, url, disabled }) => `[${text}${url ? ' →' : ''}${disabled ? ' ×' : ''}]`).join(' '),
  );

function author(message: Message, nameOf: NameOf): string {
  if (message.sender_chat) return message.sender_chat.title ?? 'Канал';
  return message.from ? nameOf(message.from.id, message.from.first_name) : 'Канал';
}

function content(message: Message): string {
  const words = message.text ?? message.caption ?? '';
  const forwarded = message.forward_origin ? '(переслано) ' : '';
  return `${forwarded}${[attachment(message), words].filter(Boolean).join(' ')}`;
}

function attachment({ photo, video, document, sticker, voice, contact, location }: Message): string {
  if (photo) return '(фото)';
  if (video) return '(видео)';
  if (document) return `(файл ${document.file_name ?? 'без имени'})`;
  if (sticker) return `(стикер ${sticker.emoji ?? ''})`;
  if (voice) return '(голосовое)';
  if (contact) return `(контакт ${contact.first_name})`;
  return location ? '(место на карте)' : '';
}

function brief(message: Message): string {
  const text = content(message).replace(/\s+/g, ' ').trim();
  return `«${text.length > 32 ? `${text.slice(0, 31).trimEnd()}…` : text}»`;
}

const indented = (text: string) =>
  text
    .split('\n')
    .map((part) => indent + part)
    .join('\n');

/** What Telegram itself says in a chat; empty for what another line tells already; undefined for people's own words. */
function serviceLine(message: Message, nameOf: NameOf): string | undefined {
  const {
    new_chat_members: came,
    left_chat_member: gone,
    pinned_message,
    forum_topic_created: topic,
  } = message;
  if (came) return `${came.map(({ id, first_name }) => nameOf(id, first_name)).join(', ')} теперь в группе`;
  if (gone) return `${nameOf(gone.id, gone.first_name)} больше не в группе`;
  if (pinned_message) return '';
  if (topic) return `новая тема «${topic.name}»`;
  if (message.migrate_to_chat_id !== undefined) return 'группа стала супергруппой';
  if (message.migrate_from_chat_id !== undefined) return 'супергруппа создана из группы';
  return undefined;
}
