// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.
export type HelpWords = {
  'help-admin': Record<never, never>;
  'help-answering': Record<never, never>;
  'help-away': Record<never, never>;
  'help-blocked': { call: string; remind: string };
  'help-button-answering': Record<never, never>;
  'help-button-group': Record<never, never>;
  'help-button-guard': Record<never, never>;
  'help-button-privacy': Record<never, never>;
  'help-button-topics': Record<never, never>;
  'help-directory': Record<never, never>;
  'help-group': Record<never, never>;
  'help-guard': Record<never, never>;
  'help-privacy': Record<never, never>;
  'help-sos': Record<never, never>;
  'help-spot': Record<never, never>;
  'help-title': Record<never, never>;
};
