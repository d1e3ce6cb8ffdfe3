import type { Answer, OneTapAnswer } from '../../core/alerts/answers.ts';
import type { Speech } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';

/** What is said of an answer: on its button, on the sender's card, in a note to the sender, in the group. */
export const ANSWER_WORDS = {
  coming: {
    button: 'alert-answer-button-coming',
    card: 'alert-answer-coming',
    note: 'alert-note-coming',
    group: 'group-line-coming',
  },
  'in 5 minutes': {
    button: 'alert-answer-button-in-5',
    card: 'alert-answer-in-5',
    note: 'alert-note-in-5',
    group: 'group-line-in-5',
  },
  'in 15 minutes': {
    button: 'alert-answer-button-in-15',
    card: 'alert-answer-in-15',
    note: 'alert-note-in-15',
    group: 'group-line-in-15',
  },
  'not mine': {
    button: 'alert-answer-button-not-mine',
    card: 'alert-answer-not-mine',
    note: 'alert-note-not-mine',
    group: 'group-line-not-mine',
  },
  wrote: { card: 'alert-answer-wrote', group: 'group-line-wrote' },
} as const satisfies Record<OneTapAnswer, OneTapWords> & Record<Answer, Words>;

type Words = { readonly card: string; readonly group: string };
type OneTapWords = Words & { readonly button: string; readonly note: string };

/** Short words on the wire, so that every code fits Telegram's 64 bytes with room to spare. */
export const ANSWER_WIRE = {
  go: 'coming',
  '5': 'in 5 minutes',
  '15': 'in 15 minutes',
  no: 'not mine',
} as const;

type Unwritten = Exclude<OneTapAnswer, (typeof ANSWER_WIRE)[keyof typeof ANSWER_WIRE]>;

/** The buttons of a holder's card, row by row; further buttons may stand in the last row. */
export const ANSWER_ROWS = [
  ['coming'],
  ['in 5 minutes', 'in 15 minutes'],
  ['not mine'],
] as const satisfies readonly (readonly OneTapAnswer[])[];

type Unshown = Exclude<OneTapAnswer, (typeof ANSWER_ROWS)[number][number]>;

/** An answer without a word on the wire or without a button is named here, and does not compile. */
export const EVERY_ANSWER: { readonly [Left in Unwritten | Unshown]: never } = {};

export function answerLabel(speech: Speech, answer: OneTapAnswer): string {
  return speech.plain(ANSWER_WORDS[answer].button);
}

/** An answer about a car of unknown number: whose it is nobody knows, only whose guest may have it. */
export function hostAnswered(speech: Speech, answer: Answer): RichText {
  return answer === 'wrote'
    ? speech.say('alert-host-wrote')
    : speech.say('alert-host-answers', { answer: answerLabel(speech, answer) });
}
