import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, neighbours, patience, pour, strangers } from '../engine/flooding.ts';
import { openFreshYard } from '../engine/open.ts';
import { freePort } from '../support/free-port.ts';

const WAYS = ['polling', 'webhook'] as const;

/** What makes Telegram come to the bot, or the bot to Telegram. */
async function settingsOf(way: (typeof WAYS)[number]): Promise<Readonly<Record<string, string>>> {
  if (way === 'polling') return {};
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/telegram/hook`;
  return { PORT: String(port), WEBHOOK_URL: url, WEBHOOK_SECRET: 'a-secret_of-42' };
}

// From 20 strangers it is shown by `npm run flood`, at length and beside the same presses without a flood.
for (const way of WAYS) {
  test(`1,000 /start, presses, labels and photos of one stranger by ${way}: a neighbour is answered within a second`, async (t) => {
    const bed = await openFreshYard(t, { paced: true });
    await bed.startBot(await settingsOf(way));
    const near = await neighbours(bed, 10);
    const [anna] = near;
    assert.ok(anna);
    const most = await patience(bed.world, anna);
    const floods = await strangers(bed, 1);
    const took: number[] = [];
    for (let nth = 0; nth < 1_000; ) {
      for (const end = nth + 100; nth < end; nth += 1) pour(bed.world, floods, nth);
      const three = near.filter((_, place) => (place + nth / 100) % near.length < 3);
      took.push(...(await Promise.all(three.map((one) => answered(bed.world, one)))));
    }
    const slowest = Math.max(...took);
    t.diagnostic(`slowest of ${took.length}: ${Math.round(slowest)} ms`);
    assert.ok(slowest < most, `${slowest} ms of ${most}`);
  });
}
