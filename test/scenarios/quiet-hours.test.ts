import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { applies } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** From 22:36 to 23:36, and from there to 07:36. */
const NIGHT = 60;
const MORNING = 8 * 60;

async function opensCard(app: TestApp, admin: Person, name: string, label: string): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Жители');
  await app.says(admin, name);
  await app.taps(admin, label);
}

const isNothing = ({ pool }: TestApp, { id }: Person) =>
  pool.query(
    `update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)`,
    [id],
  );

test('News of roles comes in the morning, to whoever may read it then and if it is still true', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const vera = await app.admin('Вера');
  const boris = await app.resident('Борис', [13]);
  await app.advance(NIGHT);
  await opensCard(app, olga, 'борис', 'Борис · 13');
  await app.taps(olga, 'Назначить администратором');
  await app.taps(olga, 'Подтвердить');
  for (const person of [pavel, vera, boris]) assert.match(app.reads(person), /Чем помочь/, person.firstName);
  await isNothing(app, vera);
  await app.advance(MORNING);
  assert.match(app.reads(boris), /администратор/);
  assert.match(app.reads(pavel), /Борис/);
  assert.match(app.reads(vera), /Чем помочь/, 'no admin any more');
});

test('What is no longer so in the morning is not told', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const boris = await app.resident('Борис', [13]);
  await app.advance(NIGHT);
  await opensCard(app, olga, 'борис', 'Борис · 13');
  await app.taps(olga, 'Назначить администратором');
  await app.taps(olga, 'Подтвердить');
  await isNothing(app, boris);
  await app.advance(MORNING);
  for (const person of [pavel, boris]) assert.match(app.reads(person), /Чем помочь/, person.firstName);
});

test('At night a claim waits on the admins’ screens without a sound', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const sound = () =>
    app.world.log
      .filter(({ method, params }) => method === 'sendMessage' && Number(params.chat_id) === olga.id)
      .filter(({ params }) => String(params.text).includes('Заявка'))
      .map(({ params }) => params.disable_notification ?? false);
  await applies(app, app.stranger('Вера'), '13');
  await app.advance(NIGHT);
  await applies(app, app.stranger('Стас'), '45');
  assert.deepEqual(sound(), [false, true]);
});

test('At night an alert and the verdict on a claim come at once', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stas = app.stranger('Стас');
  await app.advance(NIGHT);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(boris), /Ваша машина мешает/);
  await applies(app, stas, '45');
  await app.taps(olga, 'Передать место');
  await app.taps(olga, 'Подтвердить');
  assert.ok(app.world.find(stas, 'Вас приняли'));
  const told = () => app.world.find(boris, 'Администратор передал место');
  assert.equal(told(), undefined, 'who held the spot hears of it in the morning');
  await app.advance(MORNING);
  assert.ok(told());
});
