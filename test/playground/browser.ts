import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

/**
 * Chromium from npm, unpacked once a machine (it takes seconds). Unpacked aside and put in place by one rename:
 * two files that unpack into the same place at once, as the package does, start half a browser.
 */
async function unpacked(): Promise<string> {
  const about = new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(about, 'utf8'));
  const place = join(tmpdir(), `parking-bot-chromium-${version}`);
  if (existsSync(place)) return join(place, 'chromium');
  const aside = mkdtempSync(join(tmpdir(), 'chromium-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = aside;
  await sparticuz.executablePath();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  try {
    renameSync(aside, place);
  } catch {
    // Another test file was faster.
    rmSync(aside, { recursive: true, force: true });
  }
  return join(place, 'chromium');
}

/** A browser that is closed after the test file. */
export async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--no-zygote', '--disable-gpu'];
  const browser = await chromium.launch({ args, executablePath: await unpacked(), headless: true });
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
