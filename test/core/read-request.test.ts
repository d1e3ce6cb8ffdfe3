import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readRequest } from '../../src/core/alerts/read-request.ts';
import { MOST_CHOICES } from '../../src/core/spots/read-spots.ts';
import { lineOf } from '../../src/core/spots/typed-line.ts';
import { lexicon } from '../support/lexicon.ts';

const { requests } = lexicon;

const read = (after: string, before = '') => {
  const { spots, certain, kind, text } = readRequest({ before, after }, requests);
  return [certain ? spots[0] : [...spots], kind, text];
};

const behind: readonly (readonly [after: string, ...expected: unknown[]])[] = [
  ['45 ваша машина мигает фарами', 45, 'message', 'ваша машина мигает фарами'],
  ['45', 45, 'message', ''],
  [', 45: фары', 45, 'message', 'фары'],
  ['№45 фары', 45, 'message', 'фары'],
  ['место № 45 — фары', 45, 'message', 'фары'],
  ['на 2 этаже место 142', 142, 'message', 'на 2 этаже место 142'],
  ['-1 этаж, место 142 мигает', 142, 'message', '-1 этаж, место 142 мигает'],
  ['45 перегородил выезд', 45, 'blocked', 'перегородил выезд'],
  ['45 Перегородили меня', 45, 'blocked', 'Перегородили меня'],
  ['перегородил место 45', 45, 'blocked', 'перегородил место 45'],
  ['место 45 перегородил', 45, 'blocked', 'перегородил'],
  ['45 SOS', 45, 'sos', 'SOS'],
  ['45 sos!', 45, 'sos', 'sos!'],
  ['45 сосед, у вас фары', 45, 'message', 'сосед, у вас фары'],
  ['45 стоит на 3 этаже', 45, 'message', 'стоит на 3 этаже'],
  ['45 вы на месте 46', [45, 46], 'message', 'вы на месте 46'],
  ['места 45, 46 и 47', [45, 46, 47], 'message', ''],
  ['45 и 46 мигают', [45, 46], 'message', 'мигают'],
  ['45, 2 этаж, мигает', 45, 'message', '2 этаж, мигает'],
  ['+7 900 123 45 67', [], 'message', '+7 900 123 45 67'],
  ['2 этаж, мигает', [], 'message', '2 этаж, мигает'],
  ['2 этаж, 142 мигает', [142], 'message', '2 этаж, 142 мигает'],
  ['этаж 2, мигает', [], 'message', 'этаж 2, мигает'],
  ['машина 45 мигает', [45], 'message', 'машина 45 мигает'],
  ['22:30 кто-то шумел', [], 'message', '22:30 кто-то шумел'],
  ['12.05 собрание', [], 'message', '12.05 собрание'],
  ['8-900-123-45-67', [], 'message', '8-900-123-45-67'],
  ['А123ВС77 мигает', [], 'message', 'мигает'],
  ['100000 мигает', [], 'message', '100000 мигает'],
  ['привет', [], 'message', 'привет'],
  ['', [], 'message', ''],
];
for (const [after, ...expected] of behind) {
  test(`«@bot ${after}» is understood`, () => assert.deepEqual(read(after), expected));
}

test('The mention may stand anywhere: what stands before it is passed on, too', () => {
  assert.deepEqual(read('45 мигаете', 'Сосед,'), [45, 'message', 'Сосед, мигаете']);
  assert.deepEqual(read('', 'машина на месте 45 мигает'), [45, 'message', 'машина на месте 45 мигает']);
  assert.deepEqual(read('45', 'перегородили меня'), [45, 'blocked', 'перегородили меня']);
  assert.deepEqual(read('', '45 мигает'), [[45], 'message', '45 мигает']);
  assert.deepEqual(read('45 перегородил', 'SOS,'), [45, 'blocked', 'SOS, перегородил']);
  assert.deepEqual(read('место 45', 'место 12,'), [[45, 12], 'message', '']);
});

test('Whatever is written, only numbers that stand in it are offered, each once, and one at most is certain', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer().map(String),
    fc.constantFrom('место ', '№', ', ', ' и ', ' этаж'),
  );
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { spots, certain } = readRequest({ before, after }, requests);
      assert.ok(spots.length <= MOST_CHOICES);
      assert.equal(new Set(spots).size, spots.length);
      assert.ok(!certain || spots.length === 1);
      const { text: line } = lineOf(`${before} ${after}`);
      for (const one of spots) assert.ok(line.includes(String(one)), String(one));
    }),
  );
});
