import { type Duration, minutes } from '../kernel/time.ts';

/**
 * What a holder says with one tap, and how long it asks the sender to wait; null: it promises nothing. The words,
 * the buttons and their order stand in chat/alerts/answers.ts, and the database checks the same names.
 */
const ONE_TAP = {
  coming: minutes(5),
  'in 5 minutes': minutes(5),
  'in 15 minutes': minutes(15),
  'not mine': null,
} as const;

export type OneTapAnswer = keyof typeof ONE_TAP;

/** `wrote`: a written reply that was delivered. */
export type Answer = OneTapAnswer | 'wrote';

const PROMISES: Readonly<Record<Answer, Duration | null>> = { ...ONE_TAP, wrote: minutes(10) };

/** How long the answer asks the sender to wait; null: it promises nothing. */
export function promiseOf(answer: Answer): Duration | null {
  return PROMISES[answer];
}
