import { after } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';

/** A browser that is closed after the test file. */
export async function openBrowser(wish: { readonly fontSize?: number } = {}): Promise<Browser> {
  const browser = await launchChromium(wish);
  after(() => browser.close());
  return browser;
}

export type Wish = {
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark';
  readonly locale?: string;
};

/** Opens a page; `faults` gathers whatever the browser's console complains of. */
export async function openPage(browser: Browser, url: string, wish: Wish = {}) {
  const page: Page = await browser.newPage({
    viewport: wish.size ?? { width: 1280, height: 720 },
    colorScheme: wish.theme ?? 'light',
    locale: wish.locale ?? 'ru-RU',
    reducedMotion: 'reduce',
  });
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(url);
  const phone = (name: string) => page.getByRole('region', { name: `Телефон: ${name}` });
  const group = page.locator('.shared');
  return {
    page,
    faults,
    phone,
    /** The house group, as it lies on the table by itself. */
    group,
    async say(where: Locator, text: string) {
      await where.getByLabel('Сообщение', { exact: true }).fill(text);
      await where.getByLabel('Сообщение', { exact: true }).press('Enter');
    },
    async tap(where: Locator, label: string) {
      await where.getByRole('button', { name: label }).last().click();
    },
  };
}
