/**
 * `npm run bench`: our bot beside a bare grammY bot, in the same minutes on the same machine. `--short` proves in a
 * minute that it works; `--only bare`, `--only external,embedded` play those in whose name that stands.
 */
import 'temporal-polyfill/global';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../src/adapters/postgres/embedded/index.ts';
import { onStopRequest } from '../src/app/stop-requests.ts';
import { BOTS, buildAll, type Contestant } from './contestants.ts';
import { botId, putOffTimers, refreshStatistics } from './house.ts';
import { type Leg, neighboursOf, type Plan, playLeg, pressesOf } from './leg.ts';
import { atOnce, evenly } from './presses.ts';
import { startBot, startTelegram, type Telegram } from './processes.ts';
import { report } from './report.ts';
import { askedBy, breakDown } from './spent.ts';

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    /** Presses a second, a leg each. */
    rates: { type: 'string' },
    /** For how long; a slow stream goes on until enough have pressed. */
    seconds: { type: 'string' },
    burst: { type: 'string' },
    menus: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const usual = options.short
  ? { rounds: 1, rates: '20', seconds: 2, atOnce: 50 }
  : { rounds: 3, rates: '1,5,20,50', seconds: 4, atOnce: 400 };
const rounds = Number(options.rounds ?? usual.rounds);
const seconds = Number(options.seconds ?? usual.seconds);
/** A leg has as many alerts at least. */
const FEWEST = 10;
const plan: Plan = {
  // What is new is compiled, and planned on every connection, while nothing is measured.
  warmUp: { perSecond: 50, seconds: options.short ? 1 : 2 },
  rates: (options.rates ?? usual.rates).split(',').map((rate) => {
    const perSecond = Number(rate);
    return { perSecond, seconds: Math.max(seconds, FEWEST / perSecond) };
  }),
  burst: Number(options.burst ?? usual.atOnce),
  menus: Number(options.menus ?? usual.atOnce),
};
const watched = { perSecond: 10, seconds: options.short ? 2 : 6 };
/** Alerts that a house has had before: an empty one would be measured with plans for empty tables. */
const past = options.short ? 50 : 200;
const bots = BOTS.filter((bot) => options.only.split(',').some((part) => bot.includes(part.trim())));
if (bots.length === 0) throw new Error(`--only knows ${BOTS.join(', ')}`);

const say = (line: string) => process.stdout.write(`${line}\n`);
const load = () => (loadavg()[0] ?? 0).toFixed(1);

const folder = await mkdtemp(join(tmpdir(), 'parking-bench-'));
const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
const close = async () => {
  for (let step = closing.pop(); step; step = closing.pop()) await step();
};
onStopRequest(() => void close().finally(() => process.exit(130)));
await bench().finally(close);
process.exit();

async function bench(): Promise<void> {
  const before = load();
  say(
    `${availableParallelism()} processors, load before the start ${before} (near 0, or the numbers are others', too)`,
  );
  const dataDir = join(folder, 'external');
  const server = await startEmbedded({ dataDir, say: () => {} });
  closing.push(() => server.stop());
  const telegram = await startTelegram();
  closing.push(telegram.stop);
  const watchedFrom = past + 1 + rounds * neighboursOf(plan);
  const pairs = watchedFrom + pressesOf(plan.warmUp) + pressesOf(watched);
  const contestants = await buildAll({ url: server.url, dataDir }, join(folder, 'embedded'), pairs, closing);
  for (const bot of bots) if (bot.startsWith('ours')) await liveBefore(contestants[bot], telegram);

  const legs: Leg[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const bot of bots) {
      say(`round ${round + 1} of ${rounds}: ${bot} …`);
      const first = past + 1 + round * neighboursOf(plan);
      legs.push(await playLeg([bot, contestants[bot]], plan, first, telegram, closing));
    }
  }
  const seen = bots.includes('ours external')
    ? await watch(contestants['ours external'], telegram, watchedFrom)
    : null;
  say(`\n${report(legs, seen && askedBy(...seen))}`);
  say(
    `load ${before} before the start, ${load()} at the end (this run's own, too); medians of ${rounds} rounds`,
  );
  say('beside others’ past: npm run bench:growth; start, memory, at rest: npm run footprint');
  if (seen) say(`\n${breakDown(...seen)}`);
}

/** The alerts of the past, and what the server would know of its tables within a minute by itself. */
async function liveBefore({ file, database, address }: Contestant, telegram: Telegram): Promise<void> {
  const bot = await startBot(file, { botId, database }, telegram);
  closing.push(bot.stop);
  await telegram.play(atOnce(1, past));
  await refreshStatistics(address());
  await putOffTimers(address());
  await bot.stop();
}

async function watch({ database }: Contestant, telegram: Telegram, first: number) {
  say('ours external again, with a watch on every statement …');
  const bot = await startBot('bench/trace.ts', { botId, database }, telegram);
  closing.push(bot.stop);
  await telegram.play(evenly(first, plan.warmUp));
  const played = await telegram.play(evenly(first + pressesOf(plan.warmUp), watched));
  const trace = await bot.trace();
  await bot.stop();
  return [played, trace] as const;
}
