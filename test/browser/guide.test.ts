import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { openBrowser, openPage, type Wish } from '../playground/browser.ts';
import { guidePlayer } from './guide-moves.ts';
import { playgroundApp } from './playground-app.ts';

/** What the browser has and Node has not. */
declare const innerHeight: number;
declare const innerWidth: number;

const app = await playgroundApp();
const browser = await openBrowser();

async function open(wish: Wish = {}) {
  const table = await openPage(browser, app.url, wish);
  return { ...table, player: guidePlayer(table, wish.locale === 'en-US' ? 'en' : 'ru') };
}

/** Waits until the whole of a text stands within the screen and within what scrolls around it. */
async function seen(text: Locator): Promise<void> {
  await text.waitFor();
  await text.evaluate(async (node) => {
    const inside = () => {
      const { top, bottom, left, right } = node.getBoundingClientRect();
      const around = node.closest('.messages')?.getBoundingClientRect();
      return (
        top >= (around?.top ?? 0) - 1 &&
        bottom <= (around?.bottom ?? innerHeight) + 1 &&
        left >= 0 &&
        right <= innerWidth
      );
    };
    const late = performance.now() + 5_000;
    while (!inside()) {
      if (performance.now() > late) throw new Error(`out of sight: ${node.textContent}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  });
}

test('At 1280×720 the first minute and «Борис молчит» after it go well, and what proves it is in sight', async () => {
  const { page, phone, player, faults } = await open();
  const { guide } = player;
  const { anna, boris, guard } = player.who;
  await seen(page.getByText('хозяин узнает сразу, а имён и телефонов не увидит никто'));
  await player.finish('blocked');
  await guide.getByText('двое разошлись миром').waitFor();
  await guide.getByRole('button', { name: 'Дальше: Борис молчит' }).click();
  await guide.getByText('Следующее утро').waitFor();
  assert.deepEqual((await player.stateNow()).finished, ['blocked'], 'looked at is not done');
  await player.finish('silent');
  await guide.getByText('Анна видит, что помощь идёт').waitFor();
  assert.deepEqual((await player.stateNow()).finished, ['blocked', 'silent']);
  assert.equal(await anna.getByText(/можно с|не больше/).count(), 0, 'nothing is refused');
  await seen(anna.getByText('Охрана взялась').last());
  await seen(boris.getByText('Напоминание: вас ждут').last());
  await seen(guard.getByText('Мешает машина, место 45').last());
  await seen(phone('Администратор').getByText('Мешает машина, место 45').last());
  assert.equal(
    await anna.getByRole('button', { name: 'Гостевой пропуск' }).count(),
    0,
    'the keys are folded',
  );
  await anna.getByRole('button', { name: 'Кнопки бота' }).click();
  await anna.getByRole('button', { name: 'Гостевой пропуск' }).waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('The house is called the same in the bot and above its chat, and the guard stands beside the admin', async () => {
  const { page, phone, group, faults } = await open();
  await phone('Анна').waitFor();
  const names = await page.getByRole('main').getByRole('heading').allTextContents();
  assert.deepEqual(names.slice(0, 4), ['Анна', 'Борис', 'Администратор', 'Охрана']);
  await group.locator('.titles').getByText('Наш дом', { exact: true }).waitFor();
  await phone('Анна').getByText('Наш дом. Чем помочь?').first().waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('Whoever is approved is no newcomer any more: their spot stands above their phone', async () => {
  const { page, phone, player, faults } = await open();
  await player.play('join', 'Новый сосед');
  await phone('Злата')
    .getByText(/^место \d{3}$/)
    .waitFor();
  assert.equal(await phone('Злата').getByText('новый человек').count(), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test('Whoever reads English has an English guide and phones on which the bot speaks English', async () => {
  const { page, player, faults } = await open({ locale: 'en-US' });
  await player.finish('blocked');
  await player.guide.getByText('two people parted in peace').waitFor();
  for (const one of [player.who.anna, player.who.boris]) {
    // The guide goes by what the server knows; the page may paint the last card a moment later.
    await one.getByText('Solved at').waitFor();
    const words = (await one.getByRole('log').textContent()) ?? '';
    assert.doesNotMatch(words.replaceAll('Наш дом', ''), /\p{Script=Cyrillic}/u);
  }
  assert.deepEqual(faults, []);
  await page.close();
});

test('On a phone the guide stays in sight, and leads to whose turn it is', async () => {
  const { page, player, phone, say, tap, faults } = await open({ size: { width: 360, height: 740 } });
  const { guide } = player;
  await guide.getByRole('button', { name: /^Сценарии/ }).click();
  await guide.getByRole('button', { name: 'SOS сигнализация' }).click();
  await guide.getByText('У Анны нажмите «SOS сигнализация»').waitFor();
  await tap(phone('Анна'), 'SOS сигнализация');
  await say(phone('Анна'), '45');
  await guide.getByText('Борис спустился к машине').waitFor();
  await seen(guide.getByRole('status'));
  await guide.getByRole('button', { name: 'Теперь: Борис' }).click();
  await seen(phone('Борис').getByRole('button', { name: 'Сигнализация выключена' }));
  await seen(guide.getByRole('status'));
  await guide.getByRole('button', { name: 'Теперь: Борис' }).waitFor({ state: 'hidden' });
  assert.ok(await page.locator('.chip.turn', { hasText: 'Борис' }).isVisible());
  await tap(phone('Борис'), 'Сигнализация выключена');
  await guide.getByText('Тихо.').waitFor();
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'nothing sticks out');
  assert.deepEqual(faults, []);
  await page.close();
});

for (const [percent, width, height] of [
  [150, 1280, 720],
  [200, 1280, 720],
  [200, 360, 740],
] as const) {
  test(`With letters of ${percent} % at ${width}×${height} everything is there and can be pressed`, async () => {
    const large = await openBrowser({ fontSize: (16 * percent) / 100 });
    const table = await openPage(large, app.url, { size: { width, height } });
    const player = guidePlayer(table, 'ru');
    const { page, phone, faults } = table;
    const letters = await page.evaluate('parseFloat(getComputedStyle(document.documentElement).fontSize)');
    assert.ok(Number(letters) >= 0.14 * percent, `${letters} px`);
    assert.ok(
      await page.evaluate('document.documentElement.scrollWidth <= innerWidth'),
      'nothing sticks out',
    );
    for (const name of ['Сбои', 'Журнал', '+5 мин'])
      await page.getByRole('button', { name }).click({ trial: true });
    await player.play('away', 'Уезжаю');
    const { height: room = 0 } = (await phone('Анна').getByRole('log').boundingBox()) ?? {};
    assert.ok(room > 150, `${room} px for what is read`);
    assert.ok(
      await page.evaluate('document.documentElement.scrollWidth <= innerWidth'),
      'nothing sticks out',
    );
    assert.deepEqual(faults, []);
    await page.close();
  });
}
