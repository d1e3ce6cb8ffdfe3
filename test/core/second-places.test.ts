import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextDeadline } from '../../src/core/alerts/alert.ts';
import { decideStep } from '../../src/core/alerts/decide-step.ts';
import { callGoesOn, withoutHelper } from '../../src/core/alerts/dismiss-helper.ts';
import { departed, handOver } from '../../src/core/alerts/hand-over.ts';
import { withoutPerson } from '../../src/core/alerts/leave-thread.ts';
import { mayBeMuted } from '../../src/core/alerts/mute-sender.ts';
import { decide } from '../../src/core/alerts/thread.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, start } from './an-alert.ts';

const rules = { remindAfter: minutes(5), callAfter: minutes(10) };
const [boris, galya, stepan, kirill] = [2, 3, 4, 5].map(personId);
assert.ok(boris && galya && stepan && kirill);
const [asks] = anAlert({}).senders;
assert.ok(asks);
const later = after(start, minutes(6));

const kinds = (effects: readonly { readonly kind: string }[]) => effects.map(({ kind }) => kind);

test('«Не моя машина» of the only one who was reached calls help, whoever else could not be', () => {
  const alert = anAlert({ holders: [aHolder(boris, 'delivered'), aHolder(galya, 'unreachable')] });
  const step = decide(alert, { kind: 'answer', holder: boris, answer: 'not mine' }, later, rules);
  assert.ok(step.ok);
  assert.deepEqual(kinds(step.value.effects), ['tell senders', 'call helpers']);
});

test('One more neighbour rings nobody who has said that he comes', () => {
  const joiner = { ...asks, person: galya };
  const sos = anAlert({ kind: 'sos', holders: [aHolder(boris, 'delivered')] });
  const ring = decide(sos, { kind: 'join', joiner, mutedBy: [] }, later, rules);
  assert.ok(ring.ok);
  assert.deepEqual(kinds(ring.value.effects), ['ring']);
  const rung = { ...sos, rungAt: after(start, minutes(2)) };
  const soon = decide(rung, { kind: 'join', joiner, mutedBy: [] }, later, rules);
  assert.deepEqual(soon.ok && kinds(soon.value.effects), [], 'once in five minutes, whoever rang last');
  const comes = decide(sos, { kind: 'answer', holder: boris, answer: 'coming' }, start, rules);
  assert.ok(comes.ok);
  const quiet = decide(comes.value.alert, { kind: 'join', joiner, mutedBy: [] }, later, rules);
  assert.ok(quiet.ok);
  assert.deepEqual(kinds(quiet.value.effects), []);
});

test('Who is the last to wait for an alarm takes it back for good, as one alone would', () => {
  const holders = [aHolder(boris, 'delivered')];
  const back = (doneAt: Date | null) => {
    const sos = anAlert({ kind: 'sos', holders, senders: [asks, { ...asks, person: galya, doneAt }] });
    const step = decide(sos, { kind: 'wrong number', sender: asks.person }, later, rules);
    return step.ok && step.value.alert.closing;
  };
  assert.deepEqual([back(null), back(start)], [null, 'wrong number']);
});

test('Nobody is told aloud that the holder of a message has left', () => {
  for (const kind of ['message', 'blocked'] as const) {
    const before = anAlert({ kind, holders: [aHolder(boris, 'delivered')] });
    const { effects } = departed(before, handOver(before, [boris], [], later), later);
    assert.equal(effects.length > 0, kind === 'blocked', kind);
  }
});

test('When the helper who took it leaves, the others are rung and whoever came since is called', () => {
  const helper = (person: typeof stepan) => ({ person, guard: true, reach: 'delivered' as const });
  const before = anAlert({ calledAt: start, takenBy: stepan, helpers: [helper(stepan), helper(kirill)] });
  const goesOn = callGoesOn(before, { alert: withoutHelper(before, stepan), effects: [] });
  assert.deepEqual(kinds(goesOn.effects), ['tell senders', 'ring', 'call helpers']);
  const handled = callGoesOn(
    { ...before, helpedAt: later },
    { alert: withoutHelper({ ...before, helpedAt: later }, stepan), effects: [] },
  );
  assert.deepEqual(kinds(handled.effects), [], 'what is handled is nobody’s any more');
});

test('A holder who is back is reminded five minutes later, not at once', () => {
  const alert = anAlert({ holders: [aHolder(boris, 'unreachable')] });
  const step = decide(alert, { kind: 'back', part: 'holder', person: boris }, later, rules);
  assert.ok(step.ok);
  assert.equal(step.value.alert.rungAt, later);
});

test('Guards at work, and several who hear one alarm, cannot be muted', () => {
  assert.equal(mayBeMuted(anAlert({})), true);
  assert.equal(mayBeMuted(anAlert({ senders: [{ ...asks, guard: true }] })), false);
  const second = { ...asks, person: galya };
  assert.equal(mayBeMuted(anAlert({ kind: 'sos', senders: [asks, second] })), false);
  assert.equal(mayBeMuted(anAlert({ kind: 'sos', senders: [asks, { ...second, doneAt: later }] })), true);
});

/** Whom Boris wants peace from when Galya joins Anna’s alarm, and whether he has it afterwards. */
const JOINED = [
  { had: false, wants: false, has: false },
  { had: false, wants: true, has: false },
  { had: true, wants: false, has: false },
  { had: true, wants: true, has: true },
] as const;

for (const { had, wants, has } of JOINED) {
  test(`Peace from the first${had ? '' : ', no:'} and from the second${wants ? '' : ', no'}: an alarm is ${has ? 'silent' : 'heard'}`, () => {
    const joiner = { ...asks, person: galya };
    const holder = { ...aHolder(boris, 'delivered'), muted: had };
    const sos = anAlert({ kind: 'sos', holders: [holder] });
    const step = decide(sos, { kind: 'join', joiner, mutedBy: wants ? [boris] : [] }, later, rules);
    assert.ok(step.ok);
    assert.equal(step.value.alert.holders[0]?.muted, has);
    const rung = step.value.effects.flatMap((one) => (one.kind === 'ring' ? one.people : []));
    assert.deepEqual(rung, has ? [] : [boris]);
  });
}

test('A helper who has handled a call and leaves stays the one who did; who never got it is not rung', () => {
  const helper = (person: typeof stepan, reach: 'delivered' | 'pending') => ({ person, guard: true, reach });
  const helpers = [helper(stepan, 'delivered'), helper(kirill, 'pending')];
  const before = anAlert({ calledAt: start, takenBy: stepan, helpers });
  assert.equal(withoutHelper({ ...before, helpedAt: later }, stepan).takenBy, stepan);
  const { effects } = callGoesOn(before, { alert: withoutHelper(before, stepan), effects: [] });
  assert.deepEqual(
    effects.flatMap((one) => (one.kind === 'ring' ? one.people : [])),
    [],
  );
  const forgotten = withoutPerson({ ...before, helpedAt: later }, stepan, later);
  assert.equal(forgotten.takenBy, null, 'who is forgotten is nobody’s helper, whatever he did');
});

test('Who was done with an alarm and hears it again waits once', () => {
  const sos = anAlert({
    kind: 'sos',
    senders: [
      { ...asks, doneAt: start },
      { ...asks, person: galya },
    ],
    holders: [aHolder(boris, 'delivered')],
  });
  const again = decide(sos, { kind: 'join', joiner: asks, mutedBy: [] }, later, rules);
  assert.deepEqual(again.ok && again.value.alert.senders.map((one) => [one.person, one.doneAt]), [
    [galya, null],
    [asks.person, null],
  ]);
});

test('Whoever was on his way and says that it is not his car leaves the others to be reminded anew', () => {
  const comes = { ...aHolder(boris, 'delivered'), answer: 'coming', answeredAt: start } as const;
  const holders = [comes, aHolder(galya, 'delivered')];
  const before = anAlert({ state: 'answered', remindedByTimer: true, holders });
  const step = decide(before, { kind: 'answer', holder: boris, answer: 'not mine' }, later, rules);
  assert.ok(step.ok);
  const { state, openSince, remindedByTimer } = step.value.alert;
  assert.deepEqual([state, openSince, remindedByTimer], ['open', later, false]);
});

test('The only tenant says that it is not his car: whoever owns the spot is asked before guards are', () => {
  const rented = anAlert({ ownersWait: true, holders: [aHolder(boris, 'delivered')] });
  const step = decide(rented, { kind: 'answer', holder: boris, answer: 'not mine' }, later, rules);
  assert.deepEqual(step.ok && kinds(step.value.effects), ['ask owners', 'tell senders']);
});

test('Nobody is rung about a thread that is over, though the last guard turns out to be out of reach', () => {
  const helpers = [
    { person: stepan, guard: true, reach: 'pending' as const },
    { person: kirill, guard: false, reach: 'delivered' as const },
  ];
  const gone = { kind: 'reach', part: 'helper', person: stepan, reach: 'unreachable' } as const;
  const rung = (more: Parameters<typeof anAlert>[0]) => {
    const step = decide(anAlert({ calledAt: start, helpers, ...more }), gone, later, rules);
    return step.ok && kinds(step.value.effects);
  };
  const over = { state: 'closed', closing: 'resolved', closedAt: start } as const;
  assert.deepEqual([rung({}), rung(over)], [['ring'], []]);
});

test('The phone of the guard who was called is waited for no longer than two minutes', () => {
  const guard = { person: stepan, guard: true, reach: 'on phone', phoneAt: later } as const;
  const called = anAlert({ calledAt: start, remindedByTimer: true, helpers: [guard] });
  assert.deepEqual(nextDeadline(called, rules), after(later, minutes(2)));
});

test('What was kept from a holder stays there, and words that arrived are not taken back', () => {
  const kept = { ...aHolder(boris, 'unreachable'), muted: true };
  const message = anAlert({ kind: 'message', holders: [kept] });
  const back = decide(message, { kind: 'back', part: 'holder', person: boris }, later, rules);
  assert.deepEqual(back, { ok: false, why: 'already' });
  const heard = decide(message, { kind: 'mute', holder: boris, muted: false }, later, rules);
  assert.deepEqual(heard, { ok: false, why: 'spent' });
  const read = anAlert({ kind: 'message', holders: [aHolder(boris, 'delivered')] });
  const gone = { kind: 'reach', part: 'holder', person: boris, reach: 'unreachable' } as const;
  assert.deepEqual(decide(read, gone, later, rules), { ok: false, why: 'already' });
  const alert = anAlert({ holders: [aHolder(boris, 'delivered')] });
  assert.equal(decide(alert, gone, later, rules).ok, true, 'a call was to be answered');
});

test('A thread that nobody touched ended after two hours, however late that is noticed', () => {
  const alert = anAlert({ kind: 'message', holders: [aHolder(boris, 'delivered')] });
  const step = decide(alert, { kind: 'tick' }, after(start, minutes(500)), rules);
  assert.ok(step.ok);
  assert.deepEqual(step.value.alert.closedAt, after(start, minutes(120)));
});

test('Whoever wants neither signals nor this neighbour reads no message of hers, also when nobody else can', () => {
  const silent = { person: galya, reachable: true, noSignals: true };
  const gone = { kind: 'reach', part: 'holder', person: boris, reach: 'unreachable' } as const;
  for (const kind of ['message', 'blocked'] as const) {
    const alert = anAlert({ kind, holders: [aHolder(boris, 'pending')] });
    const step = decideStep(
      { alert, rules, holders: [silent], borrower: null, staff: [], mutedBy: [galya] },
      gone,
      later,
    );
    assert.ok(step.ok);
    const asked = step.value.alert.holders.some(({ person }) => person === galya);
    assert.equal(asked, kind === 'blocked', kind);
  }
});
