import type { Stay } from '../core/away/mark.ts';
import { type SpotNumber, spotNumber } from '../core/kernel/ids.ts';
import type { Instant } from '../core/kernel/time.ts';

/** The buttons of «Уезжаю» and «Вернулся». On the wire they begin with `aw`. */
export type AwayCode =
  | { readonly kind: 'away'; readonly act: AwayAct; readonly spot: SpotNumber }
  | { readonly kind: 'away until'; readonly spot: SpotNumber; readonly stay: Stay }
  /** The understood date, as its holder was shown it. */
  | { readonly kind: 'away until date'; readonly spot: SpotNumber; readonly until: Instant }
  | { readonly kind: 'back with all' };

export type AwayAct = (typeof ACTS)[keyof typeof ACTS];

const ACTS = { w: 'leave', c: 'change', o: 'other date', h: 'hide', s: 'show', b: 'back' } as const;
const STAYS = { e: 'evening', t: 'tomorrow', '3': '3 days', '7': 'week' } as const;

const MINUTE = 60_000;

export function encodeAway(code: AwayCode): string {
  switch (code.kind) {
    case 'away':
      return `aw:${wordFor(ACTS, code.act)}:${id(code.spot)}`;
    case 'away until':
      return `aw:u${wordFor(STAYS, code.stay)}:${id(code.spot)}`;
    case 'away until date':
      return `aw:d:${id(code.spot)}:${id(Math.floor(code.until.getTime() / MINUTE))}`;
    case 'back with all':
      return 'aw:a';
  }
}

/** Null for anything that we did not write. */
export function decodeAway(text: string): AwayCode | null {
  const [, word = '', first, second] = text.split(':');
  if (text === 'aw:a') return { kind: 'back with all' };
  const spot = spotNumber(readId(first) ?? 0);
  if (!spot) return null;
  const minute = readId(second);
  if (word === 'd' && minute) {
    return { kind: 'away until date', spot, until: new Date(minute * MINUTE) };
  }
  const stay = word.startsWith('u') ? meaningOf(STAYS, word.slice(1)) : null;
  if (stay) return { kind: 'away until', spot, stay };
  const act = meaningOf(ACTS, word);
  return act && { kind: 'away', act, spot };
}

const id = (value: number): string => value.toString(36);

/** The latest minute that a date can hold. */
const LAST_MINUTE = 8.64e15 / MINUTE;

function readId(text: string | undefined): number | null {
  const value = Number.parseInt(text ?? '', 36);
  return value > 0 && value <= LAST_MINUTE && id(value) === text ? value : null;
}

function wordFor(table: Readonly<Record<string, string>>, meaning: string): string {
  const entry = Object.entries(table).find(([, value]) => value === meaning);
  if (!entry) throw new Error(`no word on the wire for ${meaning}`);
  return entry[0];
}

function meaningOf<Meaning extends string>(
  table: Readonly<Record<string, Meaning>>,
  word: string,
): Meaning | null {
  return Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}
