import type { ComplexId, PersonId, SpotNumber, TagId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** A card under a windscreen, bound to a holder and a spot of his. What stands on it is kept nowhere. */
export type Tag = {
  readonly complex: ComplexId;
  readonly id: TagId;
  readonly holder: PersonId;
  readonly spot: SpotNumber;
  readonly madeAt: Instant;
  /** Which of the cards of this holder and spot it is, from 1 on: the ones before work no more. */
  readonly issue: number;
  /** «Ложный вызов» was pressed: until then its calls go to guards and admins. */
  readonly doubtedUntil: Instant | null;
};

/** What stands on the paper, known to nobody once it is printed: in the QR, and to type. */
export type TagSecrets = { readonly token: string; readonly code: string };

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

/** «k7pm-4xq2» as it stands on the card; null: no card has such a code. */
export function readTagCode(typed: string): string | null {
  const signs = [...typed.toUpperCase()].filter((sign) => !/[\s.·–—-]/u.test(sign));
  const code = signs.map((sign) => LOOKALIKES[sign] ?? sign).join('');
  const isCode = signs.length === CODE_LENGTH && [...code].every((sign) => CODE_SIGNS.includes(sign));
  return isCode ? code : null;
}

/** In two halves, as it is printed. */
export function spellTagCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

/** Whether it can stand in the QR of a card: 128 bits. */
export function isTagToken(text: string): boolean {
  return /^[\w-]{22}$/.test(text);
}
