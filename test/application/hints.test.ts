import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatherHints, MOST_NAMED } from '../../src/application/hints.ts';
import { personId } from '../../src/core/kernel/ids.ts';

const people = (count: number) => Array.from({ length: count }, (_, at) => personId(at + 1));

test('What is news for more people than are named one by one is news for the house, once for all', () => {
  const hints = gatherHints();
  hints.add('feed', people(MOST_NAMED));
  hints.add('feed', [personId(1), null]);
  const named = hints.take().get('feed');
  assert.ok(named instanceof Set);
  assert.equal(named.size, MOST_NAMED);
  hints.add('feed', people(MOST_NAMED));
  hints.add('feed', [personId(MOST_NAMED + 1)]);
  hints.add('feed', [personId(1)]);
  hints.add('standing', []);
  assert.deepEqual([...hints.take()], [['feed', 'house']]);
  assert.equal(hints.take().size, 0);
});
