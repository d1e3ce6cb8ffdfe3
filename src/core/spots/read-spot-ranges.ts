import { LARGEST_SPOT, type SpotNumber, spotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type FoundNumber, findNumbers } from './find-numbers.ts';
import type { RequestWords } from './request-words.ts';
import { lineOf } from './typed-line.ts';
import { type Role, vocabularyOf } from './vocabulary.ts';

/** More spots than this are not named one by one: all of them are meant, or a section. */
export const MOST_SPOTS_NAMED = 5_000;

export type SpotsNamed = {
  /** Each once, ascending; a range with everything in it. */
  readonly spots: readonly SpotNumber[];
  /** False: something in the line may mean more or less than that, and its author is asked. */
  readonly isSure: boolean;
};

export type UnreadableRanges = 'no number' | 'phone' | 'out of range' | 'too many';

/** Words that change nothing of what the numbers beside them say. */
const PLAIN: readonly Role[] = ['spot', 'number', 'and', 'to', 'from', 'pleas', 'ordinals'];

/**
 * Reads spots where many of them are expected, and ranges with them: `40-60, 75`, «с 40 по 60», «места 1…9 и 12».
 * Where something else stands beside them («кроме 45», a letter, an hour, a floor) it is unsure.
 */
export function readSpotRanges(
  text: string,
  requests: readonly RequestWords[],
): Result<SpotsNamed, UnreadableRanges> {
  const line = lineOf(text);
  const { numbers, spoilt } = findNumbers(line, requests, true);
  if (spoilt === 'phone') return refuse('phone');
  const meant = numbers.filter(({ standing }) => standing !== 'none');
  if (meant.length === 0) return refuse('no number');
  if (meant.some(({ spot }) => spot === null)) return refuse('out of range');
  const spots = new Set<SpotNumber>();
  for (const [at, one] of meant.entries()) {
    const [from, to] = isRange(one) ? endsOf(meant[at - 1], one) : [one.spot ?? 0, one.spot ?? 0];
    if (to - from >= MOST_SPOTS_NAMED) return refuse('too many');
    for (let number = from; number <= to; number += 1) addTo(spots, number);
  }
  if (spots.size > MOST_SPOTS_NAMED) return refuse('too many');
  const isSure =
    spoilt === null &&
    meant.length === numbers.length &&
    meant.every((one, at) => isClear(one, meant[at - 1], meant[at + 1])) &&
    saysNothingElse(line.text, requests);
  return ok({ spots: [...spots].toSorted((a, b) => a - b), isSure });
}

function addTo(spots: Set<SpotNumber>, number: number): void {
  const spot = spotNumber(number);
  if (spot !== null) spots.add(spot);
}

const isRange = (one: FoundNumber | undefined) => one?.joined === 'range' || one?.joined === 'dash';

/** «60-40» is what lies between them, too. */
function endsOf(first: FoundNumber | undefined, last: FoundNumber): readonly [number, number] {
  const ends = [first?.spot ?? LARGEST_SPOT, last.spot ?? 0] as const;
  return [Math.min(...ends), Math.max(...ends)];
}

/** A range leaves doubts where one spot is expected, and none here, but for one that runs backwards or goes on: «4-6-8». */
function isClear(one: FoundNumber, before: FoundNumber | undefined, next: FoundNumber | undefined): boolean {
  if (isRange(one)) return !isRange(before) && (before?.spot ?? 0) < (one.spot ?? 0);
  return !one.doubt || isRange(next);
}

function saysNothingElse(text: string, requests: readonly RequestWords[]): boolean {
  const { is, patterns } = vocabularyOf(requests);
  const words = text.match(patterns.every) ?? [];
  return words.every((word) => PLAIN.some((role) => is(word, role)));
}
