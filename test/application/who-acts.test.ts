import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account, Known } from '../../src/application/account.ts';
import { whoActs } from '../../src/application/who-acts.ts';
import type { Role } from '../../src/core/kernel/actor.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { after, days } from '../../src/core/kernel/time.ts';
import type { Tx } from '../../src/core/ports.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const HOUSE = complexId(1);

test('Of guards alone it is kept when they were last here, and not that one of them has gone', async () => {
  const seen: number[] = [];
  const tx = {
    guardWatch: { seen: async (_: unknown, person: number) => void seen.push(person) },
    browsers: { any: async () => true },
  } as unknown as Tx;
  const account = { displayName: 'x', username: null, isNamedAdmin: false, setReachable: async () => {} };
  const acts = (person: number, role: Role, reachable: boolean | null, last: Date | null = null) => {
    const named = { displayName: 'x', username: null, reachable: true, spots: [], away: false };
    const known: Known = {
      person: personId(person),
      complex: HOUSE,
      ...named,
      roles: [role],
      guardSeenAt: last,
    };
    return whoActs(tx, account as unknown as Account, known, HOUSE, { reachable, now: NOW });
  };
  await acts(1, 'resident', null);
  await acts(2, 'guard', null);
  await acts(3, 'guard', false);
  await acts(4, 'guard', null, after(NOW, 1 - days(1)));
  await acts(5, 'guard', null, after(NOW, -days(1)));
  assert.deepEqual(seen, [2, 5], 'and once a day');
});
