import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alert } from '../../src/core/alerts/alert.ts';
import type { Instant } from '../../src/core/kernel/time.ts';
import { after, hours, minutes } from '../../src/core/kernel/time.ts';
import type { Tx } from '../../src/core/ports.ts';
import { callByTag } from '../../src/core/windscreen/call-by-tag.ts';
import { seeVisit } from '../../src/core/windscreen/visit.ts';
import { anAlert, start } from './an-alert.ts';

const visitor = { tag: null, reason: 'blocked', rings: 'loud' } as const;

test('A passer-by may take his call back for two minutes, call the guards from the fifth on, and ends no call that others joined', async () => {
  const may = async (
    wait: number,
    { alert = {}, visit = {} }: { alert?: Partial<Alert>; visit?: object } = {},
  ) => {
    const tx = {
      windscreen: {
        visit: async () => ({ complex: 1, alert: 1, opened: true, alone: true, madeAt: start, ...visit }),
      },
      alerts: { get: async () => anAlert({ kind: 'windscreen', visitor, senders: [], ...alert }) },
      complexes: { get: async () => ({ guardPhone: null, timeZone: 'Europe/Moscow' }) },
    } as unknown as Tx;
    return (await seeVisit(tx, 'key', after(start, wait)))?.may;
  };
  assert.deepEqual(await may(minutes(2) - 1), ['take back']);
  assert.deepEqual(await may(minutes(2)), ['resolve']);
  assert.deepEqual(await may(minutes(5) - 1), ['resolve']);
  assert.deepEqual(await may(minutes(5)), ['call', 'resolve']);
  assert.deepEqual(await may(minutes(5), { alert: { calledAt: start } }), ['resolve']);
  assert.deepEqual(await may(0, { visit: { alone: false } }), [], 'somebody else waits for it, too');
  assert.deepEqual(await may(minutes(5), { visit: { opened: false } }), ['call'], 'whoever came second');
  assert.deepEqual(await may(minutes(5), { alert: { state: 'closed' } }), []);
});

test('The page of a call is there for two hours', async () => {
  const asked: Instant[] = [];
  const visit = async (_: unknown, since: Instant) => {
    asked.push(since);
    return null;
  };
  const now = after(start, hours(3));
  assert.equal(await seeVisit({ windscreen: { visit } } as unknown as Tx, 'key', now), null);
  assert.deepEqual(asked, [after(start, hours(1))]);
});

test('The admins hear of a flood of calls in the house, and of no limit that one passer-by or one card has met', async () => {
  const noted: string[] = [];
  const calls = (counts: object) => {
    const none = { ofTag: 0, ofVisitor: 0, ofVisitorToday: 0, ofNetwork: 0, ofHouse: 0 };
    const tx = {
      windscreen: {
        find: async () => ({ complex: 1 }),
        loadCall: async () => ({ called: null, open: null, counts: { ...none, ...counts } }),
        noteFlood: async () => true,
      },
      residents: { staff: async () => [{ person: 4, roles: ['admin'] }] },
      notices: {
        add: async (...[, , , notice]: readonly [unknown, unknown, unknown, { kind: string }]) =>
          void noted.push(notice.kind),
      },
    } as unknown as Tx;
    return callByTag(tx, 'x', 'blocked', { key: 'k', visitor: 'v', network: 'n' }, start);
  };
  for (const limit of ['ofTag', 'ofVisitor', 'ofVisitorToday', 'ofNetwork'])
    assert.deepEqual(await calls({ [limit]: 99 }), { ok: false, why: limit });
  assert.deepEqual(noted, []);
  assert.deepEqual(await calls({ ofHouse: 60 }), { ok: false, why: 'ofHouse' });
  assert.deepEqual(noted, ['windscreen flood']);
});
