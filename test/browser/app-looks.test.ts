import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { meOf, paperHouse } from './app-house.ts';
import { findings, LOOKS, type Look, openApp, openBrowser, toldHost } from './app-page.ts';

const browser = await openBrowser();

/** What is too small for a thumb, and what stands beyond the edge. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const shown = (one) => one.checkVisibility() && one.getClientRects().length > 0;
    const small = [...document.querySelectorAll('button, a, input, summary')].filter(shown).filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width < 44 || height < 44;
    });
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    return [...small.map((one) => one.outerHTML.slice(0, 120)), ...(wide ? ['the page is wider than its window'] : [])];
  })()`);

const named = ({ host, theme, language, width }: Look) => `${width} px, ${host}, ${theme}, ${language}`;

for (const look of LOOKS)
  test(`Everybody can read, reach and tap everything: ${named(look)}`, async () => {
    const house = await paperHouse(look.language);
    const { page, faults } = await openApp(browser, house, look);
    const isFine = async (what: string) => {
      assert.deepEqual(await findings(page), [], what);
      assert.deepEqual(await misfits(page), [], what);
    };
    await page.locator('.card').first().waitFor();
    await isFine('all notifications');
    await page.locator('.call').click();
    await page.locator('dialog[open]').waitFor();
    await isFine('«Перегородили»');
    await page.locator('dialog input').fill('45');
    await page.keyboard.press('Enter');
    await page.locator('.talk .card').waitFor();
    await isFine('an answer');
    await page.keyboard.press('Escape');
    await page.locator('a[href="#/more"]').click();
    await page.locator('.tiles').waitFor();
    await isFine('«Ещё»');
    await page.locator('a[href="#/more/devices"]').click();
    await page.locator('.row.still').first().waitFor();
    await isFine('«Где я вошёл»');
    if (look.host === 'telegram') {
      const told = await toldHost(page);
      assert.ok(
        told.some(
          ([type, data]) =>
            type === 'web_app_setup_back_button' && JSON.stringify(data) === '{"is_visible":true}',
        ),
      );
      await page.evaluate("globalThis.Telegram.WebView.receiveEvent('back_button_pressed')");
    } else await page.locator('.bar button').click();
    await page.locator('a[href="#/more/language"]').click();
    await page.locator('[aria-pressed="true"]').waitFor();
    await isFine('the languages');
    assert.deepEqual(faults, []);
    await page.close();
  });

test('The way in can be read and reached by everybody, in both themes', async () => {
  const house = await paperHouse();
  for (const theme of ['light', 'dark'] as const) {
    house.me = null;
    const { page, faults } = await openApp(browser, house, { theme });
    await page.getByLabel('Код с листка или из бота').waitFor();
    assert.deepEqual([...(await findings(page)), ...(await misfits(page))], []);
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByRole('alert').getByText('В коде 8 цифр').waitFor();
    assert.deepEqual(await findings(page), []);
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test('Who has set his words twice as large reads everything without scrolling sideways', async () => {
  const large = await openBrowser({ fontSize: 32 });
  const house = await paperHouse();
  const { page } = await openApp(large, house);
  await page.locator('.card').first().waitFor();
  assert.deepEqual(await misfits(page), []);
  await page.locator('.call').click();
  await page.getByRole('button', { name: 'Чужая машина на моём месте' }).waitFor();
  assert.deepEqual(await misfits(page), []);
  await page.keyboard.press('Escape');
  await page.locator('a[href="#/more"]').click();
  await page.locator('.tiles').waitFor();
  assert.deepEqual(await misfits(page), []);
  // Nothing is cut off: what is in a button stays in it.
  const cut = await page.evaluate(
    "[...document.querySelectorAll('button, .tab span')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML)",
  );
  assert.deepEqual(cut, []);
  await page.close();
});

test('Nothing moves for those who asked for calm', async () => {
  const house = await paperHouse();
  for (const [motion, moves] of [
    ['reduce', 'none'],
    ['no-preference', 'up'],
  ] as const) {
    const { page } = await openApp(browser, house, { motion });
    await page.locator('.call').click();
    await page.locator('dialog[open]').waitFor();
    const name = await page.evaluate("getComputedStyle(document.querySelector('dialog')).animationName");
    assert.equal(name, moves);
    await page.close();
  }
});

test('Whatever somebody writes is shown as letters, also where it looks like markup or runs the other way', async () => {
  const house = await paperHouse();
  const odd = '<b>жирно</b><img src=x onerror=alert(1)> \u202Eтекст наоборот';
  house.feed = [{ ref: '1', text: [{ text: odd }], buttons: [[{ label: odd.slice(0, 40), press: 'x:1' }]] }];
  house.me = meOf('ru', { house: odd });
  const { page, faults } = await openApp(browser, house);
  assert.equal(await page.locator('.words').textContent(), odd);
  assert.equal(await page.locator('.card b, .card img').count(), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test('Telegram’s way back closes what came up over a screen, and leaves the screen', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, { host: 'telegram' });
  const back = "globalThis.Telegram.WebView.receiveEvent('back_button_pressed')";
  await page.locator('a[href="#/more"]').click();
  await page.locator('a[href="#/more/devices"]').click();
  await page.locator('.call').click();
  await page.locator('dialog[open]').waitFor();
  await page.evaluate(back);
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Где я вошёл' }).waitFor();
  await page.evaluate(back);
  await page.getByRole('heading', { name: 'Ещё' }).waitFor();
  const shown = (await toldHost(page)).filter(([type]) => type === 'web_app_setup_back_button');
  assert.deepEqual(
    shown.map(([, data]) => data),
    [{ is_visible: true }, { is_visible: false }],
  );
  await page.close();
});

test('Nobody else can show the app in a frame', async () => {
  const house = await paperHouse();
  const page = await browser.newPage();
  await page.route('http://127.0.0.1:9/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="${house.url}/app/"></iframe><iframe src="${house.url}/app/telegram"></iframe>`,
    }),
  );
  await page.goto('http://127.0.0.1:9/');
  await page.waitForTimeout(0);
  const shown = page
    .mainFrame()
    .childFrames()
    .map((frame) => frame.url());
  assert.deepEqual(shown, ['chrome-error://chromewebdata/', 'chrome-error://chromewebdata/']);
  await page.close();
});

test('Who has no business at the gate is told whose it is, and keeps his own tabs', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, {}, '#/gate');
  await page.getByText('Этот раздел — для охраны.').waitFor();
  await page.getByRole('link', { name: 'Сообщения' }).click();
  await page.getByRole('article').first().waitFor();
  await page.close();
});
