import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from '../../src/core/alerts/act.ts';
import type { Alert, Helper, Holder } from '../../src/core/alerts/alert.ts';
import { helpersOf } from '../../src/core/alerts/call-helpers.ts';
import { callNewcomers } from '../../src/core/alerts/call-newcomers.ts';
import { decideRaise } from '../../src/core/alerts/decide-raise.ts';
import { decideStep } from '../../src/core/alerts/decide-step.ts';
import { departed } from '../../src/core/alerts/hand-over.ts';
import type { Change } from '../../src/core/changes.ts';
import { alertId, complexId, type PersonId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, start } from './an-alert.ts';

const rules = { remindAfter: minutes(5), callAfter: minutes(10) };
const now = after(start, minutes(2));
const [boris, galya, stepan, olga, vera, guest] = [2, 3, 4, 5, 6, 8].map(personId);
assert.ok(boris && galya && stepan && olga && vera && guest);
const staff = [
  { person: stepan, roles: ['guard' as const] },
  { person: olga, roles: ['admin' as const] },
];
const onPhone = (person: PersonId): Holder => ({ ...aHolder(person, 'on phone'), phoneAt: start });
const guard = (more: Partial<Helper> = {}) => ({
  person: stepan,
  guard: true,
  reach: 'delivered' as const,
  ...more,
});
const admin: Helper = { person: olga, guard: false, reach: 'delivered' };
const silentGuard = guard({ reach: 'on phone', phoneAt: start } as Partial<Helper>);

function steps(alert: Alert, act: Act = { kind: 'tick' }) {
  const step = decideStep({ alert, rules, holders: [], borrower: null, staff, mutedBy: [] }, act, now);
  assert.ok(step.ok);
  return step.value;
}
const rung = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.kind === 'ring' ? change.viewers : []));
const cards = (changes: readonly Change[], part: string) =>
  changes
    .flatMap((change) => (change.kind === 'new cards' ? change.cards : []))
    .filter(({ subject }) => 'part' in subject && subject.part === part)
    .map(({ viewer }) => viewer);
const unreached = (changes: readonly Change[]) =>
  changes.filter((change) => change.kind === 'tell' && change.notice.kind === 'alert unreached').length;

test('The only guard’s phone shows nothing: the admins hear their copies, and he is not rung', () => {
  const calledAt = start;
  const helpers = [silentGuard, admin];
  const heard = steps(anAlert({ calledAt, helpers, holders: [aHolder(boris, 'delivered')] }));
  assert.deepEqual([rung(heard.changes), heard.alert.helpers[0]?.reach], [[olga], 'unheard']);
  const alone = steps(anAlert({ calledAt, helpers, holders: [onPhone(boris)] }));
  assert.deepEqual([rung(alone.changes), unreached(alone.changes)], [[olga], 1]);
});

test('A guard who is an admin, too, has an admin’s night: he is called as one', () => {
  const both = { person: vera, roles: ['guard' as const, 'admin' as const] };
  assert.deepEqual(
    helpersOf([...staff, both], []).map((one) => one.guard),
    [true, false, false],
  );
});

test('A phone that shows nothing says so once: of a borrower, too, and of nobody who was lost before', () => {
  const borrower = onPhone(guest);
  assert.equal(
    steps(anAlert({ borrower, holders: [aHolder(boris, 'delivered')] })).alert.borrower?.reach,
    'unheard',
  );
  const known = anAlert({
    calledAt: start,
    helpers: [silentGuard],
    holders: [aHolder(boris, 'unreachable')],
  });
  assert.equal(unreached(steps(known).changes), 0);
});

test('Help that was called is not called again: by a phone that is silent, by the last one who is lost, by peace', () => {
  const called = { calledAt: start, helpers: [guard()] };
  const silent = steps(anAlert({ ...called, holders: [onPhone(boris)] }));
  assert.deepEqual([cards(silent.changes, 'helper'), silent.alert.calledAt], [[], start]);
  const denies = { ...aHolder(boris, 'delivered'), answer: 'not mine', answeredAt: start } as const;
  const lost = steps(anAlert({ ...called, holders: [denies, aHolder(galya, 'pending')] }), {
    ...{ kind: 'reach', part: 'holder', person: galya, reach: 'unreachable' },
  });
  assert.deepEqual([cards(lost.changes, 'helper'), lost.alert.calledAt], [[], start]);
  const comes = { ...aHolder(boris, 'delivered'), answer: 'coming', answeredAt: start } as const;
  const muted = steps(anAlert({ state: 'answered', holders: [comes] }), {
    kind: 'mute',
    holder: boris,
    muted: true,
  });
  assert.deepEqual(cards(muted.changes, 'helper'), [], 'he is on his way, and wants no more of it');
});

test('What arrived in a thread that is over stays arrived', () => {
  const alert = anAlert({
    state: 'closed',
    closing: 'resolved',
    closedAt: start,
    holders: [aHolder(boris, 'delivered')],
  });
  const act: Act = { kind: 'reach', part: 'holder', person: boris, reach: 'unreachable' };
  const seen = { alert, rules, holders: [], borrower: null, staff, mutedBy: [] };
  assert.deepEqual(decideStep(seen, act, now), { ok: false, why: 'already' });
});

test('Whoever had promised is gone: the others are rung, and everything counts from now', () => {
  const comes = { ...aHolder(boris, 'delivered'), answer: 'coming', answeredAt: start } as const;
  const other = aHolder(galya, 'delivered');
  const denies = { ...aHolder(guest, 'delivered'), answer: 'not mine', answeredAt: start } as const;
  const before = anAlert({
    state: 'answered',
    remindedByTimer: true,
    holders: [comes, other, denies, aHolder(olga, 'pending')],
  });
  const { alert, effects } = departed(
    before,
    { ...before, state: 'open', holders: before.holders.slice(1) },
    now,
  );
  assert.deepEqual([alert.openSince, alert.rungAt, alert.remindedByTimer], [now, now, false]);
  assert.deepEqual(
    effects.find(({ kind }) => kind === 'ring'),
    { kind: 'ring', part: 'holder', people: [galya] },
  );
});

test('The only one who had promised is gone: help is called once, and whoever wanted no signals is asked', () => {
  const comes = { ...aHolder(boris, 'delivered'), answer: 'coming', answeredAt: start } as const;
  const before = anAlert({ state: 'answered', holders: [comes] });
  const effects = (more: Partial<Alert>) => {
    const next: Alert = { ...before, state: 'open', holders: [], ...more };
    return departed(before, next, now).effects.map(({ kind }) => kind);
  };
  assert.deepEqual(effects({}), ['tell senders', 'nobody left', 'call helpers']);
  assert.deepEqual(effects({ calledAt: start }), ['tell senders', 'nobody left']);
  const whys = (was: Alert) =>
    departed(was, { ...was, state: 'open', holders: [] }, now).effects.flatMap((one) =>
      one.kind === 'tell senders' && one.notice.kind === 'alert unreached' ? [one.notice.why] : [],
    );
  const silent = anAlert({ holders: [aHolder(boris, 'delivered')] });
  assert.deepEqual([whys(before), whys(silent)], [['promise left'], ['left']]);
});

test('One more neighbour joins an alarm: whoever holds the spot since then is told of it', () => {
  const spot = spotNumber(45) ?? assert.fail();
  const own = spotNumber(46) ?? assert.fail();
  const reachable = { reachable: true, noSignals: false };
  const raise = decideRaise(
    { kind: 'member', complex: complexId(1), person: vera, roles: ['resident'], spots: [own], away: false },
    { kind: 'sos', spot },
    {
      ...{
        id: alertId(9),
        rules,
        tried: [],
        meant: null,
        borrower: null,
        mutedBy: [],
        staff,
        hasSpotResort: false,
      },
      past: { inTenMinutes: 0, inADay: 0, openThread: null, lastClosedAt: null, lastSignature: null },
      howling: anAlert({ id: alertId(8), kind: 'sos', holders: [aHolder(boris, 'delivered')] }),
      holders: [boris, galya].map((person) => ({ person, ...reachable })),
    },
    now,
    { fromGroup: false, note: { text: null, photos: [] } },
  );
  assert.ok(raise.ok);
  assert.deepEqual(cards(raise.value.changes, 'holder'), [galya]);
  assert.deepEqual(cards(raise.value.changes, 'sender'), [vera]);
});

test('Whoever holds the spot since the call has its photos, and five minutes before he is reminded', () => {
  const alert = anAlert({
    note: { text: null, photos: ['a photo'] },
    remindedByTimer: true,
    holders: [aHolder(boris, 'unreachable')],
  });
  const today = [aHolder(galya, 'pending'), { ...aHolder(guest, 'pending'), muted: true }];
  const called = callNewcomers(alert, today, now);
  assert.deepEqual([called.alert.rungAt, called.alert.remindedByTimer], [now, false]);
  assert.deepEqual(cards(called.changes, 'holder'), [galya, guest]);
  const photo = called.changes.find((change) => change.kind === 'tell');
  assert.deepEqual(photo?.people, [galya], 'who wants peace from this neighbour reads the call alone');
  const lent = callNewcomers({ ...alert, borrower: aHolder(galya, 'delivered') }, today, now);
  assert.equal(lent.alert.borrower, null, 'a borrower who is given the spot answers for it');
});

test('A borrower who has said that he is done is not on his way again by words that he wrote before', () => {
  const done = { ...aHolder(guest, 'delivered'), answer: 'coming', answeredAt: start, doneAt: now } as const;
  const alert = anAlert({ borrower: done, holders: [aHolder(boris, 'delivered')] });
  const act: Act = { kind: 'wrote', holder: guest, writtenAt: after(start, minutes(1)) };
  const step = decideStep({ alert, rules, holders: [], borrower: guest, staff, mutedBy: [] }, act, now);
  assert.ok(step.ok);
  assert.deepEqual(step.value.alert.borrower, done);
});
