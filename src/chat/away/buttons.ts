import type { Stay } from '../../core/away/mark.ts';
import { type SpotNumber, spotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, minuteId, readId, readMinute, wordFor } from '../kit/wire.ts';

/** The buttons of «Уезжаю» and «Вернулся». On the wire they begin with `aw`. */
export type AwayCode =
  | { readonly kind: 'away'; readonly act: AwayAct; readonly spot: SpotNumber }
  | { readonly kind: 'away until'; readonly spot: SpotNumber; readonly stay: Stay }
  /** The understood date, as its holder was shown it. */
  | { readonly kind: 'away until date'; readonly spot: SpotNumber; readonly until: Instant }
  /** One of the dates that a typed one may have meant. */
  | { readonly kind: 'away date meant'; readonly spot: SpotNumber; readonly until: Instant }
  | { readonly kind: 'back with all' };

export type AwayAct = (typeof ACTS)[keyof typeof ACTS];

const ACTS = { w: 'leave', c: 'change', o: 'other date', h: 'hide', s: 'show', b: 'back' } as const;
const STAYS = { e: 'evening', t: 'tomorrow', '3': '3 days', '7': 'week' } as const;

function encode(code: AwayCode): string {
  switch (code.kind) {
    case 'away':
      return `aw:${wordFor(ACTS, code.act)}:${id(code.spot)}`;
    case 'away until':
      return `aw:u${wordFor(STAYS, code.stay)}:${id(code.spot)}`;
    case 'away until date':
      return `aw:d:${id(code.spot)}:${minuteId(code.until)}`;
    case 'away date meant':
      return `aw:m:${id(code.spot)}:${minuteId(code.until)}`;
    case 'back with all':
      return 'aw:a';
  }
}

function decode(text: string): AwayCode | null {
  const [, word = '', first, second] = text.split(':');
  if (text === 'aw:a') return { kind: 'back with all' };
  const spot = spotNumber(readId(first) ?? 0);
  if (!spot) return null;
  const until = readMinute(second);
  if (word === 'd' && until) return { kind: 'away until date', spot, until };
  if (word === 'm' && until) return { kind: 'away date meant', spot, until };
  const stay = word.startsWith('u') ? meaningOf(STAYS, word.slice(1)) : null;
  if (stay) return { kind: 'away until', spot, stay };
  const act = meaningOf(ACTS, word);
  return act && { kind: 'away', act, spot };
}

export const awayButtons = buttons(['aw'], encode, decode);
