import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alert, Helper, Holder } from '../../src/core/alerts/alert.ts';
import type { ThreadSeen } from '../../src/core/alerts/alert-ports.ts';
import { EVERY_PART, followUp } from '../../src/core/alerts/decide-step.ts';
import { callGoesOn, withoutHelper } from '../../src/core/alerts/dismiss-helper.ts';
import { departed } from '../../src/core/alerts/hand-over.ts';
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
  assert.deepEqual(
    alert.holders.map(({ person, askedAt }) => [person, askedAt]),
    [
      [boris, undefined],
      [galya, later],
    ],
  );
});
