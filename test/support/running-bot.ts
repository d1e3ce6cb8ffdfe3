import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import type pg from 'pg';
import { createPlayground, type Playground } from '../../playground/index.ts';
import type { Logger } from '../../src/adapters/logs/logger.ts';
import { createRenderer } from '../../src/adapters/pictures/renderer.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import type { Overrides } from '../../src/app/app-context.ts';
import { type App, startApp } from '../../src/app.ts';
import { hearsEverything } from '../../src/chat/floods.ts';
import { readConfig } from '../../src/config.ts';
import { hours } from '../../src/core/kernel/time.ts';
import { createHouseClock, type HouseClock } from '../../src/house-clock.ts';
import { createHand, type Hand } from './by-hand.ts';
import { type Contents, putBack, readContents } from './contents.ts';
import { besideNetwork, freshDatabase } from './database.ts';
import { drawnOnce } from './drawn-once.ts';
import { lexicon } from './lexicon.ts';
import { sheetsHere } from './sheets-here.ts';
import { createWebFace, SITE } from './web-face.ts';
import { words } from './words.ts';

/** A winter evening in Moscow: 22:36. The clock stands still until a test pushes it. */
const EVENING = Date.parse('2026-11-22T19:36:00Z');

/** Starting one costs a second: all bots of a process share it, and the texts. It rests when the process ends. */
const renderer = drawnOnce(createRenderer({ rest: hours(1) }));

/** Scenarios are about what people see; how fast is shown in test/engine. */
const atOnce = { reserve: async () => 0, pause: async () => 0 };

/** Milliseconds between two looks at whether the house is quiet. */
const PAUSE = 4;

/** A bot that cannot be put back within so many ms is not used again. */
const PATIENCE = 5_000;

/** That it confirms an update later than this, in ms, is no machine's load. */
const BUSY = 30_000;

/** Whatever somebody still has to do, and which loop does it; asked often, so that it is planned once. */
const WORK = `select 'notices' as what from notices where (state = 'due' and due_at <= $1) or state = 'sending'
  union all select 'timers' from timers where due_at <= $1
  union all select 'albums' from albums where due_at <= $1
  union all select 'spot lists' from spot_imports where state = 'reading'
  union all select 'copies' from backups where state = 'wanted'
  union all select 'copies' from restores where state in ('wanted', 'confirmed')`;

/** A whole bot on a database of its own, and the Telegram it talks to. */
export type RunningBot = {
  readonly playground: () => Playground;
  readonly clock: HouseClock;
  readonly pool: pg.Pool;
  readonly url: string;
  /** The folder of backups, unless the settings name another one. */
  readonly copies: string;
  readonly app: () => App;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Waits until the bot has answered everything and delivered everything that is due. */
  readonly quiet: () => Promise<void>;
  /** The same at the end of a test, in time; throws what is left that nobody does. A bot that was stopped is at rest. */
  readonly settle: () => Promise<void>;
  /**
   * As it was when it started: an empty house, another Telegram, the clock set back. False: what its last test left
   * cannot be used again.
   */
  readonly renew: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

async function settling(quiet: Promise<void>, left: () => Promise<readonly string[]>): Promise<void> {
  const late = new AbortController();
  const isLate = await Promise.race([
    quiet.then(() => false),
    setTimeout(PATIENCE, true, late).catch(() => false),
  ]);
  late.abort();
  if (isLate)
    throw new Error(`the test left work behind: ${(await left()).join(', ') || 'a call that waits'}`);
}

/** What people do in private goes through the web: see web-face.ts. */
const isWeb = process.env.PARKING_FACE === 'web';

/** How far apart the ids of two Telegrams of the same bot begin. */
const IDS = 1_000_000;

/** Over HTTP, with loops and a poll of its own; or by hand, in this process and without a wait. */
export type Wire = 'on the wire' | 'by hand';

export async function runBot(
  wire: Wire,
  env: Readonly<Record<string, string>>,
  log: Logger,
  more: Overrides = {},
): Promise<RunningBot> {
  const drops: (() => Promise<void>)[] = [];
  const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
  const clock = createHouseClock(() => EVENING);
  let firstId = Math.floor(EVENING / 1000);
  let playground = createPlayground({ clock, firstId });
  let polled = () => {};
  const api = serve({
    fetch: (request) => {
      if (request.url.endsWith('/getUpdates')) polled();
      return playground.app.fetch(request);
    },
    hostname: '127.0.0.1',
    port: 0,
  });
  await new Promise((resolve) => api.once('listening', resolve));
  const { port } = api.address() as AddressInfo;
  const copies = await mkdtemp(join(tmpdir(), 'parking-copies-'));
  const config = readConfig({
    BACKUP_DIR: copies,
    BOT_TOKEN: playground.token,
    TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
    DATABASE_URL: besideNetwork(url),
    PORT: '0',
    COMPLEX_NAME: 'ЖК «Тихий двор»',
    ...(isWeb && { PUBLIC_URL: SITE }),
    ...env,
  });
  if (!config.ok) throw new Error(config.why.join('\n'));
  const pool = await openPool(besideNetwork(url), { max: 2, applicationName: 'test' });
  const left = async () => {
    const { rows } = await pool.query<{ what: string }>({ name: 'work', text: WORK, values: [clock.now()] });
    return rows.map(({ what }) => what);
  };
  let replied = async () => {};
  const face = isWeb
    ? createWebFace({ playground: () => playground, app: () => starting, pool, clock })
    : null;
  const hand: Hand | undefined =
    wire === 'by hand'
      ? createHand({
          playground: () => playground,
          replied: () => replied(),
          left,
          ...(face && { carry: face.carry }),
        })
      : undefined;
  const hearing = () =>
    playground.world.onChange(({ kind }) => {
      if (kind === 'update') hand?.heard();
    });
  hearing();
  const shared = { renderer, words, lexicon, page: null, pace: atOnce, floods: hearsEverything, ...more };
  const overrides = {
    ...shared,
    clock,
    log,
    deliveriesAtOnce: 1,
    connections: hand ? 4 : 6,
    ...(hand && { sheets: sheetsHere }),
  };
  const begin = async () => {
    const started = await startApp(config.value, { ...overrides, ...(hand && { byHand: hand.byHand }) });
    replied = started.idle;
    await hand?.ready();
    return started;
  };
  let starting = begin();
  let app = await starting;
  let isRunning = true;
  const quietNow = async () => {
    await playground.world.settled({ timeoutMs: BUSY });
    await app.idle();
    return (await left()).length === 0;
  };
  const quietOnTheWire = async () => {
    // Twice in a row: an answer may bring something new between the two looks.
    for (let calm = 0; calm < 2; ) {
      calm = (await quietNow()) ? calm + 1 : 0;
      // Looking again at once would take the processor from those who are being waited for.
      if (calm === 0) await setTimeout(PAUSE);
    }
  };
  const quiet = hand?.drain ?? quietOnTheWire;
  await quiet();
  const empty: Contents = await readContents(pool);
  const renew = async () => {
    if (!isRunning) return false;
    await quiet();
    if (!(await putBack(pool, empty))) return false;
    for (const name of await readdir(copies)) await rm(join(copies, name), { recursive: true });
    clock.advance(EVENING - clock.now().getTime());
    firstId += IDS;
    await face?.forget();
    const before = playground;
    const asked = new Promise<void>((resolve) => {
      polled = resolve;
    });
    playground = createPlayground({ clock, firstId, token: before.token });
    hearing();
    before.close();
    if (!hand) await asked;
    return true;
  };
  return {
    playground: () => playground,
    clock,
    pool,
    url,
    copies,
    app: () => app,
    quiet,
    settle: () => (isRunning ? settling(quiet(), left) : Promise.resolve()),
    renew,
    stop: async () => {
      isRunning = false;
      await app.stop();
    },
    start: async () => {
      starting = begin();
      app = await starting;
      isRunning = true;
    },
    close: async () => {
      await app.stop();
      await pool.end();
      playground.close();
      api.close();
      if ('closeAllConnections' in api) api.closeAllConnections();
      for (const drop of drops) await drop();
      await rm(copies, { recursive: true, force: true });
    },
  };
}

/** Bots that nobody uses at the moment, by their settings: a start costs more than a scenario. */
const idle = new Map<string, RunningBot[]>();

/** A bot that is as if just started; `giveBack` lets the next test have it. */
export async function borrowBot(
  wire: Wire,
  env: Readonly<Record<string, string>>,
  log: Logger,
): Promise<RunningBot> {
  const waiting = idle.get(keyOf(wire, env)) ?? [];
  for (let bot = waiting.pop(); bot; bot = waiting.pop()) {
    if (await renewed(bot)) return bot;
    await bot.close();
  }
  return runBot(wire, env, log);
}

const keyOf = (wire: Wire, env: Readonly<Record<string, string>>) => JSON.stringify([wire, env]);

async function renewed(bot: RunningBot): Promise<boolean> {
  const late = new AbortController();
  const tooLate = setTimeout(PATIENCE, false, late).catch(() => false);
  const done = await Promise.race([bot.renew().catch(() => false), tooLate]);
  late.abort();
  return done;
}

export async function giveBack(
  wire: Wire,
  env: Readonly<Record<string, string>>,
  bot: RunningBot,
): Promise<void> {
  // A house that belongs to a whole file is given back by a hook that runs after ours.
  if (isOver) return bot.close();
  const key = keyOf(wire, env);
  idle.set(key, [...(idle.get(key) ?? []), bot]);
}

let isOver = false;

after(async () => {
  isOver = true;
  for (const bot of [...idle.values()].flat()) await bot.close();
  await renderer.close();
});
