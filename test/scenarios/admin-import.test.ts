import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSheet } from 'read-excel-file/node';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse, openLiveHouse } from '../support/house.ts';
import { buttonsUnder } from '../support/joining.ts';

async function sends(house: House, admin: Person, name: string, bytes: Buffer): Promise<void> {
  await house.says(admin, 'Управление');
  await house.taps(admin, 'Импорт');
  house.world.document(admin, { name, bytes });
  await house.quiet();
}

async function spots({ pool }: House): Promise<string[]> {
  const { rows } = await pool.query<{ row: string }>(
    `select concat_ws(' ', number, section, row_label, column_number) as row from spots order by number`,
  );
  return rows.map(({ row }) => row);
}

/** The newest file that somebody was sent. */
function fileOf({ world }: House, person: Person): { readonly name: string; readonly bytes: Buffer } {
  const sent = world.messages(person).findLast(({ document }) => document)?.document;
  const file = world.files.byId(sent?.file_id ?? '');
  assert.ok(file);
  return { name: sent?.file_name ?? '', bytes: Buffer.from(file.bytes) };
}

test('A list is read and shown first: what it adds, changes, removes, keeps, and which rows are wrong', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.resident('Анна', [12]);
  await house.pool.query(
    "insert into spots (complex_id, number, section) values (1, 13, 'А'), (1, 14, null)",
  );
  const wrong = 'Место;Секция;Ряд;Номер в ряду\n13;Б;1;2\n15;Б;1;3\nдва;;;\n15;;;\n16;=cmd();;\n17;;;0\n';
  await sends(house, olga, 'места.csv', Buffer.from(wrong));
  assert.match(
    house.reads(olga),
    /Добавится 1: 15\n✏️ Изменится 1: 13\n🔒 Нет в файле, но заняты, останутся 1: 12/,
  );
  assert.match(house.reads(olga), /строка 4: нет номера[^\n]*\nстрока 5: такое место/);
  assert.match(house.reads(olga), /строка 6: текст похож на формулу\nстрока 7: номер в ряду/);
  assert.deepEqual(await spots(house), ['12', '13 А', '14'], 'nothing is changed by looking');
  await house.taps(olga, 'Отмена');
  await sends(house, olga, 'места.csv', Buffer.from('Место;Секция;Ряд;Номер в ряду\n13;Б;1;2\n15;Б;1;3\n'));
  assert.deepEqual(buttonsUnder(house, olga, 'места.csv'), [
    'Применить',
    'Отмена',
    'Применить, ничего не убирая',
  ]);
  await house.taps(olga, 'Применить');
  assert.match(house.reads(olga), /Добавлено: 1, изменено: 1, убрано: 1/);
  assert.deepEqual(await spots(house), ['12', '13 Б 1 2', '15 Б 1 3']);
  matchesGolden(t, house, 'admin-import', [olga]);
});

test('«Экспорт» gives the list in XLSX and CSV without names; it comes back as it went', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.resident('Анна', [12]);
  await house.pool.query(
    "insert into spots (complex_id, number, section, row_label, column_number) values (1, 13, '=cmd()|a', '@x;\"y\"', 7)",
  );
  const before = await spots(house);
  for (const format of ['XLSX', 'CSV']) {
    await house.says(olga, 'Управление');
    await house.taps(olga, 'Экспорт');
    await house.taps(olga, format);
    const { name, bytes } = fileOf(house, olga);
    assert.equal(name, `места.${format.toLowerCase()}`);
    assert.ok(!bytes.includes('Анна'));
    await sends(house, olga, name, bytes);
    assert.match(house.reads(olga), /Без изменений: 2\n\nМенять нечего/, format);
  }
  assert.deepEqual(await spots(house), before);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Экспорт');
  await house.taps(olga, 'XLSX');
  const rows = await readSheet(fileOf(house, olga).bytes);
  assert.deepEqual(rows[2], [13, "'=cmd()|a", '\'@x;"y"', 7, 'нет']);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Экспорт');
  await house.taps(olga, 'CSV');
  assert.equal(
    fileOf(house, olga).bytes.toString('utf8'),
    '\uFEFFМесто;Секция;Ряд;Номер в ряду;Занято\r\n12;;;;да\r\n13;\'=cmd()|a;"\'@x;""y""";7;нет\r\n',
  );
});

test('A list applies once, for one of two admins; what changed meanwhile is shown anew first', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  await house.resident('Анна', [12]);
  await house.pool.query('insert into spots (complex_id, number) values (1, 13)');
  await sends(house, olga, 'места.csv', Buffer.from('Место\n12\n14\n'));
  await house.says(pavel, 'Управление');
  await house.taps(pavel, 'Места');
  await house.says(pavel, '13');
  await house.taps(pavel, 'Назначить место');
  await house.says(pavel, 'анна');
  await house.taps(pavel, 'Анна · 12');
  assert.equal(await house.taps(olga, 'Применить'), 'Пока вы смотрели, места изменились. Вот как теперь.');
  assert.match(house.reads(olga), /останутся 1: 13/);
  const shown = house.world.lastMessage(olga);
  assert.ok(shown);
  const press = () => house.world.tap(olga, 'Применить');
  const toasts = (await Promise.all([press(), press()])).map((toast) => toast?.text ?? '');
  await house.quiet();
  assert.ok(toasts.includes('Этот список уже применён или отменён.'));
  assert.deepEqual(await spots(house), ['12', '13', '14']);
});

test('What is no list is told kindly: pictures, old formats, formulas, nothing, 20 MB', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const files: readonly (readonly [name: string, bytes: Buffer, answer: RegExp])[] = [
    ['a.png', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), /не похоже на таблицу/],
    ['a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /старый формат XLS/],
    ['a.xlsx', Buffer.from('PK\x03\x04 not really', 'latin1'), /не похоже на таблицу/],
    ['a.csv', Buffer.alloc(0), /не похоже на таблицу/],
    ['a.csv', Buffer.from('имя;квартира\nАнна;5\n'), /Не нашёл номеров мест/],
    ['a.csv', Buffer.from('"'), /не похоже на таблицу/],
  ];
  for (const [name, bytes, answer] of files) {
    await sends(house, olga, name, bytes);
    assert.match(house.reads(olga), answer, name);
    await house.pass(1);
  }
  await sends(house, olga, 'большой.xlsx', Buffer.alloc(6 * 1024 * 1024));
  assert.match(house.reads(olga), /до 5 МБ/);
  await house.says(olga, 'вот');
  assert.match(house.reads(olga), /Жду файл/);
  assert.deepEqual(await spots(house), []);
});
