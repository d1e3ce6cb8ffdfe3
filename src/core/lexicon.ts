import type { AnswerWords } from './alerts/read-answer.ts';
import type { DateWords } from './dates/date-words.ts';
import type { ListWords } from './spots/list-words.ts';
import type { RequestWords } from './spots/request-words.ts';

/** What people call a place whose time zone is named after another one: IANA names. */
export type Places = Readonly<Record<string, string>>;

/** The words that typed lines are read by, of every language in locales/: whatever language a person reads. */
export type Lexicon = {
  readonly answers: readonly AnswerWords[];
  readonly dates: readonly DateWords[];
  readonly places: readonly Places[];
  readonly requests: readonly RequestWords[];
  readonly spotLists: readonly ListWords[];
};
