import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dyingOf, type StripCount, stripsFingerprint, wantedOf } from '../../src/core/strips/strip.ts';

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
