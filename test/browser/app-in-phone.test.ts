import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openPage } from '../playground/browser.ts';
import { playgroundApp } from './playground-app.ts';

const app = await playgroundApp();
const browser = await openBrowser();

test('Each phone has «Приложение»: Анна calls in hers, Борис answers in his, and the chats say the same', async () => {
  const { page, phone, faults } = await openPage(browser, app.url);
  const open = async (name: string) => {
    await phone(name).getByRole('button', { name: 'Приложение' }).click();
    return phone(name).frameLocator('iframe');
  };
  const anna = await open('Анна');
  const boris = await open('Борис');
  await anna.getByRole('button', { name: 'Перегородили' }).click();
  await anna.getByLabel('Номер места или машины').fill('45');
  await anna.getByRole('button', { name: 'Позвать владельца' }).click();
  await boris.getByRole('button', { name: 'Иду', exact: true }).click();
  // Long before the app would look by itself.
  await anna.getByText('Хозяин машины: «Иду»').waitFor({ timeout: 10_000 });
  await phone('Анна').getByRole('button', { name: 'Чат' }).click();
  await phone('Анна').getByRole('log').getByText('Хозяин машины: «Иду»').waitFor();

  // The way back of the phone is the app's.
  await boris.getByRole('link', { name: 'Ещё' }).click();
  await boris.getByRole('link', { name: 'Где я вошёл' }).click();
  await boris.getByRole('heading', { name: 'Где я вошёл' }).waitFor();
  await phone('Борис').getByRole('button', { name: /^Чаты/ }).click();
  await boris.getByRole('heading', { name: 'Ещё' }).waitFor();

  const light = await boris.locator('html').getAttribute('data-theme');
  await page.getByRole('button', { name: 'Светлая или тёмная тема' }).click();
  await boris.locator('html[data-theme="dark"]').waitFor();
  assert.equal(light, 'light');
  const told = faults.filter((fault) => !/status of 503/.test(fault));
  assert.deepEqual(told, []);
  await page.close();
});

test('The administrator and the guards open theirs, too, each with what is for them', async () => {
  const { page, phone } = await openPage(browser, app.url);
  for (const [name, tab] of [
    ['Администратор', 'Сообщения'],
    ['Охрана', 'Вызовы'],
  ] as const) {
    await phone(name).getByRole('button', { name: 'Приложение' }).click();
    await phone(name).frameLocator('iframe').getByRole('link', { name: tab }).waitFor();
  }
  await page.close();
});
