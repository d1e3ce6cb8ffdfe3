// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.
export type LaunchWords = {
  'admin-approve-all-flats': Record<never, never>;
  'admin-approve-all-no-flats': Record<never, never>;
  'admin-approve-all-others-flats': { count: number };
  'claim-flat-agrees': { flat: string };
  'claim-flat-differs': { flat: string };
  'claim-flat-listed': { flat: string };
  'claim-flat-listed-spot': { flat: string; spot: string };
  'claim-flat-named': { flat: string };
  'claim-flat-not-named': Record<never, never>;
  'claim-flat-unlisted': { spot: string };
  'export-column-flat': Record<never, never>;
  'guards-unseen': { all: string; count: number };
  'guards-unseen-what': Record<never, never>;
  'import-as-flats': { name: string };
  'import-flats': { count: string; spots: string };
  'import-odd-flats': { count: string; lines: string };
  'joining-ask-flat': Record<never, never>;
  'joining-flat-unread': Record<never, never>;
  'joining-skip-flat': Record<never, never>;
};
