import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

async function sends(app: TestApp, admin: Person, name: string, bytes: Buffer | string): Promise<string> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Импорт');
  app.world.document(admin, { name, bytes: Buffer.from(bytes) });
  await app.quiet();
  return app.reads(admin);
}

async function spots({ pool }: TestApp): Promise<string[]> {
  const { rows } = await pool.query<{ row: string }>(
    `select concat_ws(' ', number, section, row_label, column_number) as row from spots order by number`,
  );
  return rows.map(({ row }) => row);
}

/** A house of so many spots, from 1 on, that nobody holds. */
async function testAppOf(app: TestApp, count: number): Promise<void> {
  await app.pool.query('insert into spots (complex_id, number) select 1, n from generate_series(1, $1) n', [
    count,
  ]);
}

const numbered = (...numbers: readonly number[]) => `Место\n${numbers.join('\n')}\n`;
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** Files as people really have them: what the dry run says of each, and the spots that it brings. */
const FILES: Readonly<Record<string, readonly [reads: RegExp, spots: readonly string[]]>> = {
  '05-levels-below-ground.csv': [
    /Столбцы: «Место» — место, «Этаж» — секция\n\n➕ Добавится 3: 101, 102, 201\n\nПока ничего/,
    ['101 -1', '102 -1', '201 -2'],
  ],
  '06-column-that-counts-lines.csv': [
    /Столбцы: «Номер места» — место, «Этаж» — секция\nНе читал: «№»\n/,
    ['501 2', '502 2', '607 3'],
  ],
  '07-title-above.csv': [
    /Столбцы: «Место» — место, «Секция» — секция, «Ряд» — ряд\n\n➕ Добавится 2/,
    ['701 А 1', '702 А 1'],
  ],
  '08-heading-mashinomesto.csv': [/Столбцы: «Машиноместо» — место, «Этаж» — секция\n/, ['101 1', '102 1']],
  '09-sep-line.csv': [/Столбцы: «Место» — место, «Этаж» — секция\n/, ['101 1']],
  '15-password-protected.xlsx': [/Файл закрыт паролем/, []],
};

const folder = join(import.meta.dirname, '../fixtures/spot-lists');

test('Every file that people really have comes out right, and says how it was read', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  assert.deepEqual(readdirSync(folder), Object.keys(FILES), 'each file has its outcome here');
  for (const [name, [reads, brings]] of Object.entries(FILES)) {
    assert.match(await sends(app, olga, name, readFileSync(join(folder, name))), reads, name);
    if (brings.length === 0) continue;
    await app.taps(olga, 'Применить');
    assert.deepEqual(await spots(app), brings, name);
    await app.pool.query('delete from spots');
  }
});

test('A list without names is read by places; what is left aside is said; nothing to change only if all was read', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  assert.match(
    await sends(app, olga, 'места.csv', '45;А;-1\n46;А;-1\n'),
    /Столбцы: 1-й столбец — место, 2-й столбец — секция, 3-й столбец — ряд\n/,
  );
  await app.taps(olga, 'Применить');
  assert.match(
    await sends(app, olga, 'места.csv', '№;М/м;Секция;Этаж;ФИО\n1;45;А;-1;Анна\n'),
    /Столбцы: «М\/м» — место, «Секция» \+ «Этаж» — секция\nНе читал: «№», «ФИО»\n/,
  );
  const failed = await sends(app, olga, 'места.csv', 'Место;Ряд\nА-1;1\nА-2;1\n');
  assert.match(failed, /строка 2: нет номера[^\n]*\nстрока 3: нет номера[^\n]*\n\nНи одной строки не понял/);
  assert.doesNotMatch(failed, /Менять нечего|можно применить/);
  const some = await sends(app, olga, 'места.csv', 'Место;Секция\n45;А\n46;02.янв\n');
  assert.match(some, /строка 3: здесь дата[^\n]*\n\nОстальные строки ничего не меняют/);
  assert.deepEqual(buttonsUnder(app, olga, 'Остальные строки'), ['Импорт'], 'a mended one may follow');
});

test('More than a third of the house goes only by a second press that names how many', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await testAppOf(app, 30);
  await sends(app, olga, 'треть.csv', numbered(...upTo(20)));
  await app.taps(olga, 'Применить');
  assert.equal((await spots(app)).length, 20, 'a third goes at once');
  await sends(app, olga, 'места.csv', numbered(...upTo(13), 45));
  await app.taps(olga, 'Применить');
  assert.match(app.reads(olga), /Уберётся 7 из 20 мест, больше трети дома: 14, 15, 16, 17, 18, 19, 20\n/);
  assert.equal((await spots(app)).length, 20, 'nothing is changed by asking');
  assert.deepEqual(buttonsUnder(app, olga, 'больше трети'), [
    'Применить и убрать 7 мест',
    'Применить, ничего не убирая',
    'Отмена',
  ]);
  await app.stopBot();
  await app.startBot();
  await app.taps(olga, 'Применить и убрать 7 мест');
  assert.match(app.reads(olga), /Добавлено: 1, изменено: 0, убрано: 7/);
  assert.equal((await spots(app)).length, 14);
  matchesGolden(t, app, 'admin-import-third', [olga]);
});

test('The second press is an admin’s, and of two admins at once one removes and the other is shown what is left', async (t) => {
  const app = await openTestApp(t);
  const [olga, pavel] = [await app.admin('Ольга'), await app.admin('Павел')];
  await testAppOf(app, 10);
  for (const admin of [olga, pavel]) {
    await sends(app, admin, 'места.csv', numbered(1, 2));
    await app.taps(admin, 'Применить');
    assert.match(app.reads(admin), /8 из 10/);
  }
  const roles = async (of: readonly string[]) => {
    await app.pool.query(
      'update memberships set roles = $1 where person_id = (select min(person_id) from memberships)',
      [of],
    );
  };
  await roles([]);
  assert.match((await app.taps(olga, 'Применить и убрать 8 мест')) ?? '', /администратор/);
  assert.equal((await spots(app)).length, 10);
  await roles(['admin']);
  const press = (admin: Person) => app.world.tap(admin, 'Применить и убрать 8 мест');
  const toasts = (await Promise.all([press(olga), press(pavel)])).map((toast) => toast?.text ?? '');
  await app.quiet();
  assert.deepEqual(toasts.toSorted(), ['', 'Пока вы смотрели, места изменились. Вот как теперь.']);
  assert.deepEqual(await spots(app), ['1', '2']);
  const ends = [app.reads(olga), app.reads(pavel)].toSorted();
  assert.match(ends[0] ?? '', /^✅ Готово. Добавлено: 0, изменено: 0, убрано: 8/);
  assert.match(ends[1] ?? '', /Без изменений: 2\n\nМенять нечего/);
});

test('A number agreed to that is no longer the number removes nothing and is asked anew', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await testAppOf(app, 10);
  await sends(app, olga, 'места.csv', numbered(1, 2));
  await app.taps(olga, 'Применить');
  await app.pool.query('delete from spots where number = 10');
  assert.match((await app.taps(olga, 'Применить и убрать 8 мест')) ?? '', /места изменились/);
  assert.match(app.reads(olga), /Уберётся 7, нет в файле/);
  await app.taps(olga, 'Применить');
  await app.taps(olga, 'Применить и убрать 7 мест');
  assert.deepEqual(await spots(app), ['1', '2']);
});

test('In English: how the list was read, and what more than a third takes', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], { languageCode: 'en' });
  await testAppOf(app, 10);
  const files = [
    ['list.csv', 'No.;Parking space;Level;Owner\n1;1;-1;Anna\n2;2;-1;Boris\n'],
    ['wrong.csv', 'Spot;Row\nA-1;1\nA-2;1-Feb\n'],
    ['locked.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['short.csv', '1\n2\n'],
  ] as const;
  for (const [name, bytes] of files) {
    await app.says(olga, 'Administration');
    await app.taps(olga, 'Import');
    app.world.document(olga, { name, bytes: Buffer.from(bytes) });
    await app.quiet();
  }
  await app.taps(olga, 'Apply');
  await app.taps(olga, 'Apply and remove 8 spots');
  assert.deepEqual(await spots(app), ['1', '2']);
  matchesGolden(t, app, 'admin-import-english', [olga]);
});
