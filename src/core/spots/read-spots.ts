import { type SpotNumber, spotNumber } from '../kernel/ids.ts';
import { type Result, refuse } from '../kernel/result.ts';

export type UnreadableSpots = 'no number' | 'out of range' | 'several numbers' | 'too many numbers';

/** A claim of more spots than this is a mistake or a joke. */
export const MOST_SPOTS_IN_A_CLAIM = 10;

/** Words that people put around a number and that change nothing. */
const DECORATION = /(?:место|места|мест|машиноместо|м\/м|spots?|places?|номер|number|no\.?|№|#)/giu;

/**
 * Reads what was typed where one spot is expected: `45`, `№45`, `место 45`, `45.`.
 * Anything else that holds letters or signs is not a number: a wrong guess would alarm a stranger.
 */
export function readSpot(text: string): Result<SpotNumber, UnreadableSpots> {
  const spots = readSpots(text);
  if (!spots.ok) return spots;
  const [only, second] = spots.value;
  if (only === undefined) return refuse('no number');
  return second === undefined ? { ok: true, value: only } : refuse('several numbers');
}

/** Reads one or several spots: `12`, `12, 13`, `№12 и 13`. Repeats count once; ascending. */
export function readSpots(text: string): Result<readonly SpotNumber[], UnreadableSpots> {
  const bare = text.replace(DECORATION, ' ').replace(/[,;.!?()]|(?<=\s)(?:и|and|&)(?=\s)/giu, ' ');
  const words = bare.split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return refuse('no number');
  if (words.some((word) => !/^-?\d+$/u.test(word))) return refuse('no number');
  if (words.length > MOST_SPOTS_IN_A_CLAIM) return refuse('too many numbers');
  const spots = words.map((word) => spotNumber(Number(word)));
  const known = spots.filter((spot) => spot !== null);
  if (known.length < spots.length) return refuse('out of range');
  return { ok: true, value: [...new Set(known)].sort((a, b) => a - b) };
}
