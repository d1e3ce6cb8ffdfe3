import type pg from 'pg';
import type { AlbumPart, Person, Playground, Where, World } from '../../playground/index.ts';
import type { Logger } from '../../src/adapters/logs/logger.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import type { Overrides } from '../../src/app/app-context.ts';
import type { App } from '../../src/app.ts';
import { PARTS_WAIT } from '../../src/chat/kit/albums.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { becomeAdmin } from '../../src/core/residents/become-admin.ts';
import type { HouseClock } from '../../src/house-clock.ts';
import type { Scope } from './database.ts';
import { grownSince, processListeners } from './leaks.ts';
import { borrowBot, giveBack, type RunningBot, runBot, type Wire } from './running-bot.ts';
import { insertPerson } from './seed-person.ts';
import { silentLog } from './silent-log.ts';

export type TestApp = {
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
  readonly guard: (firstName: string, more?: Partial<Person>) => Promise<Person>;
  /** Waits until the bot has answered everything and delivered everything that is due. */
  readonly quiet: () => Promise<void>;
  /** Types a line and waits for everything that follows. */
  readonly says: (person: Person, text: string) => Promise<void>;
  /** Sends photos (or whatever the parts are) as one and waits until the bot has waited for all of them. */
  readonly sends: (person: Person, album: readonly AlbumPart[], where?: Where) => Promise<void>;
  /** Presses a button by its label and waits for everything that follows; the toast, if any. */
  readonly taps: (person: Person, label: string) => Promise<string | null>;
  /** What the bot's newest message in the private chat says now. */
  readonly reads: (person: Person) => string;
  /** Pushes the house clock and waits for what that brings. */
  readonly advance: (minutes: number) => Promise<void>;
  readonly stopBot: () => Promise<void>;
  readonly startBot: () => Promise<void>;
};

/**
 * One house: a local Bot API server, a database, and the whole bot between them over HTTP. The bot is warm: the last
 * test's, put back to how it started.
 */
export async function openTestApp(
  scope: Scope,
  env: Readonly<Record<string, string>> = {},
  log: Logger = silentLog,
): Promise<TestApp> {
  if (log !== silentLog) return openColdTestApp(scope, env, log);
  return openWarmHouse('by hand', scope, env);
}

/** The same over HTTP, with loops and a poll of its own: for what is about two who act at once, faults and waits. */
export function openLiveHouse(scope: Scope, env: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  return openWarmHouse('on the wire', scope, env);
}

async function openWarmHouse(
  wire: Wire,
  scope: Scope,
  env: Readonly<Record<string, string>>,
): Promise<TestApp> {
  const bot = await borrowBot(wire, env, silentLog);
  const before = processListeners();
  return testAppOf(scope, bot, async () => {
    // A test is over when all that it began is: what is left would run in the next one.
    try {
      await bot.settle();
      const grown = grownSince(before);
      if (grown.length > 0) throw new Error(`the test left behind ${grown.join(', ')}`);
    } catch (error) {
      await bot.close();
      throw error;
    }
    await giveBack(wire, env, bot);
  });
}

/** The same with a bot of its own: for what is about a start, or with a log that a test looks at. */
export async function openColdTestApp(
  scope: Scope,
  env: Readonly<Record<string, string>> = {},
  log: Logger = silentLog,
  more: Overrides = {},
): Promise<TestApp> {
  const bot = await runBot('on the wire', env, log, more);
  return testAppOf(scope, bot, bot.close);
}

function testAppOf(scope: Scope, bot: RunningBot, leave: () => Promise<void>): TestApp {
  const { clock, pool, url, copies } = bot;
  const playground = bot.playground();
  const { world } = playground;
  const { quiet } = bot;
  const seedPerson = async (
    person: Person,
    spots: readonly number[],
    roles: readonly ('admin' | 'guard')[] = [],
  ) => {
    const id = await insertPerson(pool, person, { spots, roles }, clock.now());
    if (roles.includes('admin')) await showClaims(id);
    world.start(person);
    await world.until(() => world.lastMessage(person)?.from?.is_bot, {
      what: `${person.firstName} has the menu`,
    });
    return person;
  };
  /** Whoever becomes an admin has the claims that wait. */
  const showClaims = async (admin: number) => {
    const { rows } = await pool.query('select from claims limit 1');
    if (rows.length === 0) return;
    const wakes = { notices: () => {}, timers: () => {} };
    const { transact } = createTransactions(openTables(pool), clock, wakes, Buffer.alloc(32));
    await transact((tx) => becomeAdmin(tx, complexId(1), personId(admin)));
  };
  const stranger = (firstName: string, more: Partial<Person> = {}) => {
    return world.addPerson({ firstName, languageCode: 'ru', ...more });
  };
  scope.after(leave);
  return {
    world,
    playground,
    clock,
    pool,
    url,
    copies,
    app: bot.app,
    stranger,
    resident: (name, spots, more) => seedPerson(stranger(name, more), spots),
    admin: (name, spots = [], more) => seedPerson(stranger(name, more), spots, ['admin']),
    guard: (name, more) => seedPerson(stranger(name, more), [], ['guard']),
    quiet,
    says: async (person, text) => {
      world.say(person, text);
      await quiet();
    },
    sends: async (person, album, where = {}) => {
      world.album(person, album, where);
      await quiet();
      clock.advance(PARTS_WAIT);
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
    advance: async (minutes) => {
      clock.advance(minutes * 60_000);
      await quiet();
    },
    stopBot: bot.stop,
    startBot: bot.start,
  };
}
