import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paperHouse } from './app-house.ts';
import { openApp, openBrowser } from './app-page.ts';

const browser = await openBrowser();

/** A browser whose owner was asked, and has a subscription that counts how often it was ended. */
const asked = (permission: string) => `
  Object.defineProperty(Notification, 'permission', { get: () => '${permission}' });
  Notification.requestPermission = async () => '${permission}';
  globalThis.ended = 0;
  const subscription = { options: {}, toJSON: () => ({}), unsubscribe: async () => ++globalThis.ended };
  const ready = Promise.resolve({ pushManager: { getSubscription: async () => subscription } });
  Object.defineProperty(navigator.serviceWorker, 'ready', { get: () => ready });`;

test('Whoever does not let this browser call him reads that it was not turned on', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, { init: asked('default') }, '#/more/notifications');
  await page.getByRole('button', { name: 'Включить' }).click();
  await page.locator('.toast.bad').getByText('Не включилось: браузер не дал разрешения').waitFor();
  await page.getByRole('button', { name: 'Включить' }).waitFor();
  assert.ok(!house.asked.some(({ what }) => what === 'PUT push'));
  await page.close();
});

test('What is turned off calls no more, in this browser and at the house; who has nothing else reads so', async () => {
  const house = await paperHouse();
  house.more['GET push/key'] = () => ({ key: 'BCV', here: true, browsers: 1, messenger: false });
  const { page } = await openApp(browser, house, { init: asked('granted') }, '#/more/notifications');
  await page.getByText('Только сюда: мессенджер вас не достаёт.').waitFor();
  await page.getByRole('button', { name: 'Выключить на этом устройстве' }).click();
  await page.waitForFunction('globalThis.ended === 1');
  for (let tries = 0; tries < 50 && !house.asked.some(({ what }) => what === 'DELETE push'); tries++)
    await page.waitForTimeout(100);
  assert.ok(house.asked.some(({ what }) => what === 'DELETE push'));
  await page.close();
});

test('«Выйти здесь» leads to the door at once', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, {}, '#/more/devices');
  await page.getByRole('listitem').first().getByText('Это устройство').waitFor();
  assert.equal(await page.getByRole('listitem').getByRole('button').count(), 1, 'the other is ended there');
  await page.getByRole('button', { name: 'Выйти здесь' }).click();
  await page.getByLabel('Код с листка или из бота').waitFor();
  await page.getByRole('status').getByText('Вы вышли.').waitFor();
  assert.equal(new URL(page.url()).hash, '');
  await page.close();
});
