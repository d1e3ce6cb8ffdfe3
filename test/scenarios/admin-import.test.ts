import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSheet } from 'read-excel-file/node';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';

async function sends(app: TestApp, admin: Person, name: string, bytes: Buffer): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Импорт');
  app.world.document(admin, { name, bytes });
  await app.quiet();
}

async function spots({ pool }: TestApp): Promise<string[]> {
  const { rows } = await pool.query<{ row: string }>(
    `select concat_ws(' ', number, section, row_label, column_number) as row from spots order by number`,
  );
  return rows.map(({ row }) => row);
}

/** The newest file that somebody was sent. */
function fileOf({ world }: TestApp, person: Person): { readonly name: string; readonly bytes: Buffer } {
  const sent = world.messages(person).findLast(({ document }) => document)?.document;
  const file = world.files.byId(sent?.file_id ?? '');
  assert.ok(file);
  return { name: sent?.file_name ?? '', bytes: Buffer.from(file.bytes) };
}

test('A list is read and shown first: what it adds, changes, removes, keeps, and which rows are wrong', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Анна', [12]);
  await app.pool.query("insert into spots (complex_id, number, section) values (1, 13, 'А'), (1, 14, null)");
  const wrong = 'Место;Секция;Ряд;Номер в ряду\n13;Б;1;2\n15;Б;1;3\nдва;;;\n15;;;\n16;=cmd();;\n17;;;0\n';
  await sends(app, olga, 'места.csv', Buffer.from(wrong));
  assert.match(
    app.reads(olga),
    /Добавится 1: 15\n✏️ Изменится 1: 13\n🔒 Останется 1, нет в файле, но занято: 12/,
  );
  assert.match(app.reads(olga), /строка 4: нет номера[^\n]*\nстрока 5: такое место/);
  assert.match(app.reads(olga), /строка 6: текст похож на формулу\nстрока 7: номер в ряду/);
  assert.deepEqual(await spots(app), ['12', '13 А', '14'], 'nothing is changed by looking');
  await app.taps(olga, 'Отмена');
  await sends(app, olga, 'места.csv', Buffer.from('Место;Секция;Ряд;Номер в ряду\n13;Б;1;2\n15;Б;1;3\n'));
  assert.deepEqual(buttonsUnder(app, olga, 'места.csv'), [
    'Применить',
    'Отмена',
    'Применить, ничего не убирая',
  ]);
  await app.taps(olga, 'Применить');
  assert.match(app.reads(olga), /Добавлено: 1, изменено: 1, убрано: 1/);
  assert.deepEqual(await spots(app), ['12', '13 Б 1 2', '15 Б 1 3']);
  matchesGolden(t, app, 'admin-import', [olga]);
});

test('«Экспорт» gives the list in XLSX and CSV without names; it comes back as it went', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Анна', [12]);
  await app.pool.query(
    "insert into spots (complex_id, number, section, row_label, column_number) values (1, 13, '=cmd()|a', '@x;\"y\"', 7)",
  );
  const before = await spots(app);
  for (const format of ['XLSX', 'CSV']) {
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Экспорт');
    await app.taps(olga, format);
    const { name, bytes } = fileOf(app, olga);
    assert.equal(name, `места.${format.toLowerCase()}`);
    assert.ok(!bytes.includes('Анна'));
    await sends(app, olga, name, bytes);
    assert.match(app.reads(olga), /Без изменений: 2\n\nМенять нечего/, format);
  }
  assert.deepEqual(await spots(app), before);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Экспорт');
  await app.taps(olga, 'XLSX');
  const rows = await readSheet(fileOf(app, olga).bytes);
  assert.deepEqual(rows[2], [13, "'=cmd()|a", '\'@x;"y"', 7, 'нет']);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Экспорт');
  await app.taps(olga, 'CSV');
  assert.equal(
    fileOf(app, olga).bytes.toString('utf8'),
    '\uFEFFМесто;Секция;Ряд;Номер в ряду;Занято\r\n12;;;;да\r\n13;\'=cmd()|a;"\'@x;""y""";7;нет\r\n',
  );
});

test('A list applies once, for one of two admins; what changed meanwhile is shown anew first', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await app.resident('Анна', [12]);
  await app.pool.query('insert into spots (complex_id, number) values (1, 13)');
  await sends(app, olga, 'места.csv', Buffer.from('Место\n12\n14\n'));
  await app.says(pavel, 'Управление');
  await app.taps(pavel, 'Места');
  await app.says(pavel, '13');
  await app.taps(pavel, 'Назначить место');
  await app.says(pavel, 'анна');
  await app.taps(pavel, 'Анна · 12');
  assert.equal(await app.taps(olga, 'Применить'), 'Пока вы смотрели, места изменились. Вот как теперь.');
  assert.match(app.reads(olga), /Останется 1, нет в файле, но занято: 13/);
  const shown = app.world.lastMessage(olga);
  assert.ok(shown);
  const press = () => app.world.tap(olga, 'Применить');
  const toasts = (await Promise.all([press(), press()])).map((toast) => toast?.text ?? '');
  await app.quiet();
  assert.ok(toasts.includes('Этот список уже применён или отменён.'));
  assert.deepEqual(await spots(app), ['12', '13', '14']);
});

test('What is no list is told kindly: pictures, old formats, formulas, nothing, 20 MB', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const files: readonly (readonly [name: string, bytes: Buffer, answer: RegExp])[] = [
    ['a.png', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), /не похоже на таблицу/],
    ['a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /старый формат XLS/],
    ['a.xlsx', Buffer.from('PK\x03\x04 not really', 'latin1'), /не похоже на таблицу/],
    ['a.csv', Buffer.alloc(0), /не похоже на таблицу/],
    ['a.csv', Buffer.from('имя;квартира\nАнна;5\n'), /Не нашёл номеров мест/],
    ['a.csv', Buffer.from('"'), /не похоже на таблицу/],
  ];
  for (const [name, bytes, answer] of files) {
    await sends(app, olga, name, bytes);
    assert.match(app.reads(olga), answer, name);
    await app.advance(1);
  }
  await sends(app, olga, 'большой.xlsx', Buffer.alloc(6 * 1024 * 1024));
  assert.match(app.reads(olga), /до 5 МБ/);
  await app.says(olga, 'вот');
  assert.match(app.reads(olga), /Жду один файл/);
  assert.deepEqual(await spots(app), []);
});
