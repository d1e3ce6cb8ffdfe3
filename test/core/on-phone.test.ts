import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from '../../src/core/alerts/act.ts';
import { type Alert, nextDeadline, type Reach, SHOWN_WITHIN } from '../../src/core/alerts/alert.ts';
import { begunAt } from '../../src/core/alerts/begun-at.ts';
import { decide } from '../../src/core/alerts/thread.ts';
import { alertId, complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, minutes, seconds } from '../../src/core/kernel/time.ts';

const RULES = { remindAfter: minutes(5), callAfter: minutes(10) };
const AT = new Date('2026-11-22T19:36:00Z');
const [BORIS, GALYA] = [personId(2), personId(3)];
const untouched = { answer: null, answeredAt: null, doneAt: null, muted: false } as const;

const thread = (reaches: readonly Reach[], more: Partial<Alert> = {}): Alert => ({
  complex: complexId(1),
  id: alertId(7),
  kind: 'blocked',
  spot: spotNumber(45),
  car: null,
  unfound: false,
  ...begunAt(AT),
  note: { text: null, photos: [] },
  withheld: false,
  visitor: null,
  senders: [
    {
      ...{ person: personId(1), spot: spotNumber(12), guard: false, fromGroup: false },
      ...{ joinedAt: AT, doneAt: null, left: null },
    },
  ],
  holders: reaches.map((reach, at) => {
    const phone = reach === 'on phone' ? { phoneAt: AT } : {};
    return { person: at === 0 ? BORIS : GALYA, reach, ...untouched, ...phone };
  }),
  helpers: [],
  ...more,
});

const reached = (reach: Reach, person = BORIS): Act => ({ kind: 'reach', part: 'holder', person, reach });
const after2 = after(AT, SHOWN_WITHIN);

/** What Борис's reach becomes; null: nothing new. */
function becomes(before: Reach, reach: Reach): Reach | null {
  const next = decide(thread([before]), reached(reach), after(AT, seconds(1)), RULES);
  return next.ok ? (next.value.alert.holders[0]?.reach ?? null) : null;
}

test('Of two ways the better word counts, in whatever order they come', () => {
  assert.equal(becomes('pending', 'on phone'), 'on phone');
  assert.equal(becomes('delayed', 'on phone'), 'on phone');
  assert.equal(becomes('on phone', 'delayed'), null);
  assert.equal(becomes('unheard', 'delayed'), null);
  assert.equal(becomes('delivered', 'on phone'), null);
  assert.equal(becomes('unheard', 'on phone'), null);
  assert.equal(becomes('on phone', 'delivered'), 'delivered');
  assert.equal(becomes('unheard', 'delivered'), 'delivered');
  assert.equal(becomes('on phone', 'unreachable'), 'unreachable');
});

test('Two minutes on a phone that says nothing: others are called, and the sender is told', () => {
  const alert = thread(['on phone']);
  assert.deepEqual(nextDeadline(alert, RULES), after2);
  const early = decide(alert, { kind: 'tick' }, after(AT, SHOWN_WITHIN - 1), RULES);
  assert.ok(early.ok && early.value.effects.length === 0);
  const due = decide(alert, { kind: 'tick' }, after2, RULES);
  assert.ok(due.ok);
  assert.deepEqual(
    due.value.effects.map(({ kind }) => kind),
    ['nobody left', 'call helpers'],
  );
  assert.deepEqual(due.value.alert.calledAt, after2);
});

test('Nobody is called where somebody else has it, or may yet, or where it is only a message', () => {
  for (const other of ['delivered', 'pending', 'delayed'] as const) {
    const due = decide(thread(['on phone', other]), { kind: 'tick' }, after2, RULES);
    assert.ok(due.ok);
    assert.deepEqual(due.value.effects, [], other);
    assert.equal(due.value.alert.holders[0]?.reach, 'unheard');
  }
  const message = decide(thread(['on phone'], { kind: 'message' }), { kind: 'tick' }, after2, RULES);
  assert.ok(message.ok);
  assert.deepEqual(
    message.value.effects.map(({ kind }) => kind),
    ['nobody left'],
  );
});

test('A closed thread waits for no phone', () => {
  const closed = thread(['on phone'], { state: 'closed', closedAt: AT, closing: 'resolved' });
  assert.equal(nextDeadline(closed, RULES), null);
});
