import {
  type LendingId,
  lendingId,
  type SpotNumber,
  spotNumber,
  type WishId,
  wishId,
} from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { Search } from '../../core/lending/lending.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, minuteId, readId, readMinute, wordFor } from '../kit/wire.ts';

/** The buttons of «Ищу место» and «Займу». On the wire they begin with `ln`. */
export type LendingCode =
  | { readonly kind: 'seek spot' }
  | { readonly kind: 'seek other date' }
  | { readonly kind: 'seek for'; readonly search: Search }
  | { readonly kind: 'seek until'; readonly until: Instant }
  /** `at`: in the list of what is free, or on the card of a wish. */
  | {
      readonly kind: 'take spot';
      readonly spot: SpotNumber;
      readonly until: Instant;
      readonly at: 'list' | 'wish';
    }
  /** «Скажу, когда появится» */
  | { readonly kind: 'wish for spot'; readonly until: Instant }
  | { readonly kind: 'drop wish'; readonly wish: WishId }
  | { readonly kind: 'lending'; readonly act: LendingAct; readonly lending: LendingId };

/** «Место свободно», and «Написать» of either of the two. */
export type LendingAct = (typeof ACTS)[keyof typeof ACTS];

const ACTS = { l: 'leave', w: 'write' } as const;
const SEARCHES = { e: 'evening', t: 'tomorrow' } as const;

function encode(code: LendingCode): string {
  switch (code.kind) {
    case 'seek spot':
      return 'ln:s';
    case 'seek other date':
      return 'ln:o';
    case 'seek for':
      return `ln:f:${wordFor(SEARCHES, code.search)}`;
    case 'seek until':
      return `ln:u:${minuteId(code.until)}`;
    case 'take spot':
      return `ln:${code.at === 'wish' ? 'y' : 't'}:${id(code.spot)}:${minuteId(code.until)}`;
    case 'wish for spot':
      return `ln:w:${minuteId(code.until)}`;
    case 'drop wish':
      return `ln:n:${id(code.wish)}`;
    case 'lending':
      return `ln:a${wordFor(ACTS, code.act)}:${id(code.lending)}`;
  }
}

function decode(text: string): LendingCode | null {
  const [, word = '', first = '', second] = text.split(':');
  if (word === 's') return { kind: 'seek spot' };
  if (word === 'o') return { kind: 'seek other date' };
  const search = word === 'f' ? meaningOf(SEARCHES, first) : null;
  if (search) return { kind: 'seek for', search };
  const number = readId(first);
  const until = readMinute(word === 'u' || word === 'w' ? first : second);
  if (until && word === 'u') return { kind: 'seek until', until };
  if (until && word === 'w') return { kind: 'wish for spot', until };
  const spot = spotNumber(number ?? 0);
  if (spot && until && (word === 't' || word === 'y'))
    return { kind: 'take spot', spot, until, at: word === 'y' ? 'wish' : 'list' };
  if (number !== null && word === 'n') return { kind: 'drop wish', wish: wishId(number) };
  const act = word.startsWith('a') ? meaningOf(ACTS, word.slice(1)) : null;
  return act && number !== null ? { kind: 'lending', act, lending: lendingId(number) } : null;
}

export const lendingButtons = buttons(['ln'], encode, decode);
