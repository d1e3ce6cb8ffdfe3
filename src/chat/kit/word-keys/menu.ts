// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.
export type MenuWords = {
  'command-blocked': Record<never, never>;
  'command-cancel': Record<never, never>;
  'command-help': Record<never, never>;
  'command-lang': Record<never, never>;
  'command-menu': Record<never, never>;
  'command-sos': Record<never, never>;
  'menu-blocked': Record<never, never>;
  'menu-directory': Record<never, never>;
  'menu-help': Record<never, never>;
  'menu-my-spot': Record<never, never>;
  'menu-sos': Record<never, never>;
  'menu-spots': { count: number; spots: string };
  'menu-welcome-back': { name: string };
};
