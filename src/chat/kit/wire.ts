/** How the data of buttons is written: short words, and numbers to the base of 36. */
import { type Instant, minutes } from '../../core/kernel/time.ts';

export const id = (value: number): string => value.toString(36);

/** Null for whatever `id` did not write, and for 0. */
export function readId(text: string | undefined): number | null {
  const value = Number.parseInt(text ?? '', 36);
  return Number.isSafeInteger(value) && value > 0 && id(value) === text ? value : null;
}

const MINUTE = minutes(1);
/** The latest that a date can hold. */
const LAST_MINUTE = 8.64e15 / MINUTE;

/** A moment to the minute. */
export const minuteId = (at: Instant): string => id(Math.floor(at.getTime() / MINUTE));

export function readMinute(text: string | undefined): Instant | null {
  const minute = readId(text);
  return minute !== null && minute <= LAST_MINUTE ? new Date(minute * MINUTE) : null;
}

type Table<Meaning> = Readonly<Record<string, Meaning>>;

export function wordFor<Meaning>(table: Table<Meaning>, meaning: Meaning): string {
  const entry = Object.entries(table).find(([, value]) => value === meaning);
  if (!entry) throw new Error(`no word on the wire for ${meaning}`);
  return entry[0];
}

/** Null for a word that is not in the table; names that every object has are none of it. */
export function meaningOf<Meaning>(table: Table<Meaning>, word: string): Meaning | null {
  return Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}
