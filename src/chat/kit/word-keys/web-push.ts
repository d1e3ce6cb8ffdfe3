// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.
export type WebPushWords = {
  'alert-note-unheard': { about: string };
  'alert-reach-on-phone': Record<never, never>;
  'alert-reach-unheard': Record<never, never>;
  'announcement-on-phone': { count: string };
  'push-action-coming': Record<never, never>;
  'push-action-heard': Record<never, never>;
  'push-action-in-5': Record<never, never>;
  'push-test-on-its-way': Record<never, never>;
  'push-title-alarm': Record<never, never>;
  'push-title-announcement': Record<never, never>;
  'push-title-answered': Record<never, never>;
  'push-title-blocked': Record<never, never>;
  'push-title-claim': Record<never, never>;
  'push-title-help': Record<never, never>;
  'push-title-letter': Record<never, never>;
  'push-title-news': Record<never, never>;
  'push-title-sound': Record<never, never>;
  'push-title-taken': Record<never, never>;
  'push-title-thread': Record<never, never>;
  'push-unknown-service': Record<never, never>;
};
