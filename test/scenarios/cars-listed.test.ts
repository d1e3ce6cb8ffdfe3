import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { adds, carsOf } from '../support/cars.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { opens } from '../support/touring.ts';

async function imports(app: TestApp, admin: Person, ...rows: readonly string[]): Promise<void> {
  await opens(app, admin, 'Импорт');
  const list = ['Место;Машины', ...rows].join('\n');
  app.world.document(admin, { name: 'list.csv', bytes: Buffer.from(list) });
  await app.quiet();
}

async function asked({ pool }: TestApp, person: Person): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from notices n join addresses a on a.person_id = n.recipient
     where n.notice ->> 'kind' = 'car listed' and a.external_id = $1`,
    [person.id],
  );
  return rows[0]?.count ?? 0;
}

test('A car of the list is nobody’s before he says so, and stands in no list of his', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const mark = await app.resident('Марк', [12]);
  await imports(app, olga, '12;"А123ВС77, a123bc 77"');
  assert.deepEqual(await carsOf(app), [], 'a list that is only shown asks nobody');
  await app.taps(olga, 'Применить');
  assert.deepEqual(await carsOf(app), ['Анна A123BC77 asked', 'Марк A123BC77 asked']);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Мои машины');
  assert.doesNotMatch(app.reads(anna), /А123ВС77/);
  await app.taps(mark, 'Не моя');
  assert.match(app.reads(mark), /о машине А123ВС77 вам не напишут/);
  await app.taps(anna, 'Да, моя');
  assert.deepEqual(await carsOf(app), ['Анна A123BC77 known', 'Марк A123BC77 refused']);
  await imports(app, olga, '12;а 123 вс 77', '45;');
  await app.taps(olga, 'Применить');
  assert.deepEqual([await asked(app, anna), await asked(app, mark)], [1, 1], 'each is asked once');
});

test('Whoever named the car himself is asked nothing: the list is one more witness, also in a dispute', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await adds(app, anna, 'А123ВС77');
  await adds(app, boris, 'А123ВС77');
  await imports(app, olga, '45;А123ВС77,К200КК77', '12;а123вс77');
  await app.taps(olga, 'Применить');
  assert.deepEqual([await asked(app, anna), await asked(app, boris)], [0, 1], 'about the other car');
  await adds(app, boris, 'К200КК77');
  assert.deepEqual(await carsOf(app), [
    'Анна A123BC77 known',
    'Борис A123BC77 known',
    'Борис K200KK77 known',
  ]);
  await imports(app, olga, '45;А123ВС77,К200КК77', '12;а123вс77');
  assert.match(app.reads(olga), /Менять нечего/);
});

test('What was refused once may still be added by hand, and a sixth car by no list', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await imports(app, olga, '12;А100ВС77;', '13;');
  await app.taps(olga, 'Применить');
  await app.taps(anna, 'Не моя');
  for (const at of [1, 2, 3, 4, 5]) await adds(app, anna, `А${at}00ВС77`);
  assert.equal((await carsOf(app)).filter((line) => line.endsWith('known')).length, 5);
  await imports(app, olga, '12;А600ВС77', '13;');
  await app.taps(olga, 'Применить');
  const question = app.world.find(anna, 'А600ВС77') ?? assert.fail();
  const { text } = await app.world.press(anna, question, 'Да, моя');
  assert.match(text ?? '', /Машин уже пять/);
  await app.quiet();
  assert.ok((await carsOf(app)).includes('Анна A600BC77 asked'));
});

test('«Это моя семья» says nothing of a car that only the list names', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await adds(app, anna, 'А123ВС77');
  await adds(app, boris, 'А123ВС77');
  await app.taps(boris, 'Убрать А123ВС77');
  await app.taps(boris, 'Подтвердить');
  await imports(app, olga, '45;А123ВС77');
  await app.taps(olga, 'Применить');
  assert.deepEqual(await carsOf(app), ['Анна A123BC77 known', 'Борис A123BC77 asked']);
  await app.taps(anna, 'Это моя семья');
  assert.deepEqual(
    await carsOf(app),
    ['Анна A123BC77 known', 'Борис A123BC77 asked'],
    'he was not asked yet',
  );
});
