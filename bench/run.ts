/** `npm run bench`: our bot beside a bare grammY bot, in the same minutes on the same database server. */
import 'temporal-polyfill/global';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cpuOf, cpuOfServer } from './cpu.ts';
import { botId, buildBare, buildHouse, refreshStatistics } from './house.ts';
import { startOwnServer } from './own-server.ts';
import { atOnce, byChance, evenly, type Press } from './presses.ts';
import { type RunningBot, startBot, startTelegram } from './processes.ts';
import { type BotName, type Leg, type Measured, report } from './report.ts';
import { breakDown } from './spent.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '15' },
    burst: { type: 'string', default: '500' },
    only: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const steady = { perSecond: 20, seconds: Number(options.seconds) };
const burst = Number(options.burst);
const warmUp = { perSecond: 20, seconds: 2 };
const watched = { perSecond: 10, seconds: 8 };
/** Alerts that the house has had before: an empty one would be measured with plans for empty tables. */
const past = 200;

const files = { bare: 'bench/bare.ts', ours: 'src/main.ts', watched: 'bench/trace.ts' };
const bots = (['bare', 'ours'] as const).filter((bot) => options.only === undefined || options.only === bot);

const say = (line: string) => process.stdout.write(`${line}\n`);
const presses = (rate: { perSecond: number; seconds: number }) => rate.perSecond * rate.seconds;

const dataDir = await mkdtemp(join(tmpdir(), 'parking-bench-'));
const closing: (() => Promise<unknown>)[] = [() => rm(dataDir, { recursive: true, force: true })];
const close = async () => {
  for (let step = closing.pop(); step; step = closing.pop()) await step();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void close().finally(() => process.exit(130)));
}
await bench().finally(close);

async function bench(): Promise<void> {
  const server = await startOwnServer(dataDir);
  closing.push(() => server.stop());
  const telegram = await startTelegram();
  closing.push(telegram.stop);
  const aRound = presses(warmUp) + presses(steady) + burst;
  const ours = await buildHouse(server.url, past + rounds * aRound + presses(warmUp) + presses(watched));
  const databases = { bare: await buildBare(server.url), ours, watched: ours };
  const start = (bot: keyof typeof files) =>
    startBot(files[bot], { botId, database: databases[bot] }, telegram);

  const measure = async (bot: RunningBot, stream: readonly Press[]): Promise<Measured> => {
    const before = { bot: cpuOf(bot.pid), server: cpuOfServer(dataDir) };
    const played = await telegram.play(stream);
    const cpu = { bot: cpuOf(bot.pid) - before.bot, server: cpuOfServer(dataDir) - before.server };
    return { ...played, cpu };
  };

  const leg = async (name: BotName, first: number): Promise<Leg> => {
    const bot = await start(name);
    closing.push(bot.stop);
    await telegram.play(evenly(first, warmUp));
    const next = first + presses(warmUp);
    const measured = {
      bot: name,
      steady: await measure(bot, byChance(next, steady, first)),
      burst: await measure(bot, atOnce(next + presses(steady), burst)),
    };
    await bot.stop();
    return measured;
  };

  const busy = (loadavg()[0] ?? 0).toFixed(1);
  say(
    `${availableParallelism()} processors, load before the start ${busy} (near 0 or the numbers are others' too)`,
  );
  const first = await start('ours');
  closing.push(first.stop);
  await telegram.play(atOnce(1, past));
  await first.stop();
  await refreshStatistics(ours);

  const legs: Leg[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const bot of bots) {
      say(`round ${round + 1} of ${rounds}: ${bot} …`);
      legs.push(await leg(bot, past + 1 + round * aRound));
    }
  }
  say('ours again, with a watch on every statement …\n');
  const bot = await start('watched');
  closing.push(bot.stop);
  await telegram.play(evenly(past + 1 + rounds * aRound, warmUp));
  const played = await telegram.play(evenly(past + 1 + rounds * aRound + presses(warmUp), watched));
  const trace = await bot.trace();
  say(`${report(legs)}\n\n${breakDown(played, trace)}`);
}
