import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const MINUTE = 60_000;

/** The machine finds out that its clock was behind. */
async function setAhead(app: TestApp, hours: number) {
  app.clock.advance(hours * 60 * MINUTE);
  await app.quiet();
}

const heard = (app: TestApp, person: Person, piece: string) =>
  app.world.messages(person).filter(({ text }) => text?.includes(piece)).length;

for (const [name, hours, isOver] of [
  ['an hour', 1, false],
  ['two days', 48, true],
] as const)
  test(`The clock is set ${name} ahead: what was asked before is ${isOver ? 'over' : 'followed up'}, and a new call arrives, is reminded of and called for`, async (t) => {
    const app = await openTestApp(t);
    const anna = await app.resident('Анна', [12]);
    const boris = await app.resident('Борис', [45]);
    const vera = await app.resident('Вера', [46]);
    const stepan = await app.guard('Степан');
    await app.says(anna, '/blocked 45');
    await setAhead(app, hours);
    const { rows } = await app.pool.query('select state, closing from alerts');
    assert.deepEqual(rows, [
      isOver ? { state: 'closed', closing: 'expired' } : { state: 'open', closing: null },
    ]);
    assert.equal(heard(app, stepan, 'место 45'), isOver ? 0 : 1, 'nobody is called to what is over');
    await app.says(anna, '/blocked 46');
    assert.equal(heard(app, vera, 'Ваша машина мешает'), 1);
    assert.match(app.reads(anna), /Доставлено хозяину машины/);
    await app.advance(5);
    assert.equal(heard(app, vera, 'Актуальная карточка ниже'), 1, 'reminded');
    assert.equal(heard(app, stepan, 'место 46'), 0);
    await app.advance(5);
    assert.equal(heard(app, stepan, 'место 46'), 1, 'called for');
    assert.equal(heard(app, boris, 'Ваша машина мешает'), 1, 'one card, whatever it says by now');
    const { rows: left } = await app.pool.query(
      "select from notices where state in ('due', 'sending', 'dead')",
    );
    assert.equal(left.length, 0);
  });
