import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPlates } from '../../src/core/cars/find-plates.ts';

/** What somebody wrote, and the numbers of cars in it; `?`: perhaps these are words. */
const WRITTEN: readonly (readonly [typed: string, ...plates: readonly string[]])[] = [
  ['А123ВС77', 'А123ВС77'],
  ['стоит а123вс77 и к456мн 99', 'а123вс77', 'к456мн 99'],
  ['А123ВС 15 минут', 'А123ВС'],
  ['А123ВС15 минут', 'А123ВС15'],
  ['А123ВС, 77', 'А123ВС'],
  ['А 123 ВС 77 рус час стоит', 'А 123 ВС 77 рус'],
  ['у 123 не', 'у 123 не'],
  ['стоит а123 вс', 'а123 вс'],
  ['у 123 не подходит', 'у 123 не?'],
  ['вот у 123 не подходит'],
  ['У 123 НЕ стоит', 'У 123 НЕ'],
  ['СТОИТ У 123 НЕ'],
  ['У 123 НЕ!', 'У 123 НЕ'],
  ['1234АВ77 стоит', '1234АВ77'],
  ['1234ав77 стоит'],
  ['1234 АВ 77', '1234 АВ 77'],
  ['1234 АВ 77 стоит'],
  ['1234АВ', '1234АВ'],
  ['1234АВ стоит'],
  ['123ABC', '123ABC'],
  ['123АВС'],
  ['123 ABC'],
  ['AB123CD', 'AB123CD'],
  ['стоит AB123CD'],
  ['45 на 123'],
  ['место 45'],
];

for (const [typed, ...plates] of WRITTEN)
  test(`In «${typed}» stands ${plates.join(', ') || 'no number of a car'}`, () => {
    assert.deepEqual(
      findPlates(typed).map(({ plate, doubt }) => `${plate}${doubt ? '?' : ''}`),
      plates,
    );
  });
