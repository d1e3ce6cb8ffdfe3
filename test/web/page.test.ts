import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meOf, paperHouse } from '../browser/app-house.ts';
import { findings, openApp, openBrowser } from '../browser/app-page.ts';

const browser = await openBrowser();

// Check 19 of the design.
test('By the keyboard alone I sign in, call an owner and answer one', async () => {
  const house = await paperHouse();
  house.me = null;
  const { page, faults } = await openApp(browser, house);
  await page.getByLabel('Код с листка или из бота').waitFor();
  await page.keyboard.type('1234 5678');
  await page.keyboard.press('Enter');
  const call = page.getByRole('button', { name: 'Перегородили' });
  await call.waitFor();
  assert.deepEqual(house.asked.findLast(({ what }) => what === 'POST session/code')?.body, {
    code: '12345678',
  });
  assert.deepEqual(await findings(page), []);

  await call.press('Enter');
  await page.getByRole('dialog', { name: 'Перегородили' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Напишите номер места или машины.').waitFor();
  await page.keyboard.type('45');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Позвали владельца места 45').waitFor();
  const raised = house.asked.find(({ what }) => what === 'POST threads');
  assert.deepEqual(raised?.body, { kind: 'blocked', text: '45' });
  assert.match(raised?.key ?? '', /^[\w-]{22}$/);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.equal(
    await page.evaluate('document.activeElement.textContent'),
    'Перегородили',
    'back where it was',
  );

  const coming = page.getByRole('button', { name: 'Иду' });
  for (let steps = 0; steps < 20 && !(await coming.evaluate((one) => one.matches(':focus'))); steps++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByRole('status').getByText('Передали соседу').waitFor();
  await page.getByRole('article').getByText('«Иду»').waitFor();
  assert.equal(await coming.count(), 0);
  assert.deepEqual(house.asked.find(({ what }) => what === 'POST press')?.body, {
    code: 'a:1',
    message: '11',
  });
  assert.deepEqual(faults, []);
  await page.close();
});

test('A link signs in whoever presses «Войти», and stays in no address', async () => {
  const house = await paperHouse();
  house.me = null;
  const { page } = await openApp(browser, house, {}, '#login=AbCdEfGhIjKlMnOpQrStUv');
  await page.getByRole('heading', { name: 'Войти на этом устройстве?' }).waitFor();
  assert.ok(!page.url().includes('login'), page.url());
  assert.ok(!house.asked.some(({ what }) => what === 'POST session/link'), 'opening it signs nobody in');
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.getByRole('article').first().waitFor();
  await page.close();
});

test('What the house did not take can be tried again, under the same key', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house);
  house.fault = { status: 503, fault: { code: 'trouble', words: 'Дом перезапускается.' } };
  await page.getByRole('button', { name: 'Иду' }).click();
  await page.getByText('Дом перезапускается.').waitFor();
  await page.getByRole('button', { name: 'Повторить' }).click();
  await page.getByText('Передали соседу').waitFor();
  const keys = house.asked.filter(({ what }) => what === 'POST press').map(({ key }) => key);
  assert.equal(keys.length, 2);
  assert.equal(new Set(keys).size, 1);
  await page.close();
});

test('What was typed and not sent is still there after a look elsewhere', async () => {
  const house = await paperHouse();
  house.me = meOf('ru', { mayCall: false });
  const { page } = await openApp(browser, house);
  assert.equal(await page.getByRole('button', { name: 'Перегородили' }).count(), 0, 'not for them');
  await page.getByRole('textbox', { name: 'Написать…' }).fill('Кто на 12?');
  await page.getByRole('link', { name: 'Ещё' }).click();
  await page.getByRole('link', { name: 'Сообщения' }).click();
  assert.equal(await page.getByRole('textbox', { name: 'Написать…' }).inputValue(), 'Кто на 12?');
  await page.close();
});
