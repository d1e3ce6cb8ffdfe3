import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { after, test } from 'node:test';
import pg from 'pg';
import { until } from '../../src/adapters/postgres/embedded/wait.ts';
import { isConnectionLost, openPool, refuseUnfit } from '../../src/adapters/postgres/kit/connect.ts';
import { leadPolling } from '../../src/adapters/postgres/kit/lead.ts';
import { createWorker } from '../../src/adapters/postgres/kit/worker.ts';
import { freshDatabase, inDatabase } from '../support/database.ts';

const { url } = await freshDatabase({ after });
const options = { max: 2, applicationName: 'connect.test' };

/** What a promise failed with. */
async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => assert.fail('It did not fail'),
    (error: unknown) => error,
  );
}

async function cutOff(pid: number): Promise<void> {
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query('select pg_terminate_backend($1, 5000)', [pid]);
  await admin.end();
}

test('numbers, dates and instants are read without loss, and only through this pool', async () => {
  const pool = await openPool(url, options);
  const { rows } = await pool.query(
    `select '9007199254740991'::int8 as id, array['-1'::int8, null] as ids, 0.10::numeric as price,
            '2026-11-22'::date as day, '2026-11-22 22:41:00+03'::timestamptz as at`,
  );
  assert.deepEqual(rows, [
    {
      id: 2 ** 53 - 1,
      ids: [-1, null],
      price: '0.10',
      day: '2026-11-22',
      at: new Date('2026-11-22T19:41:00Z'),
    },
  ]);
  await assert.rejects(pool.query(`select '9007199254740992'::int8`), RangeError);
  assert.deepEqual(
    (await pool.query('select 1 as works')).rows,
    [{ works: 1 }],
    'the connection still serves',
  );
  await pool.end();

  const plain = new pg.Client(url);
  await plain.connect();
  assert.deepEqual((await plain.query(`select 1::int8 as id`)).rows, [{ id: '1' }]);
  await plain.end();
});

test('every session runs in UTC, under its name, without compiling and asking whether we live, whatever the database and its address prefer', async () => {
  const elsewhere = new URL(url);
  elsewhere.searchParams.set('options', '-c timezone=Asia/Tokyo -c jit=on');
  const pool = await openPool(elsewhere.href, options);
  const clients = [await pool.connect(), await pool.connect()];
  for (const client of clients) {
    const { rows } = await client.query(
      `select current_setting('timezone') as zone, current_setting('application_name') as name,
        current_setting('jit') as jit, current_setting('tcp_keepalives_idle') as asks`,
    );
    assert.deepEqual(rows, [{ zone: 'UTC', name: 'connect.test', jit: 'off', asks: '30' }]);
    client.release();
  }
  await pool.end();
});

test('every connection, also those that keep a lock, asks after ten seconds of silence whether the server lives', async (t) => {
  const alive = t.mock.method(Socket.prototype, 'setKeepAlive');
  const pool = await openPool(url, { ...options, max: 3 });
  const worker = createWorker(pool);
  await worker.id();
  const lead = await leadPolling(pool, 1, new AbortController().signal);
  await pool.query('select');
  assert.equal(pool.totalCount, 3);
  assert.deepEqual(
    alive.mock.calls.map(({ arguments: given }) => given),
    [true, true, true].map((on) => [on, 10_000]),
  );
  assert.equal(new Set(alive.mock.calls.map(({ this: socket }) => socket)).size, 3);
  await lead.release();
  await worker.close();
  await pool.end();
});

test('a database that is not UTF8 or is older than 15 is refused in one line', async (t) => {
  const admin = await openPool(url, options);
  const name = `${new URL(url).pathname.slice(1)}_ascii`;
  t.after(async () => {
    await admin.query(`drop database if exists ${name}`);
    await admin.end();
  });
  await admin.query(
    `create database ${name} template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`,
  );
  await assert.rejects(openPool(inDatabase(url, name), options), {
    name: 'UnfitDatabase',
    code: 'encoding',
    message: /^.*SQL_ASCII.*UTF8.*$/,
  });

  const old = { version: 140_011, shown: '14.11', encoding: 'UTF8' };
  assert.throws(() => refuseUnfit(old), {
    name: 'UnfitDatabase',
    code: 'version',
    message: /^.*14\.11.*15.*$/,
  });
  refuseUnfit({ version: 150_000, shown: '15.0', encoding: 'UTF8' });
});

test('a connection lost at rest or between two statements stops neither the process nor the pool', async () => {
  const lost: Error[] = [];
  const pool = await openPool(url, { ...options, onIdleLost: (error) => lost.push(error) });
  const idle = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  await cutOff(idle.rows[0]?.pid ?? 0);
  assert.ok(await until(5_000, async () => lost[0]));
  assert.ok(lost.every(isConnectionLost));

  const client = await pool.connect();
  const begun = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  await client.query('begin');
  await cutOff(begun.rows[0]?.pid ?? 0);
  const failure = await until(5_000, () =>
    client.query('select 1').then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
  assert.ok(isConnectionLost(failure), String(failure));
  client.release(true);
  assert.deepEqual((await pool.query('select 1 as works')).rows, [{ works: 1 }]);
  await pool.end();
});

test('a database that is away is told from a mistake of ours', async () => {
  const pool = await openPool(url, options);
  const away = new URL(url);
  away.port = '1';
  const narrow = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 1 });
  narrow.on('error', () => undefined);
  const failure = (code: string) => Object.assign(new Error('database error'), { code });
  const lost = [
    await failureOf(openPool(away.href, options)),
    await failureOf(pool.query('select pg_terminate_backend(pg_backend_pid())')),
    await failureOf(Promise.all([narrow.query('select pg_sleep(0.1)'), narrow.query('select 1')])),
    // A restore drops it and makes it anew.
    await failureOf(openPool(inDatabase(url, 'no_such_database'), options)),
    ...['ECONNRESET', '55000', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '08006', '53300'].map(
      failure,
    ),
    new Error('Connection terminated unexpectedly'),
    new Error('Query read timeout'),
    new Error('Client has encountered a connection error and is not queryable'),
  ];
  for (const error of lost) assert.equal(isConnectionLost(error), true, String(error));

  const wrongPassword = new URL(url);
  wrongPassword.password = 'guess';
  const ours = [
    await failureOf(pool.query('select from no_such_table')),
    await failureOf(pool.query('select 1/0')),
    await failureOf(openPool(wrongPassword.href, options)),
    new TypeError('Cannot read properties of undefined'),
    'ECONNREFUSED',
  ];
  for (const error of ours) assert.equal(isConnectionLost(error), false, String(error));
  await pool.end();
  await narrow.end();
});
