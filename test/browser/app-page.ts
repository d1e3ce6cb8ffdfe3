/** The app in the browser in front of the house of paper, in either host. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../playground/browser.ts';
import type { PaperHouse } from './app-house.ts';

export { openBrowser };

export type Look = {
  readonly host?: 'browser' | 'telegram';
  readonly theme?: 'light' | 'dark';
  readonly language?: 'ru' | 'en';
  readonly width?: 360 | 768 | 1280;
  readonly motion?: 'reduce' | 'no-preference';
  /** Without the service worker, which would answer in place of the network. */
  readonly bare?: true;
  /** What runs before the page does. */
  readonly init?: string;
};

/** As Telegram's apps for Android send them. */
export const TELEGRAM_COLOURS = {
  light: {
    bg_color: '#ffffff',
    secondary_bg_color: '#f0f0f0',
    section_bg_color: '#ffffff',
    text_color: '#222222',
    hint_color: '#a8a8a8',
    link_color: '#2678b6',
    button_color: '#50a8eb',
    button_text_color: '#ffffff',
  },
  dark: {
    bg_color: '#1d2733',
    secondary_bg_color: '#151e27',
    section_bg_color: '#1d2733',
    text_color: '#ffffff',
    hint_color: '#7d8b99',
    link_color: '#5eabe1',
    button_color: '#50a8eb',
    button_text_color: '#ffffff',
  },
} as const;

/** Every pair of host, theme, language and width stands in one of these. */
export const LOOKS: readonly Required<Omit<Look, 'motion' | 'bare' | 'init'>>[] = [
  { width: 360, host: 'browser', theme: 'light', language: 'ru' },
  { width: 360, host: 'telegram', theme: 'dark', language: 'en' },
  { width: 768, host: 'browser', theme: 'dark', language: 'en' },
  { width: 768, host: 'telegram', theme: 'light', language: 'ru' },
  { width: 1280, host: 'browser', theme: 'dark', language: 'ru' },
  { width: 1280, host: 'telegram', theme: 'light', language: 'en' },
];

const HEIGHTS = { 360: 740, 768: 1024, 1280: 800 } as const;

/** What the app told its messenger, in the order it did. */
export const toldHost = (page: Page): Promise<[string, unknown][]> =>
  page.evaluate<[string, unknown][]>('globalThis.told ?? []');

/** The messenger's side of the bridge: it writes down what it is told. */
const BRIDGE = `globalThis.told = [];
globalThis.TelegramWebviewProxy = { postEvent: (type, data) => globalThis.told.push([type, JSON.parse(data)]) };`;

export async function openApp(browser: Browser, house: PaperHouse, look: Look = {}, hash = '') {
  const { host = 'browser', theme = 'light', language = 'ru', width = 360, motion = 'reduce', bare } = look;
  const page = await browser.newPage({
    viewport: { width, height: HEIGHTS[width] },
    // In a messenger its colours are what counts, whatever the system says.
    colorScheme: host === 'telegram' ? 'light' : theme,
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    reducedMotion: motion,
    timezoneId: 'Europe/Moscow',
    serviceWorkers: bare ? 'block' : 'allow',
  });
  const faults: string[] = [];
  page.on('console', (message) => {
    // What the house refuses is logged by the browser itself.
    const isRefusal = /status of 4\d\d|registration blocked|ERR_INTERNET_DISCONNECTED/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isRefusal) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  if (host === 'telegram') await page.addInitScript(BRIDGE);
  if (look.init !== undefined) await page.addInitScript(look.init);
  const launch = new URLSearchParams({
    tgWebAppData: 'user=%7B%22id%22%3A1%7D&hash=00',
    tgWebAppVersion: '9.1',
    tgWebAppPlatform: 'android',
    tgWebAppThemeParams: JSON.stringify(TELEGRAM_COLOURS[theme]),
  });
  const door = host === 'telegram' ? `/app/telegram#${launch}` : `/app/${hash}`;
  await page.goto(`${house.url}${door}`);
  return { page, faults };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** Everything that axe finds on the page as it is now. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<readonly Finding[]>('axe.run().then(({ violations }) => violations)');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`);
}
