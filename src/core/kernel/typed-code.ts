/** Without 0, 1, I and O, which one takes for each other: 40 bits in a code. */
export const CODE_SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const CODE_LENGTH = 8;

/** Cyrillic letters that look like those of the code: whoever types with a Russian keyboard means these. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  З: '3',
  У: 'Y',
  Х: 'X',
};

/** «k7pm-4xq2» as it stands on paper; null: no paper of ours has such a code. */
export function readTypedCode(typed: string): string | null {
  const signs = [...typed.toUpperCase()].filter((sign) => !/[\s.·–—-]/u.test(sign));
  const code = signs.map((sign) => LOOKALIKES[sign] ?? sign).join('');
  const isCode = signs.length === CODE_LENGTH && [...code].every((sign) => CODE_SIGNS.includes(sign));
  return isCode ? code : null;
}

/** In two halves, as it is printed. */
export function spellCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}
