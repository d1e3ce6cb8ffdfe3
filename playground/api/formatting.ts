import type { Entity } from '../telegram.ts';
import { badRequest } from './error.ts';

export type Formatted = { readonly text: string; readonly entities: Entity[] };

const tags: Readonly<Record<string, Entity['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const pieces = /<(\/?)([a-zA-Z0-9-]*)([^>]*)>|&(#x[0-9a-fA-F]+|#\d+|\w+);|[^<&]+|[<&]/g;

/** `parse_mode: HTML`. Throws Telegram's «can't parse entities: …» on a stray tag, as an unescaped «<» in a name makes. */
export function parseHtml(html: string): Formatted {
  let text = '';
  const entities: Entity[] = [];
  const open: { tag: string; offset: number; url?: string | undefined }[] = [];
  for (const match of html.matchAll(pieces)) {
    const [whole, closing, name, attributes, character] = match;
    const byte = Buffer.byteLength(html.slice(0, match.index));
    if (character !== undefined) text += decoded(character) ?? whole;
    else if (name === undefined) {
      if (whole === '<') throw unparsable(`Unsupported start tag "" at byte offset ${byte}`);
      text += whole;
    } else if (closing) {
      const last = open.pop();
      if (!last) throw unparsable(`Unexpected end tag at byte offset ${byte}`);
      if (name !== '' && last.tag !== name.toLowerCase()) {
        throw unparsable(
          `Unmatched end tag at byte offset ${byte}, expected "</${last.tag}>", found "</${name}>"`,
        );
      }
      const entity = closed(last, text.length);
      if (entity.length > 0) entities.push(entity);
    } else {
      const tag = name.toLowerCase();
      if (tag !== 'a' && !tags[tag])
        throw unparsable(`Unsupported start tag "${name}" at byte offset ${byte}`);
      const url = /href\s*=\s*"?([^"\s>]*)"?/.exec(attributes ?? '')?.[1];
      open.push({ tag, offset: text.length, url: url && parseHtml(url).text });
    }
  }
  const left = open.at(-1);
  if (left) throw unparsable(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

const unparsable = (why: string) => badRequest(`can't parse entities: ${why}`);

function closed(
  { tag, offset, url }: { tag: string; offset: number; url?: string | undefined },
  end: number,
): Entity {
  const place = { offset, length: end - offset };
  const type = tags[tag];
  return type ? { type, ...place } : { type: 'text_link', ...place, url: url ?? '' };
}

function decoded(name: string): string | undefined {
  if (!name.startsWith('#')) return named[name];
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Text and entities of a message, whichever way they were given. Throws on entities that do not fit the text. */
export function formatted(
  text: string,
  mode: string | undefined,
  given: readonly Entity[] | undefined,
): Formatted {
  if (mode === 'HTML') return parseHtml(text);
  if (mode !== undefined) throw badRequest(`the playground does not read parse_mode ${mode}`);
  for (const entity of given ?? []) checkEntity(text, entity);
  return { text, entities: [...(given ?? [])] };
}

// Telegram trims or drops entities that do not fit, without a word; here they are a bug of the bot, found early.
function checkEntity(text: string, entity: Entity): void {
  const { type, offset, length } = entity;
  const place = `entity ${type} at ${offset}+${length}`;
  const whole = Number.isInteger(offset) && Number.isInteger(length) && offset >= 0 && length > 0;
  if (!whole || offset + length > text.length) {
    throw badRequest(`${place} is outside the text of ${text.length} UTF-16 units`);
  }
  if (splitsPair(text, offset) || splitsPair(text, offset + length))
    throw badRequest(`${place} cuts an emoji in two`);
  if (lacksValue(entity)) throw badRequest(`${place} lacks its value`);
}

function lacksValue({ type, url, user, custom_emoji_id, unix_time }: Entity): boolean {
  if (type === 'text_link') return url === undefined;
  if (type === 'text_mention') return user === undefined;
  if (type === 'custom_emoji') return custom_emoji_id === undefined;
  return type === 'date_time' && unix_time === undefined;
}

const splitsPair = (text: string, at: number) =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');

/** A message text: 1-4096 UTF-16 units after parsing. */
export function messageText(text: string, mode: string | undefined, given: readonly Entity[] | undefined) {
  const result = formatted(text, mode, given);
  if (result.text.trim() === '') throw badRequest('message text is empty');
  if (result.text.length > 4096) throw badRequest('message is too long');
  return { text: result.text, ...(result.entities.length > 0 && { entities: result.entities }) };
}

/** A caption: 0-1024 UTF-16 units after parsing; nothing when empty. */
export function messageCaption(
  caption: string | undefined,
  mode: string | undefined,
  given: readonly Entity[] | undefined,
) {
  if (caption === undefined || caption === '') return {};
  const result = formatted(caption, mode, given);
  if (result.text.length > 1024) throw badRequest('message caption is too long');
  return { caption: result.text, ...(result.entities.length > 0 && { caption_entities: result.entities }) };
}
