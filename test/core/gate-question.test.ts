import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorOf } from '../../src/core/alerts/complain.ts';
import { complexId, type GateQuestionId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, days, minutes } from '../../src/core/kernel/time.ts';
import { byNow, type GateQuestion, isAnswerable, withLost } from '../../src/core/passes/gate-question.ts';
import { isToBeWarned, tenancyFault } from '../../src/core/tenancy/tenancy.ts';
import { anAlert, anna, start } from './an-alert.ts';

const vera = personId(2);

const asked = (more: Partial<GateQuestion> = {}): GateQuestion => ({
  complex: complexId(1),
  id: 1 as GateQuestionId,
  spot: spotNumber(45) ?? assert.fail(),
  askedBy: personId(3),
  caller: 'taxi',
  guest: 'такси',
  askedAt: start,
  asked: 2,
  lost: 0,
  state: 'asked',
  decidedBy: null,
  decidedAt: null,
  pass: null,
  ...more,
});

test('A question at the gate is out of reach when it reached none of those who were asked, and only while one waits', () => {
  assert.equal(withLost(asked()).state, 'asked');
  assert.equal(withLost(asked({ lost: 1 })).state, 'out of reach');
  for (const state of ['silence', 'let in', 'over'] as const)
    assert.equal(withLost(asked({ state, lost: 1 })).state, state);
});

test('By three minutes nobody has answered, by fifteen nobody waits; what was answered stays so', () => {
  const [three, fifteen] = [after(start, minutes(3)), after(start, minutes(15))];
  assert.equal(byNow(asked(), after(start, minutes(2))), 'asked');
  assert.equal(byNow(asked(), three), 'silence');
  assert.equal(byNow(asked({ state: 'out of reach' }), three), 'out of reach');
  for (const state of ['asked', 'silence', 'out of reach'] as const) {
    assert.equal(byNow(asked({ state }), fifteen), 'over');
    assert.equal(isAnswerable(asked({ state }), after(start, minutes(14))), true);
    assert.equal(isAnswerable(asked({ state }), fifteen), false);
  }
  assert.equal(byNow(asked({ state: 'let in' }), fifteen), 'let in');
  assert.equal(isAnswerable(asked({ state: 'not expected' }), three), false);
});

test('A tenancy is told of once, within its last week, and not when it is over', () => {
  const until = after(start, days(10));
  const tenancy = { spot: spotNumber(45) ?? assert.fail(), person: vera, until, warned: false };
  const told = (at: Date, warned = false) => isToBeWarned({ ...tenancy, warned }, at);
  assert.equal(told(after(start, days(2))), false);
  assert.equal(told(after(start, days(3))), true);
  assert.equal(told(after(start, days(3)), true), false);
  assert.equal(told(until), false);
  assert.equal(tenancyFault(after(start, days(366)), start), null);
  assert.equal(tenancyFault(after(start, days(367)), start), 'too far');
});

test('A complaint is of whoever wrote or showed something, and of whoever still waits where nothing was said', () => {
  const [first] = anAlert({}).senders;
  assert.ok(first);
  const senders = [
    { ...first, doneAt: start },
    { ...first, person: vera },
  ];
  const author = (note: { text: string | null; photos: string[] }) =>
    authorOf(anAlert({ kind: 'sos', note, senders }))?.person;
  assert.equal(author({ text: 'грубость', photos: [] }), anna);
  assert.equal(author({ text: null, photos: ['a photo'] }), anna);
  assert.equal(author({ text: null, photos: [] }), vera);
});
