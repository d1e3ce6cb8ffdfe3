import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { spawnBot } from '../engine/bot-process.ts';
import { openFreshYard } from '../engine/open.ts';
import { looking } from '../support/looking.ts';
import { openBrowser, signInitData } from '../support/web-client.ts';

const SITE = 'http://localhost:8443';

/** Two processes of the same bot, and who looks at the app through either. */
async function twoReplicas(t: TestContext) {
  const bed = await openFreshYard(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [12]);
  const boris = await bed.resident('Борис', [45]);
  const settings = { ...bed.settings, PUBLIC_URL: SITE, PORT: '0' };
  const start = async () => {
    const bot = spawnBot(settings);
    t.after(bot.kill);
    return { bot, url: (await bot.works).replace('localhost', '127.0.0.1') };
  };
  const [first, second] = [await start(), await start()];
  for (const one of [anna, boris]) await world.until(() => world.find(one, 'Чем помочь'));
  await bed.quiet();
  const at = async (replica: { readonly url: string }, person: Person) => {
    const door = openBrowser(replica.url, { origin: SITE });
    const initData = signInitData(bed.settings.BOT_TOKEN ?? '', { id: person.id }, new Date());
    const { token } = await door.call('POST session/telegram', { initData });
    return openBrowser(replica.url, { origin: SITE, bearer: token ?? '' });
  };
  return { ...bed, anna, boris, first, second, at };
}

test('check 8: an act at one replica is hinted at on the other within a second, and a killed one takes nothing along', async (t) => {
  const house = await twoReplicas(t);
  const { world, anna, boris, first, second } = house;
  const hers = await house.at(first, anna);
  const his = await house.at(second, boris);
  const [there, here] = [await looking(t, hers), await looking(t, his)];
  here.forget();
  const begun = performance.now();
  const raised = await hers.call('POST threads', { kind: 'blocked', text: '45' });
  assert.ok(raised);
  await here.hears('feed', 2_000);
  const hinted = performance.now() - begun;
  await world.until(() => world.find(boris, 'мешает выехать'));
  const sent = performance.now() - begun;
  t.diagnostic(`hinted at after ${Math.round(hinted)} ms, with the holder after ${Math.round(sent)} ms`);

  await first.bot.kill();
  await there.over(5_000);
  const again = await house.at(second, anna);
  const stream = await looking(t, again);
  const answered = performance.now();
  await his.taps('Иду');
  await stream.hears('feed', 2_000);
  assert.ok(performance.now() - answered < 2_000, 'his «Иду» is on the page within two seconds');
  const [card] = await again.feed();
  assert.match(card?.text.map(({ text }) => text).join('') ?? '', /Иду/);
  const { rows } = await house.pool.query('select from alerts');
  assert.equal(rows.length, 1);
});

test('One key at two replicas at once is one alert', async (t) => {
  const house = await twoReplicas(t);
  const initial = await house.at(house.first, house.anna);
  const elsewhere = await house.at(house.second, house.anna);
  const key = 'k'.repeat(22);
  const all = await Promise.all(
    [initial, elsewhere].flatMap((browser) =>
      Array.from({ length: 8 }, () =>
        browser.raw('POST threads', { kind: 'blocked', text: '45' }, { 'idempotency-key': key }),
      ),
    ),
  );
  assert.ok(all.every(({ status }) => status === 200 || status === 429));
  const { rows } = await house.pool.query('select from alerts');
  assert.equal(rows.length, 1);
});
