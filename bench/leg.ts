/** One leg: a bot is started, warmed up, and plays everything once. */
import pg from 'pg';
import type { BotName, Contestant } from './contestants.ts';
import { cpuOf, cpuOfServer } from './cpu.ts';
import { botId, putOffTimers } from './house.ts';
import { atOnce, byChance, evenly, menusAtOnce, type Played, type Press, type Rate } from './presses.ts';
import { type RunningBot, startBot, type Telegram } from './processes.ts';

export type Plan = {
  readonly warmUp: Rate;
  readonly rates: readonly Rate[];
  /** So many alerts at once. */
  readonly burst: number;
  /** So many /start at once. */
  readonly menus: number;
};

/** With the milliseconds of processor that the bot and its database server needed, and the bytes of WAL. */
export type Measured = Played & {
  readonly cpu: { readonly bot: number; readonly server: number };
  readonly wal: number;
};

export type Leg = {
  readonly bot: BotName;
  /** By presses a second. */
  readonly steady: ReadonlyMap<number, Measured>;
  readonly burst: Measured;
  readonly menus: Measured;
};

export const pressesOf = ({ perSecond, seconds }: Rate) => Math.ceil(perSecond * seconds);

/** How many neighbours press in one leg. */
export const neighboursOf = ({ warmUp, rates, burst, menus }: Plan) =>
  [warmUp, ...rates].reduce((total, rate) => total + pressesOf(rate), burst + menus);

/** Neighbours press from number `first` on; `closing` hears how to end the bot, should we be stopped. */
export async function playLeg(
  [name, contestant]: readonly [BotName, Contestant],
  plan: Plan,
  first: number,
  telegram: Telegram,
  closing: (() => Promise<unknown>)[],
): Promise<Leg> {
  const bot = await startBot(contestant.file, { botId, database: contestant.database }, telegram);
  closing.push(bot.stop);
  let next = first;
  const take = (count: number) => {
    next += count;
    return next - count;
  };
  const play = (presses: readonly Press[]) => measure(bot, contestant, telegram, presses);
  await telegram.play(evenly(take(pressesOf(plan.warmUp)), plan.warmUp));
  const steady = new Map<number, Measured>();
  for (const rate of plan.rates)
    steady.set(rate.perSecond, await play(byChance(take(pressesOf(rate)), rate, next)));
  const burst = await play(atOnce(take(plan.burst), plan.burst));
  const menus = await play(menusAtOnce(take(plan.menus), plan.menus));
  if (name.startsWith('ours')) await putOffTimers(contestant.address());
  await bot.stop();
  return { bot: name, steady, burst, menus };
}

async function measure(
  bot: RunningBot,
  { dataDir, address }: Contestant,
  telegram: Telegram,
  presses: readonly Press[],
): Promise<Measured> {
  const look = async () => ({
    bot: cpuOf(bot.pid),
    server: cpuOfServer(dataDir),
    wal: await writtenBy(address()),
  });
  const before = await look();
  const played = await telegram.play(presses);
  const after = await look();
  return {
    ...played,
    cpu: { bot: after.bot - before.bot, server: after.server - before.server },
    wal: after.wal - before.wal,
  };
}

/** Bytes of WAL that a server has written in its life. */
async function writtenBy(address: string): Promise<number> {
  const client = new pg.Client(address);
  await client.connect();
  const { rows } = await client.query<{ bytes: string }>(
    "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes",
  );
  await client.end();
  return Number(rows[0]?.bytes);
}
