import { type PassId, passId, type SpotNumber, spotNumber } from '../core/kernel/ids.ts';
import type { Instant } from '../core/kernel/time.ts';
import { id, meaningOf, minuteId, readId, readMinute, wordFor } from './wire.ts';

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

export function encodePass(code: PassCode): string {
  switch (code.kind) {
    case 'pass':
      return `gp:${wordFor(ACTS, code.act)}:${id(code.pass)}`;
    case 'pass spot':
      return `gp:p:${id(code.spot)}`;
    case 'pass hours':
      return `gp:h:${id(code.hours)}`;
    case 'extend pass':
      return `gp:m:${id(code.pass)}:${id(code.hours)}:${minuteId(code.from)}`;
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
  const [hours, from] = [readId(second), readMinute(third)];
  if (word === 'm' && hours !== null && from) {
    return { kind: 'extend pass', pass: passId(number), hours, from };
  }
  const act = meaningOf(ACTS, word);
  return act && { kind: 'pass', act, pass: passId(number) };
}
