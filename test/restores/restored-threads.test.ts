import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { copiesIn, makesCopy, readsCopy, sendsCopy, unpack } from '../support/copies.ts';
import { holders } from '../support/joining.ts';
import { openColdTestApp, openTestApp, type TestApp } from '../support/test-app.ts';

type Shared = { app: TestApp; olga: Person; anna: Person; petr: Person; boris: Person; good: Uint8Array };

/** A copy in which Anna and Petr hold spot 45; since then nobody does. */
async function heldByTwo(t: TestContext): Promise<Shared> {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [45]);
  const petr = await app.resident('Пётр', [45]);
  const boris = await app.resident('Борис', [12]);
  const good = await readsCopy(app, await makesCopy(app, olga));
  await app.pool.query('delete from holdings where spot = 45');
  return { app, olga, anna, petr, boris, good };
}

async function restoresIt({ app, olga, good }: Shared): Promise<void> {
  await sendsCopy(app, olga, good);
  assert.match(app.reads(olga), /Восстановить копию/);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Борис', '45 Анна', '45 Пётр']);
}

const parties = async ({ pool }: TestApp) => {
  const { rows } = await pool.query<{ name: string }>(
    `select p.display_name as name from alert_parties a join persons p on p.id = a.person_id
     where a.part = 'holder' order by 1`,
  );
  return rows.map(({ name }) => name);
};

test('The open thread of a restored spot goes to all who hold it again, and away from whoever held it meanwhile', async (t) => {
  const shared = await heldByTwo(t);
  const { app, anna, petr, boris } = shared;
  await app.resident('Вера', [45]);
  await app.says(boris, '/blocked 45');
  assert.deepEqual(await parties(app), ['Вера']);
  await restoresIt(shared);
  assert.deepEqual(await parties(app), ['Анна', 'Пётр']);
  for (const heir of [anna, petr]) assert.ok(app.world.find(heir, 'Просит сосед с места 12'), heir.firstName);
  await app.taps(petr, 'Иду');
  assert.ok(app.world.find(boris, 'идёт'));
});

test('A thread whose spot was given up has its heirs again', async (t) => {
  const shared = await heldByTwo(t);
  const { app, boris } = shared;
  const vera = await app.resident('Вера', [45]);
  await app.says(boris, '/blocked 45');
  await app.says(vera, 'Моё место');
  await app.taps(vera, 'Отказаться от места');
  await app.taps(vera, 'Подтвердить');
  assert.deepEqual(await parties(app), []);
  await restoresIt(shared);
  assert.deepEqual(await parties(app), ['Анна', 'Пётр']);
});

test('The copy before a restore is one view of the house, whatever is written while it is made', async (t) => {
  const { app, olga, good } = await heldByTwo(t);
  await sendsCopy(app, olga, good);
  const before = await copiesIn(app);
  const writer = await app.pool.connect();
  await writer.query('begin; lock table lost_spots in access exclusive mode');
  const waits = async () =>
    (await app.pool.query("select 1 from pg_locks where not granted and relation = 'lost_spots'::regclass"))
      .rows.length > 0;
  await app.world.tap(olga, 'Подтвердить');
  const until = performance.now() + 10_000;
  while (!(await waits()) && performance.now() < until);
  await writer.query(
    `insert into lost_spots (complex_id, spot, former, lost_at)
     select 1, 5, id, '2026-11-22T19:40:00Z' from persons where display_name = 'Борис'`,
  );
  await writer.query('commit');
  writer.release();
  await app.quiet();
  assert.match(app.reads(olga), /Готово/);
  const [safety = ''] = (await copiesIn(app)).filter((name) => !before.includes(name));
  const { rows } = unpack(await readsCopy(app, safety));
  assert.deepEqual(
    rows.filter(([table]) => table === 'lost_spots'),
    [],
  );
});

test('A house whose tables lie in a schema of their own has copies and restores, too', async (t) => {
  const app = await openColdTestApp(t);
  await app.stopBot();
  // The default path looks into the schema of the account's own name first.
  await app.pool.query(
    "do $$ begin execute format('alter schema public rename to %I', current_user); end $$; create schema public",
  );
  await app.startBot();
  const olga = await app.admin('Ольга');
  const good = await readsCopy(app, await makesCopy(app, olga));
  await app.resident('Борис', [45]);
  await sendsCopy(app, olga, good);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), []);
});
