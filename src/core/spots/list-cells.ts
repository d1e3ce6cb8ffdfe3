import { type SpotNumber, spotNumber } from '../kernel/ids.ts';
import { isVisible, withoutEmptySigns } from '../kernel/visible.ts';
import type { ListReader } from './list-words.ts';

/** A cell without what nobody sees: kinds of spaces, marks of direction, full-width digits, three signs for minus. */
export function tidy(cell: string | undefined): string {
  const seen = withoutEmptySigns(cell ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\s]+/gu, ' ')
    .trim()
    .replaceAll(/[０-９]/gu, (digit) => digit.normalize('NFKC'))
    .replace(/^[−–](?=\s?\d)/u, '-');
  return isVisible(seen) ? seen : '';
}

/** Words and signs before the number, the number as spreadsheets write it, and what follows. */
const AROUND = /^([^\d]*)(\d[\d ,.]*?)([^\d]*)$/u;
const SIGNS = /^[\s(«"№#:.;,)»]*$/u;

/** `45`, `№ 45`, `место 45`, `м/м-45`, `45.0`, `1 045`: one spot, or null. */
export function spotIn(cell: string, reader: ListReader): SpotNumber | null {
  const [, before = '', digits = '', behind = ''] = AROUND.exec(cell) ?? [];
  const isAround = (text: string) => {
    const heading = reader.headingOf(text);
    return SIGNS.test(text) || heading === 'spot' || heading === 'number';
  };
  if (/(?:^|\s)[-+]\s*$/u.test(before) || !isAround(before) || !isAround(behind)) return null;
  const number = wholeNumber(digits.trim());
  return number === null ? null : spotNumber(number);
}

/** `45`, `45.0` and `1 045` are whole numbers; `1,000` may be one or a thousand and is neither. */
export function wholeNumber(text: string): number | null {
  const plain = text.replace(/[.,]0{1,2}$/u, '');
  if (/^\d{1,9}$/u.test(plain)) return Number(plain);
  const isGrouped = /^\d{1,3}(?: \d{3})+$/u.test(plain) || /^[1-9]\d{0,2},(?!000)\d{3}$/u.test(plain);
  return isGrouped ? Number(plain.replaceAll(/\D/gu, '')) : null;
}

/** What «1-2» becomes in a spreadsheet that knows better: `01.фев`, `Feb-01`, `01.02.2026`, `2026-02-01`. */
export function isDate(cell: string, { isMonth }: ListReader): boolean {
  if (/^\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?$|^\d{1,2}([./])\d{1,2}\1(?:\d{2}|\d{4})$/u.test(cell)) return true;
  const named = /^\d{1,2}[ .-](\p{L}+)\.?(?:[ .-]\d{2,4})?$|^(\p{L}+)\.?[ -]\d{1,4}$/u.exec(cell);
  return named !== null && isMonth(named[1] ?? named[2] ?? '');
}

/** What a spreadsheet would run as a formula; a level below the ground is none. */
const FORMULA = /^[=+\-@\t\r]/u;
const LEVEL = /^[+-]\s?\d{1,3}(?:[.,]0{1,2})?$/u;
/** «-1 этаж», «-2А»: nothing in it calculates. */
const NAMED_LEVEL = /^-\s?\d{1,3}\s?\p{L}[\p{L} .]*$/u;

/** A text of the list; our own export marks what looks like a formula by the sign that spreadsheets know. */
export function textIn(cell: string): { readonly text: string | null } | 'formula' {
  if (LEVEL.test(cell)) return { text: cell.replace(/\s|[.,]0{1,2}$/gu, '') };
  if (FORMULA.test(cell) && !NAMED_LEVEL.test(cell)) return 'formula';
  const marked = cell.startsWith("'") ? cell.slice(1).trim() : '';
  const text = FORMULA.test(marked) ? marked : cell.replace(/^(\d{1,9})[.,]0{1,2}$/u, '$1');
  return { text: text === '' ? null : text };
}

/** A text that no spreadsheet takes for a formula. */
export function harmless(text: string): string {
  if (/^-\d{1,3}$/u.test(text)) return text;
  return FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;
}
