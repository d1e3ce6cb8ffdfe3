import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Member } from '../../src/core/kernel/actor.ts';
import { type ClaimId, claimId, complexId, personId } from '../../src/core/kernel/ids.ts';
import type { Tx } from '../../src/core/ports.ts';
import { undisputedClaims } from '../../src/core/residents/approve-all.ts';
import { submitClaim } from '../../src/core/residents/submit-claim.ts';
import { nextLookAt } from '../../src/core/residents/unseen-guards.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const HOUSE = complexId(1);
const who = (role: 'admin' | 'newcomer'): Member => {
  return { kind: 'member', complex: HOUSE, person: personId(1), roles: [role], spots: [], away: false };
};

test('Three claims a day are the most, those of somebody who was forgotten meanwhile among them', async () => {
  const claims = (made: number, forgotten: number) => {
    const tx = {
      claims: {
        openOf: async () => null,
        count: async () => made,
        add: async () => claimId(7),
        burst: async () => ({ cards: 1, digest: null }),
        get: async () => null,
      },
      privacy: { forgottenClaims: async () => forgotten },
      residents: { staff: async () => [] },
      cards: { show: async () => {} },
      timers: { set: async () => {} },
    } as unknown as Tx;
    return submitClaim(tx, who('newcomer'), { spots: [], flat: null }, NOW);
  };
  const tooMany = { ok: false, why: 'too many today' };
  assert.deepEqual(await claims(2, 0), { ok: true, value: 7 });
  assert.deepEqual([await claims(3, 0), await claims(2, 1), await claims(0, 3)], [tooMany, tooMany, tooMany]);
});

test('Thirty claims are approved at once, those behind them the next time, and disputed ones by none of it', async () => {
  const ids = Array.from({ length: 32 }, (_, at) => claimId(at + 1));
  const asked = claimId(32);
  const tx = {
    claims: {
      allOpen: async () => ids,
      get: async (_: unknown, id: ClaimId) => ({
        complex: HOUSE,
        id,
        applicant: personId(2),
        verdict: null,
        spots: [],
      }),
    },
    spots: { heldByOthers: async () => [] },
    spotBook: { flats: async () => null },
    claimTalk: { of: async (_: unknown, id: ClaimId) => (id === asked ? [{ author: 'admin' }] : []) },
  } as unknown as Tx;
  const found = await undisputedClaims(tx, who('admin'));
  assert.ok(found.ok);
  const { claims, later, others } = found.value;
  assert.deepEqual([claims.length, later, others], [30, 1, 1]);
});

test('Guards are looked for at ten in the morning, today where that is still ahead', () => {
  const next = (at: string) => nextLookAt(new Date(`2026-11-22T${at}+03:00`), 'Europe/Moscow').toISOString();
  assert.equal(next('09:59:00'), '2026-11-22T07:00:00.000Z');
  assert.equal(next('10:00:00'), '2026-11-23T07:00:00.000Z');
});
