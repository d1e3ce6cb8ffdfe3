import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Act } from '../../src/core/alerts/act.ts';
import { type Alert, deadlines, nextDeadline, type Reach, waiting } from '../../src/core/alerts/alert.ts';
import type { ThreadSeen } from '../../src/core/alerts/alert-ports.ts';
import type { OneTapAnswer } from '../../src/core/alerts/answers.ts';
import { decideStep } from '../../src/core/alerts/decide-step.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, anna, start } from './an-alert.ts';

const rules = { remindAfter: minutes(5), callAfter: minutes(10) };
const [boris, galya, stepan, silent, gone, owner, guest] = [2, 3, 4, 5, 6, 7, 8].map(personId);
assert.ok(boris && galya && stepan && silent && gone && owner && guest);
const answers: readonly OneTapAnswer[] = ['coming', 'in 5 minutes', 'in 15 minutes', 'not mine'];
const somebody = fc.constantFrom(anna, boris, galya, stepan, guest);
const reach = fc.constantFrom<Reach>('pending', 'delayed', 'delivered', 'unreachable', 'given up');

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('answer' as const),
    holder: somebody,
    answer: fc.constantFrom(...answers),
  }),
  fc.record({ kind: fc.constant('done' as const), holder: somebody }),
  fc.record({
    kind: fc.constant('wrote' as const),
    holder: somebody,
    writtenAt: fc.constant(after(start, minutes(6))),
  }),
  fc.record({
    kind: fc.constantFrom('remind' as const, 'call' as const, 'resolve' as const),
    sender: somebody,
  }),
  fc.record({ kind: fc.constantFrom('take' as const, 'helped' as const), helper: somebody }),
  fc.record({
    kind: fc.constant('reach' as const),
    part: fc.constantFrom('holder' as const, 'helper' as const),
    person: somebody,
    reach,
  }),
  fc.constant<Act>({ kind: 'tick' }),
);

/** Any thread that a few acts lead to, and what stands around it. */
const seen: fc.Arbitrary<ThreadSeen> = fc
  .record({
    kind: fc.constantFrom<Alert['kind']>('blocked', 'sos', 'message'),
    reaches: fc.tuple(reach, reach),
    acts: fc.array(act, { maxLength: 4 }),
    silentHolder: fc.boolean(),
    mutes: fc.boolean(),
    guards: fc.boolean(),
    /** Boris and Galya rent the spot of somebody who is not asked yet. */
    rented: fc.boolean(),
    lent: fc.boolean(),
  })
  .map(({ kind, reaches, acts, silentHolder, guards, mutes, rented, lent }) => {
    const holders = [aHolder(boris, reaches[0]), aHolder(galya, reaches[1])];
    const around = {
      rules,
      holders: [
        ...(silentHolder ? [{ person: silent, reachable: true, noSignals: true }] : []),
        ...(rented ? [{ person: owner, reachable: true, noSignals: false }] : []),
      ],
      borrower: lent ? guest : null,
      mutedBy: mutes ? [silent] : [],
      staff: guards ? [{ person: stepan, roles: ['guard' as const] }] : [],
    };
    const [first] = anAlert({}).senders;
    assert.ok(first);
    const done = { ...first, person: gone, doneAt: start };
    const senders = kind === 'sos' ? [first, done] : [first];
    const borrower = lent ? aHolder(guest, 'pending') : null;
    const hears = holders.some(({ reach }) => !['unreachable', 'given up'].includes(reach));
    let alert = anAlert({ kind, holders, senders, borrower, ownersWait: rented && hears });
    for (const one of acts) {
      const step = decideStep({ alert, ...around }, one, after(start, minutes(6)));
      if (step.ok) alert = step.value.alert;
    }
    return { alert, ...around };
  });

const everyStep = (check: (seen: ThreadSeen, act: Act, step: ReturnType<typeof decideStep>) => void) =>
  fc.assert(
    fc.property(seen, act, (seen, act) => check(seen, act, decideStep(seen, act, after(start, minutes(12))))),
    { numRuns: 3_000 },
  );

test('Whatever happens to a thread is written with it: the row, its next moment, then its cards', () => {
  everyStep((_, __, step) => {
    if (!step.ok) return;
    const { alert, changes } = step.value;
    const [row, timer, redraw, ...more] = changes.slice(-3);
    assert.deepEqual([row?.kind, timer?.kind, redraw?.kind, more], ['thread', 'timer', 'redraw', []]);
    assert.ok(row?.kind === 'thread' && row.alert === alert);
    assert.ok(timer?.kind === 'timer');
    assert.deepEqual(timer.dueAt, nextDeadline(alert, rules));
    const kinds = changes.slice(0, -3).map((change) => change.kind);
    assert.deepEqual(
      kinds.filter((kind) => !['tell', 'ring', 'new cards', 'last resorts shown'].includes(kind)),
      [],
    );
  });
});

test('Only parties of the thread are rung or shown it, and only senders who wait are told', () => {
  everyStep((_, __, step) => {
    if (!step.ok) return;
    const { alert, changes } = step.value;
    const borrowers = alert.borrower ? [alert.borrower] : [];
    const parties = [...alert.senders, ...alert.holders, ...borrowers, ...alert.helpers].map(
      ({ person }) => person,
    );
    const senders = waiting(alert).map(({ person }) => person);
    for (const change of changes) {
      if (change.kind === 'ring') assert.ok(change.viewers.every((one) => parties.includes(one)));
      if (change.kind === 'new cards')
        assert.ok(change.cards.every(({ viewer }) => parties.includes(viewer)));
      if (change.kind === 'tell') assert.deepEqual(change.people, senders);
    }
  });
});

test('An answer changes the thread of whoever is asked, tells its senders once, and refuses everybody else', () => {
  everyStep(({ alert }, act, step) => {
    if (act.kind !== 'answer') return;
    if (act.holder === guest && alert.borrower) return;
    const isAsked = alert.holders.some(({ person }) => person === act.holder);
    if (!isAsked) return assert.deepEqual(step, { ok: false, why: 'not yours' });
    if (!step.ok) return;
    const told = step.value.changes.filter((change) => {
      return change.kind === 'tell' && change.notice.kind === 'alert answered';
    });
    assert.equal(told.length, 1);
    assert.equal(step.value.alert.holders.find(({ person }) => person === act.holder)?.answer, act.answer);
  });
});

test('When nobody else can be told, whoever wanted no signals is asked after all', () => {
  everyStep(({ alert, holders, mutedBy }, act, step) => {
    if (!step.ok || act.kind !== 'reach') return;
    const isAsked = step.value.alert.holders.some(({ person }) => person === silent);
    const was = alert.holders.some(({ person }) => person === silent);
    const unreached = step.value.changes.some(
      (change) => change.kind === 'tell' && change.notice.kind === 'alert unreached',
    );
    if (isAsked && !was) assert.equal(unreached, false);
    // Words never reach whoever asked not to be disturbed by this neighbour.
    const mayBeAsked = holders.some((one) => alert.kind !== 'message' || !mutedBy.includes(one.person));
    if (unreached) assert.ok(!mayBeAsked || was);
  });
});

test('An owner waits only while somebody who rents the spot can hear it, and is asked before help is called', () => {
  everyStep(({ alert: before }, act, step) => {
    if (!step.ok || !before.ownersWait) return;
    const { alert } = step.value;
    const isAsked = alert.holders.some(({ person }) => person === owner);
    assert.equal(
      alert.ownersWait,
      !isAsked && alert.state !== 'closed' ? true : before.ownersWait && !isAsked,
    );
    if (alert.state !== 'open' || isAsked) return;
    const hears = alert.holders.some((one) => {
      return one.answer !== 'not mine' && ['pending', 'delayed', 'delivered'].includes(one.reach);
    });
    assert.ok(hears && !alert.calledAt && act.kind !== 'tick', `${act.kind} leaves the owner out`);
  });
});

test('What a borrower says changes nothing that the holders are waited for with', () => {
  everyStep(({ alert: before, rules }, act, step) => {
    if (!step.ok || !('holder' in act) || act.holder !== guest) return;
    const { alert } = step.value;
    const without = ({ expire, ...due }: ReturnType<typeof deadlines>) => due;
    assert.deepEqual(without(deadlines(alert, rules)), without(deadlines(before, rules)));
    assert.deepEqual([alert.state, alert.holders], [before.state, before.holders]);
  });
});

test('A decision only looks: the thread that it saw stays as it was', () => {
  everyStep((seen, act, step) => {
    const before = JSON.stringify(seen);
    assert.deepEqual(decideStep(seen, act, after(start, minutes(12))), step);
    assert.equal(JSON.stringify(seen), before);
  });
});
