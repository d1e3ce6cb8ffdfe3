// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.
export type BareTextWords = {
  'bare-button-pass-on': Record<never, never>;
  'bare-words-pass': { text: string };
};
