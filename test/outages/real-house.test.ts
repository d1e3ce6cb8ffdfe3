import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { createPlayground, type Person } from '../../playground/index.ts';
import type { PageEvent } from '../../playground/page-wire.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { restoreData } from '../../src/app/restore-data.ts';
import { type App, startApp } from '../../src/app.ts';
import { seedSample } from '../../src/chat/seed-sample.ts';
import { readConfig } from '../../src/config.ts';
import { complexId } from '../../src/core/kernel/ids.ts';
import { createHouseClock } from '../../src/house-clock.ts';
import { startFault } from '../../src/start-faults.ts';
import { atOnce } from '../engine/test-bed.ts';
import { freshDatabase } from '../support/database.ts';
import { silentLog } from '../support/silent-log.ts';

/** A house with a Telegram of its own, whose bot is not the playground's; nobody is connected while nothing runs. */
async function openRealHouse(t: TestContext) {
  const drops: (() => Promise<void>)[] = [];
  const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
  const clock = createHouseClock();
  const telegram = createPlayground({ clock, botId: 5_551 });
  const { world } = telegram;
  const server = createAdaptorServer({ fetch: telegram.app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const copies = await mkdtemp(join(tmpdir(), 'parking-copies-'));
  const base = { DATABASE_URL: url, BACKUP_DIR: copies, PORT: '0' };
  const { port } = server.address() as AddressInfo;
  const real = { BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: `http://127.0.0.1:${port}` };
  const said: string[] = [];
  const running: App[] = [];
  const start = async (more: Readonly<Record<string, string>>) => {
    said.length = 0;
    // Days that a visitor of the playground lets pass are none of the house's.
    const time = 'BOT_TOKEN' in more ? clock : createHouseClock();
    const config = readConfig({ ...base, ...more });
    assert.ok(config.ok);
    const say = (line: string) => said.push(line);
    const app = await startApp(config.value, {
      clock: time,
      log: silentLog,
      pace: atOnce,
      connections: 6,
      say,
    });
    running.push(app);
    return app;
  };
  t.after(async () => {
    for (const app of running) await app.stop();
    telegram.close();
    server.close();
    for (const drop of drops) await drop();
    await rm(copies, { recursive: true, force: true });
  });
  const ask = async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
    const pool = await openPool(url, { max: 1, applicationName: 'test' });
    const { rows } = await pool.query<Row>(sql, [...values]);
    await pool.end();
    return rows;
  };
  const resident = async (
    firstName: string,
    spots: readonly number[],
    more: object = {},
  ): Promise<Person> => {
    const person = world.addPerson({ firstName, languageCode: 'ru' });
    world.startedBefore(person);
    const pool = await openPool(url, { max: 1, applicationName: 'test' });
    const wakes = { notices: () => {}, timers: () => {} };
    const { transact } = createTransactions(openTables(pool), clock, wakes, Buffer.alloc(32));
    const { rows } = await pool.query<{ id: number }>("select id from bots where external_id = '5551'");
    const sample = { id: person.id, firstName, languageCode: 'ru', spots, ...more };
    await transact((tx) => seedSample(tx, rows[0]?.id ?? 0, complexId(1), [sample], clock.now()));
    await pool.end();
    return person;
  };
  return {
    url,
    copies,
    said,
    world,
    ask,
    resident,
    startReal: () => start(real),
    startPlayground: () => start({}),
    start,
  };
}

type RealHouse = Awaited<ReturnType<typeof openRealHouse>>;

/** Every row and every sequence of the house, as text. */
async function everything({ ask }: RealHouse): Promise<string> {
  const tables = await ask<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by tablename",
  );
  const kept: string[] = [];
  for (const { name } of tables) {
    const rows = await ask<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t order by 1`);
    kept.push(name, ...rows.map(({ row }) => row));
  }
  const sequences = await ask<{ last: string }>(
    'select sequencename || last_value as last from pg_sequences order by 1',
  );
  return [...kept, ...sequences.map(({ last }) => last)].join('\n');
}

const databases = ({ ask, url }: RealHouse) =>
  ask<{ name: string }>('select datname as name from pg_database where datname like $1', [
    `${new URL(url).pathname.slice(1)}%`,
  ]);

/** A house where an alert could not be delivered yet when its bot was stopped. */
async function houseWithAnAlert(t: TestContext) {
  const house = await openRealHouse(t);
  const { world } = house;
  const first = await house.startReal();
  const anna = await house.resident('Аннаивановна', [12]);
  const boris = await house.resident('Борисиванович', [45]);
  await house.resident('Ольгаивановна', [], { admin: true });
  const mend = world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  world.say(anna, '/blocked 45');
  await world.until(() => world.find(anna, 'Вас перегородила'));
  await world.until(() => world.log.some(({ params }) => params.chat_id === boris.id));
  await first.stop();
  return { ...house, anna, boris, mend };
}

const stateOf = async (app: App) => {
  const response = await fetch(new URL('/playground/state', app.url));
  return (await response.json()) as Extract<PageEvent, { kind: 'all' }>;
};

test('A real house opened without a token stays as it is, to the last row: nobody moves in, nothing is sent, no alert is lost', async (t) => {
  const house = await houseWithAnAlert(t);
  const before = await everything(house);
  const calls = house.world.log.length;
  const app = await house.startPlayground();
  assert.match(house.said.join(' '), /В этой базе настоящий дом: песочница открыла его временную копию/);
  assert.doesNotMatch(house.said.join(' '), /иван/);
  const { house: shown, chats } = await stateOf(app);
  assert.equal(shown.realHouse, true);
  assert.deepEqual(
    shown.people.map(({ firstName }) => firstName),
    ['Администратор', 'Новый сосед'],
  );
  assert.doesNotMatch(JSON.stringify(chats), /иван/);

  // Whoever opened it may look at the house and do what he likes there.
  const { playground } = app;
  assert.ok(playground);
  const { world } = playground;
  const [visitor, newcomer] = [world.person(100_901), world.person(100_902)];
  const answered = (person: Person, piece: string) => world.until(() => world.find(person, piece));
  await answered(visitor, 'Согласны');
  await world.tap(visitor, 'Согласен');
  await answered(visitor, 'Вы администратор');
  world.say(visitor, 'Управление');
  await answered(visitor, 'Заявок нет');
  await world.tap(visitor, 'Жители');
  await answered(visitor, 'Жители: 4');
  world.say(visitor, 'Управление');
  await world.tap(visitor, 'Резервная копия');
  await answered(visitor, 'Резервная копия готова');
  await world.tap(newcomer, 'Согласен');
  world.clock.advance?.(3 * 24 * 3_600_000);
  await app.idle();
  await app.stop();

  assert.equal(await everything(house), before);
  assert.equal((await databases(house)).length, 1, 'the double is gone');
  assert.deepEqual(
    await readdir(house.copies),
    [],
    'no copy of the house was pushed out by one of its double',
  );
  assert.equal(house.world.log.length, calls, 'its Telegram heard nothing');

  house.mend();
  await house.startReal();
  await house.world.until(() => house.world.find(house.boris, 'мешает выехать'));
  assert.doesNotMatch(house.said.join(' '), /выдуманные/);
});

test('The backup drill: a copy that was restored into an empty database opens in the playground with its people alone', async (t) => {
  const house = await openRealHouse(t);
  const first = await house.startReal();
  const olga = await house.resident('Ольга', [], { admin: true });
  await house.resident('Борис', [45]);
  house.world.say(olga, 'Управление');
  await house.world.until(() => house.world.find(olga, '⚙️ Управление'));
  await house.world.tap(olga, 'Резервная копия');
  await house.world.until(() => house.world.find(olga, 'Резервная копия готова'));
  await first.stop();
  const [file = ''] = await readdir(house.copies);

  const drill = await openRealHouse(t);
  const config = readConfig({ DATABASE_URL: drill.url, BACKUP_DIR: house.copies });
  assert.ok(config.ok);
  const confirm = async () => true;
  assert.equal(await restoreData({ config: config.value, file, say: () => {}, confirm }), 'done');
  const app = await drill.startPlayground();
  assert.equal((await stateOf(app)).house.realHouse, true);
  await app.stop();
  const people = await drill.ask<{ name: string }>('select display_name as name from persons order by id');
  assert.deepEqual(
    people.map(({ name }) => name),
    ['Ольга', 'Борис'],
  );
});

test('The double that a killed playground left behind is gone after the next start', async (t) => {
  const house = await houseWithAnAlert(t);
  const name = `${new URL(house.url).pathname.slice(1)}_playground`;
  await house.ask(`create database ${name}`);
  assert.equal((await databases(house)).length, 2);
  await house.startReal();
  assert.equal((await databases(house)).length, 1);
});

test('While the real bot works, the playground does not open its house and says so in one line', async (t) => {
  const house = await houseWithAnAlert(t);
  await house.startReal();
  const config = readConfig({});
  assert.ok(config.ok);
  const refused = await house.startPlayground().catch((error: unknown) => startFault(error, config.value));
  assert.match(String(refused), /^В базе настоящий дом\. .*остановите бота/);
  assert.doesNotMatch(String(refused), /\n/);
});

test('An account that may make no database is told what it lacks, and the house stays as it is', async (t) => {
  const house = await houseWithAnAlert(t);
  const account = `reader_${process.pid}`;
  await house.ask(`create role ${account} login password 'secret'`);
  await house.ask(`grant all on all tables in schema public to ${account}`);
  t.after(() => house.ask(`drop owned by ${account}; drop role ${account}`).catch(() => {}));
  const url = new URL(house.url);
  url.username = account;
  url.password = 'secret';
  const before = await everything(house);
  await assert.rejects(house.start({ DATABASE_URL: url.href }), /CREATEDB/);
  assert.equal(await everything(house), before);
});

test('The playground’s own people come back when nobody else lives there, also beside the row of a real bot', async (t) => {
  const house = await openRealHouse(t);
  await (await house.startReal()).stop();
  const app = await house.startPlayground();
  assert.deepEqual(house.said, []);
  assert.equal((await stateOf(app)).house.realHouse, false);
  await app.stop();
  assert.notEqual((await house.ask('select from persons')).length, 0);
});

test('A real bot among invented people says how to part from them: delete nothing where residents live', async (t) => {
  const house = await openRealHouse(t);
  await (await house.startPlayground()).stop();
  const real = await house.startReal();
  assert.match(house.said.join(' '), /выдуманные люди песочницы.*пустую базу в DATABASE_URL/);
  await house.resident('Анна', [112]);
  await real.stop();
  await house.startReal();
  assert.match(house.said.join(' '), /вместе с жителями.*docs\/backup\.md/);
  assert.doesNotMatch(house.said.join(' '), /удалите/);
});
