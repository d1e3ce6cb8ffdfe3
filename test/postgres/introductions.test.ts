import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstComplex, rememberBot } from '../../src/adapters/postgres/complexes/complexes.ts';
import { createIntroductions } from '../../src/adapters/postgres/conversation/introductions.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { freshDatabase } from '../support/database.ts';

test('Of two processes one introduces the bot; the other has its turn as soon as the first is done', async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 4, applicationName: 'test' });
  const db = openTables(pool);
  const home = await firstComplex(db, { name: 'Двор', timeZone: 'Europe/Moscow' });
  const bot = await rememberBot(db, { messenger: 'telegram', externalId: '7' });
  const [one, other] = [bot, bot].map((same) =>
    createIntroductions({ db, pool, home }, same, { now: () => new Date() }),
  );
  assert.ok(one && other);
  const meanwhile = await one.alone(() => other.alone(async () => 'both'));
  assert.equal(meanwhile, null);
  await assert.rejects(one.alone(() => Promise.reject(new Error('broken off'))));
  assert.equal(await other.alone(async () => 'mine'), 'mine');
  await pool.end();
});
