import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PaperHouse, paperHouse } from './app-house.ts';
import { findings, type Look, openApp, openBrowser } from './app-page.ts';

const browser = await openBrowser();

/** No push service is to be had here: the browser's own part of it is put in its place. */
const SUBSCRIBES = `
  let made = null;
  const keyOf = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
  PushManager.prototype.getSubscription = async () => made;
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => (made = {
    options: { applicationServerKey: applicationServerKey.buffer ?? applicationServerKey },
    toJSON: () => ({ endpoint: 'https://fcm.googleapis.com/fcm/send/abc', keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) } }),
    unsubscribe: async () => ((made = null), true),
  });`;

/** This browser without a screen permits nobody anything. */
const PERMITS = `
  let permission = 'default';
  Object.defineProperty(Notification, 'permission', { get: () => permission });
  Notification.requestPermission = async () => (permission = 'granted');`;

async function open(house: PaperHouse, look: Look, permits: boolean) {
  const { page, faults } = await openApp(browser, house, look);
  if (permits) await page.addInitScript(SUBSCRIBES + PERMITS);
  await page.locator('.card').first().waitFor();
  if (permits) await page.reload();
  await page.locator('.card').first().waitFor();
  await page.evaluate("location.hash = '#/more/notifications'");
  return { page, faults };
}

test('Борис presses «Включить», tests the sound, and turns it off again', async () => {
  const house = await paperHouse();
  const { page, faults } = await open(house, {}, true);
  await page.getByText('Здесь, в браузере, уведомления выключены').waitFor();
  await page.getByRole('button', { name: 'Включить' }).click();
  await page.getByRole('button', { name: 'Проверить звук' }).click();
  await page.getByText('Отправлено. Услышали?').waitFor();
  const folder = process.env.PARKING_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/push-on.png`, fullPage: true });
  const put = house.asked.find(({ what }) => what === 'PUT push');
  assert.match(JSON.stringify(put?.body), /fcm.googleapis.com\/fcm\/send\/abc/);
  assert.deepEqual(await findings(page), []);

  await page.getByRole('button', { name: 'Выключить на этом устройстве' }).click();
  await page.getByRole('button', { name: 'Включить' }).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

for (const look of [
  { width: 360, theme: 'light', language: 'ru' },
  { width: 768, theme: 'dark', language: 'en' },
  { width: 1280, theme: 'dark', language: 'ru' },
  { width: 360, host: 'telegram', theme: 'light', language: 'en' },
] as const satisfies readonly Look[]) {
  test(`«Уведомления» can be read and reached by everybody: ${Object.values(look).join(' ')}`, async () => {
    const house = await paperHouse(look.language);
    const { page, faults } = await open(house, look, false);
    await page.getByRole('heading', { level: 1, name: /Уведомления|Notifications/ }).waitFor();
    await page.getByText(/Google, Apple, Mozilla/).waitFor();
    const folder = process.env.PARKING_SHOTS;
    if (folder)
      await page.screenshot({ path: `${folder}/push-${Object.values(look).join('-')}.png`, fullPage: true });
    assert.deepEqual(await findings(page), []);
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    assert.ok(wide <= 0, String(wide));
    assert.deepEqual(faults, []);
    await page.context().close();
  });
}

test('A call leads to the card of its thread, however much was told since', async () => {
  const house = await paperHouse();
  const card = { ref: null, at: Date.parse('2026-11-23T05:00:00Z'), buttons: [] };
  const notes = Array.from({ length: 15 }, (_, at) => ({ ...card, text: [{ text: `Заметка ${at}\n\n\n` }] }));
  const [alert] = house.feed;
  house.feed = [...notes, ...(alert ? [{ ...alert, thread: 7 }] : []), ...notes];
  const { page, faults } = await openApp(browser, house, {}, '#t7');
  const called = page.locator('.card:focus');
  await called.getByText('Вас просят переставить машину').waitFor();
  const { y = -1, height = 0 } = (await called.boundingBox()) ?? {};
  assert.ok(y >= 0 && y + height <= 740, `${y}, ${height}`);
  assert.equal(await page.evaluate('location.hash'), '#/notices');
  const folder = process.env.PARKING_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/push-leads.png` });
  assert.deepEqual(faults, []);
  await page.context().close();
});
