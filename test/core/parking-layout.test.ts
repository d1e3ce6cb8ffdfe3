import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PlacedSpot } from '../../src/core/directory/directory-ports.ts';
import { arrange, MOST_LINES, MOST_ON_A_PAGE, type Page, spotsOn } from '../../src/core/directory/layout.ts';
import { LARGEST_SPOT, spotNumber } from '../../src/core/kernel/ids.ts';

const place = (number: number, more: Partial<PlacedSpot> = {}): PlacedSpot => {
  return { spot: spotNumber(number) ?? assert.fail(), section: null, row: null, column: null, ...more };
};
const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, at) => place(first + at));

/** `[А] 1 2 · 4`, line by line: names, spots and gaps. */
const lines = (pages: readonly Page[]) =>
  pages.flatMap(({ blocks }) =>
    blocks.flatMap(({ title, rows }) => [
      ...(title === null ? [] : [`— ${title}`]),
      ...rows.map(({ label, cells }) =>
        [label && `[${label}]`, ...cells.map((cell) => cell ?? '·')].filter(Boolean).join(' '),
      ),
    ]),
  );

test('A small house stands in rows of five, a large one in rows that make hundreds', () => {
  assert.deepEqual(lines(arrange(upTo(7))), ['1 2 3 4 5', '6 7']);
  for (const [count, across] of [
    [30, 5],
    [31, 10],
    [200, 10],
    [400, 20],
    [800, 25],
  ] as const) {
    const [page, more] = arrange(upTo(count));
    assert.equal(more, undefined);
    const [block] = page?.blocks ?? [];
    assert.ok(block);
    assert.deepEqual([...new Set(block.rows.slice(0, -1).map(({ cells }) => cells.length))], [across]);
    if (count >= 200) assert.equal(100 % (block.every * across), 0);
  }
});

test('Without a list nobody sees which numbers are registered: those between them stand there as well', () => {
  assert.deepEqual(arrange([place(2), place(57)]), arrange(upTo(57)));
  assert.deepEqual(arrange([place(2), place(57), place(190)]), arrange(upTo(190)));
});

test('Levels that are told by their thousands stand apart', () => {
  const [page] = arrange([...upTo(1012, 1001), ...upTo(2003, 2001)]);
  assert.deepEqual(
    page?.blocks.map(({ rows }) => rows.flatMap(({ cells }) => cells).length),
    [12, 3],
  );
});

test('A list is drawn as it says: levels, rows, columns with their gaps; what has no place comes last', () => {
  const list = [
    place(9, { section: 'Уровень 10', row: 'А', column: 1 }),
    place(1, { section: 'Уровень 2', row: 'Б', column: 3 }),
    place(2, { section: 'Уровень 2', row: 'Б', column: 5 }),
    place(3, { section: 'Уровень 2', row: 'А', column: 2 }),
    place(4, { section: 'Уровень 2', row: 'А', column: 2 }),
    place(5, { section: 'Уровень 2' }),
    place(77),
    place(70),
  ];
  assert.deepEqual(lines(arrange(list)), [
    '— Уровень 2',
    '[А] 3 4',
    '[Б] · 1 · 2',
    '5',
    '— Уровень 10',
    '[А] 9',
    '70 77',
  ]);
});

test('What has no name comes last, whatever the others are called; of one place the lower number comes first', () => {
  const list = [
    ...[place(9), place(8, { section: 'P' }), place(7, { section: 'Z', row: 'Z' })],
    ...[place(6, { section: 'Z', column: 2 }), place(5, { section: 'Z', row: 'P', column: 1 })],
    ...[place(4, { section: 'Z', row: 'P' }), place(3, { section: 'Z', row: 'P', column: 1 })],
    place(2, { section: 'Z', row: 'P', column: 2 }),
  ];
  assert.deepEqual(lines(arrange(list)), ['— P', '8', '— Z', '[P] 3 5 2 4', '[Z] 7', '· 6', '9']);
});

test('A parking that is too large for one picture goes on in the next, and so do many small levels', () => {
  const large = arrange(upTo(1700));
  assert.deepEqual(
    large.map((page) => spotsOn(page).length),
    [800, 800, 100],
  );
  const levels = arrange(upTo(30).map(({ spot }) => place(spot, { section: `${spot}` })));
  assert.deepEqual(
    levels.map(({ blocks }) => blocks.length),
    [11, 11, 8],
  );
});

test('A row that is too long goes on below, and a slip of the pen leaves no empty picture', () => {
  const row = upTo(40).map(({ spot }, at) => place(spot, { row: 'А', column: at + 1 }));
  assert.deepEqual(
    arrange(row)[0]?.blocks[0]?.rows.map(({ label, cells }) => [label, cells.length]),
    [
      ['А', 20],
      [null, 20],
    ],
  );
  const slip = [place(1, { row: 'А', column: 1 }), place(2, { row: 'А', column: 999 })];
  assert.ok(lines(arrange(slip)).join(' ').split('·').length < 30);
});

const anything = fc.uniqueArray(
  fc.record(
    {
      spot: fc.integer({ min: 1, max: LARGEST_SPOT }).map((number) => spotNumber(number) ?? assert.fail()),
      section: fc.option(fc.constantFrom('1', '2', 'Б', 'a')),
      row: fc.option(fc.constantFrom('А', 'Б', '10', '9')),
      column: fc.option(fc.integer({ min: 1, max: 999 })),
    },
    { noNullPrototype: true },
  ),
  { selector: ({ spot }) => spot, maxLength: 120 },
);

test('Whatever a list says, each of its spots is drawn once, and no page is too full to be read', () => {
  fc.assert(
    fc.property(anything, (list) => {
      const pages = arrange(list);
      const drawn = pages.flatMap(spotsOn);
      assert.equal(new Set(drawn).size, drawn.length);
      for (const { spot } of list) assert.ok(drawn.includes(spot));
      const isListed = list.some(({ section, row, column }) => (section ?? row ?? column) !== null);
      if (isListed) assert.equal(drawn.length, list.length);
      for (const { blocks } of pages) {
        const rows = blocks.flatMap((block) => block.rows);
        assert.ok(rows.length > 0 && rows.length <= MOST_LINES);
        assert.ok(rows.every(({ cells }) => cells.some((cell) => cell !== null)));
        assert.ok(rows.flatMap(({ cells }) => cells).length <= MOST_ON_A_PAGE);
      }
    }),
  );
});
