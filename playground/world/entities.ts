import type { Entity } from '../telegram.ts';

// What Telegram's apps mark in typed text by themselves. Lookbehinds keep «a@b» from becoming a mention.
const patterns: readonly [Entity['type'], RegExp][] = [
  [
    'bot_command',
    /(?<![\p{L}\p{N}_/@.<>])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\p{L}\p{N}_@/<>])/gu,
  ],
  ['email', /(?<![\p{L}\p{N}_.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}(?![\p{L}\p{N}_])/gu],
  [
    'url',
    /(?<![\p{L}\p{N}_@.])(?:https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)]|(?:[a-z0-9-]+\.)+(?:com|ru|org|net|me|рф)\b(?:\/[^\s<>"«»]*[^\s<>"«».,;:!?)])?)/giu,
  ],
  ['mention', /(?<![\p{L}\p{N}_@/])@[a-zA-Z][a-zA-Z0-9_]{2,31}(?![\p{L}\p{N}_@])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_#])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu],
  ['phone_number', /(?<![\p{L}\p{N}_+])\+\d[\d ()-]{8,16}\d(?!\d)/gu],
];

/** The entities of a text as Telegram marks them, in order, none overlapping. Offsets in UTF-16 units. */
export function automaticEntities(text: string): Entity[] {
  const found: Entity[] = [];
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      const taken = found.some(
        (one) => one.offset < entity.offset + entity.length && entity.offset < one.offset + one.length,
      );
      if (!taken) found.push(entity);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}
