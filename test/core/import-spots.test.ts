import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LARGEST_SPOT, spotNumber } from '../../src/core/kernel/ids.ts';
import { harmless } from '../../src/core/spots/list-cells.ts';
import {
  doesTheSame,
  type ImportPlan,
  type KnownSpot,
  planImport,
} from '../../src/core/spots/plan-import.ts';
import { readSpotList, type SpotRow, type TableRow } from '../../src/core/spots/spot-list.ts';
import { reader } from '../support/list-reader.ts';

const spot = (number: number) => spotNumber(number) ?? assert.fail();
const table = (...rows: readonly (readonly string[])[]) => rows.map((cells, at) => ({ line: at + 1, cells }));
const listOf = (rows: readonly TableRow[]) => readSpotList([{ name: null, rows }], reader);
const known = (number: number, held: boolean, section: string | null = null): KnownSpot => {
  return { spot: spot(number), section, row: null, column: null, held };
};

test('Columns are found by their names in any order, or taken in theirs where nothing names them', () => {
  const named = listOf(table(['Ряд', 'x', '№ места', 'Секция'], ['1', '', '№ 45', 'Б']));
  assert.deepEqual(named, {
    rows: [{ spot: 45, section: 'Б', row: '1', column: null }],
    faults: [],
    columns: ['row', 'spot', 'section'],
    layout: {
      columns: [
        { column: 'row', at: 0, name: 'Ряд' },
        { column: 'spot', at: 2, name: '№ места' },
        { column: 'section', at: 3, name: 'Секция' },
      ],
      unread: ['x'],
      sheet: null,
      otherSheets: [],
    },
  });
  const bare = listOf(table(['45'], ['46']));
  assert.deepEqual(
    bare?.rows.map((row) => row.spot),
    [45, 46],
  );
  assert.equal(listOf(table(['имя', 'квартира'], ['Анна', '5'])), null);
  assert.equal(listOf([]), null);
});

test('A wrong row is told by its line, and the others count', () => {
  const rows = [
    ['Место', 'Секция', 'Ряд', 'Номер в ряду'],
    ['0', '', '', ''],
    ['100000', '', '', ''],
    ['1.5', '', '', ''],
    ['٤٥', '', '', ''],
    ['45', 'я'.repeat(41), '', ''],
    ['45', '', 'р'.repeat(21), ''],
    ['45', '', '', '1e3'],
    ['45', '', '', '0'],
    ['45', '+7(1)', '', ''],
    ['45', '', '', ''],
    ['45', '', '', ''],
    ['', '', '', ''],
    ['47', 'я'.repeat(40), 'р'.repeat(20), '1'],
    ['46', "'=A1", '\u202e  два\u0000слова ', '999'],
  ];
  const list = listOf(table(...rows));
  assert.deepEqual(
    list?.faults.map(({ line, why }) => `${line} ${why}`),
    [
      '2 no number',
      '3 no number',
      '4 no number',
      '5 no number',
      '6 section',
      '7 row',
      '8 column',
      '9 column',
      '10 formula',
      '12 twice',
    ],
  );
  assert.deepEqual(list?.rows, [
    { spot: 45, section: null, row: null, column: null },
    { spot: 47, section: 'я'.repeat(40), row: 'р'.repeat(20), column: 1 },
    { spot: 46, section: '=A1', row: 'два слова', column: 999 },
  ]);
});

test('What the list has no column for stays; a held spot is never removed, none where a row is wrong', () => {
  const house = [known(1, true, 'А'), known(2, false, 'А'), known(3, true), known(4, false)];
  const all = planImport(listOf(table(['Место'], ['1'], ['2'], ['5'])) ?? assert.fail(), house);
  assert.deepEqual(all, {
    added: [{ spot: 5, section: null, row: null, column: null }],
    changed: [],
    removed: [4],
    kept: [3],
    same: 2,
  });
  const wrong = planImport(listOf(table(['Место'], ['1'], ['два'])) ?? assert.fail(), house);
  assert.deepEqual([wrong.removed, wrong.kept], [[], [3]]);
});

test('A spot is changed where any part of its place is another; without a column for a part it stays', () => {
  const at = (different: Partial<KnownSpot>) => ({
    ...known(1, true, 'А'),
    row: '2',
    column: 3,
    ...different,
  });
  const all =
    listOf(table(['Место', 'Секция', 'Ряд', 'Номер в ряду'], ['1', 'А', '2', '3'])) ?? assert.fail();
  const changed = (list: typeof all, before: KnownSpot) => planImport(list, [before]).changed.length;
  assert.equal(changed(all, at({})), 0);
  for (const different of [{ section: 'Б' }, { row: '9' }, { column: 9 }])
    assert.equal(changed(all, at(different)), 1);
  const emptied = listOf(table(['Место', 'Секция'], ['1', ''])) ?? assert.fail();
  assert.equal(
    planImport(emptied, [at({})]).changed[0]?.section,
    null,
    'an empty cell says that it has none',
  );
  const bare = listOf(table(['Место', 'Секция'], ['1', 'Б'])) ?? assert.fail();
  assert.deepEqual(planImport(bare, [at({})]).changed, [{ spot: 1, section: 'Б', row: '2', column: 3 }]);
});

test('What was shown is what happens: two plans that differ in one thing do not do the same', () => {
  const row: SpotRow = { spot: spot(45), section: 'А', row: '1', column: 2 };
  const cars = [{ spot: spot(45), plates: ['А123ВС77'] }];
  const flats = [{ ...row, flats: ['12'] }];
  const shown: ImportPlan = {
    added: [row],
    changed: [row],
    removed: [spot(7)],
    kept: [],
    same: 3,
    cars,
    flats,
  };
  assert.ok(doesTheSame(shown, { ...shown, added: [{ ...row }], kept: [spot(8)], same: 4 }));
  const others = [{ spot: spot(46) }, { section: 'Б' }, { row: '2' }, { column: 3 }].map((one) => ({
    ...row,
    ...one,
  }));
  const different: readonly Partial<ImportPlan>[] = [
    ...others.flatMap((one) => [{ added: [one] }, { changed: [one] }]),
    { removed: [] },
    { cars: [{ spot: spot(46), plates: ['А123ВС77'] }] },
    { cars: [{ spot: spot(45), plates: ['А124ВС77'] }] },
    { flats: [{ ...row, spot: spot(46), flats: ['12'] }] },
    { flats: [{ ...row, flats: ['13'] }] },
  ];
  for (const one of different)
    assert.equal(doesTheSame(shown, { ...shown, ...one }), false, JSON.stringify(one));
});

const word = fc.string({ maxLength: 12 });
const row: fc.Arbitrary<SpotRow> = fc.record({
  spot: fc.integer({ min: 1, max: LARGEST_SPOT }).map(spot),
  section: fc.option(word),
  row: fc.option(word),
  column: fc.option(fc.integer({ min: 1, max: 999 })),
});

test('Whatever stands in a list, it comes back from its own export as it was, and nothing in it runs', () => {
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: (one) => one.spot, minLength: 1 }), (rows) => {
      const cells = rows.map((one) =>
        [String(one.spot), one.section ?? '', one.row ?? '', String(one.column ?? '')].map(harmless),
      );
      // A level below the ground is no formula.
      for (const cell of cells.flat()) assert.doesNotMatch(cell, /^(?!-\d+$)[=+\-@\t\r]/u);
      const list = listOf(table(['Место', 'Секция', 'Ряд', 'Номер в ряду'], ...cells));
      assert.equal(list?.rows.length, rows.length);
      const again = list?.rows.map((one) =>
        [String(one.spot), one.section ?? '', one.row ?? '', String(one.column ?? '')].map(harmless),
      );
      const twice = listOf(table(['Место', 'Секция', 'Ряд', 'Номер в ряду'], ...(again ?? [])));
      assert.deepEqual(twice?.rows, list?.rows);
    }),
  );
});

test('A plan carried out leaves nothing to do', () => {
  const house = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean()), {
    selector: ([n]) => n,
  });
  const listed = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
  fc.assert(
    fc.property(house, listed, (before, numbers) => {
      const spots = before.map(([number, held]) => known(number, held));
      const list =
        listOf(table(['Место', 'Секция'], ...numbers.map((n) => [String(n), 'А']))) ?? assert.fail();
      const plan = planImport(list, spots);
      const after = new Map(
        spots.filter((one) => !plan.removed.includes(one.spot)).map((one) => [one.spot, one]),
      );
      for (const one of [...plan.added, ...plan.changed]) {
        after.set(one.spot, { ...one, held: after.get(one.spot)?.held ?? false });
      }
      const again = planImport(list, [...after.values()]);
      assert.deepEqual([again.added, again.changed, again.removed], [[], [], []]);
      for (const one of spots) assert.ok(!one.held || after.has(one.spot));
    }),
  );
});
