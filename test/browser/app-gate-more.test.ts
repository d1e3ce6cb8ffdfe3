import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gateHouse, passOf } from './app-gate.ts';
import { openApp, openBrowser } from './app-page.ts';

const browser = await openBrowser();

test('Who stands on the spot already is said with the verdict, is one press away, and keeps the next out', async () => {
  const house = await gateHouse();
  const taken = 'На месте 45 стоит К 456 МН 99';
  house.passes[0] = passOf('ru', { note: taken, other: 3 });
  house.more['POST gate/passes/1'] = () => ({ pass: house.passes[0], done: false, words: taken });
  const { page } = await openApp(browser, house);
  await page.getByLabel('Код или номер машины').fill('482913');
  await page.keyboard.press('Enter');
  await page.locator('.verdict-note').getByText(taken).waitFor();
  await page.getByRole('button', { name: 'Въехал' }).click();
  await page.locator('.toast.bad').getByText(taken).waitFor();
  await page.getByRole('button', { name: 'Открыть того, кто на месте' }).click();
  await page.locator('.verdict-guest').getByText('К 456 МН 99').waitFor();
  assert.deepEqual(house.asked.findLast(({ what }) => what === 'POST gate/look')?.body, { pass: 3 });
  await page.close();
});

test('All cars that were found are named, and what was typed is there after a look elsewhere', async () => {
  const house = await gateHouse();
  const cars = ['Машина жителя, место 45', 'Машина жителя, место 112'];
  house.more['POST gate/look'] = () => ({ passes: [], cars, words: null });
  const { page } = await openApp(browser, house);
  const field = page.getByLabel('Код или номер машины');
  await field.fill('А12');
  await page.getByRole('link', { name: 'Сегодня' }).click();
  await page.getByLabel('Гость или место').waitFor();
  await page.getByRole('link', { name: 'Проверить' }).click();
  assert.equal(await field.inputValue(), 'А12');
  await page.keyboard.press('Tab');
  await field.press('Enter');
  for (const car of cars) await page.getByText(car).waitFor();
  assert.equal(await page.getByRole('link', { name: /Спросить жителя/ }).count(), 0);
  await page.close();
});

test('«Сегодня» is searched by a spot, too, and says where it is not the whole', async () => {
  const house = await gateHouse();
  const today = house.more['GET gate/today'];
  house.more['GET gate/today'] = (body) => ({ ...Object(today?.(body)), more: true });
  const { page } = await openApp(browser, house, {}, '#/today');
  await page.getByText('Это не все.').waitFor();
  const lent = page.getByText('Место 45. Стоит с разрешения');
  await lent.waitFor();
  await page.getByLabel('Гость или место').fill('112');
  await lent.waitFor({ state: 'detached' });
  assert.deepEqual(await page.locator('.gate-row .row-words > span').allTextContents(), [
    'Марина, синяя Лада',
  ]);
  await page.getByLabel('Гость или место').fill('Никто');
  await page.getByText('Такого нет. Проверьте по коду').waitFor();
  house.passes.push(passOf('ru', { id: 9, guest: 'Никто Неизвестный' }));
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await page.getByText('Никто Неизвестный').waitFor();
  await page.close();
});

test('A question that was not asked says so, and keeps its spot', async () => {
  const house = await gateHouse();
  house.more['POST gate/questions'] = () => ({ asked: false, words: 'Про место 45 уже спросили' });
  const { page } = await openApp(browser, house, {}, '#/gate/ask');
  await page.getByLabel('Номер места').fill('45');
  await page.keyboard.press('Enter');
  await page.locator('.toast.bad').getByText('уже спросили').waitFor();
  assert.equal(await page.getByLabel('Номер места').inputValue(), '45');
  await page.getByRole('button', { name: 'Кто-то другой' }).click();
  await page.getByRole('button', { name: 'Спросить', exact: true }).click();
  await page.getByRole('alert').getByText('Напишите пару слов: кто приехал.').waitFor();
  assert.equal(house.asked.filter(({ what }) => what === 'POST gate/questions').length, 1);
  await page.close();
});

test('Words belong to «Кто-то другой» alone; each call that waits is counted above every tab', async () => {
  const house = await gateHouse();
  house.more['GET gate/calls'] = () => ({ waiting: [7, 8] });
  const { page } = await openApp(browser, house, {}, '#/gate/ask');
  await page.getByText('Вас зовут: 2').waitFor();
  await page.getByLabel('Номер места').fill('45');
  await page.getByRole('button', { name: 'Кто-то другой' }).click();
  await page.getByLabel('Кто именно').fill('Сантехник');
  await page.getByRole('button', { name: 'Курьер' }).click();
  await page.getByRole('button', { name: 'Спросить', exact: true }).click();
  await page.locator('.toast').waitFor();
  assert.deepEqual(house.asked.findLast(({ what }) => what === 'POST gate/questions')?.body, {
    ...{ spot: 45, caller: 'courier', guest: '' },
  });
  await page.close();
});
