import { type SpotNumber, spotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type FoundNumber, findNumbers } from './find-numbers.ts';
import type { RequestWords } from './request-words.ts';
import { lineOf } from './typed-line.ts';

export type UnreadableSpots = {
  readonly why: 'no number' | 'phone' | 'out of range' | 'several numbers' | 'too many numbers' | 'unsure';
  /** What may be meant, as it was written; nothing counts before its author says so. */
  readonly spots: readonly SpotNumber[];
  /** The same with «12-15» read as 12, 13, 14 and 15. */
  readonly ranged?: readonly SpotNumber[];
};

/** A claim of more spots than this is a mistake or a joke. */
export const MOST_SPOTS_IN_A_CLAIM = 10;

/** With more numbers than this a text is a list or a phone number, and no button helps. */
export const MOST_CHOICES = 6;

/** The spots that a line may mean, from the surest on. */
export type SpotsMeant = {
  readonly sure: readonly FoundNumber[];
  /** «моё место 45» */
  readonly own: readonly FoundNumber[];
  readonly guesses: readonly FoundNumber[];
};

export function meantBy(numbers: readonly FoundNumber[]): SpotsMeant {
  return {
    sure: numbers.filter(({ standing }) => standing === 'marked' || standing === 'leading'),
    own: numbers.filter(({ standing }) => standing === 'own'),
    guesses: numbers.filter(({ standing }) => standing === 'loose'),
  };
}

/** The spots of these numbers, each once, as they were written. */
export function spotsOf(numbers: readonly FoundNumber[]): readonly SpotNumber[] {
  return [...new Set(numbers.flatMap(({ spot }) => spot ?? []))];
}

/**
 * Reads what was typed where one spot is expected: `45`, «№45», «место 45», «45 пожалуйста». Two numbers, a letter
 * behind the number, a date beside it: not taken before it is asked about. A wrong guess would alarm a stranger.
 */
export function readSpot(
  text: string,
  requests: readonly RequestWords[],
): Result<SpotNumber, UnreadableSpots> {
  const { numbers, spoilt } = findNumbers(lineOf(text), requests, true);
  const { sure, own, guesses } = meantBy(numbers);
  const named = sure.length > 0 ? sure : own;
  const spots = spotsOf(named);
  const [only, second] = spots;
  if (second !== undefined) return refuse({ why: 'several numbers', spots: fewOf(spots) });
  if (only !== undefined) {
    const isSure = spoilt === null && named.every(({ doubt, spot }) => !doubt && spot !== null);
    return isSure ? ok(only) : refuse({ why: 'unsure', spots });
  }
  if (named.length > 0) return refuse({ why: 'out of range', spots: [] });
  const guessed = spoilt === null ? fewOf(spotsOf(guesses)) : [];
  if (guessed.length > 0)
    return refuse({ why: guessed.length > 1 ? 'several numbers' : 'unsure', spots: guessed });
  return refuse({ why: spoilt === 'phone' ? 'phone' : 'no number', spots: [] });
}

/**
 * Reads one or several spots: `12`, `12, 13`, «№12 и 13», «мои места 12 и 13». Repeats count once; ascending. Ranges and
 * whatever else leaves a doubt are refused with what was understood.
 */
export function readSpots(
  text: string,
  requests: readonly RequestWords[],
): Result<readonly SpotNumber[], UnreadableSpots> {
  const { numbers, spoilt } = findNumbers(lineOf(text), requests, true);
  if (spoilt === 'phone') return refuse({ why: 'phone', spots: [] });
  const { sure, own, guesses } = meantBy(numbers);
  const meant = [...sure, ...own];
  const all = [...meant, ...(spoilt === null ? guesses : [])];
  if (all.length === 0) return refuse({ why: 'no number', spots: [] });
  if (all.length > MOST_SPOTS_IN_A_CLAIM) return refuse({ why: 'too many numbers', spots: [] });
  if (meant.some(({ spot }) => spot === null)) return refuse({ why: 'out of range', spots: [] });
  const spots = ascending(spotsOf(all));
  const isSure = spoilt === null && all.length === meant.length && meant.every(({ doubt }) => !doubt);
  if (isSure) return ok(spots);
  const ranged = withRanges(numbers.filter(({ standing }) => standing !== 'none'));
  return refuse({ why: 'unsure', spots, ...(ranged && { ranged }) });
}

/** With «12-15» read as everything between its ends; null where no range stands there, or none that can be meant. */
function withRanges(numbers: readonly FoundNumber[]): readonly SpotNumber[] | null {
  let hasRange = false;
  const all = numbers.flatMap(({ spot, joined }, at) => {
    const from = numbers[at - 1]?.spot ?? null;
    if (spot === null || from === null || (joined !== 'range' && joined !== 'dash')) return spot ?? [];
    hasRange = true;
    const between = Array.from(
      { length: Math.max(0, Math.min(spot - from, LARGEST_RANGE)) },
      (_, n) => from + 1 + n,
    );
    return between.flatMap((one) => spotNumber(one) ?? []);
  });
  const spots = ascending([...new Set(all)]);
  return hasRange && spots.length > 2 && spots.length <= MOST_SPOTS_IN_A_CLAIM ? spots : null;
}

const LARGEST_RANGE = MOST_SPOTS_IN_A_CLAIM + 1;

function ascending(spots: readonly SpotNumber[]): readonly SpotNumber[] {
  return spots.toSorted((a, b) => a - b);
}

function fewOf(spots: readonly SpotNumber[]): readonly SpotNumber[] {
  return spots.length > MOST_CHOICES ? [] : spots;
}
