import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { paperHouse } from './app-house.ts';
import { openApp, openBrowser, toldHost } from './app-page.ts';

const browser = await openBrowser();
const folder = join(import.meta.dirname, 'golden');

/**
 * What a screen reader finds on each screen, instead of pixels. After a wanted change:
 * `--test-update-snapshots`, then listen to the difference as somebody who does not see it.
 */
function matches(t: TestContext, name: string, screens: readonly [string, string][]): void {
  const text = screens.map(([title, tree]) => `── ${title}\n${tree}\n`).join('\n');
  t.assert.fileSnapshot(text, join(folder, `${name}.txt`), { serializers: [(value) => String(value)] });
}

for (const language of ['ru', 'en'] as const)
  test(`What is read out of the app, screen by screen: ${language}`, async (t) => {
    const house = await paperHouse(language);
    house.me = null;
    const { page } = await openApp(browser, house, { language });
    const screens: [string, string][] = [];
    const look = async (title: string, where = 'body') => {
      screens.push([title, await page.locator(where).ariaSnapshot()]);
    };
    await page.locator('.field.code input').waitFor();
    await look('the way in');
    await page.locator('.field.code input').fill('12345678');
    await page.keyboard.press('Enter');
    await page.locator('.card').first().waitFor();
    await look('all notifications');
    await page.locator('.call').click();
    await look('blocked', 'dialog[open]');
    await page.locator('dialog input').fill('45');
    await page.keyboard.press('Enter');
    await page.locator('.talk .card').waitFor();
    await look('the answer', 'dialog[open]');
    await page.keyboard.press('Escape');
    await page.locator('a[href="#/more"]').click();
    await page.locator('.tiles').waitFor();
    await look('more', 'main');
    await page.locator('a[href="#/more/language"]').click();
    await page.locator('[aria-pressed="true"]').waitFor();
    await look('language', 'main');
    await page.locator('.bar button').click();
    await page.locator('a[href="#/more/devices"]').click();
    await page.locator('.row.still').first().waitFor();
    await look('devices', 'main');
    await page.locator('.wide.bad').click();
    await look('everywhere', 'dialog[open]');
    await page.keyboard.press('Escape');
    house.feed = [];
    await page.goto(`${house.url}/app/?empty`);
    await page.locator('.empty').waitFor();
    await look('nothing yet', 'main');
    matches(t, language, screens);
    await page.close();
  });

test('What Telegram is told from the first moment to the second screen', async (t) => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, { host: 'telegram' });
  await page.locator('.card').first().waitFor();
  await page.locator('a[href="#/more"]').click();
  await page.locator('a[href="#/more/devices"]').click();
  await page.locator('.row.still').first().waitFor();
  const told = await toldHost(page);
  const lines = told.map(([type, data]) => `${type} ${JSON.stringify(data)}`).join('\n');
  matches(t, 'telegram', [['the bridge', lines]]);
  await page.close();
});
