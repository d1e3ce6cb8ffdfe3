// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.
export type DirectoryWords = {
  'directory-ask': Record<never, never>;
  'directory-ask-another': Record<never, never>;
  'directory-button-free': Record<never, never>;
  'directory-button-write': Record<never, never>;
  'directory-free': { spot: string; whose: 'mine' | 'another' };
  'directory-free-count': { count: number };
  'directory-free-line': { spot: string };
  'directory-free-line-until': { spot: string; until: string };
  'directory-free-rest': { spots: string };
  'directory-free-until': { spot: string; until: string; whose: 'mine' | 'another' };
  'directory-legend-free': Record<never, never>;
  'directory-legend-mine': Record<never, never>;
  'directory-legend-others': Record<never, never>;
  'directory-none-free': Record<never, never>;
  'directory-not-registered': { spot: string };
  'directory-taken': { spot: string; whose: 'mine' | 'another' };
  'directory-title': { time: string };
  'directory-toast-mine': Record<never, never>;
  'directory-too-many': { most: string };
};
