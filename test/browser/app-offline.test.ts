import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { built, paperHouse } from './app-house.ts';
import { openApp, openBrowser } from './app-page.ts';

const browser = await openBrowser();

/** Everything that any cache of the page holds, by its path. */
const cached = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname).sort();
  })()`);

// Check 20 of the design.
test('Without a connection the shell opens and says so, an act is refused, and nothing is sent later', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house);
  await page.getByRole('article').first().waitFor();
  await page.evaluate('navigator.serviceWorker.ready');
  await page.waitForFunction('caches.keys().then((names) => names.length === 1)');
  await page.context().setOffline(true);
  await page.getByText(/^Нет связи. Показано на \d\d:\d\d$/).waitFor();
  const before = house.asked.length;
  await page.getByRole('button', { name: 'Иду' }).click();
  await page.getByRole('status').getByText('Нет связи. Ничего не отправлено').waitFor();
  await page.getByRole('button', { name: 'Перегородили' }).click();
  await page.getByLabel('Номер места или машины').fill('45');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Нет связи. Ничего не отправлено').waitFor();
  assert.equal(await page.getByLabel('Номер места или машины').inputValue(), '45', 'what was typed stays');

  await page.reload();
  await page.getByRole('heading', { name: 'Нет связи' }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('article').first().waitFor();
  const since = house.asked.slice(before);
  assert.deepEqual(
    [...new Set(since.map(({ what }) => what.split(' ')[0]))],
    ['GET'],
    'nothing that does anything',
  );
  const kept = await cached(page);
  assert.ok(kept.length > 5);
  assert.deepEqual(
    kept.filter((path) => path !== '/app/' && !/^\/app\/a\/[\w-]+-[\w-]{8,10}\.\w+$/.test(path)),
    [],
    'the shell by its digests, and no answer of the house',
  );
  await page.context().close();
});

// Check 19: the budgets.
test('The first screen takes at most six requests and 40 KB, and comes soon on a slow phone', async (t) => {
  const house = await paperHouse();
  const page = await browser.newPage({ locale: 'ru-RU', serviceWorkers: 'block' });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (0.75 * 1024 * 1024) / 8,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const asked: string[] = [];
  const sizes: Promise<number>[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  page.on('requestfinished', (request) => {
    // One that ends after all is counted, when the page goes, counts for nothing.
    sizes.push(
      request.sizes().then(
        ({ responseBodySize }) => responseBodySize,
        () => 0,
      ),
    );
  });
  await page.goto(`${house.url}/app/`);
  await page.getByRole('button', { name: 'Иду' }).waitFor();
  const usable = await page.evaluate<number>('performance.now()');
  // What the browser asks for by itself is no part of the screen: its icon, its manifest, the stream of hints.
  const needed = asked.slice(0, asked.indexOf('/api/feed') + 1);
  const first = needed.filter((path) => !/icon|manifest|stream/.test(path));
  assert.ok(first.includes('/api/me'));
  assert.ok(first.length <= 6, first.join('\n'));
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  assert.ok(bytes > 5_000 && bytes < 40 * 1024, `${bytes} bytes`);
  t.diagnostic(`${first.length} requests, ${bytes} bytes, usable after ${Math.round(usable)} ms`);
  assert.ok(usable < 3_000, `${usable} ms`);
  await page.close();
});

test('A part of the page that the house no longer has reloads it, once', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, { bare: true });
  await page.getByRole('link', { name: 'Ещё' }).click();
  const devices = built.files.find(({ name }) => name.startsWith('devices-'))?.name ?? '';
  assert.ok(devices);
  let loads = 0;
  page.on('load', () => loads++);
  await page.context().route(`**/${devices}`, (route) => route.fulfill({ status: 404 }));
  await page.getByRole('link', { name: 'Где я вошёл' }).click();
  await page.waitForEvent('load');
  await page.waitForFunction("sessionStorage.getItem('reloaded') === '1'");
  await page.getByRole('heading', { name: 'Где я вошёл' }).waitFor();
  assert.equal(loads, 1);
  await page.context().unroute(`**/${devices}`);
  await page.reload();
  await page.getByRole('listitem').first().waitFor();
  await page.close();
});
