import { type SpotNumber, spotNumber } from '../kernel/ids.ts';
import { type Joiner, type Placed, place, type Run } from './number-context.ts';
import type { RequestWords } from './request-words.ts';
import type { TypedLine } from './typed-line.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

export type FoundNumber = Pick<Placed, 'from' | 'end' | 'standing' | 'doubt'> & {
  /** Null where no complex has such a spot. */
  readonly spot: SpotNumber | null;
  /** Belongs to the number before it, as a list does or a range. */
  readonly joined: Placed['joined'];
};

export type NumbersFound = {
  readonly numbers: readonly FoundNumber[];
  /** The line holds a phone number, or a date or a time of day. */
  readonly spoilt: 'phone' | 'moment' | null;
};

const PHONE =
  /(?<![\p{L}\p{N}])(?:\+\d[\d ().-]{5,}\d|(?:[78][ -]?\(?\d{3}\)?[ -]*|\(?\d{3}\)?[ -]+)\d{3}[ -]*\d{2}[ -]*\d{2}|\d{3}-\d{2}-\d{2}|\d{3}[-. ]\d{3}[-. ]\d{4})(?![\p{L}\p{N}])/gu;
/** Dates, times of day and fractions: no spot is written so. */
const MOMENT = /(?<![\p{L}\p{N}])(?:\d+(?:[.:]\d+)+|\d{1,4}([/-])\d{1,2}\1\d{1,4})(?![\p{L}\p{N}])/gu;
/** «а 123 вс 77»: the plate of a car. */
const PLATE = /(?<![\p{L}\p{N}])\p{L} ?\d{3} ?\p{L}{2} ?\d{2,3}(?![\p{L}\p{N}])/gu;

/** Every number of a line and how it stands there; where it `leads`, the line may begin with a spot's number. */
export function findNumbers(
  { text }: TypedLine,
  requests: readonly RequestWords[],
  leads: boolean,
): NumbersFound {
  if (!/\d/.test(text)) return { numbers: [], spoilt: null };
  const vocabulary = vocabularyOf(requests);
  const phones = spansOf(text, PHONE);
  const moments = spansOf(text, MOMENT).filter((one) => !meets(one, phones));
  const taken = [...phones, ...moments, ...spansOf(text, PLATE)];
  const placed: Placed[] = [];
  for (const run of runsOf(text, vocabulary)) {
    if (!meets(run, taken)) placed.push(place(text, run, placed.at(-1) ?? null, vocabulary, leads));
  }
  const isMoment = moments.length > 0 || placed.some(({ why }) => why === 'month' || why === 'hour');
  return { numbers: inLists(placed), spoilt: phones.length > 0 ? 'phone' : isMoment ? 'moment' : null };
}

type Span = { readonly start: number; readonly end: number };

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: all, index }) => ({ start: index, end: index + all.length }));
}

function meets(one: Span, others: readonly Span[]): boolean {
  return others.some((other) => one.start < other.end && other.start < one.end);
}

/** Digits with what is written in one piece with them; a plate or a password is no run. */
function runsOf(text: string, { is, patterns }: Vocabulary): Run[] {
  return [...text.matchAll(patterns.piece)].flatMap((found) => {
    const { 0: all, 1: mark = '', 2: digits = '', 3: letters = '', index } = found;
    const isMark = is(mark, 'spot') || is(mark, 'number') || is(mark, 'numbered');
    if (mark.length > 1 && !isMark) return [];
    const start = index + mark.length;
    const run = { digits, start, end: index + all.length, isGlued: mark !== '' };
    const before = isMark
      ? ''
      : mark || (/(?<![\p{L}\p{N}])(\p{L})-$/u.exec(text.slice(start - 3, start))?.[1] ?? '');
    if (before !== '') return letters === '' ? { ...run, isOrdinal: false, tail: before } : [];
    if (letters.length > 1 && is(letters, 'ordinals')) return { ...run, isOrdinal: true, tail: '' };
    if (letters !== '') return { ...run, isOrdinal: false, tail: letters };
    const [hyphened = '', ending = ''] =
      /^-(\p{L}{1,3})(?![\p{L}\p{N}])/u.exec(text.slice(run.end, run.end + 5)) ?? [];
    if (is(ending, 'ordinals')) return { ...run, end: run.end + hyphened.length, isOrdinal: true, tail: '' };
    if (ending.length !== 1) return { ...run, isOrdinal: false, tail: '' };
    return { ...run, end: run.end + hyphened.length, isOrdinal: false, tail: ending };
  });
}

/** «места 45, 46 и 47», «5–10 минут», «25 и 26 ноября»: the numbers of a list stand as their neighbours do. */
function inLists(placed: readonly Placed[]): FoundNumber[] {
  const all = [...placed];
  let isClose = false;
  for (let at = all.length - 1; at > 0; at -= 1) {
    const [one, before] = [all[at], all[at - 1]];
    if (!one || !before || one.joined === null) isClose = false;
    else {
      isClose ||= CLOSE.includes(one.joined) || isGroup(before, one);
      all[at - 1] = backwards(before, one, isClose);
      if (isUnsure(one)) all[at] = { ...one, doubt: true };
    }
  }
  return all.map((one, at) => {
    const before = all[at - 1];
    const inherits = one.joined !== null && before && before.standing !== 'none' && one.standing === 'loose';
    if (inherits) all[at] = { ...one, standing: before.standing };
    const { run, from, end, standing, doubt, joined } = all[at] ?? one;
    return { spot: spotOf(run), from, end, standing, doubt, joined };
  });
}

/** Joined so, two numbers have one unit: «2,5 часа», «2 и 3 этаж». */
const CLOSE: readonly Joiner[] = ['closely', 'slash', 'range'];

/** What the next number of the list makes of the one before it. */
function backwards(before: Placed, next: Placed, isClose: boolean): Placed {
  if (next.why !== null && before.standing !== 'marked' && before.standing !== 'none') {
    if (isClose) return { ...before, standing: 'none', why: next.why };
    // «25, 26 ноября», «45 – 2 машины»: perhaps a list, perhaps not.
    if (next.why === 'month' || next.joined === 'dash') return { ...before, standing: 'loose', doubt: true };
    return before;
  }
  const isThousand = isGroup(before, next) && before.run.digits.length < 3;
  const standing = next.standing === 'marked' && before.standing === 'loose' ? 'marked' : before.standing;
  return { ...before, standing, doubt: before.doubt || isUnsure(next) || isThousand };
}

/** «45-46», «45/46»: two spots, all between them, or something else. */
function isUnsure({ joined }: Placed): boolean {
  return joined === 'range' || joined === 'dash' || joined === 'slash';
}

/** «1 000»: one number with a gap between its thousands, or two spots. */
function isGroup(before: Placed, next: Placed): boolean {
  return next.joined === 'space' && before.run.digits.length <= 3 && next.run.digits.length === 3;
}

function spotOf({ digits }: Run): SpotNumber | null {
  return digits.length > 6 ? null : spotNumber(Number(digits));
}
