import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from '../../src/core/alerts/act.ts';
import type { Alert, Holder } from '../../src/core/alerts/alert.ts';
import type { ThreadSeen } from '../../src/core/alerts/alert-ports.ts';
import { decideStep, EVERY_PART } from '../../src/core/alerts/decide-step.ts';
import type { Change } from '../../src/core/changes.ts';
import { type PersonId, personId } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, anna, start } from './an-alert.ts';

const rules = { remindAfter: minutes(5), callAfter: minutes(10) };
const now = after(start, minutes(2));
const [boris, galya, stepan, olga, owner] = [2, 3, 4, 5, 7].map(personId);
assert.ok(boris && galya && stepan && olga && owner);
const photo = { text: null, photos: ['a photo'] };
const staff: ThreadSeen['staff'] = [
  { person: stepan, roles: ['guard'] },
  { person: olga, roles: ['admin'] },
];
const muted = (holder: Holder): Holder => ({ ...holder, muted: true });
const helper = (person: PersonId, reach: Holder['reach']) => ({ person, guard: person === stepan, reach });

function steps(alert: Alert, act: Act, around: Partial<ThreadSeen> = {}) {
  const seen = { rules, holders: [], borrower: null, staff, mutedBy: [], ...around };
  const step = decideStep({ alert, ...seen }, act, now);
  assert.ok(step.ok);
  return step.value;
}

/** Who reads such a notice. */
const told = (changes: readonly Change[], kind: string) =>
  changes.flatMap((change) => (change.kind === 'tell' && change.notice.kind === kind ? change.people : []));

/** Who is given a card of his part. */
const shown = (changes: readonly Change[], part: string) =>
  changes.flatMap((change) => {
    if (change.kind !== 'new cards') return [];
    return change.cards
      .filter(({ subject }) => 'part' in subject && subject.part === part)
      .map(({ viewer }) => viewer);
  });

const rung = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.kind === 'ring' ? change.viewers : []));

const unreachable = (person: PersonId): Act => {
  return { kind: 'reach', part: 'holder', person, reach: 'unreachable' };
};

test('Whoever can be written to again has the photos of a call, too, where they are for his eyes', () => {
  const holders = [aHolder(boris, 'unreachable')];
  const helpers = [helper(stepan, 'unreachable')];
  const back = (alert: Alert, part: 'holder' | 'helper', person: PersonId) =>
    told(steps(alert, { kind: 'back', part, person }).changes, 'alert photo');
  const call = anAlert({ note: photo, holders, helpers, calledAt: start });
  assert.deepEqual(back(call, 'holder', boris), [boris]);
  assert.deepEqual(back(call, 'helper', stepan), []);
  const unknown = anAlert({ kind: 'unknown', spot: null, note: photo, helpers, calledAt: start });
  assert.deepEqual(back(unknown, 'helper', stepan), [stepan]);
});

test('How far a notice got is drawn for whoever waits, for guards and in the group, and never for the holders', () => {
  const parts = (act: Act) => {
    const last = steps(anAlert({ holders: [aHolder(boris, 'pending')] }), act).changes.at(-1);
    return last?.kind === 'redraw' && last.topic.kind === 'alert' ? last.topic.parts : null;
  };
  assert.deepEqual(parts(unreachable(boris)), ['sender', 'helper', 'group']);
  assert.deepEqual(parts({ kind: 'answer', holder: boris, answer: 'coming' }), EVERY_PART);
});

test('A guard who has heard an alarm himself and is done is called to it; whoever still waits is told and rung alone', () => {
  const [first] = anAlert({}).senders;
  assert.ok(first);
  const senders = [first, { ...first, person: stepan, guard: true, doneAt: start }];
  const alarm = anAlert({ kind: 'sos', senders, holders: [aHolder(boris, 'delivered')] });
  const called = steps(alarm, { kind: 'call', sender: anna });
  assert.deepEqual(shown(called.changes, 'helper'), [stepan, olga]);
  const taken = steps(called.alert, { kind: 'take', helper: olga });
  assert.deepEqual(told(taken.changes, 'alert taken'), [anna]);
  assert.deepEqual(rung(steps(taken.alert, { kind: 'helped', helper: olga }).changes), [anna]);
  const stands = { ...alarm, borrower: aHolder(owner, 'delivered') };
  const gone = steps(stands, { kind: 'done', holder: owner, came: true }, { borrower: owner });
  assert.deepEqual(rung(gone.changes), [anna], 'by the neighbour who stands there, too');
  const waits = { ...alarm, senders: [first, { ...first, person: stepan }] };
  assert.deepEqual(shown(steps(waits, { kind: 'call', sender: anna }).changes, 'helper'), [olga]);
});

test('Whoever wanted no signals and no word of this neighbour is asked last, and guards come at once', () => {
  const alone = anAlert({ holders: [aHolder(boris, 'pending')] });
  const silent = { person: galya, reachable: true, noSignals: true };
  const asked = steps(alone, unreachable(boris), { holders: [silent], mutedBy: [galya] });
  assert.deepEqual(
    [shown(asked.changes, 'holder'), shown(asked.changes, 'helper')],
    [[galya], [stepan, olga]],
  );
  const unvouched = steps(alone, unreachable(boris), { holders: [{ ...silent, unvouched: true }] });
  assert.equal(unvouched.alert.holders.at(-1)?.unvouched, true);
  // Nobody is asked about his own call.
  const own = steps(alone, unreachable(boris), { holders: [{ ...silent, person: anna }] });
  assert.deepEqual([shown(own.changes, 'holder'), told(own.changes, 'alert unreached')], [[], [anna]]);
  // Who cannot be written to is no way out.
  const shut = steps(alone, unreachable(boris), { holders: [{ ...silent, reachable: false }] });
  assert.deepEqual([shown(shut.changes, 'holder'), told(shut.changes, 'alert unreached')], [[], [anna]]);
  const seen = (mutedBy: readonly PersonId[]) =>
    told(
      steps({ ...alone, note: photo }, unreachable(boris), { holders: [silent], mutedBy }).changes,
      'alert photo',
    );
  assert.deepEqual([seen([]), seen([galya])], [[galya], []], 'with its photos, unless he wants peace');
});

test('Of two who rent a spot one says that it is not his car: whoever owns it is asked at once', () => {
  const owns = { person: owner, reachable: true, noSignals: false };
  const rented = anAlert({
    ownersWait: true,
    holders: [aHolder(boris, 'delivered'), aHolder(galya, 'delivered')],
  });
  const denied = steps(rented, { kind: 'answer', holder: boris, answer: 'not mine' }, { holders: [owns] });
  assert.deepEqual(shown(denied.changes, 'holder'), [owner]);
});

test('That the messenger failed is said where it did for one of the two, whatever the other had done', () => {
  const holders = [aHolder(galya, 'given up'), aHolder(boris, 'pending')];
  const lost = steps(anAlert({ holders }), unreachable(boris));
  const why = lost.changes.flatMap((one) =>
    one.kind === 'tell' && one.notice.kind === 'alert unreached' ? [one.notice.why] : [],
  );
  assert.deepEqual(why, ['given up']);
});

test('Whoever owns a rented spot has the photos of the call; who wants peace from this neighbour has the call alone', () => {
  const owns = { person: owner, reachable: true, noSignals: false };
  const rented = (more: Partial<Alert>) =>
    anAlert({ note: photo, ownersWait: true, holders: [aHolder(boris, 'pending')], ...more });
  const ask = (alert: Alert, around: Partial<ThreadSeen>) => steps(alert, unreachable(boris), around);
  const first = ask(rented({}), { holders: [owns] });
  assert.deepEqual([shown(first.changes, 'holder'), told(first.changes, 'alert photo')], [[owner], [owner]]);
  const quiet = ask(rented({}), { holders: [owns], mutedBy: [owner] });
  assert.deepEqual([shown(quiet.changes, 'holder'), told(quiet.changes, 'alert photo')], [[owner], []]);
  const words = ask(rented({ kind: 'message' }), { holders: [owns], mutedBy: [owner] });
  assert.deepEqual([shown(words.changes, 'holder'), told(words.changes, 'alert unreached')], [[], [anna]]);
  const own = ask(rented({}), { holders: [{ ...owns, person: anna }] });
  assert.deepEqual([shown(own.changes, 'holder'), told(own.changes, 'alert unreached')], [[], [anna]]);
  // Of two owners who are there the one who wants no signals is left alone.
  const two = ask(rented({}), { holders: [owns, { ...owns, person: galya, noSignals: true }] });
  assert.deepEqual(shown(two.changes, 'holder'), [owner]);
});

test('An owner who cannot be told either: help is called where the only answer is «Не моя машина», once and never to words', () => {
  const gone = { person: owner, reachable: false, noSignals: false };
  const denies = { ...aHolder(boris, 'delivered'), answer: 'not mine', answeredAt: start } as const;
  const ask = (more: Partial<Alert>) => {
    const holders = [denies, aHolder(galya, 'pending')];
    const act = unreachable(galya);
    return shown(
      steps(anAlert({ ownersWait: true, holders, ...more }), act, { holders: [gone] }).changes,
      'helper',
    );
  };
  assert.deepEqual(ask({}), [stepan, olga]);
  assert.deepEqual(ask({ kind: 'message' }), []);
  assert.deepEqual(ask({ calledAt: start, helpers: [helper(stepan, 'delivered')] }), []);
});

test('A reminder rings nobody who wants peace from this neighbour, and nobody whom the call has not reached', () => {
  const holders = [
    muted(aHolder(boris, 'delivered')),
    aHolder(galya, 'delivered'),
    aHolder(owner, 'pending'),
  ];
  const alert = anAlert({ holders, rungAt: after(start, -minutes(5)) });
  assert.deepEqual(rung(steps(alert, { kind: 'remind', sender: anna }).changes), [galya]);
});

test('While one of two tenants is on his way, «Не моя машина» of the other one calls no owner', () => {
  const comes = { ...aHolder(boris, 'delivered'), answer: 'coming', answeredAt: start } as const;
  const alert = anAlert({
    state: 'answered',
    ownersWait: true,
    holders: [comes, aHolder(galya, 'delivered')],
  });
  const holders = [{ person: owner, reachable: true, noSignals: false }];
  const step = steps(alert, { kind: 'answer', holder: galya, answer: 'not mine' }, { holders });
  assert.deepEqual([shown(step.changes, 'holder'), step.alert.ownersWait], [[], true]);
});
