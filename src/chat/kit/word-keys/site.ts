// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.
export type SiteWords = {
  'site-banned': Record<never, never>;
  'site-button-new-code': Record<never, never>;
  'site-button-not-me': Record<never, never>;
  'site-button-open': Record<never, never>;
  'site-code-too-often': Record<never, never>;
  'site-code-wrong': Record<never, never>;
  'site-device': { device: string; time: string };
  'site-device-out': Record<never, never>;
  'site-device-unknown': Record<never, never>;
  'site-here': Record<never, never>;
  'site-invite': { link: string };
  'site-login': { code: string; link: string; site: string };
  'site-malformed': Record<never, never>;
  'site-name-needed': Record<never, never>;
  'site-none': Record<never, never>;
  'site-not-found': Record<never, never>;
  'site-not-here': Record<never, never>;
  'site-not-signed-in': Record<never, never>;
  'site-start-in-chat': Record<never, never>;
  'site-toast-out-already': Record<never, never>;
  'site-too-often': Record<never, never>;
};
