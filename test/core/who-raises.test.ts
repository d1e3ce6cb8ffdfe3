import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AskedKind } from '../../src/core/alerts/alert.ts';
import type { RaiseSeen } from '../../src/core/alerts/alert-ports.ts';
import { ofBorrower } from '../../src/core/alerts/borrower.ts';
import { callNewcomers } from '../../src/core/alerts/call-newcomers.ts';
import { decideRaise } from '../../src/core/alerts/decide-raise.ts';
import { quotaLeft } from '../../src/core/alerts/quota.ts';
import type { Member, Role } from '../../src/core/kernel/actor.ts';
import { alertId, complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, anna, start } from './an-alert.ts';

const rules = { remindAfter: minutes(5), callAfter: minutes(10) };
const [boris, guard] = [personId(2), personId(3)];
const spotOf = (number: number) => spotNumber(number) ?? assert.fail();
const nothing = { inTenMinutes: 0, inADay: 0, openThread: null, lastClosedAt: null, lastSignature: null };
const heard = { reachable: true, noSignals: false, tenant: false, banned: false };

const seen: RaiseSeen = {
  ...{ id: alertId(9), rules, tried: [], meant: null, borrower: null, howling: null, mutedBy: [] },
  ...{ past: nothing, holders: [{ person: boris, ...heard }], hasSpotResort: false },
  staff: [{ person: guard, roles: ['guard'] }],
};

type Raising = {
  seen?: Partial<RaiseSeen>;
  kind?: 'blocked' | 'sos' | 'message' | 'stranger';
  role?: Role;
  fromGroup?: boolean;
};

function raised({ seen: different = {}, kind = 'blocked', role = 'resident', fromGroup = false }: Raising) {
  const actor: Member = {
    ...{ kind: 'member', complex: complexId(1), person: anna, roles: [role], away: false },
    spots: [spotOf(12), spotOf(13)],
  };
  const raise = decideRaise(actor, { kind, spot: spotOf(45) }, { ...seen, ...different }, start, {
    fromGroup,
    note: { text: 'тут', photos: [] },
  });
  assert.ok(raise.ok);
  const [first] = raise.value.changes.flatMap((one) => (one.kind === 'new thread' ? [one.alert] : []));
  return first ?? assert.fail('no thread');
}

test('Whoever raises signs with the spot he used last while he holds it, else with his first; an alarm and the group with none', () => {
  const signs = (last: number | null, more: Raising = {}) => {
    const past = { ...nothing, lastSignature: last === null ? null : spotOf(last) };
    return raised({ ...more, seen: { past } }).senders[0]?.spot;
  };
  assert.deepEqual([signs(null), signs(13), signs(99)], [12, 13, 12]);
  assert.equal(signs(13, { fromGroup: true }), null);
  assert.equal(signs(13, { kind: 'sos' }), null);
});

test('A neighbour reads how many calls he has left for now; whoever works for the house is not counted', () => {
  const left = (role: Role) =>
    raised({ role, seen: { past: { ...nothing, inTenMinutes: 1 } } }).senders[0]?.left;
  assert.deepEqual([left('resident'), left('guard'), left('admin')], [1, null, null]);
  assert.equal(
    raised({ role: 'guard' }).senders[0]?.guard,
    true,
    'a guard signs as one, also who holds a spot',
  );
});

test('Whoever has called neighbours ten times in a day may still call guards', () => {
  const actor: Member = {
    ...{ kind: 'member', complex: complexId(1), person: anna, roles: ['resident'], away: false },
    spots: [],
  };
  const may = (kind: AskedKind, unfound = false) =>
    quotaLeft(actor, kind, { ...nothing, inADay: 10 }, start, unfound).ok;
  for (const kind of ['blocked', 'sos', 'message'] as const) assert.equal(may(kind), false, kind);
  for (const kind of ['unknown', 'stranger'] as const) assert.equal(may(kind), true, kind);
  assert.equal(may('blocked', true), true, 'a car that nobody has registered');
});

test('To mere words nobody is called beside the holders, whether they hear them or asked for peace', () => {
  for (const different of [{}, { mutedBy: [boris] }, { mutedBy: [boris], hasSpotResort: true }]) {
    const words = raised({ kind: 'message', seen: different });
    assert.deepEqual([words.calledAt, words.helpers], [null, []]);
  }
  const call = raised({ seen: { mutedBy: [boris] } });
  assert.deepEqual([call.calledAt, call.helpers.map(({ person }) => person)], [start, [guard]]);
});

test('A neighbour who stands on a lent spot may say that he has driven away, though he promised nothing before', () => {
  const borrower = aHolder(guard, 'delivered');
  const done = (came?: true) =>
    ofBorrower(
      anAlert({ borrower }),
      borrower,
      { kind: 'done', holder: guard, ...(came && { came }) },
      start,
    );
  assert.deepEqual(done(), { ok: false, why: 'nobody answered' });
  const came = done(true);
  assert.ok(came.ok);
  assert.deepEqual([came.value.alert.borrower?.answer, came.value.alert.borrower?.doneAt], ['coming', start]);
});

test('Somebody new at a spot starts the clock of reminders where nobody was to remind, and only while the call is open', () => {
  const later = after(start, minutes(4));
  const rung = (state: 'open' | 'answered', before: readonly ReturnType<typeof aHolder>[]) =>
    callNewcomers(anAlert({ state, holders: before }), [aHolder(boris, 'pending')], later).alert.rungAt;
  const silent = [aHolder(guard, 'unreachable')];
  assert.equal(rung('open', silent), later);
  assert.equal(rung('open', [aHolder(guard, 'delivered')]), start);
  assert.equal(rung('answered', silent), start);
});

test('A thread that was closed is opened anew by the same neighbour five minutes later', () => {
  const actor: Member = {
    ...{ kind: 'member', complex: complexId(1), person: anna, roles: ['resident'], away: false },
    spots: [spotOf(12)],
  };
  const again = (wait: number) =>
    quotaLeft(actor, 'blocked', { ...nothing, lastClosedAt: start }, after(start, wait));
  assert.deepEqual(again(minutes(5) - 1), {
    ok: false,
    why: { kind: 'closed just now', until: after(start, minutes(5)) },
  });
  assert.equal(again(minutes(5)).ok, true);
});
