import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { openPool, UnfitDatabase } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { isClash, isDatabaseTrouble } from '../../src/adapters/postgres/kit/trouble.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { freshDatabase } from '../support/database.ts';

const coded = (code: string) => Object.assign(new Error('an error of the database'), { code });

const theirs = [
  ...['25006', '53100', '53200', '53300', '57014', '57P01', '57P05', '40001', '40P01', '55P03', '58030'],
  ...['08006', '28P01', '28000', '42501', '25P03', '25P04', 'XX000', 'ECONNRESET', 'CERT_HAS_EXPIRED'],
].map(coded);

const ours = ['23505', '23514', '22P02', '42P01', '42703', '22012', 'P0001', '0A000', 'ENOENT'].map(coded);

test('what passes by itself is the database’s trouble, and what would throw for ever is not', () => {
  const more = [new UnfitDatabase('version', 'it is too old'), new Error('Query read timeout')];
  for (const error of [...theirs, ...more]) assert.equal(isDatabaseTrouble(error), true, String(error));
  for (const error of [...ours, new TypeError('a bug'), '53100', null])
    assert.equal(isDatabaseTrouble(error), false, String(error));
  assert.deepEqual(
    [...theirs, ...ours].filter(isClash).map(({ code }) => code),
    ['40001', '40P01'],
  );
});

test('a server says so in the words that are known', async () => {
  const { url } = await freshDatabase({ after });
  const pool = await openPool(url, { max: 1, applicationName: 'trouble.test', deadline: 300 });
  after(() => pool.end());
  const thrown = async (...statements: string[]) => {
    const client = await pool.connect();
    try {
      for (const statement of statements) await client.query(statement);
      return assert.fail(`nothing was thrown by ${statements.at(-1)}`);
    } catch (error) {
      return error;
    } finally {
      client.release(true);
    }
  };
  const seen = [
    await thrown('set default_transaction_read_only = on', 'create table there (x int)'),
    await thrown("set statement_timeout = '10ms'", 'select pg_sleep(1)'),
    await thrown("set lock_timeout = '10ms'", 'begin', 'select pg_sleep(1)'),
  ];
  for (const error of seen) assert.equal(isDatabaseTrouble(error), true, String(error));
});

test('of two transactions that wait for each other both are done: the one that the server ends is done again', async () => {
  const { url } = await freshDatabase({ after });
  const pool = await openPool(url, { max: 2, applicationName: 'trouble.test' });
  after(() => pool.end());
  const wakes = { notices: () => {}, timers: () => {} };
  const clock = { now: () => new Date() };
  const { transact } = createTransactions(openTables(pool), clock, wakes, Buffer.alloc(32));
  const both = Promise.withResolvers<void>();
  let begun = 0;
  const deed = (first: number, second: number) =>
    transact(async (_, trx) => {
      await sql`set local deadlock_timeout = '20ms'`.execute(trx);
      await sql`select pg_advisory_xact_lock(99, ${first})`.execute(trx);
      begun += 1;
      if (begun === 2) both.resolve();
      await both.promise;
      await sql`select pg_advisory_xact_lock(99, ${second})`.execute(trx);
    });
  await Promise.all([deed(1, 2), deed(2, 1)]);
  assert.equal(begun, 3);
});
