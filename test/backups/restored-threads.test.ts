import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { copiesIn, makesCopy, readsCopy, sendsCopy, unpack } from '../support/copies.ts';
import { type House, openColdHouse, openHouse } from '../support/house.ts';
import { holders } from '../support/joining.ts';

type Shared = { house: House; olga: Person; anna: Person; petr: Person; boris: Person; good: Uint8Array };

/** A copy in which Anna and Petr hold spot 45; since then nobody does. */
async function heldByTwo(t: TestContext): Promise<Shared> {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [45]);
  const petr = await house.resident('Пётр', [45]);
  const boris = await house.resident('Борис', [12]);
  const good = await readsCopy(house, await makesCopy(house, olga));
  await house.pool.query('delete from holdings where spot = 45');
  return { house, olga, anna, petr, boris, good };
}

async function restoresIt({ house, olga, good }: Shared): Promise<void> {
  await sendsCopy(house, olga, good);
  assert.match(house.reads(olga), /Восстановить копию/);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['12 Борис', '45 Анна', '45 Пётр']);
}

const parties = async ({ pool }: House) => {
  const { rows } = await pool.query<{ name: string }>(
    `select p.display_name as name from alert_parties a join persons p on p.id = a.person_id
     where a.part = 'holder' order by 1`,
  );
  return rows.map(({ name }) => name);
};

test('The open thread of a restored spot goes to all who hold it again, and away from whoever held it meanwhile', async (t) => {
  const shared = await heldByTwo(t);
  const { house, anna, petr, boris } = shared;
  await house.resident('Вера', [45]);
  await house.says(boris, '/blocked 45');
  assert.deepEqual(await parties(house), ['Вера']);
  await restoresIt(shared);
  assert.deepEqual(await parties(house), ['Анна', 'Пётр']);
  for (const heir of [anna, petr])
    assert.ok(house.world.find(heir, 'Просит сосед с места 12'), heir.firstName);
  await house.taps(petr, 'Иду');
  assert.ok(house.world.find(boris, 'идёт'));
});

test('A thread whose spot was given up has its heirs again', async (t) => {
  const shared = await heldByTwo(t);
  const { house, boris } = shared;
  const vera = await house.resident('Вера', [45]);
  await house.says(boris, '/blocked 45');
  await house.says(vera, 'Моё место');
  await house.taps(vera, 'Отказаться от места');
  await house.taps(vera, 'Подтвердить');
  assert.deepEqual(await parties(house), []);
  await restoresIt(shared);
  assert.deepEqual(await parties(house), ['Анна', 'Пётр']);
});

test('The copy before a restore is one view of the house, whatever is written while it is made', async (t) => {
  const { house, olga, good } = await heldByTwo(t);
  await sendsCopy(house, olga, good);
  const before = await copiesIn(house);
  const writer = await house.pool.connect();
  await writer.query('begin; lock table lost_spots in access exclusive mode');
  const waits = async () =>
    (await house.pool.query("select 1 from pg_locks where not granted and relation = 'lost_spots'::regclass"))
      .rows.length > 0;
  await house.world.tap(olga, 'Подтвердить');
  const until = performance.now() + 10_000;
  while (!(await waits()) && performance.now() < until);
  await writer.query(
    `insert into lost_spots (complex_id, spot, former, lost_at)
     select 1, 5, id, '2026-11-22T19:40:00Z' from persons where display_name = 'Борис'`,
  );
  await writer.query('commit');
  writer.release();
  await house.quiet();
  assert.match(house.reads(olga), /Готово/);
  const [safety = ''] = (await copiesIn(house)).filter((name) => !before.includes(name));
  const { rows } = unpack(await readsCopy(house, safety));
  assert.deepEqual(
    rows.filter(([table]) => table === 'lost_spots'),
    [],
  );
});

test('A house whose tables lie in a schema of their own has copies and restores, too', async (t) => {
  const house = await openColdHouse(t);
  await house.stopBot();
  // The default path looks into the schema of the account's own name first.
  await house.pool.query(
    "do $$ begin execute format('alter schema public rename to %I', current_user); end $$; create schema public",
  );
  await house.startBot();
  const olga = await house.admin('Ольга');
  const good = await readsCopy(house, await makesCopy(house, olga));
  await house.resident('Борис', [45]);
  await sendsCopy(house, olga, good);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), []);
});
