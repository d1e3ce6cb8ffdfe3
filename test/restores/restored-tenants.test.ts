import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makesCopy, readsCopy, sendsCopy } from '../support/copies.ts';
import { holders } from '../support/joining.ts';
import { letHouse } from '../support/tenancy.ts';
import { openTestApp } from '../support/test-app.ts';

test('A copy makes no owner of a tenant, and his tenancy ends by itself all the same', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const { yulia } = await letHouse(app);
  const good = await readsCopy(app, await makesCopy(app, olga));
  await app.pool.query('delete from holdings where spot = 45');
  await app.pool.query("delete from timers where kind = 'tenancy'");
  await sendsCopy(app, olga, good);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Анна', '45 Борис', '45 Юля']);
  await app.says(yulia, 'Моё место');
  assert.match(app.reads(yulia), /Вы снимаете место 45 до 25 декабря/);
  await app.advance(40 * 24 * 60);
  assert.deepEqual(await holders(app), ['12 Анна', '45 Борис']);
});

test('A tenancy that was over meanwhile does not come back with a copy', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await letHouse(app);
  const good = await readsCopy(app, await makesCopy(app, olga));
  await app.advance(40 * 24 * 60);
  assert.deepEqual(await holders(app), ['12 Анна', '45 Борис']);
  await sendsCopy(app, olga, good);
  assert.match(app.reads(olga), /совпадает с тем, что есть: менять нечего/);
  assert.deepEqual(await holders(app), ['12 Анна', '45 Борис']);
});
