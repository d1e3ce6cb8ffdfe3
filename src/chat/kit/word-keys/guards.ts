// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.
export type GuardsWords = {
  'admin-button-change-guards': Record<never, never>;
  'guards-change-count': { count: number };
  'guards-change-links': { count: number };
  'guards-change-sure': Record<never, never>;
  'guards-change-then': Record<never, never>;
  'guards-changed': Record<never, never>;
  'guards-toast-others': Record<never, never>;
  'journal-guards-changed': { count: number };
  'role-guards-changed': { by: string };
};
