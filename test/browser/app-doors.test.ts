import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meOf, paperHouse } from './app-house.ts';
import { openApp, openBrowser } from './app-page.ts';

const browser = await openBrowser();

test('A link to sign in by is asked about also where somebody is in; left alone, he is in as before', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, {}, '#login=AbCdEfGhIjKlMnOpQrStUv');
  await page.getByRole('heading', { name: 'Войти на этом устройстве?' }).waitFor();
  assert.equal(await page.getByRole('article').count(), 0);
  await page.getByRole('button', { name: 'Не входить' }).click();
  await page.getByRole('article').first().waitFor();
  assert.ok(!house.asked.some(({ what }) => what.startsWith('POST session')));
  await page.close();
});

test('A resident who opens the gate’s address reads that it is the guards’', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, {}, '#/gate');
  await page.getByText('Этот раздел — для охраны.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Сканировать QR' }).count(), 0);
  await page.close();
});

test('Whom Telegram does not vouch for reads that, and not what the house says of something else', async () => {
  const house = await paperHouse();
  house.fault = { status: 422, fault: { code: 'refused', words: 'Введите код' } };
  const { page } = await openApp(browser, house, { host: 'telegram' });
  await page.getByRole('alert').getByText('Telegram не подтвердил').waitFor();
  await page.close();
});

test('Who may call nobody has no «Перегородили» above his tabs; where one begins nothing leads back', async () => {
  const house = await paperHouse();
  const menu = [{ label: '🚗 Перегородили', press: 'm:0' }];
  house.me = meOf('ru', { mayCall: false, menu });
  const { page } = await openApp(browser, house);
  await page.getByRole('article').first().waitFor();
  assert.equal(await page.getByRole('button', { name: 'Перегородили' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Назад' }).count(), 0);
  await page.getByRole('link', { name: 'Ещё' }).click();
  await page.getByRole('button', { name: 'Перегородили' }).waitFor();
  await page.getByRole('link', { name: 'Где я вошёл' }).click();
  await page.getByRole('button', { name: 'Назад' }).click();
  await page.getByRole('heading', { name: 'Ещё' }).waitFor();
  await page.close();
});

test('A code that is none says so; an invitation may be typed in its place, with its letters and signs', async () => {
  const house = await paperHouse();
  house.me = null;
  const { page } = await openApp(browser, house);
  await page.getByText('Код вводят только на этом сайте.').waitFor();
  const field = page.getByLabel('Код с листка или из бота');
  house.fault = { status: 422, fault: { code: 'refused', words: 'Код не подошёл' } };
  await field.fill('12345678');
  await field.press('Enter');
  await page.getByRole('alert').getByText('Код не подошёл').waitFor();
  await field.fill(' r_AbCd-12_EfGh34567890 ');
  await field.press('Enter');
  await page.getByRole('article').first().waitFor();
  assert.deepEqual(house.asked.findLast(({ what }) => what === 'POST session/code')?.body, {
    code: 'r_AbCd-12_EfGh34567890',
  });
  await page.close();
});
