import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Heading } from '../../src/core/spots/list-words.ts';
import { type Column, readSpotList, type SpotList } from '../../src/core/spots/spot-list.ts';
import { reader } from '../support/list-reader.ts';

const HEADINGS: readonly (readonly [Heading | null, readonly string[]])[] = [
  [
    'spot',
    [
      ...[
        'Место',
        'МЕСТО',
        ' место: ',
        'Места',
        'М/м',
        'м/м',
        'М\\М',
        'М-М',
        'ММ',
        'мм',
        'М.М.',
        '№ м/м',
        '№м/м',
        'м/м №',
      ],
      ...[
        'Номер м/м',
        'Машиноместо',
        'Машино-место',
        'Машино место',
        'МАШИНОМЕСТО №',
        'Машиноместа',
        'Маш. место',
      ],
      ...[
        'Номер машиноместа',
        '№ машиноместа',
        '№ машино-места',
        'Номер машино-места',
        'Номер места',
        '№ места',
      ],
      ...['№места', 'Место №', 'Место, №', 'Место (номер)', 'M/M', 'Номер места (по плану)'],
      ...[
        'Парковочное место',
        'Номер парковочного места',
        '№ парковочного места',
        'Парк. место',
        'Паркоместо',
      ],
      ...[
        'Место в паркинге',
        'Номер места на парковке',
        'Место на парковке',
        'Место №, парковка',
        'Номер парковочного места на стоянке',
        'Автоместо',
        'Бокс',
        '№ бокса',
      ],
      ...[
        'Spot',
        'Spot No.',
        'Spot #',
        'Spot number',
        'Parking space',
        'Parking spot no.',
        'Bay',
        'Stall',
        'Space number',
      ],
    ],
  ],
  ['number', ['№', 'Номер', 'Номера', 'No.', '#', 'Number', '№№', 'N', 'Nr']],
  [
    'line',
    [
      '№ п/п',
      '№ п.п.',
      'п/п',
      'Номер п/п',
      'Порядковый номер',
      '№ по порядку',
      'Line',
      'Item no.',
      'Строка',
      'S/N',
    ],
  ],
  [
    'section',
    [
      'Секция',
      'Этаж',
      'Уровень',
      'Корпус',
      '№ секции',
      'Номер этажа',
      'Ярус',
      'Зона',
      'Паркинг',
      'Level',
      'Floor',
    ],
  ],
  ['row', ['Ряд', '№ ряда', 'Номер ряда', 'Линия', 'Row', 'Row no.']],
  ['column', ['Номер в ряду', 'Место в ряду', '№ в ряду', 'Колонка', 'Number in row', 'Col', 'Place in row']],
  [
    'cars',
    ['Машины', 'Номер машины', 'Госномер', 'Номерной знак', 'Авто', 'Cars', 'License plate', 'Car number'],
  ],
  [
    'flats',
    [
      'Квартира',
      '№ квартиры',
      'Кв.',
      'кв',
      'КВАРТИРЫ',
      'Номер кв.',
      'Кв-ра',
      'Flat no.',
      'Apartment',
      'Apt #',
    ],
  ],
  [
    null,
    [
      ...[
        'Собственник',
        'ФИО',
        'Площадь, кв. м',
        'Телефон',
        'Площадь, м²',
        'Кадастровый номер',
        'Номер договора',
      ],
      ...['Место жительства', 'Занято', 'Owner', 'Phone', '', '45'],
      ...['Список мест паркинга на 1 ноября', 'Машиномест всего', 'Место рождения', 'Lot size', 'Parking'],
    ],
  ],
];

test('A column is known by whatever people write above it, in either language, and by nothing else', () => {
  const said = HEADINGS.flatMap(([, names]) => names.map((name) => [name, reader.headingOf(name)]));
  assert.deepEqual(
    said,
    HEADINGS.flatMap(([heading, names]) => names.map((name) => [name, heading])),
  );
  assert.ok(said.length >= 100, `${said.length} headings`);
});

function listOf(...rows: readonly (readonly string[])[]): SpotList {
  const table = rows.map((cells, at) => ({ line: at + 1, cells }));
  return readSpotList([{ name: null, rows: table }], reader) ?? assert.fail('no list');
}

const spotsOf = ({ rows }: SpotList) => rows.map(({ spot }) => spot);
const faultsOf = ({ faults }: SpotList) => faults.map(({ line, why }) => `${line} ${why}`);
const nameOf = ({ layout }: SpotList, wanted: Column) =>
  layout?.columns.filter(({ column }) => column === wanted).map(({ name }) => name);

test('A bare «№» or «Номер» never wins beside a column of spots, wherever it stands', () => {
  for (const name of HEADINGS[0]?.[1] ?? []) {
    for (const counting of ['№', 'Номер', '№ п/п']) {
      const first = listOf([counting, name, 'Этаж'], ['1', '501', '2'], ['2', '502', '2']);
      const last = listOf([name, 'Этаж', counting], ['501', '2', '1'], ['502', '2', '2']);
      for (const list of [first, last]) {
        assert.deepEqual(spotsOf(list), [501, 502], name);
        assert.deepEqual(list.layout?.unread, [counting], 'and it is told that it was not read');
      }
    }
  }
});

test('A column of spots is one, however many numbers stand beside it', () => {
  assert.deepEqual(spotsOf(listOf(['Номер', 'Место'], ['501', '45'], ['502', ''])), [45]);
});

test('Alone it names spots; of two such columns the one that does not count lines; «№ п/п» never does', () => {
  assert.deepEqual(spotsOf(listOf(['Номер', 'Этаж'], ['501', '2'])), [501]);
  assert.deepEqual(spotsOf(listOf(['№', 'Номер', 'Этаж'], ['1', '501', '2'], ['2', '502', '2'])), [501, 502]);
  const counted = [
    { line: 1, cells: ['№ п/п', 'ФИО'] },
    { line: 2, cells: ['1', 'Анна'] },
  ];
  assert.equal(readSpotList([{ name: null, rows: counted }], reader), null);
});

test('A title, empty lines and a note may stand above the names, and the names may come again', () => {
  const list = listOf(
    ['Места', '', ''],
    ['ЖК «Тихий двор», паркинг 1', '', ''],
    ['', '', ''],
    ['№', 'Место', 'Секция'],
    ['1', '701', 'А'],
    ['№', 'Место', 'Секция'],
    ['2', '702', 'А'],
    ['Итого', '2', ''],
    ['', 'Всего: 2', ''],
  );
  assert.deepEqual([spotsOf(list), faultsOf(list)], [[701, 702], []]);
  assert.deepEqual(faultsOf(listOf(['7', 'А'], ['Место', 'Секция'], ['8', 'А'])), ['1 above']);
  assert.equal(readSpotList([{ name: null, rows: [{ line: 1, cells: ['Место'] }] }], reader), null);
});

test('«Этаж» beside «Секция» says more of where a spot lies', () => {
  const list = listOf(
    ['Место', 'Секция', 'Этаж'],
    ['1', 'А', '-1'],
    ['2', '', '-2'],
    ['3', 'Б', ''],
    ['4', 'А', '-1 этаж'],
  );
  assert.deepEqual(
    list.rows.map(({ section }) => section),
    ['А, этаж -1', 'этаж -2', 'Б', 'А, -1 этаж'],
  );
  assert.deepEqual(nameOf(list, 'section'), ['Секция', 'Этаж']);
});

test('The first sheet that is a list is read, a cover before it and lists behind it are told', () => {
  const sheet = (name: string, ...rows: readonly (readonly string[])[]) => ({
    name,
    rows: rows.map((cells, at) => ({ line: at + 1, cells })),
  });
  const list = readSpotList(
    [sheet('Титул', ['Паркинг']), sheet('-1', ['Место'], ['45']), sheet('-2', ['Место'], ['46'])],
    reader,
  );
  assert.deepEqual([list?.layout?.sheet, list?.layout?.otherSheets], ['-1', ['Титул', '-2']]);
});
