import { fingerprintOf } from '../kernel/fingerprint.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { days, hours, type Instant, minutes } from '../kernel/time.ts';
import { CODE_LENGTH, readTypedCode } from '../kernel/typed-code.ts';

/** A strip of paper in a mailbox: it makes one person a holder of its spot. What stands on it is kept nowhere. */
export type Strip = {
  readonly spot: SpotNumber;
  /** In the QR: 128 bits. */
  readonly token: string;
  /** To type: eight signs, letters and digits mixed, so that it is no number of anything else. */
  readonly code: string;
};

export const STRIP_LIFE = days(60);

/** For every spot, or for those that nobody holds in the bot yet. */
export type StripsFor = 'all' | 'missing';

/** How far the house has come in, and which strips open a door. */
export type StripCount = {
  readonly spots: number;
  /** Spots that somebody holds. */
  readonly joined: number;
  readonly live: LiveStrips;
  /** How many of them are for spots that nobody holds. */
  readonly liveMissing: number;
  /** How many were ever printed: another number after each print. */
  readonly issues: number;
};

export type LiveStrips = {
  readonly count: number;
  /** When the last of them ends; null: there are none. */
  readonly until: Instant | null;
};

/** How many would be printed. */
export const wantedOf = ({ spots, joined }: StripCount, whom: StripsFor): number =>
  whom === 'all' ? spots : spots - joined;

/** How many would die with a print. */
export const dyingOf = ({ live, liveMissing }: StripCount, whom: StripsFor): number =>
  whom === 'all' ? live.count : liveMissing;

/** Stands for what a question named: another admin may have printed meanwhile, or somebody come in. */
export function stripsFingerprint(count: StripCount, whom: StripsFor): number {
  return fingerprintOf([dyingOf(count, whom), count.issues]);
}

/** Wrong codes in this time, of one person and at all doors of a house; whoever is right is never counted. */
export const WRONG_CODES = {
  person: { most: 5, window: minutes(10) },
  house: { most: 100, window: hours(1) },
} as const;

/**
 * A typed line as the code of a strip: eight signs, or four and four, with a letter among them. Null: it is something
 * else, as «места 45» is, whose letters might all stand in a code.
 */
export function readStripCode(typed: string): string | null {
  const code = readTypedCode(typed);
  const isWhole = /^\S{4}\s?[·–—-]?\s?\S{4}$/u.test(typed.trim());
  return code && isWhole && /[A-Z]/.test(code) ? code : null;
}

/**
 * Whether one half of a code mixes letters and digits: it is no word and no number then, and the code nothing else, as
 * «2252-2LN6» is, which begins like a spot. Each code that is printed is such a one.
 */
export function isUnmistakable(code: string): boolean {
  const middle = CODE_LENGTH / 2;
  return [code.slice(0, middle), code.slice(middle)].some((half) => /[A-Z]/.test(half) && /\d/.test(half));
}

/** Whether it can stand in the QR of a strip: 128 bits. */
export const isStripToken = (text: string): boolean => /^[\w-]{22}$/.test(text);
