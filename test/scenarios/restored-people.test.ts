import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makesCopy, opensNewest } from '../support/copies.ts';
import { applies } from '../support/joining.ts';
import { openTestApp } from '../support/test-app.ts';

test('Whoever gets his spot back is asked about who claims it meanwhile', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await makesCopy(app, olga);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Подтвердить');
  const vera = app.stranger('Вера');
  await applies(app, vera, '45');
  await opensNewest(app, olga);
  await app.taps(olga, 'Подтвердить');
  await app.taps(boris, 'Не знаю этого человека');
  assert.match(app.world.find(olga, 'Вера')?.text ?? '', /Борис/);
});

test('Of those who were let in since the copy whoever works here by now stays a resident', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await makesCopy(app, olga);
  await app.resident('Галя', []);
  await app.resident('Иван', []);
  await app.pool.query(
    "update memberships set roles = '{guard}' where person_id = (select id from persons where display_name = 'Иван')",
  );
  await opensNewest(app, olga);
  assert.match(app.reads(olga), /больше не житель: 1 человек/);
  assert.doesNotMatch(app.reads(olga), /снова житель/, 'nobody comes back');
  await app.taps(olga, 'Подтвердить');
  const { rows } = await app.pool.query(
    'select display_name as name from persons join memberships on person_id = id where approved_at is not null',
  );
  assert.deepEqual(rows, [{ name: 'Иван' }]);
});
