import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cardId } from '../../src/core/kernel/ids.ts';
import { seconds } from '../../src/core/kernel/time.ts';
import { type Settlement, settleDelivery, type Taken } from '../../src/core/settle-delivery.ts';

const now = new Date('2026-11-22T19:36:00Z');
const taken: fc.Arbitrary<Taken> = fc.record({
  id: fc.constant(5),
  owner: fc.constant(3),
  madeAt: fc.constant(now),
  tries: fc.integer({ min: 1, max: 9 }),
  unsure: fc.integer({ min: 0, max: 2 }),
  channel: fc.constantFrom('messenger' as const, 'push' as const),
  card: fc.option(fc.record({ id: fc.constant(cardId(7)), ringsWanted: fc.integer({ min: 1, max: 4 }) })),
});
const end: fc.Arbitrary<Settlement> = fc.oneof(
  fc.record({
    kind: fc.constant('sent' as const),
    message: fc.option(fc.constant('41')),
    shown: fc.option(fc.constant('digest')),
  }),
  fc.record({
    kind: fc.constant('later' as const),
    wait: fc.integer({ min: 1, max: seconds(60) }),
    unsure: fc.boolean(),
  }),
  fc.record({
    kind: fc.constantFrom('unreachable' as const, 'dropped' as const, 'given up' as const, 'dead' as const),
  }),
);

test('However a delivery ends, one notice of a card stays due at most, and none is lost', () => {
  fc.assert(
    fc.property(taken, end, fc.boolean(), (taken, end, due) => {
      const hasHeir = due && taken.card !== null;
      const changes = settleDelivery(taken, end, hasHeir, now);
      const back = changes.filter(({ kind }) => kind === 'notice put off').length;
      const inherited = changes.filter(({ kind }) => kind === 'heir waits').length;
      const over = changes.filter(({ kind }) => kind === 'notice settled').length;
      assert.equal(back + over, 1, 'its own row ends in one way');
      assert.ok(back + (hasHeir ? 1 : 0) <= 1, 'one is due');
      if (end.kind === 'later') assert.equal(back + inherited, 1, 'and somebody waits on');
      else assert.equal(inherited, 0);
    }),
  );
});

test('A card remembers its message only when there is one, and then that it has rung', () => {
  fc.assert(
    fc.property(taken, end, fc.boolean(), (taken, end, hasHeir) => {
      const shown = settleDelivery(taken, end, hasHeir, now).find((change) => change.kind === 'card shown');
      const isNews = end.kind === 'sent' && end.message !== null && taken.card !== null;
      assert.equal(shown !== undefined, isNews);
      if (shown) assert.equal(shown.ringsDone, taken.card?.ringsWanted);
    }),
  );
});

test('A notice that only has to wait is no more unsure than before', () => {
  const taken = {
    id: 1,
    owner: 2,
    tries: 1,
    madeAt: new Date('2026-11-22T19:36:00Z'),
    unsure: 1,
    channel: 'messenger',
    card: null,
  };
  const unsure = (isUnsure: boolean) => {
    const end = { kind: 'later', wait: seconds(3), unsure: isUnsure } as const;
    const [change] = settleDelivery(taken as Taken, end, false, new Date('2026-11-22T19:36:00Z'));
    return change?.kind === 'notice put off' ? change.unsure : null;
  };
  assert.deepEqual([unsure(false), unsure(true)], [1, 2]);
});
