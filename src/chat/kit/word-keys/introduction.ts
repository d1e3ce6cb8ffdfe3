// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.
export type IntroductionWords = {
  'introduction-description': { name: string };
  'introduction-profile': Record<never, never>;
};
