import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Act, Effect } from '../../src/core/alerts/act.ts';
import { type AlertRules, nextDeadline } from '../../src/core/alerts/alert.ts';
import { decide } from '../../src/core/alerts/thread.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { after, type Instant, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, anna, start } from './an-alert.ts';
import { type AuditEvent, createModel, HOLDERS, type Seen } from './thread-model.ts';

const rules: AlertRules = { remindAfter: minutes(5), callAfter: minutes(10) };
const stepan = personId(4);
const people = { boris: personId(2), galya: personId(3) };

const guest = personId(5);
const raised = anAlert({
  holders: HOLDERS.map((name) => aHolder(people[name], 'pending')),
  borrower: aHolder(guest, 'pending'),
});

/** The thread as it is, living by its deadlines. */
function createThread() {
  const seen: Seen[] = [];
  let alert = raised;
  let now: Instant = start;
  const step = (act: Act) => {
    const before = alert;
    const decision = decide(alert, act, now, rules);
    if (!decision.ok) return;
    alert = decision.value.alert;
    for (const effect of decision.value.effects) notice(effect);
    if (act.kind === 'take') see('taken');
    if (act.kind === 'helped') see('helped');
    if (alert.state === 'closed' && before.state !== 'closed') see('closed');
  };
  const see = (what: Seen['what']) =>
    void seen.push({ at: (now.getTime() - start.getTime()) / minutes(1), what });
  const notice = (effect: Effect) => {
    if (effect.kind === 'ring' && effect.part === 'holder') see('holders rung');
    if (effect.kind === 'ring' && effect.part === 'sender') see('sender asked');
    if (effect.kind !== 'call helpers') return;
    see('helpers called');
    alert = { ...alert, helpers: [{ person: stepan, guard: true, reach: 'pending' }] };
  };
  return {
    seen,
    state: () => alert.state,
    act: (deed: AuditEvent) => step(actOf(deed, now)),
    pass: (count: number) => {
      const until = after(now, minutes(count));
      for (let due = nextDeadline(alert, rules); due && due <= until; due = nextDeadline(alert, rules)) {
        now = due > now ? due : now;
        step({ kind: 'tick' });
      }
      now = until;
    },
  };
}

function actOf(deed: AuditEvent, now: Date): Act {
  switch (deed.kind) {
    case 'answer': {
      const holder = people[deed.holder];
      return deed.answer === 'wrote'
        ? { kind: 'wrote', holder, writtenAt: now }
        : { kind: 'answer', holder, answer: deed.answer };
    }
    case 'done':
      return { kind: 'done', holder: people[deed.holder] };
    case 'reach': {
      const reach = deed.reached ? 'delivered' : 'unreachable';
      return { kind: 'reach', part: 'holder', person: people[deed.holder], reach };
    }
    case 'borrower':
      if (deed.says === 'done') return { kind: 'done', holder: guest };
      return { kind: 'answer', holder: guest, answer: deed.says };
    case 'take':
    case 'helped':
      return { kind: deed.kind, helper: stepan };
    default:
      return { kind: deed.kind, sender: anna };
  }
}

const holder = fc.constantFrom(...HOLDERS);
const deed: fc.Arbitrary<AuditEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      holder,
      answer: fc.constantFrom('coming', 'in 5 minutes', 'in 15 minutes', 'not mine', 'wrote'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('done' as const), holder }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('reach' as const), holder, reached: fc.boolean() }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'remind' as const,
        'call' as const,
        'said' as const,
        'take' as const,
        'helped' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('borrower' as const),
      says: fc.constantFrom('coming', 'in 15 minutes', 'not mine', 'done'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('resolve' as const, 'wrong number' as const) }) },
);
const wait = fc.oneof(fc.nat({ max: 8 }), fc.constantFrom(0, 20, 118, 119, 120, 121));

test('The thread does what docs/product.md says, minute by minute, whoever acts and whenever', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(wait, deed), { minLength: 1, maxLength: 40 }), (story) => {
      const model = createModel();
      const thread = createThread();
      for (const [minutesLater, one] of story) {
        for (const side of [model, thread]) {
          side.pass(minutesLater);
          side.act(one);
        }
        assert.equal(thread.state(), model.state());
        assert.deepEqual(inOrder(thread.seen), inOrder(model.seen));
      }
    }),
    { numRuns: 2_000 },
  );
});

/** What happens in one minute has no order that anybody could see. */
const inOrder = (seen: readonly Seen[]) =>
  seen.map(({ at, what }) => `${String(at).padStart(5)} ${what}`).sort();
