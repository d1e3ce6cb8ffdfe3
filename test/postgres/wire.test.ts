import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { inLine, inTransaction, openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { hearStatements } from '../../src/adapters/postgres/kit/wire.ts';
import { freshDatabase } from '../support/database.ts';

/** The kinds of messages that the server answers with, in their order: «Z» ends an answer, «T» says how rows look. */
async function answersOf(t: TestContext, target: string) {
  const { hostname, port } = new URL(target);
  const kinds: string[] = [];
  const server = createServer((client) => {
    const base = connect({ host: hostname, port: Number(port) });
    for (const socket of [client, base]) socket.on('error', () => {});
    let rest = Buffer.alloc(0);
    client.on('data', (bytes) => base.write(bytes)).on('close', () => base.destroy());
    base.on('data', (bytes) => {
      client.write(bytes);
      rest = Buffer.concat([rest, bytes]);
      while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
        kinds.push(rest.toString('latin1', 0, 1));
        rest = rest.subarray(rest.readInt32BE(1) + 1);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = new URL(target);
  url.host = `127.0.0.1:${address.port}`;
  return { url: String(url), take: () => kinds.splice(0) };
}

async function open(t: TestContext) {
  const { url } = await freshDatabase(t);
  const way = await answersOf(t, url);
  const pool = await openPool(way.url, { max: 1, applicationName: 'test' });
  t.after(() => pool.end());
  const db = openTables(pool);
  await sql`create table words (word text primary key, many bigint)`.execute(db);
  const add = (word: string, many: unknown = null) => sql`insert into words values (${word}, ${many})`;
  const words = async () =>
    (await sql<{ word: string }>`select word from words order by word collate "C"`.execute(db)).rows;
  return { db, add, words, take: way.take };
}

const count = (kinds: readonly string[], kind: string) => kinds.filter((one) => one === kind).length;

test('A transaction is answered twice: what was asked for in it, and its end', async (t) => {
  const { db, add, take } = await open(t);
  take();
  await inTransaction(db, async (trx, line) => {
    for (const word of ['one', 'two', 'three']) line.post(add(word).compile(trx));
  });
  assert.equal(count(take(), 'Z'), 2);
  await inTransaction(db, async (trx, line) => {
    line.post(add('four').compile(trx));
    await sql`select word from words`.execute(trx);
    line.post(add('five').compile(trx));
  });
  assert.equal(count(take(), 'Z'), 3, 'up to the look, after it, the end');
});

test('How rows look is said once a session, and they are read alike ever after', async (t) => {
  const { db, add, take } = await open(t);
  await add('one', 1).execute(db);
  await add('two').execute(db);
  const look = () =>
    sql`select word, many, array_agg(many) as all, now()::date as day, true as yes from words group by word order by word`.execute(
      db,
    );
  take();
  const first = await look();
  assert.equal(count(take(), 'T'), 1);
  const second = await look();
  assert.equal(count(take(), 'T'), 0);
  assert.deepEqual(second, first);
  const [one, two] = first.rows;
  assert.deepEqual({ ...(one as object), day: '' }, { word: 'one', many: 1, all: [1], day: '', yes: true });
  assert.deepEqual(
    { ...(two as object), day: '' },
    { word: 'two', many: null, all: [null], day: '', yes: true },
  );
});

test('How many rows were written is counted, also where none is', async (t) => {
  const { db, add } = await open(t);
  const written = async (statement: ReturnType<typeof add>) => (await statement.execute(db)).numAffectedRows;
  assert.equal(await written(add('one')), 1n);
  assert.equal(await written(sql`update words set many = 2`), 1n);
  assert.equal(await written(sql`update words set many = 2 where word = 'none'`), 0n);
  assert.equal(await written(sql`select word from words`), undefined);
});

test('What cannot be sent keeps the whole transaction from being stored', async (t) => {
  const { db, add, words } = await open(t);
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const failing = inTransaction(db, async (trx, line) => {
    line.post(add('one').compile(trx));
    line.post(add('two', circle).compile(trx));
  });
  await assert.rejects(failing, /circular/);
  assert.deepEqual(await words(), []);
  await inTransaction(db, async (trx, line) => line.post(add('three').compile(trx)));
  assert.deepEqual(await words(), [{ word: 'three' }]);
});

test('A number that is too large fails whoever reads it, and nobody beside him', async (t) => {
  const { db, add } = await open(t);
  await add('one', '9007199254740993').execute(db);
  const [large, small] = await inLine(db, (one) =>
    Promise.allSettled([sql`select many from words`.execute(one), sql`select word from words`.execute(one)]),
  );
  assert.equal(large.status, 'rejected');
  assert.match(String(large.reason), /RangeError: int8 9007199254740993/);
  assert.deepEqual(small.status === 'fulfilled' && small.value.rows, [{ word: 'one' }]);
});

test('Outside a transaction what fails takes nothing with it that was sent beside it', async (t) => {
  const { db, add, words } = await open(t);
  await inLine(db, (one) =>
    Promise.allSettled([add('one').execute(one), sql`select 1 / 0`.execute(one), add('two').execute(one)]),
  );
  assert.deepEqual(await words(), [{ word: 'one' }, { word: 'two' }]);
});

test('What a failure has kept from being prepared is prepared when it is asked for again', async (t) => {
  const { db, add, words } = await open(t);
  const plus = (word: string) => sql`insert into words values (${word}, 1 + 1)`;
  for (const _ of ['once', 'twice']) {
    const failing = inTransaction(db, async (trx, line) => {
      line.post(sql`select 1 / 0`.compile(trx));
      line.post(plus('one').compile(trx));
    });
    await assert.rejects(failing, { code: '22012' });
  }
  await plus('two').execute(db);
  await assert.rejects(add('two').execute(db), { code: '23505' });
  await add('three').execute(db);
  assert.deepEqual(await words(), [{ word: 'three' }, { word: 'two' }]);
});

test('Whoever measures hears of each statement with its answer, until he has heard enough', async (t) => {
  const { db, add } = await open(t);
  const heard: string[] = [];
  const answers: Promise<unknown>[] = [];
  const stop = hearStatements(({ text, values, answer }) => {
    heard.push(`${text} ${values.join()}`.trim());
    answers.push(answer.then(({ command, rowCount }) => [command, rowCount]));
  });
  await inTransaction(db, async (trx, line) => line.post(add('one').compile(trx)));
  stop();
  await add('two').execute(db);
  assert.deepEqual(heard, ['begin', 'insert into words values ($1, $2) one,', 'commit']);
  assert.deepEqual(await Promise.all(answers), [
    ['BEGIN', null],
    ['INSERT', 1],
    ['COMMIT', null],
  ]);
});
