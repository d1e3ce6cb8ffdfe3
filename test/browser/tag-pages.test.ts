import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../playground/browser.ts';
import type { Scope } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { hasTag } from '../support/passer-by.ts';
import { openColdTestApp, type TestApp } from '../support/test-app.ts';

const browser = await openBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { PICTURES } = process.env;

async function aHouseAt(scope: Scope) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const app = await openColdTestApp(scope, { PUBLIC_URL: url, PORT: String(port) });
  await app.pool.query(`update complexes set guard_phone = '+7 900 000-00-00'`);
  const boris = await app.resident('Борис', [45]);
  return { app, url, boris, token: await hasTag(app, boris, 45, { code: 'K7PM4XQ2' }) };
}

/** A phone on which no script runs; `asked` are the addresses that it asked for. */
async function openPhone(wish: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'ru-RU',
    viewport: { width: 360, height: 740 },
    ...wish,
  });
  const page = await context.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  return { page, asked, faults, close: () => context.close() };
}

test('Without a script: by keyboard alone to a call, and the answer comes to the page by itself', async (t) => {
  const { app, url, boris, token } = await aHouseAt(t);
  const { page, asked, faults, close } = await openPhone();
  await page.goto(`${url}/w/${token}`);
  assert.deepEqual(asked, [`/w/${token}`], 'one request, and no icon beside it');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Позвать хозяина?' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Отправлено|Доставлено/ }).waitFor();
  await app.world.until(() => app.world.find(boris, 'Просит прохожий'), { what: 'the holder is told' });
  await app.taps(boris, 'Иду');
  await page.getByRole('heading', { name: 'Хозяин ответил: «Иду»' }).waitFor({ timeout: 15_000 });
  await app.taps(boris, 'Готово, машину убрал');
  await page.getByRole('heading', { name: 'Решено' }).waitFor({ timeout: 15_000 });
  assert.deepEqual(faults, []);
  await close();
});

test('A code that is typed leads to the same page, and a dead card says so', async (t) => {
  const { url } = await aHouseAt(t);
  const { page, close } = await openPhone();
  await page.goto(`${url}/w/AAAAAAAAAAAAAAAAAAAAAA`);
  await page.getByRole('link', { name: 'Код с карточки' }).click();
  await page.getByLabel('Код с карточки').fill('k7pm 4xq2');
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByRole('heading', { name: 'Вы рядом с машиной. Что случилось?' }).waitFor();
  await close();
});

type Finding = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** Everything that axe finds, however small. */
async function faultsIn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const findings = await page.evaluate<readonly Finding[]>('axe.run().then(({ violations }) => violations)');
  return findings.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`);
}

/** No button and no link that a finger misses, and nothing beyond the edge. */
async function looksWrong(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const small = [...document.querySelectorAll('button, a, input:not([type=hidden])')]
      .filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent);
    const wide = document.documentElement.scrollWidth > innerWidth;
    return { small, wide };
  })()`);
}

async function look(app: TestApp, page: Page, name: string) {
  assert.deepEqual(await faultsIn(page), [], name);
  assert.deepEqual(await looksWrong(page), { small: [], wide: false }, name);
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  await app.quiet();
}

// Every pair of a width, a theme and a language is there.
for (const [width, theme, language] of [
  [360, 'light', 'ru'],
  [360, 'dark', 'en'],
  [768, 'light', 'en'],
  [768, 'dark', 'ru'],
  [1280, 'light', 'en'],
  [1280, 'dark', 'ru'],
] as const) {
  test(`At ${width} px, ${theme}, in ${language} axe finds nothing, and a finger hits every button`, async (t) => {
    const { app, url, boris, token } = await aHouseAt(t);
    const { page, close } = await openPhone({
      javaScriptEnabled: true,
      bypassCSP: true,
      colorScheme: theme,
      locale: language,
      viewport: { width, height: 780 },
    });
    const named = (what: string) => `${what}-${width}-${theme}-${language}`;
    await page.goto(`${url}/w/${token}`);
    await look(app, page, named('reasons'));
    await page.locator('button').first().click();
    await look(app, page, named('sure'));
    await page.locator('button').first().click();
    await page.getByRole('status').waitFor();
    await look(app, page, named('sent'));
    await app.taps(boris, 'Иду');
    await app.advance(6);
    await page.reload();
    await look(app, page, named('answered'));
    await page.goto(`${url}/w/`);
    await look(app, page, named('code'));
    await page.goto(`${url}/w/AAAAAAAAAAAAAAAAAAAAAA`);
    await look(app, page, named('dead'));
    await close();
  });
}
