import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { complexId, passId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, hours, minutes } from '../../src/core/kernel/time.ts';
import { foldPlate, isPlate } from '../../src/core/passes/fold-plate.ts';
import { extended, nextLook, type Pass, readPassHours } from '../../src/core/passes/pass.ts';
import { lexicon } from '../support/lexicon.ts';

const NOW = new Date('2026-11-22T19:36:00Z');

const pass = (until: Date): Pass => ({
  complex: complexId(1),
  id: passId(1),
  host: personId(1),
  spot: spotNumber(45) ?? assert.fail(),
  guest: 'Марина',
  madeAt: NOW,
  until,
  warned: false,
  endedAt: null,
  ending: null,
  enteredAt: null,
  leftAt: null,
  fromGate: false,
});

test('A car number is found however it is typed: Cyrillic or Latin, with spaces or without', () => {
  const same = ['А123ВС77', 'a123bc77', 'а 123 вс 77', 'A-123-BC 77', 'А123BС77'];
  assert.deepEqual([...new Set(same.map(foldPlate))], ['A123BC77']);
  assert.equal(foldPlate('О001ОО'), foldPlate('0001oo'));
  for (const text of same) assert.ok(isPlate(text), text);
});

test('A name is no car number', () => {
  for (const text of ['Марина', 'тётя Оля', '', '45', '👩', 'Лада белая', 'гость 2', '12345678901234'])
    assert.ok(!isPlate(text), text);
});

test('Hours are whole, from 1 to 72, as people write them', () => {
  const good = { '1': 1, '72': 72, '3 часа': 3, '5ч': 5, '24 часа': 24, '2 hours': 2, ' 8 ': 8 };
  for (const [text, count] of Object.entries(good))
    assert.equal(readPassHours(text, lexicon.dates), count, text);
  for (const text of ['0', '-1', '73', '1.5', '1e9', '45abc', '٤٥', '', 'два', '99999999999999', '3 дня'])
    assert.equal(readPassHours(text, lexicon.dates), null, text);
});

test('However often a pass is extended, it never lasts beyond 72 hours from now, and never gets shorter', () => {
  const length = fc.integer({ min: 1, max: 72 });
  fc.assert(
    fc.property(length, fc.array(length, { maxLength: 10 }), (first, more) => {
      let current = pass(after(NOW, hours(first)));
      for (const count of more) {
        const until = extended(current, count, NOW);
        if (!until) continue;
        assert.ok(until > current.until && until <= after(NOW, hours(72)));
        current = { ...current, until };
      }
    }),
  );
});

test('The host hears of the end a quarter of an hour before it, once', () => {
  const short = pass(after(NOW, hours(2)));
  assert.deepEqual(nextLook(short), after(NOW, minutes(105)));
  assert.deepEqual(nextLook({ ...short, warned: true }), short.until);
  assert.equal(nextLook({ ...short, endedAt: NOW, ending: 'revoked' }), null);
});
