import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import type pg from 'pg';
import { createPlayground, type Person, type Playground, type World } from '../../playground/index.ts';
import { createWords } from '../../src/adapters/fluent/words.ts';
import type { Logger } from '../../src/adapters/logs/logger.ts';
import { createRenderer } from '../../src/adapters/pictures/renderer.ts';
import { openPool } from '../../src/adapters/postgres/connect.ts';
import { openTables } from '../../src/adapters/postgres/house.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { type App, startApp } from '../../src/app.ts';
import { settleSample } from '../../src/chat/settle-sample.ts';
import { readConfig } from '../../src/config.ts';
import { complexId } from '../../src/core/kernel/ids.ts';
import { createHouseClock, type HouseClock } from '../../src/house-clock.ts';
import { freshDatabase, type Scope } from './database.ts';
import { silentLog } from './silent-log.ts';

/** A winter evening in Moscow: 22:36. The clock stands still until a test pushes it. */
const EVENING = Date.parse('2026-11-22T19:36:00Z');

/** Starting one costs a second: all houses of a process share it, and the texts. */
const renderer = createRenderer();
after(renderer.close);
const words = createWords(join(import.meta.dirname, '../../locales'));

/** Scenarios are about what people see; how fast is shown in test/engine. */
const atOnce = { reserve: async () => 0, pause: async () => {} };

/** Milliseconds between two looks at whether the house is quiet. */
const PAUSE = 4;

/** Whatever somebody still has to do; asked often, so that it is planned once. */
const WORK = `select 1 from notices where (state = 'due' and due_at <= $1) or state = 'sending'
  union all select 1 from timers where due_at <= $1
  union all select 1 from spot_imports where state = 'reading'
  union all select 1 from backups where state = 'wanted'
  union all select 1 from restores where state in ('wanted', 'confirmed')`;

export type House = {
  readonly world: World;
  readonly playground: Playground;
  readonly clock: HouseClock;
  /** A connection of our own: what is committed, seen from outside. */
  readonly pool: pg.Pool;
  /** Where the database is. */
  readonly url: string;
  /** The folder of backups, unless the settings name another one. */
  readonly copies: string;
  /** The bot as it runs now; another one after `restart`. */
  readonly app: () => App;
  /** Somebody with a phone whom the bot does not know. */
  readonly stranger: (firstName: string, more?: Partial<Person>) => Person;
  /** Somebody who lives here already; no spots: approved without one. */
  readonly resident: (firstName: string, spots: readonly number[], more?: Partial<Person>) => Promise<Person>;
  readonly admin: (firstName: string, spots?: readonly number[], more?: Partial<Person>) => Promise<Person>;
  readonly guard: (firstName: string) => Promise<Person>;
  /** Waits until the bot has answered everything and delivered everything that is due. */
  readonly quiet: () => Promise<void>;
  /** Types a line and waits for everything that follows. */
  readonly says: (person: Person, text: string) => Promise<void>;
  /** Presses a button by its label and waits for everything that follows; the toast, if any. */
  readonly taps: (person: Person, label: string) => Promise<string | null>;
  /** What the bot's newest message in the private chat says now. */
  readonly reads: (person: Person) => string;
  /** Pushes the house clock and waits for what that brings. */
  readonly pass: (minutes: number) => Promise<void>;
  readonly stopBot: () => Promise<void>;
  readonly startBot: () => Promise<void>;
};

/** One house: a local Bot API server, a database of its own, and the whole bot between them over HTTP. */
export async function openHouse(
  scope: Scope,
  env: Readonly<Record<string, string>> = {},
  log: Logger = silentLog,
): Promise<House> {
  // The database goes last: hooks run in the order in which they were registered.
  const drops: (() => Promise<void>)[] = [];
  const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
  const clock = createHouseClock(() => EVENING);
  const playground = createPlayground({ clock });
  const { world } = playground;
  const api = serve({ fetch: playground.app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => api.once('listening', resolve));
  const { port } = api.address() as AddressInfo;
  const copies = await mkdtemp(join(tmpdir(), 'parking-copies-'));
  const settings = {
    BACKUP_DIR: copies,
    BOT_TOKEN: playground.token,
    TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
    DATABASE_URL: url,
    PORT: '0',
    COMPLEX_NAME: 'ЖК «Тихий двор»',
    ...env,
  };
  const config = readConfig(settings);
  if (!config.ok) throw new Error(config.why.join('\n'));
  const shared = { renderer, words, pace: atOnce };
  const start = () => startApp(config.value, { ...shared, clock, log, deliveriesAtOnce: 1, connections: 6 });
  let app = await start();
  const pool = await openPool(url, { max: 2, applicationName: 'test' });
  const db = openTables(pool);
  const quietNow = async () => {
    await world.settled();
    await app.idle();
    const { rows } = await pool.query({ name: 'work', text: WORK, values: [clock.now()] });
    return rows.length === 0;
  };
  const quiet = async () => {
    // Twice in a row: an answer may bring something new between the two looks.
    for (let calm = 0; calm < 2; ) {
      calm = (await quietNow()) ? calm + 1 : 0;
      // Looking again at once would take the processor from those who are being waited for.
      if (calm === 0) await setTimeout(PAUSE);
    }
  };
  const moveIn = async (
    person: Person,
    spots: readonly number[],
    roles: { readonly admin?: boolean; readonly guard?: boolean } = {},
  ) => {
    const { transact } = createTransactions(
      db,
      clock,
      { notices: () => {}, timers: () => {} },
      Buffer.alloc(32),
    );
    const { rows } = await pool.query<{ id: number }>('select id from bots');
    const sample = {
      ...person,
      languageCode: person.languageCode ?? 'ru',
      spots,
      admin: roles.admin ?? false,
    };
    await transact((tx) => settleSample(tx, rows[0]?.id ?? 0, complexId(1), [sample], clock.now()));
    const found = 'person_id = (select person_id from addresses where external_id = $1)';
    if (roles.guard) await pool.query(`update memberships set guard = true where ${found}`, [person.id]);
    const lives = spots.length > 0 || !(roles.admin || roles.guard);
    if (lives)
      await pool.query(`update memberships set approved_at = $2 where ${found}`, [person.id, clock.now()]);
    world.start(person);
    await world.until(() => world.lastMessage(person)?.from?.is_bot, {
      what: `${person.firstName} has the menu`,
    });
    return person;
  };
  const stranger = (firstName: string, more: Partial<Person> = {}) => {
    return world.addPerson({ firstName, languageCode: 'ru', ...more });
  };
  scope.after(async () => {
    await app.stop();
    await pool.end();
    playground.close();
    api.close();
    if ('closeAllConnections' in api) api.closeAllConnections();
    for (const drop of drops) await drop();
    await rm(copies, { recursive: true, force: true });
  });
  return {
    world,
    playground,
    clock,
    pool,
    url,
    copies,
    app: () => app,
    stranger,
    resident: (name, spots, more) => moveIn(stranger(name, more), spots),
    admin: (name, spots = [], more) => moveIn(stranger(name, more), spots, { admin: true }),
    guard: (name) => moveIn(stranger(name), [], { guard: true }),
    quiet,
    says: async (person, text) => {
      world.say(person, text);
      await quiet();
    },
    taps: async (person, label) => {
      const answer = await world.tap(person, label);
      await quiet();
      return answer?.text ?? null;
    },
    reads: (person) => {
      const newest = world.messages(person).findLast((message) => message.from?.is_bot);
      return newest?.text ?? newest?.caption ?? '';
    },
    pass: async (minutes) => {
      clock.advance(minutes * 60_000);
      await quiet();
    },
    stopBot: () => app.stop(),
    startBot: async () => {
      app = await start();
    },
  };
}
