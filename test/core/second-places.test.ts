import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideStep } from '../../src/core/alerts/decide-step.ts';
import { callGoesOn, withoutHelper } from '../../src/core/alerts/dismiss-helper.ts';
import { departed, handOver } from '../../src/core/alerts/hand-over.ts';
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
