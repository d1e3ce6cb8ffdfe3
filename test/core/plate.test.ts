import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyRegionOf, meansCar, plateKey, plateKeys, readPlate } from '../../src/core/cars/plate.ts';

/** What was typed, and what it is: a key with its country and the signs of its region, a piece, or nothing. */
const TABLE: readonly (readonly [string, string])[] = [
  ['А123ВС777', 'A123BC777 RU 3'],
  ['a123bc 777', 'A123BC777 RU 3'],
  ['а 123 вс', 'A123BC RU –'],
  ['А-123-ВС/77', 'A123BC77 RU 2'],
  ['А123ВС77RUS', 'A123BC77 RU 2'],
  ['А123ВС 77 рус', 'A123BC77 RU 2'],
  ['Ａ１２３ＢＣ７７', 'A123BC77 RU 2'],
  ['0001ОО77', 'O001OO77 RU 2'],
  ['О0О1ОО77', 'O001OO77 RU 2'],
  ['о001оо', 'O001OO RU –'],
  ['1234 АВ 77', '1234AB77 RU 2'],
  ['АВ 123 77', 'AB12377 RU 2'],
  ['АВ 1234 77', 'AB123477 RU 3'],
  ['АВ 1234 777', 'AB1234777 RU 3'],
  ['А 1234 77', 'A123477 RU 2'],
  ['АВ 123 С 77', 'AB123C77 RU 2'],
  ['1234 AB-7', '1234AB7 BY 1'],
  ['123 ABC 02', '123ABC02 KZ 2'],
  ['123 ABC', '123ABC KZ –'],
  ['123 AB 02', '123AB02 KZ 2'],
  ['АА 1234 ВВ', 'AA1234BB UA 0'],
  ['АІ 1234 ІІ', 'AI1234II UA 0'],
  ['35 LU 123', '35LU123 AM 0'],
  ['01 KG 123 ABC', '01KG123ABC KG 0'],
  ['01 123 ABC', '01123ABC KG 0'],
  ['AB-123-CD', 'AB123CD ? 0'],
  ['А123', 'piece'],
  ['а 123 в', 'piece'],
  ['123ВС77', 'piece'],
  ['ВС77', 'piece'],
  ['А123ВС7', 'piece'],
  ['1e9', 'nothing'],
  ['45', 'nothing'],
  ['00000077', 'nothing'],
  ['123456', 'nothing'],
  ['кв123', 'piece'],
  ['подъезд 2', 'nothing'],
  ['А123БГ', 'nothing'],
  ['синяя Тойота', 'nothing'],
  ['', 'nothing'],
];

for (const [typed, wanted] of TABLE) {
  test(`«${typed}» is read as ${wanted}`, () => {
    const read = readPlate(typed);
    const said =
      read?.kind === 'whole'
        ? `${read.key} ${read.country ?? '?'} ${read.region ?? '–'}`
        : (read?.kind ?? 'nothing');
    assert.equal(said, wanted);
  });
}

const CYRILLIC: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  E: 'Е',
  K: 'К',
  M: 'М',
  H: 'Н',
  O: 'О',
  P: 'Р',
  C: 'С',
  T: 'Т',
  Y: 'У',
  X: 'Х',
};
const letter = fc.constantFrom(...Object.keys(CYRILLIC));
const digits = (many: number) => fc.stringMatching(new RegExp(`^[0-9]{${many}}$`));
const region = fc.oneof(fc.constant(''), digits(2), digits(3));
const plate = fc
  .tuple(letter, digits(3), letter, letter, region)
  .map((parts) => ({ bare: parts.slice(0, 4).join(''), region: parts[4], whole: parts.join('') }));

/** One number as different people type it: each letter in either alphabet and size, anything between. */
const spelling = (whole: string) =>
  fc
    .tuple(
      ...[...whole].map((sign) =>
        fc.tuple(
          fc.constantFrom(
            sign,
            sign.toLowerCase(),
            CYRILLIC[sign] ?? sign,
            (CYRILLIC[sign] ?? sign).toLowerCase(),
          ),
          fc.constantFrom('', '', '', ' ', '-', '\u00a0', '\u200b'),
        ),
      ),
    )
    .map((signs) => signs.map(([sign, between]) => sign + between).join(''));

test('Cyrillic, Latin, mixed, spaced and lower-case spellings of a number have one key', () => {
  fc.assert(
    fc.property(
      plate.chain(({ whole }) =>
        fc.tuple(fc.constant(whole), spelling(whole), fc.constantFrom('', ' rus', 'RUS')),
      ),
      ([whole, typed, rus]) => assert.equal(plateKey(typed + rus), whole),
    ),
  );
});

test('О for 0 and 0 for О change no key', () => {
  fc.assert(
    fc.property(plate, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), ({ whole }, swaps) => {
      const swapped = [...whole].map((sign, at) =>
        !swaps[at] ? sign : sign === 'O' ? '0' : sign === '0' ? 'O' : sign,
      );
      assert.equal(plateKey(swapped.join('')), whole);
    }),
  );
});

test('A key is its own key, whatever was typed', () => {
  const any = fc.oneof(
    fc.stringMatching(/^[AOО01RUSРУСрус ]{0,12}$/),

    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  fc.assert(
    fc.property(any, (typed) => assert.equal(plateKey(plateKey(typed)), plateKey(typed))),
    { numRuns: 2_000 },
  );
});

test('A car is meant with its region and without it, and never by the region of another one', () => {
  fc.assert(
    fc.property(plate, plate, digits(2), digits(3), ({ bare }, other, two, three) => {
      assert.ok(meansCar(bare, bare + two) && meansCar(bare + two, bare) && meansCar(bare + two, bare + two));
      assert.ok(!meansCar(bare + two, bare + three));
      assert.deepEqual([anyRegionOf(bare), anyRegionOf(bare + two)], [bare, null]);
      assert.deepEqual(plateKeys(bare + three), [bare + three, bare]);
      if (other.bare !== bare)
        assert.ok(!meansCar(other.bare, bare + two) && !meansCar(bare, other.bare + two));
    }),
  );
});

test('Digits alone are never the number of a car', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\d .-]{0,12}$/), (typed) => assert.equal(readPlate(typed), null)),
  );
});
