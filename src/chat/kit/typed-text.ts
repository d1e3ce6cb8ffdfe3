/** What people typed, made safe to show: nothing invisible, nothing half cut. */

// An emoji as Unicode TR 51 builds it: people joined into a family, a skin tone, a flag spelt in tags, a keycap.
const emoji =
  /(?:\p{ExtPict}(?:\uFE0E|\uFE0F)?\p{EMod}?(?:[\u{E0020}-\u{E007E}]+\u{E007F})?(?:\u200D(?=\p{ExtPict}))?)+|[0-9#*]\uFE0F?\u20E3/u;

// Bidi and zero-width controls, other controls, fillers and the noncharacters that formatting uses as marks.
const invisible =
  /(?![\n\t])[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]/u;

const emojiOrInvisible = new RegExp(`(${emoji.source})|${invisible.source}`, 'gu');

/**
 * Typed text as it may be stored and shown: NFC, trimmed, line breaks as \n, without bidi and zero-width
 * controls outside emoji; a lone surrogate becomes U+FFFD. Cleaning twice changes nothing.
 */
export function cleanTyped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(emojiOrInvisible, (_, kept: string | undefined) => kept ?? '')
    .normalize('NFC')
    .trim();
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
