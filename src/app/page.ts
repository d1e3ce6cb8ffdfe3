import { join } from 'node:path';
import type { Hono } from 'hono';
import { readBuilt } from '../adapters/bundle/built-page.ts';
import { bundlePage } from '../adapters/bundle/bundle.ts';
import type { PageWords } from '../adapters/fluent/page-words.ts';
import { type PageParts, pageApp } from '../adapters/web/page.ts';
import type { AppContext } from './app-context.ts';

const root = join(import.meta.dirname, '../..');

export type PageWish = {
  readonly pageWords: PageWords;
  readonly languages: readonly string[];
  /** Who may show the app for messengers in a frame, beside Telegram. */
  readonly framedBy: readonly string[];
};

/** What the terminal reads where the app in the browser cannot be put together. */
const LACKING = {
  'no bundler':
    'Приложение в браузере не собрано: здесь нет rolldown. Выполните npm ci (без --omit=dev) или возьмите образ.',
  faulty: 'Приложение в браузере не собралось, бот в чате работает как всегда. Причина в журнале.',
} as const;

/**
 * The app in the browser: as an image brought it (`built/`), or bundled now by a child that nobody waits for. Until it
 * is there, whoever comes reads so.
 */
export function openPage(
  { log, say, closing, overrides }: AppContext,
  { pageWords, languages, framedBy }: PageWish,
): { readonly app: Hono; readonly ready: Promise<void> } {
  const texts = Object.fromEntries(languages.map((name) => [name, pageWords(name)]));
  const brought = overrides.page;
  let page: PageParts | null = brought === undefined ? readBuilt(join(root, 'built')) : brought;
  const app = pageApp({ page: () => page, texts, framedBy });
  if (page || brought === null) return { app, ready: Promise.resolve() };
  const { bundled, stop } = bundlePage(join(root, 'page'));
  closing.push(async () => stop());
  const ready = bundled.then((came) => {
    if (came.kind === 'built') page = came.page;
    else if (came.kind === 'stopped') return;
    else {
      log.error({ why: came.why }, 'the page is not bundled');
      say(LACKING[came.kind]);
    }
  });
  return { app, ready };
}
