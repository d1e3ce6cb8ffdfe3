import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paperHouse } from './app-house.ts';
import { openApp, openBrowser } from './app-page.ts';

const browser = await openBrowser();

test('Nothing is sent of an empty line; an empty number is asked for, where one types at once', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house);
  const line = page.getByLabel('Написать…');
  await line.fill('   ');
  await line.press('Enter');
  await page.getByRole('button', { name: 'Перегородили' }).click();
  const field = page.getByLabel('Номер места или машины');
  await page.locator('.sheet input:focus').waitFor();
  await field.press('Enter');
  await page.getByRole('alert').getByText('Напишите номер места или машины.').waitFor();
  assert.deepEqual(
    house.asked.map(({ what }) => what).filter((what) => what.startsWith('POST')),
    [],
  );
  await field.fill('45');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await field.press('Enter');
  await page.getByRole('dialog').getByText('Позвали владельца').waitFor();
  assert.equal(await page.getByLabel('Как вас зовут').count(), 0, 'whom the house knows it does not ask');
  await page.close();
});

test('What was confirmed is asked no more, also where nothing came of it', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, {}, '#/more/devices');
  await page.getByRole('button', { name: 'Выйти везде' }).click();
  house.fault = { status: 503, fault: { code: 'trouble', words: 'Дом перезапускается.' } };
  await page.getByRole('dialog').getByRole('button', { name: 'Выйти везде' }).click();
  await page.getByText('Дом перезапускается.').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.close();
});

test('What is refused can be read for some seconds, and is said once', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, { bare: true });
  await page.getByRole('button', { name: 'Иду' }).waitFor();
  await page.clock.install();
  house.fault = { status: 422, fault: { code: 'refused', words: 'Обращение уже закрыто' } };
  await page.getByRole('button', { name: 'Иду' }).click();
  const said = page.getByText('Обращение уже закрыто');
  await said.waitFor();
  await page.clock.runFor(5_000);
  assert.equal(await said.count(), 1);
  await page.clock.runFor(5_000);
  await said.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Перегородили' }).click();
  house.fault = { status: 422, fault: { code: 'refused', words: 'Три обращения за десять минут' } };
  await page.getByRole('button', { name: 'Не знаю номер' }).click();
  await page.getByText('Три обращения').first().waitFor();
  assert.equal(await page.getByText('Три обращения').count(), 1);
  await page.close();
});

test('Each day is named where it begins; what is over has no reply; a house that is quiet says what will stand there', async () => {
  const house = await paperHouse();
  const [alert] = house.feed;
  assert.ok(alert);
  const noon = Date.parse('2026-11-23T05:00:00Z');
  const over = { ...alert, buttons: [], thread: 8 };
  house.feed = [0, 1, 24, 48].map((hours, at) => ({
    ...over,
    ref: `${20 - at}`,
    at: noon - hours * 3_600_000,
  }));
  const { page } = await openApp(browser, house);
  await page.getByRole('article').first().waitFor();
  assert.deepEqual(await page.locator('h2.day').allTextContents(), ['Сегодня', 'Вчера', '21 ноября']);
  assert.equal(await page.getByRole('button', { name: 'Ответить на это' }).count(), 0);
  house.feed = [];
  await page.reload();
  await page.getByText('Пока тихо').waitFor();
  await page.getByText('Здесь появится всё, что бот пишет вам в чате').waitFor();
  await page.close();
});
