/**
 * Plays the scenes that the README shows and writes them to docs/images: the real bot, the real page, a real browser.
 * Letters and emoji come from npm, for a bare machine has none worth looking at.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createHouseClock } from '../src/house-clock.ts';
import { launchChromium } from '../test/playground/chromium.ts';

const images = join(import.meta.dirname, '../docs/images');
const wide = { width: 1280, height: 720 };
const require = createRequire(import.meta.url);

const face = (family: string, file: string, more = '') => {
  const bytes = readFileSync(require.resolve(file)).toString('base64');
  return `@font-face { font-family: "${family}"; src: url(data:font/woff2;base64,${bytes}); ${more} }`;
};
const roboto = '@expo-google-fonts/roboto';
const letters = [
  face('Roboto', `${roboto}/400Regular/Roboto_400Regular.ttf`),
  face('Roboto', `${roboto}/400Regular_Italic/Roboto_400Regular_Italic.ttf`, 'font-style: italic'),
  face('Roboto', `${roboto}/500Medium/Roboto_500Medium.ttf`, 'font-weight: 500'),
  face('Roboto', `${roboto}/600SemiBold/Roboto_600SemiBold.ttf`, 'font-weight: 600'),
  face('Roboto', `${roboto}/700Bold/Roboto_700Bold.ttf`, 'font-weight: 700'),
  face('Noto Color Emoji', 'twemoji-colr-font/twemoji.woff2'),
].join('\n');

type Stage = {
  readonly page: Page;
  readonly phone: (name: string) => Locator;
  readonly group: Locator;
  readonly say: (where: Locator, text: string) => Promise<void>;
  readonly tap: (where: Locator, label: string) => Promise<void>;
};

/** A page as a visitor sees it, with the letters above. */
async function stage(browser: Browser, url: string, options: BrowserContextOptions): Promise<Stage> {
  const context = await browser.newContext({
    locale: 'ru-RU',
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
  const phone = (name: string) => page.getByRole('region', { name: `Телефон: ${name}` });
  return {
    page,
    phone,
    group: page.locator('.shared'),
    async say(where, text) {
      const line = where.getByLabel('Сообщение', { exact: true });
      await line.fill(text);
      await line.press('Enter');
      await line.blur();
    },
    async tap(where, label) {
      await where.getByRole('button', { name: label }).last().click();
      await page.mouse.move(0, 0);
    },
  };
}

/** Takes the picture as WebP, a third of the PNG. The browser that draws it also packs it. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  await page.locator('.toast:not(:empty)').first().waitFor({ state: 'detached' });
  const png = await page.screenshot();
  const packer = await page.context().newPage();
  const webp = await packer.evaluate(
    `fetch('data:image/png;base64,${png.toString('base64')}').then((one) => one.blob()).then(createImageBitmap)
      .then((bitmap) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height });
        canvas.getContext('2d').drawImage(bitmap, 0, 0);
        return canvas.toDataURL('image/webp', 0.8).split(',')[1];
      })`,
  );
  await packer.close();
  const bytes = Buffer.from(String(webp), 'base64');
  writeFileSync(join(images, `${name}.webp`), bytes);
  process.stdout.write(`${name}.webp ${Math.round(bytes.length / 1024)} KB\n`);
}

/** So that the cards are seen whole. */
async function foldKeys(phone: Stage['phone']): Promise<void> {
  for (const name of ['Анна', 'Борис'])
    await phone(name).getByRole('button', { name: 'Кнопки бота' }).click();
}

/** The house chat is linked, one alert is answered: what one sees at a glance. */
async function firstMinute({ page, phone, group, say, tap }: Stage): Promise<void> {
  await tap(group, 'Добавить бота');
  await tap(phone('Администратор'), 'Привязать группу к ЖК');
  await group.getByText('Группа привязана').waitFor();
  await tap(group, 'Упомянуть бота');
  const line = group.getByLabel('Сообщение', { exact: true });
  await say(group, `${await line.inputValue()}21 открыт багажник`);
  await group.getByText('Передал владельцу места 21').waitFor();
  await tap(phone('Анна'), 'Перегородили');
  await say(phone('Анна'), '45');
  await phone('Борис').getByRole('button', { name: 'Иду' }).waitFor();
  await tap(phone('Борис'), 'Иду');
  await phone('Анна').getByText('«Иду»').waitFor();
  await foldKeys(phone);
  await shoot(page, 'playground');
}

/** Борис is silent, the clock is pushed, the guards are called; beside it the engineer's view. */
async function silentNight({ page, phone, say, tap }: Stage): Promise<void> {
  const push = (by: string) => page.getByRole('button', { name: `Перевести часы: ${by}` }).click();
  await tap(phone('Борис'), 'Готово, машину убрал');
  await phone('Анна').getByText('«Машину убрал»').waitFor();
  await tap(phone('Анна'), 'Решено');
  await phone('Борис').getByText('Спасибо вам').waitFor();
  await phone('Анна').getByText('Хорошей дороги').first().waitFor();
  await push('+1 час');
  await say(phone('Анна'), '/blocked 45');
  await phone('Анна').getByText('Доставлено').last().waitFor();
  await push('+5 мин');
  await push('+5 мин');
  await phone('Администратор').getByRole('button', { name: 'Беру' }).waitFor();
  await foldKeys(phone);
  await page.getByRole('button', { name: 'Журнал' }).click();
  await page.getByRole('log', { name: 'Запросы бота' }).getByText('sendMessage').last().waitFor();
  await shoot(page, 'log');
}

async function main(): Promise<void> {
  mkdirSync(images, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'screenshots-'));
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    COMPLEX_NAME: 'ЖК «Пример»',
  });
  if (!config.ok) throw new Error(config.why.join('\n'));
  const started = Date.now();
  const morning = Date.parse('2026-11-23T05:12:00Z');
  const clock = createHouseClock(() => morning + Date.now() - started);
  const app = await startApp(config.value, {
    clock,
    pace: { reserve: async () => 0, pause: async () => {} },
  });
  const browser = await launchChromium();
  try {
    const light = await stage(browser, app.url, { viewport: wide });
    await firstMinute(light);
    const dark = await stage(browser, app.url, { viewport: wide, colorScheme: 'dark' });
    await silentNight(dark);
    const narrow = await stage(browser, app.url, { viewport: { width: 390, height: 844 }, hasTouch: true });
    await narrow.phone('Анна').getByText('Доставлено').last().waitFor();
    await shoot(narrow.page, 'phone');
  } finally {
    await browser.close();
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
