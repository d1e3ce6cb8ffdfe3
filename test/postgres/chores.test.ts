import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { firstComplex, rememberBot } from '../../src/adapters/postgres/complexes/complexes.ts';
import { lookForChores } from '../../src/adapters/postgres/features.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import type { Chore } from '../../src/adapters/postgres/kit/feature.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { ROUSE } from '../../src/adapters/postgres/kit/rouse.ts';
import { lookForWork } from '../../src/app/chores.ts';
import { freshDatabase } from '../support/database.ts';

const { url } = await freshDatabase({ after });
const pool = await openPool(url, { max: 4, applicationName: 'chores.test' });
after(() => pool.end());
const db = openTables(pool);
const complex = await firstComplex(db, { name: 'ЖК', timeZone: 'Europe/Moscow' });
const bot = await rememberBot(db, { messenger: 'telegram', externalId: '1' });
await pool.query("insert into persons (display_name, language, met_at) values ('Анна', 'ru', now())");
const clock = { now: () => new Date(), onPush: () => {}, advance: () => {} };

/** What a process looks for, and hears of. */
async function openProcess(t: TestContext, connected: pg.Pool = pool, hasDoubts = false) {
  const closing: (() => Promise<unknown>)[] = [];
  if (connected !== pool) closing.push(() => connected.end());
  t.after(async () => {
    for (const close of closing.reverse()) await close();
  });
  const chores = lookForWork({ clock, closing }, { db, pool: connected }, () => hasDoubts);
  const looked = Promise.withResolvers<number>();
  const looks = { times: 0, forLost: 0 };
  const loop = { wake: () => {}, stop: async () => {}, idle: () => 0, lastLook: () => 0 };
  chores.add('lost notices', {
    ...loop,
    look: () => {
      looks.forLost += 1;
    },
  });
  chores.add('notices', {
    ...loop,
    look: () => {
      looks.times += 1;
      looked.resolve(performance.now());
    },
  });
  await chores.worker.id();
  return { ...chores, looks, looked: looked.promise };
}

/** Everything that processes tell each other. */
async function overhear(t: TestContext) {
  const client = new pg.Client(url);
  await client.connect();
  t.after(() => client.end());
  const heard: string[] = [];
  client.on('notification', ({ payload = '' }) => heard.push(payload));
  await client.query(`listen ${ROUSE}`);
  const all = async () => {
    await client.query('select');
    return heard;
  };
  return { all };
}

const dueNotice = `insert into notices (complex_id, recipient, lane, notice, version, made_at, due_at, state)
  values ($1, 1, 0, '{}'::jsonb, 1, now(), now(), 'due')`;

test('A process that is alone tells nobody; another one hears at once, of many commits together', async (t) => {
  const { all } = await overhear(t);
  const first = await openProcess(t);
  for (let times = 0; times < 20; times += 1) first.wake('notices');
  await delay(60);
  const hello = await all();
  assert.deepEqual(hello, [`${first.worker.number()}:`]);
  const second = await openProcess(t);
  while ((await all()).length < 2) await delay(1);
  const begun = performance.now();
  for (; performance.now() - begun < 200; await delay(2)) first.wake('notices');
  assert.ok((await second.looked) - begun < 1_000, 'by itself it would look far later');
  const told = (await all()).slice(2);
  const most = 1 + Math.ceil((performance.now() - begun) / 50);
  assert.ok(told.length >= 1 && told.length <= most, `${told.length} of ${most}`);
  assert.ok(told.every((one) => one === `${first.worker.number()}:notices`));
  assert.equal(first.looks.times, 0, 'nobody listens to himself');
});

/** Where nobody may listen. */
async function openMute() {
  const mute = await openPool(url, { max: 2, applicationName: 'chores.test' });
  mute.on('connect', (client) => {
    const { query } = client;
    Object.assign(client, {
      query: (...asked: unknown[]) =>
        String(asked[0]).startsWith('listen')
          ? Promise.reject(new Error('cannot execute LISTEN here'))
          : Reflect.apply(query, client, asked),
    });
  });
  return mute;
}

test('Where nobody may listen a process finds by itself what is due before it looks again, and what only it doubts', async (t) => {
  await pool.query(dueNotice.replace('now(), now(),', "now(), now() + interval '2 seconds',"), [complex]);
  t.after(() => pool.query('delete from notices'));
  const { looked, looks } = await openProcess(t, await openMute(), true);
  await looked;
  assert.equal(looks.forLost, 1);
  const sure = await openProcess(t);
  await sure.looked;
  assert.equal(sure.looks.forLost, 0, 'it doubts nothing');
});

test('Who cannot hear the others sees that they live, and tells them all the same', async (t) => {
  const { all } = await overhear(t);
  const { looks } = await openProcess(t);
  const deaf = await openProcess(t, await openMute());
  const begun = performance.now();
  for (; looks.times === 0 && performance.now() - begun < 2_000; await delay(2)) deaf.wake('announcements');
  assert.ok((await all()).includes(`${deaf.worker.number()}:announcements`));
});

const DUE: Readonly<Record<Chore, string>> = {
  notices: dueNotice,
  announcements: dueNotice.replace('$1, 1, 0,', '$1, 1, 2,'),
  pushes: dueNotice
    .replace('due_at, state)', 'due_at, state, channel)')
    .replace("now(), 'due')", "now(), 'due', 'push')"),
  'lost notices': dueNotice
    .replace("now(), 'due'", "now(), 'sending'")
    .replace('state)', 'state, owner)')
    .replace("'sending')", "'sending', 999)"),
  timers: "insert into timers (complex_id, kind, subject_id, due_at) values ($1, 'ban', 1, now())",
  albums: `insert into albums (person_id, bot_id, album, chat, parts, due_at, seen_at)
    values (1, ${bot}, 'a', '1', '[{}]', now(), now())`,
  'spot lists': `insert into spot_imports (complex_id, person_id, begun_at, file, name, state)
    values ($1, 1, now(), 'f', 'n', 'reading')`,
  copies: "insert into backups (complex_id, kind, wanted_at, state) values ($1, 'asked', now(), 'wanted')",
};

test('One look finds each kind of work, and none that is not yet due', async () => {
  const look = async (by = new Date(Date.now() + 1_000)) => {
    const { sql, parameters } = lookForChores(db, by, 1);
    return (await pool.query<{ due: Chore[] }>(sql, [...parameters])).rows[0]?.due;
  };
  for (const [chore, insert] of Object.entries(DUE)) {
    await pool.query(insert.replaceAll('$1', String(complex)));
    assert.deepEqual(await look(), [chore]);
    if (/due_at/.test(insert) && chore !== 'lost notices') assert.deepEqual(await look(new Date(0)), []);
    for (const table of ['notices', 'timers', 'albums', 'spot_imports', 'backups'])
      await pool.query(`delete from ${table}`);
  }
});
