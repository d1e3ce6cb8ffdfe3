import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from '../../src/adapters/postgres/examine.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { readMigrations } from '../../src/adapters/postgres/kit/migrate.ts';
import { freshDatabase } from '../support/database.ts';

/** The last schema in which a role was a column. */
const BEFORE_SETS = '0020-introductions.sql';

test('The doctor counts the admins of a database that the next start will bring up to date', async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'test' });
  t.after(() => pool.end());
  await pool.query('drop schema public cascade; create schema public');
  await pool.query('create table migrations (name text primary key)');
  const migrations = await readMigrations();
  const at = migrations.findIndex(({ name }) => name === BEFORE_SETS);
  const apply = async (some: typeof migrations) => {
    for (const { name, sql } of some) {
      await pool.query(sql);
      await pool.query('insert into migrations values ($1)', [name]);
    }
  };
  await apply(migrations.slice(0, at + 1));
  await pool.query(
    `insert into complexes (name, time_zone) values ('ЖК', 'Europe/Moscow');
     insert into persons (display_name, language, met_at) values ('Ольга', 'ru', now()), ('Анна', 'ru', now());
     insert into memberships (complex_id, person_id, consent_version, consented_at, admin)
       values (1, 1, 2, now(), true), (1, 2, 2, now(), false)`,
  );
  assert.equal((await examine(pool))?.admins, 1, 'before');
  await apply(migrations.slice(at + 1));
  assert.equal((await examine(pool))?.admins, 1, 'after');
});
