import { type SpotNumber, spotNumber } from '../kernel/ids.ts';
import type { AlertKind } from './alert.ts';

/** What was written in a group around the bot's name. */
export type Written = { readonly before: string; readonly after: string };

/** A request as it can be understood: one spot, several that may be meant, or none. */
export type ReadRequest = {
  readonly spots: readonly SpotNumber[];
  /** Exactly one spot, and no doubt that a spot is meant: nobody has to be asked back. */
  readonly certain: boolean;
  /** The numbers stand nowhere where a spot's number stands. */
  readonly guessed: boolean;
  readonly kind: AlertKind;
  /** What is to be passed on: without the number right behind the bot's name. */
  readonly text: string;
};

/** With more numbers than this a text is a list or a phone number, and no button helps. */
export const MOST_CHOICES = 6;

const MARK = /(?:место|места|месте|мест|машиноместо|м\/м|№|#|spots?|places?|no\.)/iu;
const UNITS =
  /этаж|подъезд|корпус|секци|дом|квартир|кв\.|уровен|уровн|ярус|строени|минут|мин\b|час|раз|дн|день|год|лет|недел|руб|floor|level|entrance|building|flat|min|hour|time|day/iu;

/**
 * Finds the spot in a text: the number right behind the bot's name or behind «место» and «№». Any other number is only
 * a guess, and a wrong guess would alarm a stranger: it is asked back.
 */
export function readRequest({ before, after }: Written): ReadRequest {
  const near = leading(after);
  const rest = near ? after.slice(near.end).replace(/^[\s.,:;!—–-]+/u, '') : after;
  const marked = [...spotsBehindMarks(before), ...spotsBehindMarks(near ? rest : after)];
  const sure = distinct([...(near?.spots ?? []), ...marked]);
  const text = [before, rest].filter((part) => part !== '').join(' ');
  const kind = kindOf(rest) ?? kindOf(text) ?? 'message';
  if (sure.length > 0) {
    const spots = sure.slice(0, MOST_CHOICES);
    return {
      spots,
      certain: sure.length === 1,
      guessed: false,
      kind,
      text: marked.length > 0 ? bare(text) : text,
    };
  }
  const guesses = distinct(looseNumbers(`${before} ${after}`));
  return { spots: guesses.length > MOST_CHOICES ? [] : guesses, certain: false, guessed: true, kind, text };
}

/** What the beginning of a text asks for; null: nothing but to be passed on. */
export function kindOf(text: string): AlertKind | null {
  const words = bare(text);
  if (/^(?:перегородил|blocked)/iu.test(words)) return 'blocked';
  return /^(?:sos|сос)(?![\p{L}\p{N}])/iu.test(words) ? 'sos' : null;
}

/** The text without a number that stands marked at its beginning: «место 142 перегородил». */
function bare(text: string): string {
  const start = new RegExp(`^[\\s.,:;!—–-]*(?:${MARK.source}[\\s№#:.]*)\\d{1,5}(?!\\d)[\\s.,:;!—–-]*`, 'iu');
  return text.replace(start, '');
}

/** The numbers that a text begins with, perhaps behind a mark: «45», «место 45», «45 и 46». */
function leading(text: string): Listed | null {
  const found = new RegExp(`^[\\s.,:;!—–]*(${MARK.source}[\\s№#:.]*)?(?=\\d)`, 'iu').exec(text);
  if (!found) return null;
  const [all, mark] = found;
  const listed = listAt(text, all.length);
  if (listed.spots.length === 0 || (mark === undefined && isCounted(text.slice(listed.end)))) return null;
  return listed;
}

/** «места 45, 46 и 47»: everything listed behind a mark. */
function spotsBehindMarks(text: string): SpotNumber[] {
  const marks = new RegExp(`(?<!\\p{L})${MARK.source}[\\s№#:.]*(?=\\d)`, 'giu');
  return [...text.matchAll(marks)].flatMap(({ 0: all, index }) => listAt(text, index + all.length).spots);
}

type Listed = { readonly spots: SpotNumber[]; readonly end: number };

/** Numbers one after another from `start` on; a number that counts something ends the list. */
function listAt(text: string, start: number): Listed {
  const spots: SpotNumber[] = [];
  let end = start;
  for (let from = start; ; ) {
    const digits = /^\d+/u.exec(text.slice(from))?.[0] ?? '';
    const after = from + digits.length;
    const spot = digits === '' || isPartOfMore(text, after) ? null : spotNumber(Number(digits));
    if (!spot || (spots.length > 0 && isCounted(text.slice(after)))) return { spots, end };
    spots.push(spot);
    end = after;
    const separator = /^(?:\s*[,;/]\s*|\s+(?:и|или|and|or)\s+)(?=\d)/iu.exec(text.slice(end));
    if (!separator) return { spots, end };
    from = end + separator[0].length;
  }
}

/** Numbers that stand alone and count nothing: no floors, minutes, times of day, dates, plates or phones. */
function looseNumbers(text: string): SpotNumber[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}+:.\-−])\d+/gu)].flatMap(({ 0: digits, index }) => {
    const end = index + digits.length;
    const tail = text.slice(0, index).slice(-14);
    if (isPartOfMore(text, end) || isCounted(text.slice(end)) || isCounted(lastWord(tail))) return [];
    return spotNumber(Number(digits)) ?? [];
  });
}

/** Letters, a clock or a date go on behind the number: `45а`, `22:30`, `12.05`, `8-900`. */
function isPartOfMore(text: string, end: number): boolean {
  return /^(?:[\p{L}\p{N}]|[:.\-−]\d|%)/u.test(text.slice(end));
}

/** Whether a unit follows: «2 этаж», «5 минут». */
function isCounted(rest: string): boolean {
  const found = UNITS.exec(rest);
  return found !== null && /^[\s-]*(?:-?м|-?й|-?го)?\s*$/u.test(rest.slice(0, found.index));
}

function lastWord(text: string): string {
  return /(\p{L}+\.?)\s*$/u.exec(text)?.[1] ?? '';
}

function distinct(spots: readonly SpotNumber[]): SpotNumber[] {
  return [...new Set(spots)];
}
