import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Act } from '../../src/core/alerts/act.ts';
import {
  type Alert,
  type AlertRules,
  MOST_REMINDERS,
  mayStillAct,
  newestAnswer,
  newestPromise,
  nextDeadline,
  type Reach,
  reachesNobody,
  wasReached,
} from '../../src/core/alerts/alert.ts';
import type { OneTapAnswer } from '../../src/core/alerts/answers.ts';
import { decide } from '../../src/core/alerts/thread.ts';
import { personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, type Instant, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, anna, start } from './an-alert.ts';

const rules: AlertRules = { remindAfter: minutes(5), callAfter: minutes(10) };
const boris = personId(2);
const galya = personId(3);
const stepan = personId(4);
const stranger = personId(5);

function raised(kind: Alert['kind'], holders: readonly Reach[]): Alert {
  const people = [boris, galya];
  return anAlert({ kind, holders: holders.map((reach, at) => aHolder(people[at] ?? assert.fail(), reach)) });
}

const anybody = fc.constantFrom(anna, boris, galya, stepan, stranger);
const answers: readonly OneTapAnswer[] = ['coming', 'in 5 minutes', 'in 15 minutes', 'not mine'];
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('reach' as const),
    part: fc.constantFrom('holder' as const, 'helper' as const),
    person: anybody,
    reach: fc.constantFrom<Reach>('delayed', 'delivered', 'unreachable', 'given up'),
  }),
  fc.record({ kind: fc.constant('answer' as const), holder: anybody, answer: fc.constantFrom(...answers) }),
  fc.record({ kind: fc.constant('done' as const), holder: anybody }),
  fc.record({ kind: fc.constant('wrote' as const), holder: anybody, writtenAt: fc.constant(start) }),
  fc.record({
    kind: fc.constantFrom(
      'remind' as const,
      'call' as const,
      'resolve' as const,
      'said' as const,
      'wrong number' as const,
    ),
    sender: anybody,
  }),
  fc.record({ kind: fc.constantFrom('take' as const, 'helped' as const), helper: anybody }),
  fc.record({ kind: fc.constant('mute' as const), holder: anybody, muted: fc.boolean() }),
  fc.record({
    kind: fc.constant('sign' as const),
    sender: anybody,
    spot: fc.constant(spotNumber(13) ?? assert.fail()),
  }),
  fc.record({
    kind: fc.constant('join' as const),
    joiner: fc.record({
      person: fc.constantFrom(anna, galya, stepan),
      spot: fc.constant(null),
      guard: fc.boolean(),
      fromGroup: fc.boolean(),
      joinedAt: fc.constant(start),
      doneAt: fc.constant(null),
      left: fc.constant(null),
    }),
    mutedBy: fc.subarray([boris, galya]),
  }),
  fc.constant<Act>({ kind: 'tick' }),
);
const story = fc.array(fc.record({ wait: fc.integer({ min: 0, max: minutes(20) }), act }), { maxLength: 40 });
const beginning = fc.record({
  kind: fc.constantFrom('blocked' as const, 'sos' as const),
  holders: fc.array(fc.constantFrom<Reach>('pending', 'unreachable'), { maxLength: 2 }),
});

/** Lives through the story as the house does: timers fire when they are due, helpers come when they are called. */
function live(first: Alert, acts: readonly { wait: number; act: Act }[], check: (step: Step) => void): void {
  let alert = first;
  let now = start;
  const apply = (next: Act) => {
    const before = alert;
    const decision = decide(alert, next, now, rules);
    if (decision.ok) {
      alert = decision.value.alert;
      if (decision.value.effects.some((effect) => effect.kind === 'call helpers')) {
        alert = { ...alert, helpers: [{ person: stepan, guard: true, reach: 'pending' }] };
      }
    }
    check({ before, act: next, decision, alert, now });
  };
  for (const { wait, act } of acts) {
    const until = after(now, wait);
    for (let due = nextDeadline(alert, rules); due && due <= until; due = nextDeadline(alert, rules)) {
      now = due > now ? due : now;
      apply({ kind: 'tick' });
    }
    now = until;
    apply(act);
  }
}

type Step = {
  before: Alert;
  act: Act;
  decision: ReturnType<typeof decide>;
  alert: Alert;
  now: Instant;
};

const everyStory = (check: (step: Step) => void) =>
  fc.assert(
    fc.property(beginning, story, (first, acts) => live(raised(first.kind, first.holders), acts, check)),
    { numRuns: 1_000 },
  );

test('Nothing happens in a closed thread: no timer, no ring, no word; only how far a notice got is noted', () => {
  everyStory(({ before, act, decision, alert }) => {
    if (before.state !== 'closed') return;
    assert.equal(nextDeadline(before, rules), null);
    if (act.kind !== 'reach') assert.deepEqual(alert, before);
    if (decision.ok) assert.deepEqual(decision.value.effects, []);
  });
});

test('The state says the truth: answered while a promise stands, open while none does', () => {
  everyStory(({ alert }) => {
    const promised = newestPromise(alert) !== null;
    if (alert.state !== 'closed') assert.equal(alert.state, promised ? 'answered' : 'open');
    assert.equal(alert.state === 'closed', alert.closedAt !== null && alert.closing !== null);
  });
});

test('Nobody who takes no part can change anything', () => {
  everyStory(({ before, act, decision, alert }) => {
    const actor =
      'holder' in act ? act.holder : 'sender' in act ? act.sender : 'helper' in act ? act.helper : null;
    if (actor !== stranger) return;
    assert.deepEqual(decision, { ok: false, why: 'not yours' });
    assert.equal(alert, before);
  });
});

test('No answer is lost: what a holder pressed last stands on the cards and is told to the sender', () => {
  everyStory(({ act, decision, alert }) => {
    if (act.kind !== 'answer' || !decision.ok) return;
    const holder = alert.holders.find(({ person }) => person === act.holder);
    assert.equal(holder?.answer, act.answer);
    assert.ok(
      decision.value.effects.some(
        (one) => one.kind === 'tell senders' && one.notice.kind === 'alert answered',
      ),
    );
  });
});

test('Only whoever blocks the bot takes a delivery back, and a loss is told when it happens and never twice', () => {
  everyStory(({ before, act, decision, alert }) => {
    const blocked = act.kind === 'reach' && act.reach === 'unreachable' ? act.person : null;
    for (const [at, holder] of before.holders.entries()) {
      if (wasReached(holder) && holder.person !== blocked)
        assert.ok(alert.holders[at] && wasReached(alert.holders[at]));
    }
    if (!decision.ok) return;
    const told = decision.value.effects.some((one) => one.kind === 'nobody left');
    const hadIt = before.holders.some((one) => one.person === blocked && wasReached(one));
    const nobodyActs = hadIt && mayStillAct(before) && !mayStillAct(alert);
    const lost = before.state !== 'closed' && !reachesNobody(before) && reachesNobody(alert);
    assert.equal(told, before.state !== 'closed' && (lost || nobodyActs));
    if (before.state !== 'closed' && nobodyActs) assert.ok(alert.calledAt, 'and help is called at once');
  });
});

test('Help is called once, the first taker wins, and there are three reminders at most', () => {
  everyStory(({ before, decision, alert }) => {
    const called = decision.ok && decision.value.effects.some((one) => one.kind === 'call helpers');
    if (called) assert.equal(before.calledAt, null);
    if (before.takenBy && !alert.helpedAt) assert.equal(alert.takenBy, before.takenBy);
    assert.ok(alert.reminders <= MOST_REMINDERS);
  });
});

test('A tick at a deadline always gets something done, so the timer loop never spins', () => {
  everyStory(({ before, act, alert, now }) => {
    const due = nextDeadline(before, rules);
    if (act.kind === 'tick' && due && due <= now) assert.notDeepEqual(alert, before);
  });
});

test('A letter that a later answer overtook is not the newest: the order is that of writing', () => {
  const thread = raised('blocked', ['delivered', 'delivered']);
  const later = after(start, minutes(1));
  const said = decide(thread, { kind: 'answer', holder: boris, answer: 'not mine' }, later, rules);
  assert.ok(said.ok);
  const overtaken = { kind: 'wrote', holder: boris, writtenAt: start } as const;
  const wrote = decide(said.value.alert, overtaken, after(start, minutes(2)), rules);
  assert.ok(wrote.ok);
  assert.deepEqual(wrote.value.alert.holders, said.value.alert.holders);
  assert.equal(wrote.value.alert.state, 'open');
  const other = decide(said.value.alert, { ...overtaken, holder: galya }, after(start, minutes(2)), rules);
  assert.ok(other.ok);
  assert.equal(newestAnswer(other.value.alert)?.person, boris, 'it was said after that was written');
});
