import { type PassId, passId, type SpotNumber, spotNumber } from '../core/kernel/ids.ts';
import type { Instant } from '../core/kernel/time.ts';

/** The buttons of «Гостевой пропуск» and «Проверить пропуск». On the wire they begin with `gp`. */
export type PassCode =
  | { readonly kind: 'pass'; readonly act: PassAct; readonly pass: PassId }
  /** Steps towards a new one: who comes stands in the dialog. */
  | { readonly kind: 'pass spot'; readonly spot: SpotNumber }
  | { readonly kind: 'pass hours'; readonly hours: number }
  /** `from`: the end that its host was shown, so that two presses extend it once. */
  | {
      readonly kind: 'extend pass';
      readonly pass: PassId;
      readonly hours: number;
      readonly from: Instant;
    }
  | { readonly kind: 'passes today' };

export type PassAct = (typeof ACTS)[keyof typeof ACTS];

const ACTS = {
  e: 'extend',
  r: 'revoke',
  ry: 'revoke for sure',
  s: 'show',
  o: 'open',
  i: 'let in',
  u: 'let out',
} as const;

const MINUTE = 60_000;

export function encodePass(code: PassCode): string {
  switch (code.kind) {
    case 'pass':
      return `gp:${wordFor(ACTS, code.act)}:${id(code.pass)}`;
    case 'pass spot':
      return `gp:p:${id(code.spot)}`;
    case 'pass hours':
      return `gp:h:${id(code.hours)}`;
    case 'extend pass':
      return `gp:m:${id(code.pass)}:${id(code.hours)}:${id(Math.floor(code.from.getTime() / MINUTE))}`;
    case 'passes today':
      return 'gp:t';
  }
}

/** Null for anything that we did not write. */
export function decodePass(text: string): PassCode | null {
  if (text === 'gp:t') return { kind: 'passes today' };
  const [, word = '', first, second, third] = text.split(':');
  const number = readId(first);
  if (number === null) return null;
  if (word === 'h') return { kind: 'pass hours', hours: number };
  if (word === 'p') {
    const spot = spotNumber(number);
    return spot && { kind: 'pass spot', spot };
  }
  const [hours, minute] = [readId(second), readId(third)];
  if (word === 'm' && hours !== null && minute !== null && minute <= LAST_MINUTE) {
    return { kind: 'extend pass', pass: passId(number), hours, from: new Date(minute * MINUTE) };
  }
  const act = Object.hasOwn(ACTS, word) ? ACTS[word as keyof typeof ACTS] : null;
  return act && { kind: 'pass', act, pass: passId(number) };
}

/** The latest minute that a date can hold. */
const LAST_MINUTE = 8.64e15 / MINUTE;

const id = (value: number): string => value.toString(36);

function readId(text: string | undefined): number | null {
  const value = Number.parseInt(text ?? '', 36);
  return Number.isSafeInteger(value) && value > 0 && id(value) === text ? value : null;
}

function wordFor(table: Readonly<Record<string, string>>, meaning: string): string {
  const entry = Object.entries(table).find(([, value]) => value === meaning);
  if (!entry) throw new Error(`no word on the wire for ${meaning}`);
  return entry[0];
}
