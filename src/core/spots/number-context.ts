import type { Vocabulary } from './vocabulary.ts';

/** Digits as they stand, with the letters that belong to them. */
export type Run = {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** «место45»: the mark is in one piece with the number. */
  readonly isGlued: boolean;
  /** «45-го», `45th`. */
  readonly isOrdinal: boolean;
  /** Letters in one piece with it that are no such ending: «45а», «Б-12», «5мин»; empty: none. */
  readonly tail: string;
};

/**
 * How a number stands in its line. `marked`: behind «место» or «№», or before «место». `leading`: the line begins with
 * it. `own`: «моё место 45». `loose`: anywhere else, a guess. `none`: it is no spot's number.
 */
export type Standing = 'marked' | 'leading' | 'own' | 'loose' | 'none';

/** What stands between two numbers of a list; `closely` and `range` share a unit: «2,5 часа», «5-10 минут». */
export type Joiner = 'space' | 'comma' | 'closely' | 'slash' | 'range' | 'dash';

/** A number as it stands by itself, before lists are looked at. */
export type Placed = {
  readonly run: Run;
  /** Where its mark begins, or it does. */
  readonly from: number;
  readonly end: number;
  readonly standing: Standing;
  /** A letter, an ending, a range: it may be meant otherwise. */
  readonly doubt: boolean;
  /** What it is instead of a spot. */
  readonly why: 'month' | 'hour' | 'unit' | null;
  readonly joined: Joiner | null;
};

/** So far to both sides a word may belong to a number. */
const NEAR = 60;

export function place(
  text: string,
  run: Run,
  previous: Placed | null,
  vocabulary: Vocabulary,
  leads: boolean,
): Placed {
  const left = leftOf(text, run, previous?.end ?? 0, vocabulary);
  const right = rightOf(text, run, vocabulary);
  const joined = previous && joinerOf(text.slice(previous.end, left.from), vocabulary);
  const base = { run, from: left.from, end: run.end, doubt: false, why: null, joined };
  const isFirst = leads && previous === null && isPolite(text.slice(0, left.from), vocabulary);
  const why = countedBy(run, left, right, vocabulary);
  // «2 этаж 45», «45 корпус 2»: whose number is it?
  if (why === 'unit' && right.isTaken && isFirst) return { ...base, standing: 'loose', doubt: true };
  if (why !== null) return { ...base, end: countEnd(right, run, vocabulary), standing: 'none', why };
  if (left.isNegative) {
    return { ...base, run: { ...run, digits: `-${run.digits}` }, standing: isFirst ? 'leading' : 'none' };
  }
  if (left.isStuck || right.isStuck) return { ...base, standing: 'none' };
  return { ...base, ...standingOf(text, run, left, right, vocabulary, isFirst) };
}

/** Only courtesies, «номер» and `sos` stand before it. */
function isPolite(prefix: string, { is }: Vocabulary): boolean {
  if (prefix.length > NEAR || /\p{N}/u.test(prefix)) return false;
  const words = prefix.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.every((one) => is(one, 'pleas') || is(one, 'number') || is(one, 'sos'));
}

function joinerOf(gap: string, { is, patterns }: Vocabulary): Joiner | null {
  // Lines are a list: a gap between thousands stays in its line.
  if (/^\s+$/u.test(gap)) return gap.includes('\n') ? 'comma' : 'space';
  if (/^[,;]$|^ *[&+] *$/u.test(gap)) return 'closely';
  if (/^ *\/ *$/u.test(gap)) return 'slash';
  if (/^\s*[,;]\s*$/u.test(gap)) return 'comma';
  if (/^[-–—]$/u.test(gap)) return 'range';
  if (/^ *(?:\.{2,}|…) *$/u.test(gap)) return 'range';
  if (/^ *[-–—] *$/u.test(gap)) return 'dash';
  const between = patterns.between.exec(gap)?.[1];
  if (is(between, 'and')) return 'closely';
  return is(between, 'to') ? 'range' : null;
}

type Left = {
  readonly from: number;
  /** The nearest words, nearest first, without «номер». */
  readonly words: readonly string[];
  /** «№», `#` */
  readonly hasSign: boolean;
  /** The nearest word belongs to the number before it: «на 2 этаже 142». */
  readonly isTaken: boolean;
  readonly isNegative: boolean;
  /** «+45», `t.me/45`, «x-45»: part of something else. */
  readonly isStuck: boolean;
};

function leftOf(text: string, run: Run, after: number, { is, patterns }: Vocabulary): Left {
  const begin = Math.max(after, run.start - NEAR);
  const words: string[] = [];
  let [from, end] = [run.start, run.start];
  let [hasSign, isTaken] = [false, false];
  while (words.length < 4) {
    const [all = '', found, gap = ''] = patterns.last.exec(text.slice(begin, end)) ?? [];
    if (words.length > 0 && /[:.–—-]/u.test(gap)) break;
    const sign = gap.search(/[№#]/u);
    if (words.length === 0 && sign >= 0) [hasSign, from] = [true, Math.min(from, end - gap.length + sign)];
    if (found === undefined) break;
    end -= all.length;
    const isMark = is(found, 'number') || is(found, 'spot');
    if (isMark && words.every((one) => is(one, 'spot'))) from = end;
    if ((is(found, 'number') || is(found, 'is')) && words.length === 0) continue;
    const counts = /\d(?:-\p{L}{1,3})? *$/u.test(text.slice(Math.max(0, end - 9), end));
    if (words.length === 0) isTaken = is(found, 'numberedBehind') && counts;
    words.push(found);
  }
  const before = text.slice(Math.max(0, run.start - NEAR), run.start);
  const isNegative = /(?:^|[^\d\s]|[^\d\s]\s+|^\s+)-$/u.test(before) && !/[\p{L}\p{N}]-$/u.test(before);
  const isHyphened = /\p{L}{2}-$/u.test(before) && from === run.start && !is(words[0], 'numbered');
  const isStuck = !run.isGlued && (/[+_@'’]$|(?<!\d) *\/$/u.test(before) || isHyphened);
  return { from, words, hasSign, isTaken, isNegative, isStuck };
}

type Right = {
  /** The word behind it, or what is written in one piece with it. */
  readonly word: string | undefined;
  readonly wordEnd: number;
  /** That word has a number of its own behind it: «45 место 46». */
  readonly isTaken: boolean;
  readonly hasCurrency: boolean;
  /** `45abc`, «45-комнатная» */
  readonly isStuck: boolean;
};

function rightOf(text: string, run: Run, vocabulary: Vocabulary): Right {
  const { is, patterns } = vocabulary;
  const after = text.slice(run.end, run.end + NEAR);
  const isWritten = run.tail.length > 1;
  const next = patterns.first.exec(after);
  const found = isWritten ? run.tail : next?.[1];
  const wordEnd = run.end + (isWritten ? 0 : (next?.[0].length ?? 0));
  const roles = ['spot', 'measured', 'hours', 'months', 'counted', 'numberedBehind'] as const;
  const isKnown = roles.some((role) => is(found, role));
  return {
    word: found,
    wordEnd,
    isTaken: found !== undefined && hasOwnNumber(text.slice(wordEnd, wordEnd + NEAR), vocabulary),
    hasCurrency: /^ *[₽$€£¥%°‰]/u.test(after) || /[$€£¥] *$/u.test(text.slice(0, run.start)),
    isStuck: (isWritten && !isKnown) || /^(?:[-/]\p{L}|[_@])/u.test(after),
  };
}

/** «подъезд 2 этаж» has none: the number belongs to what stands behind it. */
function hasOwnNumber(text: string, { is, patterns }: Vocabulary): boolean {
  const [all, behind] = patterns.number.exec(text) ?? [];
  if (all === undefined) return false;
  const roles = ['numberedBehind', 'measured', 'counted', 'hours', 'months'] as const;
  return !roles.some((role) => is(behind, role));
}

/** What the number is instead of a spot: a date, an hour, a floor, so many cars. */
function countedBy(run: Run, left: Left, right: Right, { is }: Vocabulary): Placed['why'] {
  const value = Number(run.digits);
  const [word, nearest] = [right.word, left.words[0]];
  if (value <= 31 && (is(word, 'months') || (is(nearest, 'months') && !left.hasSign))) return 'month';
  if (value <= 24 && is(word, 'hours')) return 'hour';
  if (right.hasCurrency || is(word, 'measured')) return 'unit';
  if (is(nearest, 'numbered') && !left.isTaken) return 'unit';
  if (is(word, 'numberedBehind')) return 'unit';
  return is(word, 'counted') && !isMarked(left, { is }) ? 'unit' : null;
}

/** Behind the unit: it belongs to no other number. */
function countEnd({ word, wordEnd }: Right, run: Run, { is }: Vocabulary): number {
  const roles = ['months', 'hours', 'measured', 'numberedBehind', 'counted'] as const;
  return roles.some((role) => is(word, role)) ? wordEnd : run.end;
}

function isMarked({ words, hasSign }: Left, { is }: Pick<Vocabulary, 'is'>): boolean {
  return hasSign || is(words[0], 'spot');
}

type Stands = Pick<Placed, 'standing' | 'doubt' | 'end'>;

function standingOf(
  text: string,
  run: Run,
  left: Left,
  right: Right,
  vocabulary: Vocabulary,
  isFirst: boolean,
): Stands {
  const { is } = vocabulary;
  const [value, isLettered] = [Number(run.digits), run.tail.length === 1];
  const isMine = is(
    left.words.find((one) => !is(one, 'spot')),
    'mine',
  );
  if (isMarked(left, vocabulary)) {
    const doubt = isLettered || is(right.word, 'counted');
    return { standing: isMine ? 'own' : 'marked', doubt, end: run.end };
  }
  const isSpotBehind = is(right.word, 'spot') && !right.isTaken;
  if (is(right.word, 'few') && (value <= 4 || isSpotBehind))
    return { standing: 'loose', doubt: true, end: run.end };
  const end = isSpotBehind ? right.wordEnd : run.end;
  const behind = mineBehind(text.slice(end, end + NEAR), vocabulary);
  if (isMine || behind === 'own') return { standing: 'own', doubt: isLettered, end };
  if (isSpotBehind) return { standing: 'marked', doubt: isLettered, end };
  if (run.isOrdinal) return { standing: 'loose', doubt: true, end };
  return { standing: isFirst ? 'leading' : 'loose', doubt: isLettered || behind === 'unsure', end };
}

/** `own`: «45 моё», «45 — это моё место», and nothing more of that. `unsure`: «45 моё место занял». */
function mineBehind(text: string, { is, patterns }: Vocabulary): 'own' | 'unsure' | null {
  const next = patterns.firstBehindDash;
  let rest = text;
  let found = next.exec(rest);
  if (is(found?.[1], 'is')) {
    rest = rest.slice(found?.[0].length);
    found = next.exec(rest);
  }
  if (!is(found?.[1], 'mine')) return null;
  rest = rest.slice(found?.[0].length);
  const spot = next.exec(rest);
  const isSpot = is(spot?.[1], 'spot');
  if (isSpot) rest = rest.slice(spot?.[0].length);
  const isWhole = /^ *(?:$|[^\p{L}\p{N} ])/u.test(rest);
  return isWhole ? 'own' : isSpot ? 'unsure' : null;
}
