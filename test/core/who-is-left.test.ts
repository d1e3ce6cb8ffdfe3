import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alert, Helper, Holder } from '../../src/core/alerts/alert.ts';
import type { ThreadSeen } from '../../src/core/alerts/alert-ports.ts';
import { callNewcomers } from '../../src/core/alerts/call-newcomers.ts';
import { EVERY_PART, followUp } from '../../src/core/alerts/decide-step.ts';
import { callGoesOn, withoutHelper } from '../../src/core/alerts/dismiss-helper.ts';
import { departed, handOver } from '../../src/core/alerts/hand-over.ts';
import { withoutPerson } from '../../src/core/alerts/leave-thread.ts';
import { decide } from '../../src/core/alerts/thread.ts';
import type { Change } from '../../src/core/changes.ts';
import { type PersonId, personId } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, anna, start } from './an-alert.ts';

const rules = { remindAfter: minutes(5), callAfter: minutes(10) };
const now = after(start, minutes(2));
const [boris, galya, stepan, kirill, olga, guest] = [2, 3, 4, 5, 6, 8].map(personId);
assert.ok(boris && galya && stepan && kirill && olga && guest);
const staff: ThreadSeen['staff'] = [stepan, kirill, olga].map((person) => ({ person, roles: ['guard'] }));
const guard = (person: PersonId, reach: Helper['reach'] = 'delivered'): Helper => {
  return { person, guard: true, reach };
};
const comes: Holder = { ...aHolder(boris, 'delivered'), answer: 'coming', answeredAt: start };
const seenOf = (alert: Alert, more: Partial<ThreadSeen> = {}): ThreadSeen => {
  return { alert, rules, holders: [], borrower: null, staff, mutedBy: [], ...more };
};

const cards = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.kind === 'new cards' ? change.cards.map(({ viewer }) => viewer) : []));
const told = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.kind === 'tell' ? [[change.notice.kind, ...change.people]] : []));
const rung = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.kind === 'ring' ? change.viewers : []));

test('Whoever took the call has gone: who has it is rung, who has joined since gets it, and nobody gets it twice', () => {
  const before = anAlert({
    calledAt: start,
    takenBy: stepan,
    helpers: [guard(stepan), guard(kirill), guard(guest, 'unreachable')],
    holders: [aHolder(boris, 'delivered')],
  });
  const decision = callGoesOn(before, { alert: withoutHelper(before, stepan), effects: [] });
  const left = staff.filter(({ person }) => person !== stepan);
  const { alert, changes } = followUp(seenOf(before, { staff: left }), decision, EVERY_PART, now);
  assert.deepEqual(
    [cards(changes), rung(changes), told(changes)],
    [[olga], [kirill], [['helper left', anna]]],
  );
  assert.deepEqual(
    alert.helpers.map(({ person }) => person),
    [kirill, guest, olga],
  );
});

test('Who is called for help is shown how to reach the holders who may have that car, whoever calls', () => {
  const denies: Holder = { ...aHolder(galya, 'delivered'), answer: 'not mine', answeredAt: start };
  const alert = anAlert({ holders: [aHolder(boris, 'delivered'), denies] });
  const called = decide(alert, { kind: 'call', sender: anna }, now, rules);
  assert.ok(called.ok);
  const { changes } = followUp(seenOf(alert), called.value, EVERY_PART, now);
  const shown = changes.flatMap((change) => (change.kind === 'last resorts shown' ? [change.owners] : []));
  assert.deepEqual(shown, [[boris]]);
});

test('The only one who promised has gone, and nobody stands in for him: that is said once', () => {
  const before = anAlert({ state: 'answered', holders: [comes] });
  const next = withoutPerson(before, boris, now);
  const step = followUp(seenOf(before), departed(before, next, now), EVERY_PART, now);
  assert.deepEqual(told(step.changes), [['alert unreached', anna]]);
  // Who wanted no signals is asked in his place.
  const silent = { person: galya, reachable: true, noSignals: true };
  const asked = followUp(seenOf(before, { holders: [silent] }), departed(before, next, now), EVERY_PART, now);
  assert.ok(cards(asked.changes).includes(galya));
});

test('A guard who is forgotten is no helper of a call any more, nor the one who has it', () => {
  const alert = anAlert({ calledAt: start, takenBy: stepan, helpers: [guard(stepan), guard(kirill)] });
  const next = withoutPerson(alert, stepan, now);
  assert.deepEqual([next.helpers, next.takenBy], [[guard(kirill)], null]);
});

test('A borrower who is forgotten leaves the call, another person leaves the borrower there', () => {
  const borrower = aHolder(guest, 'delivered');
  const alert = anAlert({ borrower, holders: [aHolder(boris, 'delivered')] });
  assert.equal(withoutPerson(alert, guest, now).borrower, null);
  assert.deepEqual(withoutPerson(alert, boris, now).borrower, borrower);
});

test('A passer-by still waits when the last holder is forgotten: his call goes on', () => {
  const visitor = { tag: null, reason: 'blocked', rings: 'loud' } as const;
  const call = anAlert({ kind: 'windscreen', visitor, senders: [], holders: [aHolder(boris, 'delivered')] });
  assert.equal(withoutPerson(call, boris, now).state, 'open');
  assert.equal(withoutPerson(anAlert({ holders: [comes] }), anna, now).closing, 'resolved');
});

test('Of a rented spot the owner is asked as soon as help is called, and his card knows since when', () => {
  const owner = { person: galya, reachable: true, noSignals: false };
  const visitor = { tag: null, reason: 'blocked', rings: 'loud' } as const;
  const call = anAlert({
    ...{ kind: 'windscreen', visitor, senders: [], ownersWait: true, state: 'answered', holders: [comes] },
  });
  const later = after(start, minutes(8));
  const wished = decide(call, { kind: 'visitor', wish: 'call' }, later, rules);
  assert.ok(wished.ok);
  const { alert, changes } = followUp(seenOf(call, { holders: [owner] }), wished.value, EVERY_PART, later);
  assert.ok(cards(changes).includes(galya));
  const shown = changes.flatMap((one) => (one.kind === 'last resorts shown' ? [...one.owners] : []));
  assert.deepEqual(shown, [boris, galya], 'and guards are shown how to reach her');
  assert.deepEqual(
    alert.holders.map(({ person, askedAt }) => [person, askedAt]),
    [
      [boris, undefined],
      [galya, later],
    ],
  );
});

test('One guard has the call, another one leaves: nobody is told or rung for it', () => {
  const before = anAlert({ calledAt: start, takenBy: stepan, helpers: [guard(stepan), guard(kirill)] });
  const decision = callGoesOn(before, { alert: withoutHelper(before, kirill), effects: [] });
  assert.deepEqual(decision.effects, []);
});

test('Where the only one who was told of a message cannot be, whoever wants no signals is, unless he wants peace from her', () => {
  const message = anAlert({ kind: 'message', holders: [aHolder(boris, 'pending')] });
  const lost = decide(
    message,
    { kind: 'reach', part: 'holder', person: boris, reach: 'unreachable' },
    now,
    rules,
  );
  assert.ok(lost.ok);
  const silent = { person: galya, reachable: true, noSignals: true };
  const shown = (mutedBy: readonly PersonId[]) =>
    cards(followUp(seenOf(message, { holders: [silent], mutedBy }), lost.value, EVERY_PART, now).changes);
  assert.deepEqual([shown([]), shown([galya])], [[galya], []]);
  const asked = followUp(seenOf(message, { holders: [silent] }), lost.value, EVERY_PART, now);
  assert.deepEqual(
    asked.alert.holders.map(({ person }) => person),
    [boris, galya],
  );
});

test('Nobody had the call, or it is over: no helper is missed', () => {
  const nobody = anAlert({
    calledAt: start,
    helpers: [guard(stepan)],
    holders: [aHolder(boris, 'delivered')],
  });
  assert.deepEqual(callGoesOn(nobody, { alert: nobody, effects: [] }).effects, []);
  const taken = { ...nobody, takenBy: stepan };
  const over = { ...taken, takenBy: null, state: 'closed' as const };
  assert.deepEqual(callGoesOn(taken, { alert: over, effects: [] }).effects, []);
});

test('Whoever is forgotten holds nothing of a call any more; a call that ends with him is told of by nothing else', () => {
  const before = anAlert({ state: 'answered', holders: [comes, aHolder(galya, 'delivered')] });
  const next = withoutPerson(before, boris, now);
  assert.deepEqual(
    next.holders.map(({ person }) => person),
    [galya],
  );
  const over: Alert = { ...next, state: 'closed', closing: 'resolved', closedAt: now };
  assert.deepEqual(departed(before, over, now).effects, []);
});

test('Who has moved his car and leaves breaks no promise: of him nobody is told', () => {
  const moved = { ...comes, doneAt: start };
  const before = anAlert({ state: 'answered', holders: [moved, aHolder(galya, 'delivered')] });
  assert.deepEqual(departed(before, handOver(before, [boris], [], now), now).effects, []);
});

test('An heir who holds the spot already is asked once', () => {
  const alert = anAlert({ holders: [comes, aHolder(galya, 'delivered')] });
  const next = handOver(alert, [boris], [{ person: galya, reachable: true }], now);
  assert.deepEqual(
    next.holders.map(({ person, reach }) => [person, reach]),
    [[galya, 'delivered']],
  );
});

test('Of those who came to the spot since, whoever has shut the bot out is shown nothing, and who wants peace starts no clock', () => {
  const alert = anAlert({ holders: [aHolder(boris, 'unreachable')] });
  const gone = callNewcomers(alert, [aHolder(galya, 'unreachable'), aHolder(guest, 'pending')], now);
  assert.deepEqual(cards(gone.changes), [guest]);
  const muted = callNewcomers(alert, [{ ...aHolder(galya, 'pending'), muted: true }], now);
  assert.deepEqual(muted.alert.rungAt, start);
  const heard = anAlert({ holders: [aHolder(boris, 'delivered')] });
  const second = callNewcomers(heard, [aHolder(galya, 'pending'), aHolder(anna, 'pending')], now);
  assert.deepEqual(second.alert.rungAt, start, 'the first one is reminded when he would have been');
  assert.deepEqual(cards(second.changes), [galya], 'nobody is called by himself');
});

test('A holder who promised nothing leaves: whatever is due stays due, and what is over stays over', () => {
  const open = anAlert({
    remindedByTimer: true,
    holders: [aHolder(boris, 'delivered'), aHolder(galya, 'delivered')],
  });
  const next = handOver(open, [boris], [], now);
  assert.deepEqual([next.openSince, next.remindedByTimer], [start, true]);
  const over = anAlert({ state: 'closed', closing: 'resolved', closedAt: start, holders: [comes] });
  assert.equal(handOver(over, [boris], [], now).state, 'closed');
});
