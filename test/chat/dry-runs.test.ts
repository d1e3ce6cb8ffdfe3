import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askRemoval, importMessage } from '../../src/chat/administration/dry-run.ts';
import { complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import type { SpotImport } from '../../src/core/spots/import-ports.ts';
import type { ImportPlan } from '../../src/core/spots/plan-import.ts';
import type { ListLayout, RowFault, SpotList } from '../../src/core/spots/spot-list.ts';
import { reads, speech } from './a-view.ts';

const spotOf = (number: number) => spotNumber(number) ?? assert.fail();
const spots = (from: number, count: number) => Array.from({ length: count }, (_, at) => spotOf(from + at));
const rows = (from: number, count: number) =>
  spots(from, count).map((spot) => ({ spot, section: null, row: null, column: null }));

const nothing: ImportPlan = { added: [], changed: [], removed: [], kept: [], same: 0 };
const whole: SpotList = { rows: rows(1, 3), faults: [], columns: ['spot'] };
const layout: ListLayout = {
  columns: [{ column: 'spot', name: 'Место', at: 0 }],
  unread: [],
  sheet: null,
  otherSheets: [],
};

const sees = (
  plan: Partial<ImportPlan>,
  list: Partial<SpotList> = {},
  state: SpotImport['state'] = 'shown',
) => {
  const message = importMessage(speech, {
    id: 1,
    complex: complexId(1),
    by: personId(1),
    file: 'f',
    name: 'места.csv',
    state,
    list: { ...whole, ...list },
    plan: { ...nothing, ...plan },
    fault: null,
  });
  return message && reads(message);
};

const faults = (count: number): RowFault[] =>
  Array.from({ length: count }, (_, at) => ({ line: 100 + at, why: 'no number' }));

test('A list that was applied or dropped on its way is not shown as if it waited', () => {
  assert.match(sees({ added: rows(1, 1) }) ?? '', /\[Применить\] \[Отмена\]$/);
  assert.equal(sees({ added: rows(1, 1) }, {}, 'over'), null);
});

test('What was not read of a file is named, one thing or many, and a long list says that it goes on', () => {
  const read = (more: Partial<ListLayout>) => sees({}, { layout: { ...layout, ...more } }) ?? '';
  assert.doesNotMatch(read({}), /[Нн]е читал/);
  assert.match(read({ sheet: 'Места', otherSheets: ['Кладовки'] }), /Другие не читал: «Кладовки»$/m);
  assert.match(read({ unread: ['Телефон'] }), /^Не читал: «Телефон»$/m);
  const names = Array.from({ length: 11 }, (_, at) => `С${at + 1}`);
  assert.match(read({ unread: names.slice(0, 10) }), /, «С10»$/m);
  assert.match(read({ unread: names }), /, «С10», …$/m);
  assert.match(sees({ removed: spots(1, 20) }) ?? '', /Уберётся 20, нет в файле: 1, .*, 20$/m);
  assert.match(sees({ removed: spots(1, 21) }) ?? '', /Уберётся 21, нет в файле: 1, .*, 20, …$/m);
});

test('Of rows that were not understood fifteen are told, and how many more there are', () => {
  assert.doesNotMatch(sees({}, { faults: faults(15) }) ?? '', /и ещё/);
  assert.match(sees({}, { faults: faults(16) }) ?? '', /строка 114.*\nи ещё 1$/m);
  assert.doesNotMatch(sees({}, { faults: faults(16) }) ?? '', /строка 115/);
});

test('A list that was not read whole never says that the house is so already, and has a way to send another', () => {
  assert.match(sees({ same: 3 }) ?? '', /Менять нечего: в доме уже так\.$/);
  assert.match(
    sees({ same: 3 }, { faults: faults(1) }) ?? '',
    /Остальные строки ничего не меняют.*\n\[Импорт\]$/s,
  );
  assert.match(sees({}, { rows: [], faults: faults(1) }) ?? '', /Ни одной строки не понял.*\n\[Импорт\]$/s);
  assert.doesNotMatch(sees({ same: 3 }, { faults: faults(1) }) ?? '', /ничего не убираю/);
  assert.match(sees({ added: rows(9, 1) }, { faults: faults(1) }) ?? '', /ничего не убираю/);
});

test('Without removing anything a list is applied where it brings something else: spots, cars or flats', () => {
  const removed = spots(1, 1);
  const keep = /\[Применить, ничего не убирая\]/;
  assert.doesNotMatch(sees({ removed }) ?? '', keep);
  assert.doesNotMatch(sees({ added: rows(9, 1) }) ?? '', keep);
  const cars = [{ spot: spotOf(9), plates: ['А123ВС77', 'В123ВС77'] }];
  for (const more of [{ added: rows(9, 1) }, { changed: rows(9, 1) }, { flats: rows(9, 1) }, { cars }])
    assert.match(sees({ removed, ...more }) ?? '', keep);
  assert.match(sees({ cars }) ?? '', /Номеров машин: 2, места 9/);
  assert.match(sees({ kept: spots(7, 1) }) ?? '', /Останется 1, нет в файле, но занято: 7/);
});

test('Before much is removed it is said how much of the house that is, held spots included', () => {
  const plan = { ...nothing, removed: spots(1, 4), kept: spots(5, 2), same: 3, changed: rows(20, 1) };
  const asked = reads(askRemoval(speech, 1, plan));
  assert.match(asked, /Уберётся 4 из 10 мест/);
  assert.match(asked, /\n\[Применить, ничего не убирая\]\n\[Отмена\]$/);
});
