/** The app as a phone shows it: whoever calls, by day, beside whoever is called, at night. */
import type { Browser, Page } from 'playwright-core';
import { sampleHouse } from '../../playground/sample-house.ts';
import { letters, look, type Tongue } from './stage.ts';

const size = { width: 390, height: 844 };

const WORDS = {
  ru: {
    locale: 'ru-RU',
    blocked: 'Перегородили',
    field: 'Номер места или машины',
    spot: '45',
    answer: 'Иду',
  },
  en: { locale: 'en-GB', blocked: 'Blocked in', field: 'Spot or car number', spot: '62', answer: 'Coming' },
} as const;

export async function shootApp(browser: Browser, url: string, tongue: Tongue): Promise<Buffer> {
  const words = WORDS[tongue];
  const cast = sampleHouse.casts[tongue];
  const caller = await openApp(browser, url, tongue, cast.anna, 'light');
  await caller.getByRole('button', { name: words.blocked }).click();
  await caller.getByLabel(words.field).fill(words.spot);
  const calling = await look(caller);
  await caller.keyboard.press('Enter');
  const called = await openApp(browser, url, tongue, cast.boris, 'dark');
  await called.getByRole('button', { name: words.answer, exact: true }).waitFor();
  const answering = await look(called);
  await caller.context().close();
  await called.context().close();
  return beside(browser, [calling, answering]);
}

async function openApp(
  browser: Browser,
  url: string,
  tongue: Tongue,
  person: number,
  colorScheme: 'light' | 'dark',
): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    colorScheme,
    locale: WORDS[tongue].locale,
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
    deviceScaleFactor: 2,
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.route('**/style-*.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n${letters}` });
  });
  const signed = await context.request.post(`${url}playground/app`, { data: { person } });
  const launch = new URLSearchParams({ tgWebAppData: (await signed.json()).initData });
  await page.goto(`${url}app/telegram#${launch}`);
  await page.locator('.tabs').waitFor();
  return page;
}

/** Both on one sheet, with room around them. */
async function beside(browser: Browser, pngs: readonly Buffer[]): Promise<Buffer> {
  const page = await browser.newPage({ deviceScaleFactor: 2 });
  const phones = pngs.map(
    (png) => `<img width="${size.width}" src="data:image/png;base64,${png.toString('base64')}">`,
  );
  const style = 'display:flex;gap:28px;padding:28px;margin:0;width:max-content;background:#c9d2da';
  await page.setContent(
    `<style>img{border-radius:28px;box-shadow:0 8px 28px rgb(0 0 0/25%)}</style><body style="${style}">${phones.join('')}`,
  );
  const sheet = await page.locator('body').screenshot();
  await page.close();
  return sheet;
}
