import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MOST_CHOICES, readRequest } from '../../src/core/alerts/read-request.ts';

const read = (after: string, before = '') => {
  const { spots, certain, kind, text } = readRequest({ before, after });
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
  ['+7 900 123 45 67', [900, 123, 45, 67], 'message', '+7 900 123 45 67'],
  ['2 этаж, мигает', [], 'message', '2 этаж, мигает'],
  ['2 этаж, 142 мигает', [142], 'message', '2 этаж, 142 мигает'],
  ['этаж 2, мигает', [], 'message', 'этаж 2, мигает'],
  ['машина 45 мигает', [45], 'message', 'машина 45 мигает'],
  ['22:30 кто-то шумел', [], 'message', '22:30 кто-то шумел'],
  ['12.05 собрание', [], 'message', '12.05 собрание'],
  ['8-900-123-45-67', [], 'message', '8-900-123-45-67'],
  ['А123ВС77 мигает', [], 'message', 'А123ВС77 мигает'],
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
});

const spot = fc.integer({ min: 1, max: 99_999 });
const words = fc.stringMatching(/^[а-яa-z ]{0,40}$/).map((text) => text.trim());

test('The number right behind the name is the spot, whatever words follow', () => {
  fc.assert(
    fc.property(spot, words, (number, text) => {
      fc.pre(
        !/^(этаж|подъезд|корпус|секци|дом|кв|уров|ярус|стро|мин|час|раз|дн|ден|год|лет|недел|руб|м|й|го|[a-z])/.test(
          text,
        ),
      );
      const found = readRequest({ before: '', after: `${number} ${text}` });
      assert.deepEqual([found.spots, found.certain, found.text], [[number], true, text]);
    }),
  );
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
      const { spots, certain } = readRequest({ before, after });
      assert.ok(spots.length <= MOST_CHOICES);
      assert.equal(new Set(spots).size, spots.length);
      assert.ok(!certain || spots.length === 1);
      for (const one of spots) assert.ok(`${before} ${after}`.includes(String(one)), String(one));
    }),
  );
});
