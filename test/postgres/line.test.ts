import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { isConnectionLost, openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { inTransaction, openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import type { Tables } from '../../src/adapters/postgres/tables.ts';
import { freshDatabase } from '../support/database.ts';

async function open(t: TestContext) {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'test' });
  t.after(() => pool.end());
  const db = openTables(pool);
  await sql`create table words (word text primary key)`.execute(db);
  const words = async () => (await sql<{ word: string }>`select word from words`.execute(db)).rows;
  return { db, words };
}

const adding = (db: Kysely<Tables>, word: string) => sql`insert into words values (${word})`.compile(db);

test('what is posted is there for whoever waits next, and stored by the commit', async (t) => {
  const { db, words } = await open(t);
  const seen = await inTransaction(db, async (trx, line) => {
    line.post(adding(trx, 'one'));
    const { rows } = await sql`select word from words`.execute(trx);
    line.post(adding(trx, 'two'));
    return rows;
  });
  assert.deepEqual(seen, [{ word: 'one' }]);
  assert.deepEqual(await words(), [{ word: 'one' }, { word: 'two' }]);
});

/** A way to the database on which its answers can be kept back. */
async function holdingAnswers(t: TestContext, target: string) {
  const { hostname, port } = new URL(target);
  const held: (() => void)[] = [];
  let isHolding = false;
  const server = createServer((client) => {
    const base = connect({ host: hostname, port: Number(port) });
    for (const socket of [client, base]) socket.on('error', () => {});
    client.on('data', (bytes) => base.write(bytes)).on('close', () => base.destroy());
    base.on('data', (bytes) => {
      if (isHolding) held.push(() => client.write(bytes));
      else client.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const url = new URL(target);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url.host = `127.0.0.1:${address.port}`;
  const hold = () => {
    isHolding = true;
  };
  const letGo = () => {
    isHolding = false;
    for (const write of held.splice(0)) write();
  };
  return { url: String(url), hold, letGo };
}

test('a transaction is one round trip: it is stored before any of it has been answered', {
  timeout: 20_000,
}, async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'test' });
  t.after(() => pool.end());
  await pool.query('create table words (word text primary key)');
  const way = await holdingAnswers(t, url);
  const held = await openPool(way.url, { max: 1, applicationName: 'test' });
  t.after(() => held.end());
  way.hold();
  let isAnswered = false;
  const writing = inTransaction(openTables(held), async (trx, line) => {
    for (const word of ['one', 'two', 'three']) line.post(adding(trx, word));
  }).then(() => {
    isAnswered = true;
  });
  let stored = 0;
  for (let looks = 0; looks < 1_000 && stored !== 3; looks += 1)
    stored = (await pool.query('select from words')).rowCount ?? 0;
  const wasAnswered = isAnswered;
  way.letGo();
  await writing;
  assert.equal(stored, 3);
  assert.ok(!wasAnswered);
});

test('whoever looks behind a commit sees what it stored, and sends nothing on a connection that is given back', {
  timeout: 20_000,
}, async (t) => {
  const { url } = await freshDatabase(t);
  const way = await holdingAnswers(t, url);
  const pool = await openPool(way.url, { max: 1, applicationName: 'test' });
  t.after(() => pool.end());
  await pool.query('create table words (word text primary key)');
  const begun = Promise.withResolvers<() => Promise<{ rows: readonly unknown[] }> | null>();
  const writing = inTransaction(openTables(pool), async (trx, line) => {
    way.hold();
    line.post(adding(trx, 'one'));
    begun.resolve(() => line.behindCommit(() => sql`select word from words`.execute(trx)));
  });
  const look = await begun.promise;
  await setImmediate();
  const looking = look();
  way.letGo();
  await writing;
  assert.equal(look(), null, 'it is too late for another look');
  assert.deepEqual((await looking)?.rows, [{ word: 'one' }]);
  await pool.query('select');
});

/** A connection, the only one, on which somebody looks behind a commit whose answer he has not waited for. */
async function lookingBehind(t: TestContext, look: (trx: Kysely<Tables>) => Promise<unknown>) {
  const { url } = await freshDatabase(t);
  const way = await holdingAnswers(t, url);
  const pool = await openPool(way.url, { max: 1, applicationName: 'test' });
  t.after(() => pool.end());
  await pool.query('create table words (word text primary key)');
  const db = openTables(pool);
  const begun = Promise.withResolvers<() => Promise<unknown> | null>();
  const writing = inTransaction(db, async (trx, line) => {
    way.hold();
    line.post(adding(trx, 'one'));
    begun.resolve(() => line.behindCommit(() => look(trx)));
  });
  const begin = await begun.promise;
  await setImmediate();
  const looking = begin() ?? assert.fail('it is too late');
  way.letGo();
  await assert.rejects(looking, { code: '22012' });
  await writing;
  return { db };
}

test('a connection is given back when all that was asked for behind the commit is answered, also where some of it fails', async (t) => {
  let isAnswered = false;
  const { db } = await lookingBehind(t, (trx) =>
    Promise.all([
      sql`select 1 / 0`.execute(trx),
      sql`select pg_sleep(0.2)`.execute(trx).then(() => {
        isAnswered = true;
      }),
    ]),
  );
  await db.connection().execute(async () => assert.ok(isAnswered, 'it was on its way still'));
});

test('who goes on although what went beside it has failed sends nothing on a connection that is another’s', async (t) => {
  const gate = Promise.withResolvers<void>();
  const late = Promise.withResolvers<unknown>();
  const { db } = await lookingBehind(t, (trx) => {
    const steps = gate.promise.then(() => adding(trx, 'two')).then((two) => trx.executeQuery(two));
    late.resolve(assert.rejects(steps, { message: 'a connection that was given back' }));
    return Promise.all([sql`select 1 / 0`.execute(trx), steps.catch(() => {})]);
  });
  const another = inTransaction(db, async (trx) => {
    gate.resolve();
    await late.promise;
    return sql`select word from words`.execute(trx);
  });
  assert.deepEqual((await another).rows, [{ word: 'one' }]);
});

test('what fails is thrown to whoever waits next, as what it was', async (t) => {
  const { db, words } = await open(t);
  const failing = inTransaction(db, async (trx, line) => {
    line.post(adding(trx, 'one'));
    line.post(adding(trx, 'one'));
    await sql`select word from words`.execute(trx);
  });
  await assert.rejects(failing, { code: '23505' });
  assert.deepEqual(await words(), []);
});

test('a commit behind what fails stores nothing, and throws what failed first', async (t) => {
  const { db, words } = await open(t);
  const failing = inTransaction(db, async (trx, line) => {
    line.post(adding(trx, 'one'));
    line.post(adding(trx, 'one'));
    line.post(sql`select 1 / 0`.compile(trx));
  });
  await assert.rejects(failing, { code: '23505' });
  assert.deepEqual(await words(), []);
  await inTransaction(db, async (trx, line) => line.post(adding(trx, 'two')));
  assert.deepEqual(await words(), [{ word: 'two' }]);
});

test('whoever throws takes back what was posted', async (t) => {
  const { db, words } = await open(t);
  const failing = inTransaction(db, async (trx, line) => {
    line.post(adding(trx, 'one'));
    throw new Error('a bug');
  });
  await assert.rejects(failing, { message: 'a bug' });
  assert.deepEqual(await words(), []);
});

test('a connection that is lost in the middle fails everything that was on its way, and the next one works', async (t) => {
  const { db, words } = await open(t);
  const failing = inTransaction(db, async (trx, line) => {
    line.post(adding(trx, 'one'));
    line.post(sql`select pg_terminate_backend(pg_backend_pid())`.compile(trx));
    line.post(adding(trx, 'two'));
  });
  await assert.rejects(failing, isConnectionLost);
  assert.deepEqual(await words(), []);
  await inTransaction(db, async (trx, line) => line.post(adding(trx, 'three')));
  assert.deepEqual(await words(), [{ word: 'three' }]);
});

test('a statement is prepared once, also where a transaction had failed before it', async (t) => {
  const { db, words } = await open(t);
  const twice = inTransaction(db, async (trx, line) => {
    line.post(sql`select 1 / 0`.compile(trx));
    line.post(adding(trx, 'one'));
  });
  await assert.rejects(twice, { code: '22012' });
  await inTransaction(db, async (trx, line) => {
    line.post(adding(trx, 'one'));
    line.post(adding(trx, 'two'));
  });
  const { rows } = await sql`
    select count(*) as names from pg_prepared_statements where statement like 'insert into words%'
  `.execute(db);
  assert.deepEqual(rows, [{ names: 1 }]);
  assert.equal((await words()).length, 2);
});

test('what does not wait for each other leaves in one write', async (t) => {
  const { db } = await open(t);
  const real: (...chunk: unknown[]) => unknown = Reflect.get(Socket.prototype, '_writeGeneric');
  t.after(() => Object.assign(Socket.prototype, { _writeGeneric: real }));
  // Beside us other connections of this process write what they like; ours is the one that speaks of words.
  const ours = new WeakSet<Socket>();
  let writes = 0;
  const counting = function (this: Socket, isMany: unknown, data: unknown, ...rest: unknown[]) {
    const pieces = Array.isArray(data) ? data.map(({ chunk }) => chunk) : [data];
    if (pieces.some((piece) => String(piece).includes('words'))) ours.add(this);
    if (ours.has(this)) writes += 1;
    return Reflect.apply(real, this, [isMany, data, ...rest]);
  };
  Object.assign(Socket.prototype, { _writeGeneric: counting });
  const written = () => {
    const many = writes;
    writes = 0;
    return many;
  };
  await inTransaction(db, async (trx, line) => {
    for (const word of ['one', 'two', 'three']) line.post(adding(trx, word));
    await sql`select word from words`.execute(trx);
    assert.equal(written(), 1, 'the begin and all up to the look');
    line.post(adding(trx, 'four'));
  });
  assert.equal(written(), 1, 'the last and the commit');
});
