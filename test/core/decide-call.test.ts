import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alert } from '../../src/core/alerts/alert.ts';
import { deadlines } from '../../src/core/alerts/alert.ts';
import { decide } from '../../src/core/alerts/thread.ts';
import { AT_FIRST } from '../../src/core/complexes/complex.ts';
import { alertId, complexId, personId, spotNumber, type TagId } from '../../src/core/kernel/ids.ts';
import { after, hours, type Instant, minutes } from '../../src/core/kernel/time.ts';
import { readTypedCode } from '../../src/core/kernel/typed-code.ts';
import type { CallCounts } from '../../src/core/windscreen/call-limits.ts';
import { decideCall } from '../../src/core/windscreen/decide-call.ts';
import type { Tag } from '../../src/core/windscreen/tag.ts';
import type { CallSeen } from '../../src/core/windscreen/windscreen-ports.ts';

/** 22:36 in Moscow. */
const evening = new Date('2026-11-22T19:36:00Z');
const night = after(evening, hours(2));
const [boris, guard] = [personId(2), personId(9)];

const tag: Tag = {
  complex: complexId(1),
  id: 7 as TagId,
  holder: boris,
  spot: spotNumber(45) ?? assert.fail(),
  madeAt: evening,
  issue: 1,
  doubtedUntil: null,
};
const caller = { key: 'k', visitor: 'v', network: 'n' };
const none: CallCounts = { ofTag: 0, ofVisitor: 0, ofVisitorToday: 0, ofNetwork: 0, ofHouse: 0 };
const rules = AT_FIRST.alertRules;

const seen = (different: Partial<CallSeen>): CallSeen => ({
  id: alertId(1),
  rules,
  house: { timeZone: 'Europe/Moscow', quietHours: AT_FIRST.quietHours },
  called: null,
  open: null,
  counts: none,
  rangLately: false,
  holders: [{ person: boris, reachable: true, noSignals: false }],
  staff: [{ person: guard, roles: ['guard'] }],
  ...different,
});

function calls(different: Partial<CallSeen> = {}, now: Instant = evening, of: Tag = tag) {
  return decideCall(of, 'blocked', caller, seen(different), now);
}

function threadOf(...asked: Parameters<typeof calls>): Alert {
  const call = calls(...asked);
  const [change] = call.ok ? call.value.changes : [];
  return change?.kind === 'new thread' ? change.alert : assert.fail('no thread');
}

test('Each limit refuses by itself what is one below it does not', () => {
  const limits = { ofTag: 3, ofVisitor: 3, ofVisitorToday: 10, ofNetwork: 10, ofHouse: 60 } as const;
  for (const [name, most] of Object.entries(limits)) {
    assert.ok(calls({ counts: { ...none, [name]: most - 1 } }).ok, name);
    assert.deepEqual(calls({ counts: { ...none, [name]: most } }), { ok: false, why: name });
  }
});

test('Whoever joins an open thread makes no other, and is stopped by every limit but that of the card', () => {
  const joined = calls({ open: alertId(5), counts: { ...none, ofTag: 3 } });
  assert.deepEqual(joined.ok && joined.value.changes.map(({ kind }) => kind), ['visit']);
  assert.deepEqual(joined.ok && joined.value.alert, alertId(5));
  assert.equal(calls({ open: alertId(5), counts: { ...none, ofNetwork: 10 } }).ok, false);
});

test('The same call made twice is the same call, whatever the limits say by then', () => {
  const again = calls({ called: alertId(4), counts: { ...none, ofVisitor: 3 } });
  assert.deepEqual(again, { ok: true, value: { alert: alertId(4), changes: [] } });
});

test('By day a card rings and is repeated; at night once an hour, and a reminder that would fall into it is left out', () => {
  const ringsAt = (now: Instant, rangLately: boolean) => threadOf({ rangLately }, now).visitor?.rings;
  assert.equal(ringsAt(evening, true), 'loud');
  assert.equal(ringsAt(after(evening, minutes(16)), false), 'loud', 'its reminder is due at 22:57');
  assert.equal(ringsAt(after(evening, minutes(21)), false), 'once', 'five minutes before 23:00');
  assert.equal(ringsAt(night, false), 'once');
  assert.equal(ringsAt(night, true), 'silent');
  const heard = (alert: Alert): Alert => ({
    ...alert,
    holders: alert.holders.map((one) => ({ ...one, reach: 'delivered' as const })),
  });
  assert.notEqual(deadlines(heard(threadOf()), rules).remind, null);
  assert.equal(deadlines(heard(threadOf({}, night)), rules).remind, null);
});

test('Guards are called at once where no holder hears it: silent, out of reach, doubted; and not otherwise', () => {
  const called = (...asked: Parameters<typeof calls>) => threadOf(...asked).helpers.length > 0;
  assert.equal(called(), false);
  assert.equal(called({ rangLately: true }, night), true);
  assert.equal(called({ holders: [{ person: boris, reachable: false, noSignals: false }] }), true);
  assert.equal(called({ holders: [] }), true);
  const doubted = { ...tag, doubtedUntil: after(evening, hours(1)) };
  const withheld = threadOf({}, evening, doubted);
  assert.deepEqual([withheld.withheld, withheld.holders], [true, []]);
  assert.equal(called({}, evening, doubted), true);
  assert.deepEqual([withheld.calledAt, threadOf().calledAt], [evening, null], 'nobody calls them once more');
  assert.equal(threadOf({}, after(evening, hours(1)), doubted).withheld, false);
});

test('Of holders who want no signals one hears of it only where nobody else does', () => {
  const [anna, vera] = [personId(1), personId(3)];
  const quiet = { person: anna, reachable: true, noSignals: true };
  const people = (holders: CallSeen['holders']) => threadOf({ holders }).holders.map(({ person }) => person);
  assert.deepEqual(people([quiet, { person: vera, reachable: true, noSignals: false }]), [vera]);
  assert.deepEqual(people([quiet]), [anna]);
});

test('«Отозвать» ends at two minutes to the second, «Позвать охрану» begins at five', () => {
  const thread = threadOf();
  const wish = (kind: 'take back' | 'call', wait: number) => {
    const step = decide(thread, { kind: 'visitor', wish: kind }, after(evening, wait), rules);
    return step.ok ? step.value.alert : step.why;
  };
  assert.equal(Object(wish('take back', minutes(2) - 1)).closing, 'taken back');
  assert.equal(wish('take back', minutes(2)), 'spent');
  assert.equal(wish('call', minutes(5) - 1), 'too early');
  assert.deepEqual(Object(wish('call', minutes(5))).calledAt, after(evening, minutes(5)));
});

test('A passer-by acts in no thread of the house, and its holders call none of it false', () => {
  const ours: Alert = { ...threadOf(), kind: 'blocked', visitor: null };
  for (const act of [
    { kind: 'visitor', wish: 'resolve' },
    { kind: 'false call', holder: boris },
  ] as const)
    assert.deepEqual(decide(ours, act, evening, rules), { ok: false, why: 'not yours' });
});

test('«Ложный вызов» closes the thread and doubts the card for twelve hours', () => {
  const step = decide(threadOf(), { kind: 'false call', holder: boris }, evening, rules);
  assert.ok(step.ok);
  assert.equal(step.value.alert.closing, 'false call');
  assert.deepEqual(step.value.effects, [
    { kind: 'doubt tag', tag: tag.id, until: after(evening, hours(12)) },
  ]);
});

test('A code is read as people type it, and nothing else is taken for one', () => {
  for (const typed of ['K7PM-4XQ2', 'k7pm4xq2', 'к7рм 4хq2', ' K7PM–4XQ2 '])
    assert.equal(readTypedCode(typed), 'K7PM4XQ2');
  for (const typed of ['', 'K7PM4XQ', 'K7PM4XQ22', 'K7PM4XQ0', 'K7PM4XQI', 'K7PM4XQЯ', '<b>'])
    assert.equal(readTypedCode(typed), null, typed);
});

test('The card of a tenant’s car calls him first, and remembers that somebody owns the spot; the owner’s card calls the owner', () => {
  const vera = personId(3);
  const holders = [
    { person: boris, reachable: true, noSignals: false, tenant: true as const },
    { person: vera, reachable: true, noSignals: false },
  ];
  const told = (of: Tag) => {
    const thread = threadOf({ holders }, evening, of);
    return [thread.holders.map(({ person }) => person), thread.ownersWait];
  };
  assert.deepEqual(told(tag), [[boris], true]);
  assert.deepEqual(told({ ...tag, holder: vera }), [[vera], false]);
});
