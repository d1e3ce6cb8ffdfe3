import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { AT_FIRST } from '../../src/core/complexes/complex.ts';
import { minutes } from '../../src/core/kernel/time.ts';
import { freshDatabase } from '../support/database.ts';

const { alertRules, quietHours } = AT_FIRST;
const remind = alertRules.remindAfter / minutes(1);
const call = alertRules.callAfter / minutes(1);

test('The database gives a complex the times that core gives it', async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'test' });
  const { rows } = await pool.query(
    `insert into complexes (name, time_zone) values ('ЖК', 'Europe/Moscow')
     returning remind_after_minutes as remind, call_after_minutes as call,
       quiet_from_minute as "from", quiet_until_minute as until`,
  );
  await pool.end();
  assert.deepEqual(rows, [{ remind, call, ...quietHours }]);
});

test('The product’s page names the times that a complex begins with', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/product.md'), 'utf8');
  const clock = (minute: number) => `${String(minute / 60).padStart(2, '0')}:00`;
  assert.ok(
    page.includes(`reminder to the holders after ${remind} minutes, guards and admins after ${call}`),
  );
  assert.ok(page.includes(`default ${clock(quietHours.from)}-${clock(quietHours.until)}`));
});
