import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSpotList, type SpotList } from '../../src/core/spots/spot-list.ts';
import { reader } from '../support/list-reader.ts';

function listOf(...rows: readonly (readonly string[])[]): SpotList {
  const table = rows.map((cells, at) => ({ line: at + 1, cells }));
  return readSpotList([{ name: null, rows: table }], reader) ?? assert.fail('no list');
}

const faultsOf = ({ faults }: SpotList) => faults.map(({ line, why }) => `${line} ${why}`);

test('A number is read as spreadsheets write it; what is not surely one spot is told', () => {
  const read = (cell: string) => {
    const { rows, faults } = listOf(['Место'], [cell]);
    return rows[0]?.spot ?? faults[0]?.why;
  };
  const spots: readonly (readonly [string, number])[] = [
    ['45', 45],
    ['45.0', 45],
    ['45,00', 45],
    ['1 045', 1045],
    ['1\u00a0045', 1045],
    ['1\u202f045', 1045],
    ['1,045', 1045],
    ['12 345', 12_345],
    [' 45\u00a0', 45],
    ['４５', 45],
    ['045', 45],
    ['№ 45', 45],
    ['№45', 45],
    ['#45', 45],
    ['место 45', 45],
    ['Место № 45', 45],
    ['м/м 45', 45],
    ['м/м-45', 45],
    ['ММ45', 45],
    ['45 место', 45],
    ['45 м/м', 45],
    ['(45)', 45],
    ['45.', 45],
    ['spot 45', 45],
  ];
  assert.deepEqual(
    spots.map(([cell]) => [cell, read(cell)]),
    spots,
  );
  for (const cell of [
    '45.5',
    '1,000',
    '-45',
    '- 45',
    '45-46',
    '45, 46',
    '45 46',
    '45а',
    'А-45',
    '0',
    '100000',
    '1e3',
    'кв. 45',
    '=45',
  ])
    assert.equal(read(cell), 'no number', cell);
});

test('A day where «1-2» stood is told as one, and stops nothing else', () => {
  for (const day of [
    '01.фев',
    '1 фев',
    '02.янв.26',
    'фев 26',
    'Feb-01',
    '1-Feb',
    '01-May-2026',
    '01.02.2026',
    '1/2/26',
    '2026-02-01',
    '2026-02-01T00:00:00.000Z',
  ]) {
    assert.deepEqual(faultsOf(listOf(['Место', 'Ряд'], ['45', day], ['46', '1'])), ['2 date'], day);
    assert.deepEqual(faultsOf(listOf(['Место', 'Ряд'], [day, '1'])), ['2 date'], day);
  }
  const rows = [
    ['45', '1-2'],
    ['46', '1.2'],
    ['47', 'Мая 2я'],
    ['48', 'А 12'],
  ];
  assert.deepEqual(faultsOf(listOf(['Место', 'Ряд'], ...rows)), []);
});

test('A level below the ground is no formula, however its minus is written', () => {
  const sections = (...cells: readonly string[]) =>
    listOf(['Место', 'Этаж'], ...cells.map((cell, at) => [String(at + 1), cell])).rows.map(
      ({ section }) => section,
    );
  assert.deepEqual(sections('-1', '−1', '–1', '- 1', '-1.0'), ['-1', '-1', '-1', '-1', '-1']);
  assert.deepEqual(sections('-1 этаж', '-2А', '+1', '2.0'), ['-1 этаж', '-2А', '+1', '2']);
  const bad = ['-2+3', "-2+cmd|' /C calc'!A0", '=1', '@x', '+7(1)', '-1(1)', '-A1'].map((cell) => [
    '1',
    cell,
  ]);
  assert.equal(
    faultsOf(listOf(['Место', 'Этаж'], ...bad)).filter((one) => one.endsWith('formula')).length,
    bad.length,
  );
});
