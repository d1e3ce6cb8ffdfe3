import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newSecrets } from '../../src/adapters/postgres/strips/strip-secrets.ts';
import { nextEvening } from '../../src/core/strips/join-by-strip.ts';
import {
  dyingOf,
  isUnmistakable,
  type StripCount,
  stripsFingerprint,
  wantedOf,
} from '../../src/core/strips/strip.ts';

/** Of ten spots three have come in; eight strips are live, five of them of spots that are missing. */
const count: StripCount = {
  spots: 10,
  joined: 3,
  live: { count: 8, until: null },
  liveMissing: 5,
  issues: 2,
};

test('A print for all names all spots and every live strip; one for who is missing theirs alone', () => {
  assert.deepEqual([wantedOf(count, 'all'), dyingOf(count, 'all')], [10, 8]);
  assert.deepEqual([wantedOf(count, 'missing'), dyingOf(count, 'missing')], [7, 5]);
});

test('A question about a print is another one once somebody came in by a strip, or another admin has printed', () => {
  const came = { ...count, live: { count: 7, until: null }, liveMissing: 4 };
  for (const whom of ['all', 'missing'] as const) {
    const asked = stripsFingerprint(count, whom);
    assert.equal(stripsFingerprint({ ...count }, whom), asked);
    assert.notEqual(stripsFingerprint(came, whom), asked);
    assert.notEqual(stripsFingerprint({ ...count, issues: 3 }, whom), asked);
  }
});

test('Who came in by strips is told at eight in the evening, and what comes later the next day', () => {
  const at = (time: string) => new Date(`2026-11-${time}:00+03:00`);
  for (const [now, told] of [
    ['22T12:00', '22T20:00'],
    ['22T20:00', '23T20:00'],
    ['22T23:00', '23T20:00'],
  ] as const)
    assert.deepEqual(nextEvening(at(now), 'Europe/Moscow'), at(told), now);
});

test('A code is unmistakable when one of its halves mixes letters and digits, and each that is printed is', async () => {
  for (const code of ['86923KZ6', 'T39R5BAY', 'K7PM4XQ2', 'ABCD2B45']) assert.ok(isUnmistakable(code), code);
  for (const code of ['ABCD2345', '2345ABCD', 'ABCDEFGH', '23456789']) assert.ok(!isUnmistakable(code), code);
  const printed = await Promise.all(Array.from({ length: 200 }, () => newSecrets()));
  for (const { code } of printed) assert.ok(isUnmistakable(code), code);
});
