import type { RequestWords } from './spots/request-words.ts';

/** The words that typed lines are read by, of every language in locales/: whatever language a person reads. */
export type Lexicon = {
  readonly requests: readonly RequestWords[];
};
