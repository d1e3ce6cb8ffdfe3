import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openPage } from '../playground/browser.ts';
import { playgroundApp } from './playground-app.ts';

const app = await playgroundApp();
const browser = await openBrowser();

test('With the digits of the bot Анна is in, calls Борис from her browser, and leaves again', async () => {
  const { page: table, phone, say } = await openPage(browser, app.url);
  await say(phone('Анна'), '/web');
  const told = await phone('Анна').getByText('Войти в браузере').last().textContent();
  const [code = ''] = /\d{4} \d{4}/.exec(told ?? '') ?? [];
  assert.match(code, /^\d{4} \d{4}$/);

  const context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 390, height: 780 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(`${app.url}app/`);
  await page.getByLabel('Код с листка или из бота').fill('0000 0000');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Такой код не действует').waitFor();
  await page.getByLabel('Код с листка или из бота').fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Перегородили' }).click();
  await page.getByLabel('Номер места или машины').fill('45');
  await page.keyboard.press('Enter');
  await page.getByRole('article').getByText('с места 45').waitFor();
  await phone('Борис').getByRole('button', { name: 'Иду', exact: true }).click();
  await page.getByRole('article').getByText('Хозяин машины: «Иду»').waitFor();
  await phone('Анна').getByText('В веб-приложение вошли под вашим именем').waitFor();

  const [cookie] = await context.cookies();
  assert.deepEqual([cookie?.httpOnly, cookie?.sameSite], [true, 'Strict']);
  await page.reload();
  await page.getByRole('article').first().waitFor();
  await page.getByRole('link', { name: 'Ещё' }).click();
  await page.getByRole('link', { name: 'Где я вошёл' }).click();
  await page.getByText('Это устройство').waitFor();
  await page.getByRole('button', { name: 'Выйти здесь' }).click();
  await page.getByLabel('Код с листка или из бота').waitFor();
  await page.reload();
  await page.getByLabel('Код с листка или из бота').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
  await table.close();
});

test('Борис chooses English in his browser, and the bot speaks it to him, too', async () => {
  const { page: table, phone, say } = await openPage(browser, app.url);
  await say(phone('Борис'), '/web');
  const told = phone('Борис').getByText('Войти в браузере').last();
  const [, token = ''] = /#login=([\w-]+)/.exec((await told.textContent()) ?? '') ?? [];
  const context = await browser.newContext({ locale: 'ru-RU' });
  const page = await context.newPage();
  await page.goto(`${app.url}app/#login=${token}`);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.getByRole('link', { name: 'Ещё' }).click();
  await page.getByRole('link', { name: 'Язык' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Language' }).waitFor();
  await page.getByRole('button', { name: 'Blocked in' }).waitFor();
  await say(phone('Борис'), '/help');
  await phone('Борис').getByText('spot').last().waitFor();
  await context.close();
  await table.close();
});
