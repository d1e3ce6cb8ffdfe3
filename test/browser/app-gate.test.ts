import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { camera, gateHouse, LINK } from './app-gate.ts';
import { built } from './app-house.ts';
import { findings, LOOKS, type Look, openApp, openBrowser, toldHost } from './app-page.ts';

const browser = await openBrowser();

/** What gloves do not hit: 64 px, and 96 px where it is scanned. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const shown = (one) => one.checkVisibility() && one.getClientRects().length > 0;
    const least = (one) => (one.classList.contains('scan') ? 96 : 64);
    const small = [...document.querySelectorAll('main button, main input, main a')].filter(shown).filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width < 64 || height < least(one);
    });
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    return [...small.map((one) => one.outerHTML.slice(0, 120)), ...(wide ? ['the page is wider than its window'] : [])];
  })()`);

/** Waits for something that the page itself does not show; its policy forbids what `waitForFunction` needs. */
async function until(page: Page, holds: string): Promise<void> {
  for (let tries = 0; !(await page.evaluate<boolean>(holds)); tries += 1) {
    assert.ok(tries < 400, holds);
    await page.waitForTimeout(25);
  }
}

const taps = async (page: Page, label: string | RegExp) => {
  const clicked = page.getByRole('button', { name: label }).first();
  await clicked.click();
};

const scansBy = {
  'the browser’s own reader': { init: camera(true) },
  'our reader': { init: camera(false) },
  'Telegram’s scanner': { host: 'telegram' },
} as const satisfies Readonly<Record<string, Look>>;

// Check 9 of the design.
for (const [name, look] of Object.entries(scansBy))
  test(`From a scan by ${name} to «Въехал» it takes two taps`, async () => {
    const house = await gateHouse();
    const { page, faults } = await openApp(browser, house, { ...look, bare: true });
    await taps(page, 'Сканировать QR');
    if ('host' in look) {
      await until(page, "globalThis.told.some(([type]) => type === 'web_app_open_scan_qr_popup')");
      await page.evaluate(
        `globalThis.Telegram.WebView.receiveEvent('qr_text_received', { data: ${JSON.stringify(LINK)} })`,
      );
    }
    await page.getByRole('heading', { name: 'Можно пустить до 22:00' }).waitFor();
    await taps(page, 'Въехал');
    await page.getByText('Гость въехал: 08:12').waitFor();
    if ('host' in look) {
      assert.ok((await toldHost(page)).some(([type]) => type === 'web_app_close_scan_qr_popup'));
    } else assert.equal(await page.evaluate('globalThis.stopped'), 1, 'the camera is let go of');
    const asked = house.asked.filter(({ what }) => what.startsWith('POST gate'));
    assert.deepEqual(
      asked.map(({ what, body }) => [what, body]),
      [
        ['POST gate/look', { qr: LINK }],
        ['POST gate/passes/1', { act: 'in' }],
      ],
    );
    await taps(page, 'Следующая машина');
    await page.getByRole('button', { name: 'Сканировать QR' }).waitFor();
    assert.deepEqual(faults, []);
    await page.close();
  });

test('Six digits are looked up as soon as they stand there, and what does not hold is told by word', async () => {
  const house = await gateHouse();
  const { page, faults } = await openApp(browser, house);
  for (const digit of '482913') await taps(page, digit);
  await page.getByRole('heading', { name: 'Можно пустить до 22:00' }).waitFor();
  await taps(page, 'Следующая машина');
  for (const digit of '40') await taps(page, digit);
  await taps(page, 'Проверить');
  await page.getByRole('alert').getByText('Нужно хотя бы 3 знака').waitFor();
  await taps(page, '0');
  await taps(page, 'Проверить');
  await page.getByRole('heading', { name: 'Не действует: закончился в 20:00' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Въехал' }).count(), 0);
  await taps(page, 'Следующая машина');
  await page.getByLabel('Код или номер машины').fill('Никого');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Такого нет/ }).waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('By keyboard alone: a guest is let in from «Сегодня», and a resident is asked', async () => {
  const house = await gateHouse();
  const { page, faults } = await openApp(browser, house);
  await page.getByRole('link', { name: 'Сегодня' }).press('Enter');
  const search = page.getByLabel('Гость или место');
  await search.focus();
  await page.keyboard.type('а123');
  await page.getByRole('button', { name: 'Въехал: А 123 ВС 77' }).press('Enter');
  await page.getByRole('button', { name: 'Выехал: А 123 ВС 77' }).waitFor();
  assert.equal(await page.getByText('Марина').count(), 0);
  await page.getByRole('link', { name: 'Проверить' }).press('Enter');
  await page.getByRole('link', { name: /Спросить жителя/ }).press('Enter');
  await page.getByRole('button', { name: 'Спросить', exact: true }).press('Enter');
  await page.getByRole('alert').getByText('Напишите номер места').waitFor();
  await page.getByLabel('Номер места').fill('45');
  await page.keyboard.press('Enter');
  await page.getByText('Пустить: такси, место 45').waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('Somebody who called is heard until it is taken; «Без звука» is quiet, and the screen stays on', async () => {
  const house = await gateHouse();
  let waiting: number[] = [];
  house.more['GET gate/calls'] = () => ({ waiting });
  const init = `globalThis.tones = 0; globalThis.awake = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...at) { globalThis.tones += 1; return start.apply(this, at); };
    Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { globalThis.awake += 1; return { release: async () => {} }; } } });`;
  const { page, faults } = await openApp(browser, house, { init });
  const tones = () => page.evaluate<number>('globalThis.tones');
  const look = () => page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await until(page, 'globalThis.awake > 0');
  assert.equal(await tones(), 0);
  waiting = [7];
  await look();
  await page.getByText('Вас зовут: 1').waitFor();
  await until(page, 'globalThis.tones >= 4');
  await taps(page, 'Без звука');
  await page.getByRole('button', { name: 'Без звука' }).waitFor({ state: 'detached' });
  const heard = await tones();
  waiting = [7, 8];
  await look();
  await until(page, `globalThis.tones > ${heard}`);
  waiting = [];
  await look();
  await page.getByText(/Вас зовут/).waitFor({ state: 'detached' });
  assert.deepEqual(faults, []);
  await page.close();
});

test('Without a camera it says what to do; without a connection nothing is noted', async () => {
  const house = await gateHouse();
  const init =
    "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', 'NotAllowedError'); };";
  const { page } = await openApp(browser, house, { init, bare: true });
  await taps(page, 'Сканировать QR');
  await page.getByRole('alert').getByText('Камера не открылась').waitFor();
  await taps(page, 'Закрыть камеру');
  await page.getByRole('link', { name: 'Сегодня' }).click();
  await page.getByRole('button', { name: 'Въехал: А 123 ВС 77' }).waitFor();
  await page.context().setOffline(true);
  const before = house.asked.length;
  await taps(page, 'Въехал: А 123 ВС 77');
  await page.getByText('Нет связи. Ничего не отправлено').waitFor();
  await page.context().setOffline(false);
  assert.deepEqual(
    house.asked.slice(before).filter(({ what }) => what.startsWith('POST')),
    [],
  );
  await page.close();
});

const shots = process.env.GATE_SHOTS;
for (const look of LOOKS) {
  const { host, theme, language, width } = look;
  test(`Everybody can read and hit everything at the gate: ${width} px, ${host}, ${theme}, ${language}`, async () => {
    const house = await gateHouse(language);
    const { page, faults } = await openApp(browser, house, look);
    const isFine = async (what: string) => {
      if (shots)
        await page.screenshot({
          path: `${shots}/${what}-${width}-${host}-${theme}-${language}.png`,
          fullPage: true,
        });
      assert.deepEqual(await findings(page), [], what);
      assert.deepEqual(await misfits(page), [], what);
    };
    await page.locator('.scan').waitFor();
    await isFine('check');
    for (const [typed, what] of [
      ['482913', 'valid'],
      ['400', 'over'],
      ['777', 'several'],
      ['045', 'car'],
      ['999', 'none'],
    ] as const) {
      await page.locator('.pad input').fill(typed);
      await page.locator('.pad button[type=submit]').click();
      await page.locator('h2[data-first]').waitFor();
      await isFine(what);
      await page.locator('.gate > .gate-key').last().click();
      await page.locator('.scan').waitFor();
    }
    await page.locator('a[href="#/gate/ask"]').click();
    await page.locator('.choices').waitFor();
    await page.locator('.choices button').last().click();
    await isFine('ask');
    await page.locator('.tabs a[href="#/today"]').click();
    await page.locator('.gate-row').first().waitFor();
    await isFine('today');
    assert.deepEqual(faults, []);
    await page.close();
  });
}

test('What only a guard needs comes in files of its own: the reader of QR codes in at most 17 KB', () => {
  const sizes = built.files
    .filter(({ name }) => /^decode-.*\.js$/.test(name))
    .map(({ bytes, gzip }) => (gzip ?? bytes).length);
  assert.equal(sizes.length, 1, built.files.map(({ name }) => name).join());
  assert.ok(Number(sizes[0]) <= 17 * 1024, String(sizes));
});

for (const language of ['ru', 'en'] as const)
  test(`What is read out at the gate, screen by screen: ${language}`, async (t) => {
    const house = await gateHouse(language);
    const { page } = await openApp(browser, house, { language });
    const screens: string[] = [];
    const look = async (title: string) =>
      screens.push(`── ${title}\n${await page.locator('main').ariaSnapshot()}\n`);
    await page.locator('.scan').waitFor();
    await look('check');
    for (const [typed, title] of [
      ['482913', 'may come in'],
      ['400', 'over'],
      ['777', 'several'],
      ['999', 'no such pass'],
    ] as const) {
      await page.locator('.pad input').fill(typed);
      await page.locator('.pad button[type=submit]').click();
      await page.locator('h2[data-first]').waitFor();
      await look(title);
      await page.locator('.gate > .gate-key').last().click();
      await page.locator('.scan').waitFor();
    }
    await page.locator('a[href="#/gate/ask"]').click();
    await page.locator('.choices').waitFor();
    await page.locator('.gate form input').first().fill('45');
    await page.keyboard.press('Enter');
    await page.locator('.card').waitFor();
    await look('ask a resident');
    await page.locator('.tabs a[href="#/today"]').click();
    await page.locator('.gate-row').first().waitFor();
    await look('today');
    const file = join(import.meta.dirname, `golden/gate-${language}.txt`);
    t.assert.fileSnapshot(screens.join('\n'), file, { serializers: [String] });
    await page.close();
  });
