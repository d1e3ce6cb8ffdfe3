import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from '../../src/core/alerts/act.ts';
import type { Alert, Helper, Holder, Reach } from '../../src/core/alerts/alert.ts';
import type { ThreadSeen } from '../../src/core/alerts/alert-ports.ts';
import { decideStep } from '../../src/core/alerts/decide-step.ts';
import { callGoesOn } from '../../src/core/alerts/dismiss-helper.ts';
import { departed, handOver } from '../../src/core/alerts/hand-over.ts';
import { withoutPerson } from '../../src/core/alerts/leave-thread.ts';
import { decide } from '../../src/core/alerts/thread.ts';
import { personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, anna, start } from './an-alert.ts';

const rules = { remindAfter: minutes(5), callAfter: minutes(10) };
const now = after(start, minutes(2));
const [boris, galya, stepan, vera, guest] = [2, 3, 4, 5, 8].map(personId);
assert.ok(boris && galya && stepan && vera && guest);
const gone = aHolder(boris, 'unreachable');
const comes: Holder = { ...aHolder(boris, 'delivered'), answer: 'coming', answeredAt: start };
const guard: Helper = { person: stepan, guard: true, reach: 'delivered' };
const visitor = { tag: null, reason: 'blocked', rings: 'loud' } as const;
const closed: Partial<Alert> = { state: 'closed', closing: 'resolved', closedAt: start };

const outcome = (alert: Alert, act: Act, at = now) => decide(alert, act, at, rules);
const why = (alert: Alert, act: Act, at = now) => {
  const step = outcome(alert, act, at);
  return step.ok ? null : step.why;
};
const kinds = (alert: Alert, act: Act, at = now) => {
  const step = outcome(alert, act, at);
  assert.ok(step.ok);
  return step.value.effects.map(({ kind }) => kind);
};
const isBack = (person: typeof boris, part: 'holder' | 'helper' = 'holder'): Act => {
  return { kind: 'back', part, person };
};
const reached = (person: typeof boris, reach: Reach): Act => {
  return { kind: 'reach', part: 'holder', person, reach };
};

test('Whoever is back is told of what he missed, once: a holder, a helper, a neighbour who stands there', () => {
  const borrower = aHolder(guest, 'unreachable');
  const alert = anAlert({ holders: [gone], helpers: [{ ...guard, reach: 'unreachable' }], borrower });
  assert.deepEqual(kinds(alert, isBack(boris)), ['show']);
  assert.deepEqual(kinds(alert, isBack(stepan, 'helper')), ['show']);
  const lent = outcome(alert, isBack(guest));
  assert.ok(lent.ok);
  assert.deepEqual([lent.value.alert.borrower?.reach, lent.value.effects.length], ['pending', 1]);
  assert.deepEqual(lent.value.alert.rungAt, start, 'the holders have not been rung by it');
  for (const reach of ['delivered', 'pending'] as const) {
    const knows = anAlert({
      ...{
        holders: [aHolder(boris, reach)],
        helpers: [{ ...guard, reach }],
        borrower: aHolder(guest, reach),
      },
    });
    for (const act of [isBack(boris), isBack(stepan, 'helper'), isBack(guest)])
      assert.equal(why(knows, act), 'already');
  }
  assert.equal(why(alert, isBack(vera)), 'already', 'he has no part in it');
  const two = outcome(anAlert({ holders: [gone, aHolder(galya, 'unreachable')] }), isBack(boris));
  assert.deepEqual(two.ok && two.value.alert.holders.map(({ reach }) => reach), ['pending', 'unreachable']);
  const help = outcome(alert, isBack(stepan, 'helper'));
  assert.deepEqual(help.ok && help.value.alert.helpers.map(({ reach }) => reach), ['pending']);
  assert.equal(why(anAlert({ ...closed, holders: [gone] }), isBack(boris)), 'closed');
  const quiet = [{ ...gone, muted: true }];
  assert.deepEqual(
    kinds(anAlert({ holders: quiet }), isBack(boris)),
    ['show'],
    'a call makes no sound there',
  );
  assert.equal(why(anAlert({ kind: 'message', holders: quiet }), isBack(boris)), 'already');
  const again: Act = { kind: 'reach', part: 'holder', person: guest, reach: 'unreachable' };
  assert.equal(why(alert, again), 'already', 'that is known of him');
});

test('Where all others say that it is not their car, the last one who cannot be told calls help: not twice, not for words', () => {
  const denies: Holder = { ...aHolder(galya, 'delivered'), answer: 'not mine', answeredAt: start };
  const left = (more: Partial<Alert>) =>
    kinds(anAlert({ holders: [denies, aHolder(boris, 'pending')], ...more }), reached(boris, 'unreachable'));
  assert.ok(left({}).includes('call helpers'));
  assert.ok(!left({ kind: 'message' }).includes('call helpers'));
  assert.ok(!left({ calledAt: start }).includes('call helpers'));
  const lost = anAlert({ holders: [denies, gone] });
  assert.deepEqual(kinds(lost, reached(boris, 'given up')), [], 'nobody was left before, either');
});

test('Whoever had the call and blocks the bot was the last: help is called, unless it has been', () => {
  const had = (more: Partial<Alert>) =>
    kinds(anAlert({ holders: [aHolder(boris, 'delivered')], ...more }), reached(boris, 'unreachable'));
  assert.deepEqual(had({}), ['nobody left', 'call helpers']);
  assert.deepEqual(had({ calledAt: start }), ['nobody left']);
  const denied: Holder = { ...aHolder(boris, 'delivered'), answer: 'not mine', answeredAt: start };
  assert.deepEqual(had({ calledAt: start, holders: [denied] }), [], 'nobody waited for him any more');
});

test('A passer-by whose call reaches nobody has guards called at once; a neighbour is told and may call them', () => {
  const reachesNoOne = (more: Partial<Alert>) =>
    kinds(anAlert({ holders: [aHolder(boris, 'pending')], ...more }), reached(boris, 'unreachable'));
  assert.deepEqual(reachesNoOne({ kind: 'windscreen', visitor, senders: [] }), [
    'nobody left',
    'call helpers',
  ]);
  assert.deepEqual(reachesNoOne({}), ['nobody left']);
});

test('A passer-by ends his call, calls guards once and not before five minutes; without its card none is doubted', () => {
  const call = anAlert({
    ...{ kind: 'windscreen', visitor, senders: [], holders: [aHolder(boris, 'delivered')] },
  });
  const wish = (wish: 'resolve' | 'call' | 'take back'): Act => ({ kind: 'visitor', wish });
  const later = after(start, minutes(5));
  const ended = outcome(call, wish('resolve'));
  assert.equal(ended.ok && ended.value.alert.closing, 'resolved');
  assert.equal(why(call, wish('call')), 'too early');
  assert.deepEqual(kinds(call, wish('call'), later), ['call helpers']);
  assert.equal(why({ ...call, calledAt: start }, wish('call'), later), 'already');
  assert.deepEqual(kinds(call, { kind: 'false call', holder: boris }), []);
});

test('An owner is asked when the sender or a clock wants him, and by nothing else while tenants may still answer', () => {
  const rented = anAlert({
    ...{ ownersWait: true, holders: [aHolder(boris, 'delivered')], rungAt: after(start, -minutes(5)) },
  });
  const asks = (act: Act, at = now, alert = rented) => kinds(alert, act, at).includes('ask owners');
  assert.equal(asks({ kind: 'call', sender: anna }), true);
  assert.equal(asks({ kind: 'remind', sender: anna }), true);
  assert.equal(asks({ kind: 'said', sender: anna }), false);
  assert.equal(asks({ kind: 'tick' }), false);
  assert.equal(asks({ kind: 'tick' }, after(start, minutes(5))), true);
  assert.equal(asks({ kind: 'said', sender: anna }, after(start, minutes(6))), false, 'clocks tick alone');
  // A tenant’s promise for a car that nobody vouches for: help comes, and the owner with it.
  const vague: Holder = { ...comes, unvouched: true };
  const promised: Alert = { ...rented, state: 'answered', holders: [vague] };
  assert.equal(asks({ kind: 'tick' }, after(start, minutes(10)), promised), true);
  assert.equal(asks({ kind: 'resolve', sender: anna }), false, 'it is over');
});

test('A neighbour who has left the spot hears that; of a call that is over he hears that it is over', () => {
  const alert = anAlert({ borrower: aHolder(guest, 'delivered'), holders: [aHolder(boris, 'delivered')] });
  const presses = (one: Alert) => {
    const seen: ThreadSeen = { alert: one, rules, holders: [], borrower: null, staff: [], mutedBy: [] };
    const step = decideStep(seen, { kind: 'answer', holder: guest, answer: 'coming' }, now);
    return step.ok ? null : step.why;
  };
  assert.equal(presses(alert), 'not there');
  assert.equal(presses({ ...alert, ...closed }), 'closed');
});

test('A guard who has helped and is forgotten leaves nobody waiting; what else his going brings is done, too', () => {
  const helped = anAlert({ calledAt: start, takenBy: stepan, helpedAt: now, helpers: [guard] });
  const left = callGoesOn(helped, { alert: withoutPerson(helped, stepan, now), effects: [] });
  assert.deepEqual(left.effects, []);
  const taken = { ...helped, helpedAt: null };
  const told = { kind: 'ring', part: 'holder', people: [boris] } as const;
  const both = callGoesOn(taken, { alert: withoutPerson(taken, stepan, now), effects: [told] });
  assert.deepEqual(
    both.effects.map(({ kind }) => kind),
    ['ring', 'tell senders', 'ring', 'call helpers'],
  );
});

test('One of two who promised has gone: the other one comes, and nobody is told anything', () => {
  const before = anAlert({ state: 'answered', holders: [comes, { ...comes, person: galya }] });
  const next = handOver(before, [boris], [], now);
  assert.deepEqual(departed(before, next, now).effects, []);
});

test('An heir who has shut the bot out counts as not told', () => {
  const heirs = [vera, galya].map((person) => ({ person, reachable: person === vera }));
  const next = handOver(anAlert({ holders: [comes] }), [boris], heirs, now);
  assert.deepEqual(
    next.holders.map(({ person, reach }) => [person, reach]),
    [
      [vera, 'pending'],
      [galya, 'unreachable'],
    ],
  );
});

test('Once somebody comes «Другой номер» is refused; who says it is not his car leaves it open', () => {
  const other: Act = { kind: 'other number', sender: anna };
  assert.equal(why(anAlert({ state: 'answered', holders: [comes] }), other), 'already answered');
  assert.equal(why(anAlert({ holders: [{ ...comes, answer: 'not mine' }] }), other), null);
});

test('«Я на другом месте» changes one’s own signature alone, of whoever signs with a spot', () => {
  const [first] = anAlert({}).senders;
  const spot = spotNumber(13) ?? assert.fail();
  assert.ok(first);
  const sign: Act = { kind: 'sign', sender: anna, spot };
  const two = anAlert({ senders: [{ ...first, person: vera }, first] });
  const signed = outcome(two, sign);
  assert.ok(signed.ok);
  assert.deepEqual(
    signed.value.alert.senders.map((one) => one.spot),
    [first.spot, spot],
  );
  for (const unsigned of [{ spot: null }, { guard: true }, { fromGroup: true }])
    assert.equal(why(anAlert({ senders: [{ ...first, ...unsigned }] }), sign), 'not yours');
  for (const kind of ['sos', 'stranger'] as const) assert.equal(why(anAlert({ kind }), sign), 'not yours');
});

test('Whoever moved the car without a word was on his way; whoever had said so is on no new one', () => {
  const done: Act = { kind: 'done', holder: boris, came: true };
  const wordless = outcome(anAlert({ holders: [aHolder(boris, 'delivered')] }), done);
  assert.deepEqual(wordless.ok && wordless.value.alert.holders[0]?.answer, 'coming');
  const promised = outcome(
    anAlert({ state: 'answered', holders: [{ ...comes, answer: 'in 5 minutes' }] }),
    done,
  );
  assert.deepEqual(promised.ok && promised.value.alert.holders[0]?.answer, 'in 5 minutes');
  const denied = outcome(anAlert({ holders: [{ ...comes, answer: 'not mine' }] }), done);
  assert.deepEqual(denied.ok && denied.value.alert.holders[0]?.answer, 'coming');
  const alarm = outcome(anAlert({ kind: 'sos', holders: [aHolder(boris, 'delivered')] }), done);
  assert.deepEqual(alarm.ok && [alarm.value.alert.closing, alarm.value.alert.holders[0]?.answer], [
    'alarm off',
    null,
  ]);
});

test('The clock of the reminder begins when the first holder has the call, and not when it is only late', () => {
  const alert = anAlert({ holders: [aHolder(boris, 'pending')] });
  const rungAt = (reach: Reach) => {
    const step = outcome(alert, reached(boris, reach));
    return step.ok && step.value.alert.rungAt;
  };
  assert.deepEqual([rungAt('delayed'), rungAt('delivered')], [start, now]);
});

test('Whoever joins an alarm stands beside those who heard it before', () => {
  const [first] = anAlert({}).senders;
  assert.ok(first);
  const joins: Act = { kind: 'join', joiner: { ...first, person: vera }, mutedBy: [] };
  const step = outcome(anAlert({ kind: 'sos', holders: [aHolder(boris, 'delivered')] }), joins);
  assert.deepEqual(step.ok && step.value.alert.senders.map(({ person }) => person), [anna, vera]);
});

test('A phone that has taken the call has two minutes from then to show it', () => {
  const alert = anAlert({ holders: [aHolder(boris, 'pending')] });
  const taken = outcome(alert, reached(boris, 'on phone'));
  assert.deepEqual(taken.ok && taken.value.alert.holders[0]?.phoneAt, now);
});

test('A neighbour who stands there comes a second time when he says so again after his first', () => {
  const done: Holder = { ...aHolder(guest, 'delivered'), answer: 'coming', answeredAt: start, doneAt: start };
  const alert = anAlert({ borrower: done, holders: [aHolder(boris, 'delivered')] });
  const again: Act = { kind: 'answer', holder: guest, answer: 'coming' };
  const step = outcome(alert, again);
  assert.deepEqual(step.ok && step.value.alert.borrower?.doneAt, null);
  assert.equal(why({ ...alert, borrower: { ...done, doneAt: null } }, again), 'already');
});

test('What a neighbour wrote before he answered with a tap is no newer answer; an alarm he may have switched off unasked', () => {
  const holders = [aHolder(boris, 'delivered')];
  const said: Holder = { ...aHolder(guest, 'delivered'), answer: 'coming', answeredAt: now };
  const wrote: Act = { kind: 'wrote', holder: guest, writtenAt: start };
  const older = outcome(anAlert({ borrower: said, holders }), wrote);
  assert.deepEqual(older.ok && older.value.alert.borrower, said);
  const silent = aHolder(guest, 'delivered');
  const newer = outcome(anAlert({ borrower: silent, holders }), wrote);
  assert.deepEqual(newer.ok && newer.value.alert.borrower?.answer, 'wrote');
  const since = outcome(anAlert({ borrower: { ...said, answeredAt: start }, holders }), {
    ...wrote,
    writtenAt: now,
  });
  assert.deepEqual(since.ok && since.value.alert.borrower?.answer, 'wrote');
  const done: Act = { kind: 'done', holder: guest };
  assert.deepEqual(kinds(anAlert({ kind: 'sos', borrower: silent, holders }), done), ['ring']);
  assert.equal(why(anAlert({ borrower: silent, holders }), done), 'nobody answered');
});

test('One of two who hear an alarm is done: help is called for the other one only where it had been', () => {
  const [first] = anAlert({}).senders;
  assert.ok(first);
  const alarm = anAlert({ kind: 'sos', senders: [first, { ...first, person: vera }], holders: [comes] });
  const resolves: Act = { kind: 'resolve', sender: vera };
  assert.deepEqual(kinds(alarm, resolves), []);
  assert.deepEqual(kinds({ ...alarm, calledAt: start }, resolves), ['call helpers']);
  assert.deepEqual(kinds({ ...alarm, calledAt: start, helpers: [guard] }, resolves), []);
  const alone = { ...alarm, senders: [{ ...first, person: vera }], calledAt: start };
  assert.deepEqual(kinds(alone, resolves), [], 'it is over');
});

test('Of mere words nobody is reminded, and that is what the sender reads', () => {
  const remind: Act = { kind: 'remind', sender: anna };
  assert.equal(why(anAlert({ kind: 'message', holders: [aHolder(boris, 'delivered')] }), remind), 'spent');
  assert.equal(why(anAlert({ holders: [gone] }), remind), 'nobody to remind');
  const peace: Act = { kind: 'mute', holder: boris, muted: true };
  assert.deepEqual(kinds(anAlert({ kind: 'message', holders: [aHolder(boris, 'delivered')] }), peace), []);
  assert.deepEqual(kinds(anAlert({ holders: [aHolder(boris, 'delivered')] }), peace), ['call helpers']);
});
