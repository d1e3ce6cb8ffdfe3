/** Formatting as Telegram names it. What it adds by itself (mentions, hashtags, bare links) it adds again. */
import type { Message, MessageEntity } from 'grammy/types';
import { cleanFormatted } from '../../chat/kit/typed-text.ts';
import type { Formatting, Look } from '../../core/announcements/formatting.ts';

export const TYPES = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strikethrough',
  spoiler: 'spoiler',
  code: 'code',
  'code block': 'pre',
  quote: 'blockquote',
  'folded quote': 'expandable_blockquote',
} as const satisfies Record<Look, MessageEntity['type']>;

const LOOKS: Readonly<Partial<Record<MessageEntity['type'], Look>>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strikethrough',
  spoiler: 'spoiler',
  code: 'code',
  pre: 'code block',
  blockquote: 'quote',
  expandable_blockquote: 'folded quote',
};

/** Telegram shows a hundred a message; our heading needs some. */
const MOST = 90;
const LONGEST_LINK = 2_048;

export type Typed = { readonly text: string; readonly formatting?: readonly Formatting[] };

/** What was typed, or stands below a picture or a file: cleaned, with its formatting where there is any. */
export function typedIn({ text, entities, caption, caption_entities }: Message): Typed {
  const raw = text ?? caption ?? '';
  const wanted = ((text === undefined ? caption_entities : entities) ?? []).flatMap(formattingOf);
  const clean = cleanFormatted(raw, wanted);
  const formatting = clean.stretches.slice(0, MOST);
  return { text: clean.text, ...(formatting.length > 0 && { formatting }) };
}

/** Nothing that names somebody, and no link that could be anything but a page. */
function formattingOf(entity: MessageEntity): readonly Formatting[] {
  const { offset, length } = entity;
  if (entity.type === 'text_link') {
    const url = pageOf(entity.url);
    return url === null ? [] : [{ kind: 'link', offset, length, url }];
  }
  const kind = LOOKS[entity.type];
  return kind ? [{ kind, offset, length }] : [];
}

function pageOf(link: string): string | null {
  const url = URL.parse(link);
  if (!url || !/^https?:$/.test(url.protocol) || url.href.length > LONGEST_LINK) return null;
  // «https://bank.ru@elsewhere» opens elsewhere.
  return url.username === '' && url.password === '' ? url.href : null;
}
