import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plateKey, readPlate } from '../../src/core/cars/plate.ts';
import { spellPlate } from '../../src/core/cars/spell-plate.ts';

const SPELLINGS: readonly (readonly [typed: string, spelled: string])[] = [
  ['а 123 вс 777', 'А123ВС777'],
  ['A123BC 77 rus', 'A123BC77'],
  [`А123ВС777${'RUS'.repeat(10)}`, 'А123ВС777'],
  [`А123ВСОО${'rus'.repeat(10)}`, 'А123ВСОО'],
  [`А123ВС777${'中'.repeat(30)}`, 'А123ВС777'],
  ['А127ВС777١', 'А127ВС777'],
  ['Ⓐ128ВС777', 'A128ВС777'],
  ['№ А123ВС777', 'А123ВС777'],
  ['\u202eА124ВС777\u202c', 'А124ВС777'],
  ['А125\nВС\n777', 'А125ВС777'],
  ['🚗А126ВС777🚗', 'А126ВС777'],
  ['AB-123-CD', 'AB 123 CD'],
  ['a b c 1 2 3 4 5 6', 'ABC123456'],
];

test('A number is read again as it counts: whatever stands in it beside is neither shown nor kept', () => {
  for (const [typed, spelled] of SPELLINGS) assert.equal(spellPlate(typed), spelled, typed);
});

test('As it is spelled it has the key it was typed with, and room where it is kept', () => {
  const sign = fc.constantFrom(...'АВСЕ0О19БHrus中١é🚗№Ⓐ -.\u202e<');
  const beside = fc.string({ unit: sign, maxLength: 40 });
  const plate = fc.constantFrom('А123ВС777', '1234AB7', 'AB-123-CD', 'о001оо', '');
  fc.assert(
    fc.property(beside, plate, beside, (before, whole, after) => {
      const typed = `${before}${whole}${after}`;
      if (readPlate(typed)?.kind !== 'whole') return;
      const spelled = spellPlate(typed);
      assert.equal(plateKey(spelled), plateKey(typed));
      assert.ok(spelled.length <= 20);
    }),
    { numRuns: 2000 },
  );
});
