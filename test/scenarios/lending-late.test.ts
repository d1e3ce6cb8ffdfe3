import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { borrows, leaves, seeks } from '../support/lending.ts';
import { invites } from '../support/passes.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Its time is up, and whoever is to say so has not come to it yet. */
const isOver = async (app: TestApp, table: 'free_marks' | 'guest_passes' | 'lendings') => {
  await app.advance(10);
  const ended = new Date(app.clock.now().getTime() - 60_000);
  await app.pool.query(`update ${table} set until = $1`, [ended]);
};

test('Whose time on a spot is up stands there no more, though nobody has told him yet', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  const vera = await app.resident('Верочка', [13]);
  await app.advance(12 * 60);
  await leaves(app, boris);
  await borrows(app, anna, 45);
  await isOver(app, 'lendings');
  await app.says(vera, 'Справочник мест');
  await app.says(vera, '45');
  assert.match(app.reads(vera), /Место 45: свободно/);
  await app.says(vera, 'Справочник мест');
  await app.taps(vera, 'Свободные места');
  assert.match(app.reads(vera), /45/);
  await seeks(app, vera);
  assert.match(app.reads(vera), /свободно 1 место/);
  for (const person of [anna, boris]) await app.says(person, 'Моё место');
  assert.doesNotMatch(app.reads(boris), /стоит сосед/);
  await app.says(vera, '/blocked 45');
  assert.ok(app.world.find(boris, 'мешает выехать'));
  assert.equal(app.world.find(anna, 'мешает выехать'), undefined);
});

test('A spot whose holder is back by now is not free, though its mark has not been taken off yet', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const vera = await app.resident('Верочка', [13]);
  await app.advance(12 * 60);
  await leaves(app, boris);
  await isOver(app, 'free_marks');
  await app.says(vera, 'Справочник мест');
  await app.says(vera, '45');
  assert.doesNotMatch(app.reads(vera), /свободно/);
  await app.says(vera, 'Справочник мест');
  await app.taps(vera, 'Свободные места');
  assert.match(app.reads(vera), /Сейчас свободных мест нет/);
  await seeks(app, vera);
  assert.doesNotMatch(app.reads(vera), /свободно \d/);
  await app.says(vera, '/blocked 45');
  assert.doesNotMatch(app.reads(vera), /свободно/);
});

test('The spot of whoever is banned is offered to nobody, and is again when his ban is over', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const vera = await app.resident('Верочка', [13]);
  await app.advance(12 * 60);
  await leaves(app, boris);
  const bans = (days: number) =>
    app.pool.query(
      `update memberships set banned_until = $2, ban_reason = 'шум'
       where person_id = (select person_id from addresses where external_id = $1)`,
      [boris.id, new Date(app.clock.now().getTime() + days * 86_400_000)],
    );
  await bans(1);
  await seeks(app, vera);
  assert.doesNotMatch(app.reads(vera), /свободно \d/);
  await bans(-1);
  await seeks(app, vera);
  assert.match(app.reads(vera), /свободно 1 место/);
});

const NO_GUEST = {
  'his pass is cancelled': async (app: TestApp, host: Person) => {
    await app.taps(host, 'Отменить');
    await app.taps(host, 'Подтвердить');
  },
  'the time of his pass is up': (app: TestApp) => isOver(app, 'guest_passes'),
} as const;

for (const [when, ends] of Object.entries(NO_GUEST)) {
  test(`A spot that waits for a guest is offered to nobody, and is once ${when}`, async (t) => {
    const app = await openTestApp(t);
    const boris = await app.resident('Бориска', [45]);
    const vera = await app.resident('Верочка', [13]);
    await app.advance(12 * 60);
    await invites(app, boris, 'А111АА');
    await leaves(app, boris);
    await seeks(app, vera);
    assert.doesNotMatch(app.reads(vera), /свободно \d/);
    await ends(app, boris);
    await seeks(app, vera);
    assert.match(app.reads(vera), /свободно 1 место/);
  });
}

test('A holder who wants no signals still writes to the neighbour who stands on his spot', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const galya = await app.resident('Галочка', [45]);
  const anna = await app.resident('Аннушка', [12]);
  await app.pool.query(
    `update holdings set no_signals = true
     where person_id = (select person_id from addresses where external_id = $1)`,
    [galya.id],
  );
  await app.advance(12 * 60);
  await leaves(app, boris);
  await borrows(app, anna, 45);
  await app.taps(galya, 'Написать соседу');
  await app.taps(galya, 'Ответить');
  await app.says(galya, 'Только не у столба');
  assert.match(app.reads(anna), /Только не у столба/);
});
