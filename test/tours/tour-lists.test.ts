import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { asSeen, tour } from '../support/tour.ts';
import { opens } from '../support/touring.ts';

const sheet = (...rows: readonly string[]) => Buffer.from(`${rows.join('\n')}\n`);
const long = sheet('Место', ...Array.from({ length: 20_002 }, () => '1'));
const [section, row] = ['Б'.repeat(41), '1'.repeat(21)];
const some = Array.from({ length: 11 }, (_, at) => String(20 + at));
const FILES: readonly (readonly [string, Buffer])[] = [
  ['a.png', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1')],
  ['a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a.csv', sheet('имя;квартира', 'Анна;5')],
  ['большой.xlsx', Buffer.alloc(6 * 1024 * 1024)],
  ['много.csv', long],
  ['лист.csv', sheet('№;М/м;Секция;Этаж;ФИО', '1;45;А;-1;Анна', '2;46;А;-1;Борис')],
  ['ряды.csv', sheet('45;А;-1', '46;А;-1')],
  ['ошибки.csv', sheet('Место;Секция;Ряд', `13;${section};1`, `14;Б;${row}`, '15;02.янв;1', '16;=cmd();')],
  ['ни одной.csv', sheet('Место;Ряд', 'А-1;1', 'А-2;1')],
  ['ничего.csv', sheet('Место', '12', ...some, 'А')],
  ['то же.csv', sheet('Место', '12', ...some)],
  ['мало.csv', sheet('Место', '20', '21')],
];

tour('Files that are no list, and lists with faults', 'tour-lists', async (app) => {
  const olga = await app.admin('Ольга');
  await app.resident('Анна', [12]);
  await app.pool.query('insert into spots (complex_id, number) select 1, n from generate_series(20, 30) n');
  for (const [name, bytes] of FILES) {
    await opens(app, olga, 'Импорт');
    app.world.document(olga, { name, bytes });
    await app.quiet();
  }
  await app.taps(olga, 'Применить');
  const asked = asSeen(app, olga);
  await app.pool.query('insert into spots (complex_id, number) values (1, 31)');
  await asked(app.world.lastMessage(olga)?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '');
  await app.taps(olga, 'Отмена');
  await asked('Отмена');
  await opens(app, olga, 'Импорт');
  await app.says(olga, 'вот');
  return { people: [olga] };
});

const locked = readFileSync(join(import.meta.dirname, '../fixtures/spot-lists/15-password-protected.xlsx'));
const cells = (...rows: readonly string[]) => rows.map((value) => [{ value }]);

tour(
  'An XLSX with formulas, with a password, with two sheets; and the list goes out',
  'tour-sheets',
  async (app) => {
    const olga = await app.admin('Ольга');
    await app.resident('Анна', [12]);
    const files: readonly (readonly [string, Buffer])[] = [
      ['формулы.xlsx', await writeExcelFile([[{ type: 'Formula', value: '=40+5' }]]).toBuffer()],
      ['пароль.xlsx', locked],
      ['выше.csv', sheet('45', 'Место', '12')],
      [
        'листы.xlsx',
        await writeExcelFile([
          { data: cells('Место', '12', '13'), sheet: 'Подземный' },
          { data: cells('Заметки'), sheet: 'Разное' },
        ]).toBuffer(),
      ],
    ];
    for (const [name, bytes] of files) {
      await opens(app, olga, 'Импорт');
      app.world.document(olga, { name, bytes });
      await app.quiet();
    }
    await app.taps(olga, 'Применить');
    for (const format of ['XLSX', 'CSV']) {
      await opens(app, olga, 'Экспорт');
      await app.taps(olga, format);
    }
    return { people: [olga] };
  },
);

tour('Statistics of a house where answers take their minutes', 'tour-statistics', async (app) => {
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.advance(4);
  await app.taps(boris, 'Иду');
  await app.advance(24 * 60);
  await app.says(anna, '/sos 45');
  await app.advance(20);
  await opens(app, olga, 'Статистика');
  return { people: [olga] };
});
