/** A page of the playground as a visitor sees it, with hands to play on it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { sampleHouse } from '../../playground/sample-house.ts';

const require = createRequire(import.meta.url);

const face = (family: string, file: string, more = '') => {
  const bytes = readFileSync(require.resolve(file)).toString('base64');
  return `@font-face { font-family: "${family}"; src: url(data:font/woff2;base64,${bytes}); ${more} }`;
};
const roboto = '@expo-google-fonts/roboto';
// Letters and emoji come from npm, for a bare machine has none worth looking at.
export const letters = [
  face('Roboto', `${roboto}/400Regular/Roboto_400Regular.ttf`),
  face('Roboto', `${roboto}/400Regular_Italic/Roboto_400Regular_Italic.ttf`, 'font-style: italic'),
  face('Roboto', `${roboto}/500Medium/Roboto_500Medium.ttf`, 'font-weight: 500'),
  face('Roboto', `${roboto}/600SemiBold/Roboto_600SemiBold.ttf`, 'font-weight: 600'),
  face('Roboto', `${roboto}/700Bold/Roboto_700Bold.ttf`, 'font-weight: 700'),
  face('Noto Color Emoji', 'twemoji-colr-font/twemoji.woff2'),
].join('\n');

export type Tongue = 'ru' | 'en';

/** What the page and the phones are called by, in either language. */
const LABELS = {
  ru: { locale: 'ru-RU', keys: 'Кнопки бота' },
  en: { locale: 'en-GB', keys: 'Buttons of the bot' },
} as const;

export type Stage = {
  readonly page: Page;
  readonly anna: Locator;
  readonly boris: Locator;
  readonly admin: Locator;
  readonly group: Locator;
  readonly say: (where: Locator, text: string) => Promise<void>;
  readonly tap: (where: Locator, label: string | RegExp) => Promise<void>;
  /** Folds the reply keyboard away, or out again, where it is not so already. */
  readonly fold: (where: Locator, away?: boolean) => Promise<void>;
};

export async function openStage(
  browser: Browser,
  url: string,
  tongue: Tongue,
  options: BrowserContextOptions,
): Promise<Stage> {
  const context = await browser.newContext({
    locale: LABELS[tongue].locale,
    reducedMotion: 'reduce',
    deviceScaleFactor: 1.5,
    bypassCSP: true,
    ...options,
  });
  const page = await context.newPage();
  await page.route('**/page.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n${letters}` });
  });
  await page.goto(url);
  await page.locator('main > .phone').first().waitFor();
  const cast = sampleHouse.casts[tongue];
  const phoneOf = (id: number) => page.locator(`main > [data-owner="${id}"]`);
  return {
    page,
    anna: phoneOf(cast.anna),
    boris: phoneOf(cast.boris),
    admin: phoneOf(cast.admin),
    group: page.locator('.shared'),
    async say(where, text) {
      const line = where.locator('textarea');
      await line.fill(text);
      await line.press('Enter');
      await line.blur();
    },
    async tap(where, label) {
      await where.getByRole('button', { name: label }).last().click();
      await page.mouse.move(0, 0);
    },
    async fold(where, away = true) {
      const button = where.getByRole('button', { name: LABELS[tongue].keys });
      const isAway = (await button.getAttribute('aria-expanded')) === 'false';
      if (isAway !== away) await button.click();
      await page.mouse.move(0, 0);
    },
  };
}

/** Waits until nothing on the page is about to change, and looks. */
export async function look(page: Page): Promise<Buffer> {
  await page.evaluate('document.fonts.ready');
  await page.locator('.toast:not(:empty)').first().waitFor({ state: 'detached' });
  for (let before = await page.screenshot(); ; ) {
    await page.waitForTimeout(200);
    const now = await page.screenshot();
    if (now.equals(before)) return now;
    before = now;
  }
}
