import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type pg from 'pg';
import { createPlayground, type Person, type World } from '../../playground/index.ts';
import type { Logger } from '../../src/adapters/logs/logger.ts';
import { firstComplex, rememberBot } from '../../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { migrate } from '../../src/adapters/postgres/kit/migrate.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { type App, startApp } from '../../src/app.ts';
import { seedSample } from '../../src/chat/seed-sample.ts';
import { readConfig } from '../../src/config.ts';
import { createHouseClock, type HouseClock } from '../../src/house-clock.ts';
import { besideNetwork, type Scope } from '../support/database.ts';
import { lexicon } from '../support/lexicon.ts';
import { silentLog } from '../support/silent-log.ts';
import { words } from '../support/words.ts';
import { openRelay, type Relay } from './relay.ts';

/**
 * A test bed full of neighbours: a local Telegram, a database behind a relay, and as many bots between them as the test
 * starts. The clock runs, and can be pushed.
 */
export type TestBed = {
  readonly world: World;
  readonly clock: HouseClock;
  readonly relay: Relay;
  /** What is committed, seen past the relay. */
  readonly pool: pg.Pool;
  /** What a bot is started with. */
  readonly settings: Readonly<Record<string, string>>;
  /** Our row of the bot. */
  readonly bot: number;
  /** Somebody who lives here and has pressed «Start»; the answer comes when a bot runs. */
  readonly resident: (firstName: string, spots: readonly number[]) => Promise<Person>;
  readonly admin: (firstName: string) => Promise<Person>;
  /** Starts the bot in this process, perhaps with other settings; a second one is a replica. */
  readonly startBot: (more?: Readonly<Record<string, string>>) => Promise<App>;
  /** Waits until everything is answered and nothing that is due waits. */
  readonly quiet: (timeoutMs?: number) => Promise<void>;
  /** Asks the database until it gives a row. */
  readonly row: <Row extends pg.QueryResultRow>(
    sql: string,
    values?: readonly unknown[],
    timeoutMs?: number,
  ) => Promise<Row>;
};

export type TestBedOptions = {
  /** Bots in this process keep Telegram's pace, as they do in earnest; without it a test does not wait for it. */
  readonly paced?: boolean;
  /** How long the database may take for an answer to them. */
  readonly databaseDeadline?: number;
  /** What bots in this process log; nowhere when left out. */
  readonly log?: Logger;
};

/** Read and checked once for all bots of a process. */

/** In earnest it may be 23; a start takes what it can get, and each session costs as much as five statements. */
const CONNECTIONS = 8;

/** No waiting for Telegram's pace. */
export const atOnce = { reserve: async () => 0, pause: async () => 0 };

export async function openTestBed(
  scope: Scope,
  databaseUrl: string,
  { paced = false, log = silentLog, databaseDeadline }: TestBedOptions = {},
): Promise<TestBed> {
  const clock = createHouseClock();
  const telegram = await openTelegram(clock);
  const { world } = telegram;
  const relay = await openRelay(databaseUrl);
  const pool = await openPool(besideNetwork(databaseUrl), { max: 3, applicationName: 'test' });
  await migrate(pool, clock.now);
  const db = openTables(pool);
  const complex = await firstComplex(db, { name: 'ЖК «Тихий двор»', timeZone: 'Europe/Moscow' });
  const bot = await rememberBot(db, { messenger: 'telegram', externalId: String(world.bot.id) });
  const { transact } = createTransactions(
    db,
    clock,
    { notices: () => {}, timers: () => {} },
    Buffer.alloc(32),
  );
  const settings = {
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    DATABASE_URL: relay.url,
    PORT: '0',
  };
  const apps: App[] = [];
  scope.after(async () => {
    relay.mend();
    for (const app of apps) await app.stop();
    await pool.end();
    await relay.close();
    await telegram.close();
  });
  const seedPerson = async (firstName: string, spots: readonly number[], admin: boolean) => {
    const person = world.addPerson({ firstName, languageCode: 'ru' });
    const sample = { ...person, languageCode: 'ru', spots, admin };
    await transact((tx) => seedSample(tx, bot, complex, [sample], clock.now()));
    world.start(person);
    return person;
  };
  return {
    world,
    clock,
    relay,
    pool,
    settings,
    bot,
    resident: (name, spots) => seedPerson(name, spots, false),
    admin: (name) => seedPerson(name, [], true),
    startBot: async (more = {}) => {
      const config = readConfig({ ...settings, ...more });
      if (!config.ok) throw new Error(config.why.join('\n'));
      const shared = { words, lexicon, connections: CONNECTIONS };
      const app = await startApp(config.value, {
        ...{ ...shared, clock, log, ...(!paced && { pace: atOnce }) },
        ...(databaseDeadline !== undefined && { databaseDeadline }),
      });
      apps.push(app);
      return app;
    },
    quiet: (timeoutMs = 10_000) => quiet(world, pool, clock, apps, timeoutMs),
    row: (sql, values = [], timeoutMs = 10_000) => untilRow(world, pool, sql, values, timeoutMs),
  };
}

type Telegram = {
  readonly world: World;
  readonly token: string;
  readonly root: string;
  close(): Promise<void>;
};

async function openTelegram(clock: HouseClock): Promise<Telegram> {
  const playground = createPlayground({ clock, webhook: { retryMs: 20 } });
  const server = createAdaptorServer({ fetch: playground.app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    playground.close();
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
  return { world: playground.world, token: playground.token, root: `http://127.0.0.1:${port}`, close };
}

/** Resolves at the next change of the world, or after a moment: what happens in the database alone is not heard. */
function nextLook(world: World): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, 50);
    const stop = world.onChange(done);
  });
}

async function quiet(
  world: World,
  pool: pg.Pool,
  clock: HouseClock,
  apps: readonly App[],
  timeoutMs: number,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  // Twice in a row: an answer may bring something new between the two looks.
  for (let calm = 0; calm < 2; ) {
    await world.settled({ timeoutMs: Math.max(1, end - performance.now()) });
    for (const app of apps) await app.idle();
    const { rows } = await pool.query<{ what: string }>(
      `select 'a notice ' || state as what from notices where (state = 'due' and due_at <= $1) or state = 'sending'
       union all select 'a timer' from timers where due_at <= $1`,
      [clock.now()],
    );
    calm = rows.length === 0 ? calm + 1 : 0;
    if (rows.length === 0) continue;
    if (performance.now() > end)
      throw new Error(`not quiet: ${rows.map((row) => row.what).join(', ')}\n${world.dump()}`);
    await nextLook(world);
  }
}

async function untilRow<Row extends pg.QueryResultRow>(
  world: World,
  pool: pg.Pool,
  sql: string,
  values: readonly unknown[],
  timeoutMs: number,
): Promise<Row> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const [row] = (await pool.query<Row>(sql, [...values])).rows;
    if (row) return row;
    if (performance.now() > end) throw new Error(`no row in ${timeoutMs} ms: ${sql}\n${world.dump()}`);
    await nextLook(world);
  }
}
