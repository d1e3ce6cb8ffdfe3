import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantile } from '../../bench/numbers.ts';
import { answered, inPeace, longestPress, neighbours, pour, strangers } from '../engine/flooding.ts';
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
  test(`1,000 /start, presses, labels and photos of one stranger by ${way}: a neighbour is answered within a second, and few reach the database`, async (t) => {
    const bed = await openFreshYard(t, { paced: true });
    await bed.startBot(await settingsOf(way));
    const near = await neighbours(bed, 10);
    const peace = await inPeace(bed.world, near);
    const floods = await strangers(bed, 1);
    const took: number[] = [];
    for (let nth = 0; nth < 1_000; ) {
      for (const end = nth + 100; nth < end; nth += 1) pour(bed.world, floods, nth);
      const three = near.filter((_, place) => (place + nth / 100) % near.length < 3);
      took.push(...(await Promise.all(three.map((one) => answered(bed.world, one)))));
    }
    // The last few would tell of the machine: each of them came behind a hundred of the stranger's.
    const most = longestPress(peace);
    const late = quantile(took, 0.9);
    t.diagnostic(`nine of ten within ${Math.round(late)} ms, the slowest ${Math.round(Math.max(...took))}`);
    assert.ok(late < most, `${late} ms of ${most}`);
    await bed.world.settled({ timeoutMs: 60_000 });
    const { count } = await bed.row<{ count: string }>('select count(*) from updates');
    assert.ok(Number(count) < 200, `${count} updates have cost a transaction`);
  });
}
