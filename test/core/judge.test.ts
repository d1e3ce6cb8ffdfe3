import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimId, complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { type Claim, type ClaimedSpot, judge, type Verdict } from '../../src/core/residents/claim.ts';

const now = new Date('2026-11-22T19:36:00Z');
const [anna, olga, pavel] = [1, 2, 3].map(personId);
assert.ok(anna && olga && pavel);
const [twelve, thirteen] = [12, 13].map((number) => spotNumber(number) ?? assert.fail());
assert.ok(twelve && thirteen);

type States = readonly [ClaimedSpot['state'], ClaimedSpot['state']];

const claim = (verdict: Claim['verdict'], [first, second]: States): Claim => ({
  complex: complexId(1),
  id: claimId(1),
  applicant: anna,
  madeAt: now,
  verdict,
  decidedBy: verdict && pavel,
  decidedAt: verdict && now,
  digest: null,
  flat: null,
  spots: [
    { spot: twelve, state: first },
    { spot: thirteen, state: second },
  ],
});

type Case = readonly [
  before: readonly [Claim['verdict'], States],
  verdict: Verdict,
  disputed: typeof twelve | null,
  after: readonly [Claim['verdict'], States] | 'already decided',
];

const [approve, reject]: readonly Verdict[] = [{ kind: 'approve' }, { kind: 'reject' }];
assert.ok(approve && reject);
const gives = (spot: typeof twelve): Verdict => ({ kind: 'transfer', spot });

const CASES: readonly Case[] = [
  [[null, ['open', 'open']], approve, null, ['approved', ['assigned', 'assigned']]],
  [[null, ['open', 'open']], approve, thirteen, ['approved', ['assigned', 'open']]],
  [[null, ['open', 'open']], reject, thirteen, ['rejected', ['rejected', 'rejected']]],
  [[null, ['rejected', 'open']], approve, thirteen, ['approved', ['rejected', 'open']]],
  [['approved', ['assigned', 'open']], approve, thirteen, 'already decided'],
  [['approved', ['assigned', 'open']], approve, null, ['approved', ['assigned', 'assigned']]],
  [['approved', ['assigned', 'open']], reject, thirteen, ['approved', ['assigned', 'rejected']]],
  [['approved', ['assigned', 'open']], gives(thirteen), thirteen, ['approved', ['assigned', 'assigned']]],
  [['approved', ['assigned', 'open']], gives(twelve), thirteen, 'already decided'],
  [[null, ['open', 'open']], gives(thirteen), thirteen, ['approved', ['open', 'assigned']]],
  [['rejected', ['rejected', 'rejected']], approve, null, 'already decided'],
  [['approved', ['assigned', 'assigned']], reject, null, 'already decided'],
];

test('A verdict decides what is open and not disputed; the first one stays the claim’s, whatever becomes of the rest', () => {
  for (const [[verdict, states], said, disputed, after] of CASES) {
    const judged = judge(claim(verdict, states), said, disputed ? [disputed] : [], olga, now);
    const name = JSON.stringify([verdict, states, said, disputed]);
    if (after === 'already decided') assert.deepEqual(judged, { ok: false, why: after }, name);
    else {
      assert.ok(judged.ok, name);
      const [first, second] = judged.value.spots;
      assert.deepEqual([judged.value.verdict, [first?.state, second?.state]], after, name);
      assert.equal(judged.value.decidedBy, olga, name);
    }
  }
});
