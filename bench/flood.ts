/**
 * `npm run flood`: strangers pour /start, presses, labels and photos into the bot while neighbours press «Помощь», by
 * polling and by webhook, with Telegram's pace enforced. The same presses without a flood stand beside. `--short` is
 * one round of 1,000.
 */
import 'temporal-polyfill/global';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { createPlayground, type Playground } from '../playground/index.ts';
import { spawnBot } from '../test/engine/bot-process.ts';
import { answered, longestPress, openChat, type Presser, pour, strangers } from '../test/engine/flooding.ts';
import { freePort } from '../test/support/free-port.ts';
import { botId, buildHouse } from './house.ts';
import { median, quantile, table } from './numbers.ts';
import { startOwnServer } from './own-server.ts';
import { pressOf } from './presses.ts';

const { values: options } = parseArgs({
  options: { short: { type: 'boolean', default: false }, updates: { type: 'string' } },
});
const updates = Number(options.updates ?? (options.short ? 1_000 : 5_000));

/** Neighbours press one after another, so that none of them floods. */
const NEIGHBOURS = 30;
const EVERY = 50;
/** What a flood brings at once: as much as Telegram gives to one poll. */
const WAVE = 100;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function serve({ app }: Playground) {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function hook(): Promise<Record<string, string>> {
  const port = await freePort();
  const WEBHOOK_URL = `http://127.0.0.1:${port}/telegram/hook`;
  return { PORT: String(port), WEBHOOK_URL, WEBHOOK_SECRET: 'a-secret_of-42' };
}

/** Presses of neighbours until it is over, each answered before the next neighbour's; how long each took. */
async function probe(world: Playground['world'], near: readonly Presser[], isOver: () => boolean) {
  const took: number[] = [];
  const pressing: Promise<void>[] = [];
  for (let nth = 0; !isOver(); nth += 1) {
    const neighbour = near[nth % near.length];
    if (neighbour) pressing.push(answered(world, neighbour).then((ms) => void took.push(ms)));
    await rest(EVERY);
  }
  await Promise.all(pressing);
  return took;
}

type Leg = { readonly name: string; readonly calm: readonly number[]; readonly flood: readonly number[] };

async function leg(server: string, way: 'polling' | 'webhook', count: number, nth: number): Promise<Leg> {
  const playground = createPlayground({
    clock: { now: () => new Date() },
    botId,
    pace: 'telegram',
    logLimit: 1_000,
    pressTimeoutMs: 60_000,
  });
  const { world } = playground;
  const database = await buildHouse(server, NEIGHBOURS, true, `flood_${way}_${count}_${nth}`);
  const settings = { BOT_TOKEN: playground.token, TELEGRAM_API_ROOT: await serve(playground) };
  const more = way === 'webhook' ? await hook() : { PORT: '0' };
  const bot = spawnBot({ ...settings, DATABASE_URL: database, ...more });
  try {
    await bot.works;
    const near: Presser[] = [];
    for (let number = 1; number <= NEIGHBOURS; number += 1) {
      const person = world.addPerson({
        id: pressOf(number, 0).sender,
        firstName: 'Сосед',
        languageCode: 'ru',
      });
      world.start(person);
      near.push(await openChat(world, person));
    }
    const floods = await strangers(playground, count);
    let presses = 0;
    const calm = await probe(world, near, () => presses++ >= 100);
    let poured = 0;
    const pouring = (async () => {
      while (poured < updates) {
        for (const end = poured + WAVE; poured < end; poured += 1) pour(world, floods, poured);
        await world.settled({ timeoutMs: 60_000 });
      }
    })();
    let isOver = false;
    const over = pouring.finally(() => {
      isOver = true;
    });
    const flood = await probe(world, near, () => isOver);
    await over;
    return { name: `${way}, from ${count}${nth > 1 ? ', again' : ''}`, calm, flood };
  } finally {
    await bot.stop();
    playground.close();
  }
}

/** The 99th of a hundred. */
const isLate = ({ calm, flood }: Leg) => !(quantile(flood, 0.99) < longestPress(calm));

/** What was late is measured once more: a machine that stops for a second is not the bot, which would be late again. */
async function measured(server: string, way: 'polling' | 'webhook', count: number): Promise<readonly Leg[]> {
  const first = await leg(server, way, count, 1);
  return isLate(first) ? [first, await leg(server, way, count, 2)] : [first];
}

async function run(): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parking-flood-'));
  const server = await startOwnServer(dataDir);
  const legs: (readonly Leg[])[] = [];
  try {
    say(`${availableParallelism()} processors, load before the start ${(loadavg()[0] ?? 0).toFixed(1)}`);
    for (const way of ['polling', 'webhook'] as const) {
      for (const count of [1, 20]) legs.push(await measured(server.url, way, count));
    }
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  const rows = legs
    .flat()
    .map(({ name, calm, flood }) => [
      name,
      String(flood.length),
      ...[calm, flood].flatMap((times) => [median(times), quantile(times, 0.99)].map((ms) => ms.toFixed(0))),
      (quantile(flood, 0.99) / quantile(calm, 0.99)).toFixed(1),
    ]);
  say(`${updates} updates; a neighbour's press until it is answered, ms`);
  say(table([['', 'presses', 'calm p50', 'calm p99', 'flood p50', 'flood p99', 'ratio'], ...rows]));
  const late = legs.filter((times) => times.every(isLate));
  say(`${legs.length - late.length} passed, ${late.length} failed`);
  return late.length === 0 ? 0 : 1;
}

process.exit(await run());
