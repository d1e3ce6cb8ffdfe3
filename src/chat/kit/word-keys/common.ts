// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.
export type CommonWords = {
  cancel: Record<never, never>;
  cancelled: Record<never, never>;
  'card-below': Record<never, never>;
  'choose-in-menu': Record<never, never>;
  'date-day-over': Record<never, never>;
  'date-day-over-maybe': Record<never, never>;
  'date-no-day': Record<never, never>;
  'date-several': Record<never, never>;
  'language-ask': Record<never, never>;
  'language-name': Record<never, never>;
  'language-set': Record<never, never>;
  'not-for-you': Record<never, never>;
  'not-understood': Record<never, never>;
  'nothing-to-cancel': Record<never, never>;
  'number-expected': Record<never, never>;
  'old-button': Record<never, never>;
  'spot-no-number': Record<never, never>;
  'spot-out-of-range': Record<never, never>;
  'spot-phone': Record<never, never>;
  'spot-several': Record<never, never>;
  'spot-this-one': { spot: string };
  'spot-too-many': Record<never, never>;
  'too-fast': Record<never, never>;
  'too-often': Record<never, never>;
  'went-wrong': Record<never, never>;
};
