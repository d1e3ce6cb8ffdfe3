/** What people typed, made safe to show: nothing invisible, nothing half cut. */

import { isVisible, withoutEmptySigns } from '../../core/kernel/visible.ts';

// An emoji as Unicode TR 51 builds it: people joined into a family, a skin tone, a flag spelt in tags, a keycap.
const emoji =
  /(?:\p{ExtPict}(?:\uFE0E|\uFE0F)?\p{EMod}?(?:[\u{E0020}-\u{E007E}]+\u{E007F})?(?:\u200D(?=\p{ExtPict}))?)+|[0-9#*]\uFE0F?\u20E3/u;

// Bidi and zero-width controls, other controls, fillers and the noncharacters that formatting uses as marks.
const invisible =
  /(?![\n\t])[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]/u;

const emojiOrInvisible = new RegExp(`(${emoji.source})|${invisible.source}`, 'gu');

/**
 * Typed text as it may be stored and shown: NFC, trimmed, line breaks as \n, without bidi and zero-width
 * controls outside emoji; a lone surrogate becomes U+FFFD, and nothing is left where nothing can be seen. Cleaning
 * twice changes nothing.
 */
export function cleanTyped(text: string): string {
  const clean = cleanInside(text).trim();
  return isVisible(clean) ? clean : '';
}

/** A name or a title: cleaned, in one line. Empty where there is nothing to be seen. */
export function cleanLine(typed: string): string {
  return cleanTyped(typed).replaceAll(/\s+/g, ' ');
}

function cleanInside(text: string): string {
  return withoutEmptySigns(text)
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(emojiOrInvisible, (_, kept: string | undefined) => kept ?? '')
    .normalize('NFC');
}

type Stretch = { readonly offset: number; readonly length: number };

/** Typed text and stretches of it, both cleaned; a stretch that fits no words is left out, whoever made it up. */
export function cleanFormatted<S extends Stretch>(
  typed: string,
  stretches: readonly S[],
): { readonly text: string; readonly stretches: readonly S[] } {
  const text = cleanTyped(typed);
  if (stretches.length === 0) return { text, stretches };
  const inside = cleanInside(typed);
  const before = inside.length - inside.trimStart().length;
  const place = (at: number) => {
    const clean = Math.min(Math.max(cleanInside(typed.slice(0, at)).length - before, 0), text.length);
    return /[\uDC00-\uDFFF]/.test(text[clean] ?? '') ? clean - 1 : clean;
  };
  const kept = stretches.flatMap((one): S[] => {
    const { offset, length } = one;
    if (!Number.isInteger(offset) || !Number.isInteger(length) || offset < 0 || length < 1) return [];
    const [from, to] = [place(offset), place(offset + length)];
    return text.slice(from, to).trim() === '' ? [] : [{ ...one, offset: from, length: to - from }];
  });
  return { text, stretches: kept };
}

const graphemes = new Intl.Segmenter('ru', { granularity: 'grapheme' });

/** At most `max` UTF-16 units of a text, cut between whole characters and ended by «…» where something is left out. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
