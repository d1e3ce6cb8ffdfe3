import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openPage } from '../playground/browser.ts';
import { localTelegram } from '../playground/local-telegram.ts';

/** What the browser has and Node has not. */
declare const requestAnimationFrame: (then: (now: number) => void) => number;

const { clock, playground, root, world } = await localTelegram();
playground.openChats();
const anna = world.person(100001);
const browser = await openBrowser();

test('The first load brings less than 60 KB of script and style, as they go over the wire', async () => {
  const page = await browser.newPage();
  const sizes: Promise<number>[] = [];
  const kinds = new Set<string>();
  page.on('requestfinished', (request) => {
    const kind = request.resourceType();
    if (kind !== 'script' && kind !== 'stylesheet') return;
    kinds.add(kind);
    // One that ends after all is counted, when the page goes, counts for nothing.
    sizes.push(
      request.sizes().then(
        ({ responseBodySize }) => responseBodySize,
        () => 0,
      ),
    );
  });
  await page.goto(root);
  await page.getByRole('main').getByRole('region').first().waitFor();
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  assert.deepEqual([...kinds].sort(), ['script', 'stylesheet']);
  assert.ok(bytes > 5_000 && bytes < 60 * 1024, `${bytes} bytes`);
  await page.close();
});

test('A thousand messages are there, and only those in sight are drawn', async () => {
  const reply_markup = { inline_keyboard: [[{ text: 'Иду', callback_data: 'go' }]] };
  for (let i = 0; i < 500; i++) {
    world.say(anna, `Вопрос ${i}, и ещё немного слов, чтобы строк было две`);
    await playground.app.request(`/bot${playground.token}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: 'localhost' },
      body: JSON.stringify({ chat_id: anna.id, text: `Ответ ${i}`, reply_markup }),
    });
    clock.advance(30_000);
  }
  const { page, phone, faults } = await openPage(browser, root);
  const log = phone('Анна').getByRole('log');
  await log.getByText('Ответ 499').waitFor();
  const drawn = await log.evaluate((node) => {
    const all = [...node.querySelectorAll('li[tabindex]')];
    return {
      all: all.length,
      now: all.filter((li) => li.firstElementChild?.checkVisibility({ contentVisibilityAuto: true })).length,
    };
  });
  assert.ok(drawn.all >= 990, `${drawn.all} messages`);
  assert.ok(drawn.now < 120, `${drawn.now} of them drawn`);
  // What the page works for a frame, by the processor's clock: on a busy machine the wall's says nothing about it.
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  // As fast as a thumb can: 150 pixels a frame.
  const frames = 120;
  const before = await worked();
  await log.evaluate(async (node, frames) => {
    for (let i = 1; i <= frames; i++) {
      node.scrollTop = -150 * i;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, frames);
  const frame = ((await worked()) - before) / frames;
  assert.ok(frame < 0.06, `${frame * 1000} ms of work a frame`);
  assert.deepEqual(faults, []);
  await page.close();
});
