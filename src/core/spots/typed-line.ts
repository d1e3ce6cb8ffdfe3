/** A typed line as it is read: small letters, plain digits, one kind of space; `at` leads back to what was typed. */
export type TypedLine = {
  readonly typed: string;
  readonly text: string;
  readonly at: readonly number[];
};

/** Full-width and Arabic digits and digits in boxes become plain ones; «ё» is «е». */
export function lineOf(typed: string): TypedLine {
  const at: number[] = [];
  let text = '';
  let index = 0;
  for (const char of typed) {
    const read = plain(char);
    for (let i = 0; i < read.length; i += 1) at.push(index);
    text += read;
    index += char.length;
  }
  at.push(typed.length);
  return { typed, text, at };
}

/** What was typed from a place of the read text on. */
export function typedFrom({ typed, at }: TypedLine, place: number): string {
  return typed.slice(at[place] ?? typed.length);
}

function plain(char: string): string {
  // The box around a digit, and the mark that asks for it.
  if (char === '\u20E3' || char === '\uFE0F') return '';
  if (/\p{Nd}/u.test(char)) return String(digit(char));
  if (/[\uFF01-\uFF5E]/u.test(char)) return char.normalize('NFKC').toLowerCase();
  if (char === '\u2212') return '-';
  if (/[^\S\n]/u.test(char)) return ' ';
  const small = char.toLowerCase();
  return small === 'ё' ? 'е' : small.length === char.length ? small : char;
}

/** The digits of a script stand one after another, from zero on. */
function digit(char: string): number {
  const known = Number(char.normalize('NFKC'));
  if (!Number.isNaN(known)) return known;
  const code = char.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
