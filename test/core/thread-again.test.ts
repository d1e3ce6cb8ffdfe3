import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertRules } from '../../src/core/alerts/alert.ts';
import { decide } from '../../src/core/alerts/thread.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, anna, start } from './an-alert.ts';

const rules: AlertRules = { remindAfter: minutes(5), callAfter: minutes(10) };
const boris = personId(2);
const galya = personId(3);
const later = after(start, minutes(6));

test('Whoever said that the car is away may promise once more: it was not, or another one came', () => {
  const done = {
    ...aHolder(boris, 'delivered'),
    answer: 'coming',
    answeredAt: start,
    doneAt: after(start, minutes(2)),
  } as const;
  const thread = anAlert({ state: 'answered', holders: [done], askedAt: after(start, minutes(2)) });
  const again = decide(thread, { kind: 'answer', holder: boris, answer: 'coming' }, later, rules);
  assert.ok(again.ok);
  const { holders, askedAt } = again.value.alert;
  assert.deepEqual(
    holders.map((one) => [one.answer, one.answeredAt, one.doneAt]),
    [['coming', later, null]],
  );
  assert.equal(askedAt, null, 'it is asked anew when that promise is over');
});

test('Whoever wanted peace from the first who hears an alarm is rung when another one joins, unless from him, too', () => {
  const howling = anAlert({
    kind: 'sos',
    holders: [{ ...aHolder(boris, 'delivered'), muted: true }],
  });
  const [sender] = howling.senders;
  assert.ok(sender && sender.person === anna);
  const joiner = { ...sender, person: galya, joinedAt: later };
  const joins = (mutedBy: readonly (typeof boris)[]) => {
    const step = decide(howling, { kind: 'join', joiner, mutedBy }, later, rules);
    assert.ok(step.ok);
    const rung = step.value.effects.flatMap((effect) => (effect.kind === 'ring' ? effect.people : []));
    return { muted: step.value.alert.holders.map((one) => one.muted), rung };
  };
  assert.deepEqual(joins([]), { muted: [false], rung: [boris] });
  assert.deepEqual(joins([boris]), { muted: [true], rung: [] });
});
