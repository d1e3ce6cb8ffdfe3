import { lineOf } from '../spots/typed-line.ts';
import type { OneTapAnswer } from './answers.ts';

/**
 * The words of one language by which a holder answers without a button (locales/<code>/answers.json). Small letters,
 * ё as е, no signs: «i'm» is `im`.
 */
export type AnswerWords = {
  /** Whole lines. */
  readonly coming: readonly string[];
  readonly soon: readonly string[];
  readonly done: readonly string[];
  readonly notMine: readonly string[];
  /** Behind a number of minutes, or before it: «мин», `minutes`. */
  readonly minutes: readonly string[];
  /** What may stand around that number: «через», «буду», `in`. */
  readonly around: readonly string[];
};

/** What a holder may say without a button: the answers of his card, and «Готово, машину убрал». */
export type TypedAnswer = OneTapAnswer | 'done';

/** An answer in a whole typed line; null: it says something else, or promises what no button does. */
export function readAnswer(typed: string, answers: readonly AnswerWords[]): TypedAnswer | null {
  const words = wordsIn(typed);
  const line = words.join(' ');
  const stands = (role: keyof AnswerWords, text: string) => answers.some((one) => one[role].includes(text));
  if (stands('coming', line)) return 'coming';
  if (stands('soon', line)) return 'in 5 minutes';
  if (stands('done', line)) return 'done';
  if (stands('notMine', line)) return 'not mine';
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const others = words.filter((word) => !/^\d+$/.test(word));
  // A number alone is a spot's.
  if (numbers.length === 0 || others.length === 0) return null;
  return others.every((word) => stands('minutes', word) || stands('around', word))
    ? within(Math.max(...numbers))
    : null;
}

/** The button that promises no less than was said. */
function within(minutes: number): TypedAnswer | null {
  if (minutes < 1 || minutes > 15) return null;
  return minutes <= 5 ? 'in 5 minutes' : 'in 15 minutes';
}

function wordsIn(typed: string): string[] {
  const bare = lineOf(typed).text.replace(/['’]/gu, '');
  return bare.match(/\p{L}+|\d+/gu) ?? [];
}
