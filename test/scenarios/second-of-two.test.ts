import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import type { ButtonCode } from '../../src/chat/buttons.ts';
import { personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { letHouse, lets, rents } from '../support/tenancy.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { wireOf } from '../support/wire-of.ts';

const SPOT = spotNumber(45) ?? assert.fail();

async function press(app: TestApp, person: Person, code: ButtonCode): Promise<string> {
  const message = app.world.messages(person).findLast(({ from }) => from?.is_bot) ?? assert.fail();
  const { text } = await app.world.forge(person, message, wireOf(code));
  await app.quiet();
  return text || app.reads(person);
}

const idOf = async ({ pool }: TestApp, person: Person) => {
  const { rows } = await pool.query('select person_id as id from addresses where external_id = $1', [
    person.id,
  ]);
  return personId(Number(rows[0]?.id));
};

const labels = (app: TestApp, person: Person): string =>
  JSON.stringify(app.world.messages(person).findLast(({ from }) => from?.is_bot)?.reply_markup ?? {});

test('«Моё место» is about oneself: not whose signals are off beside him, nor what only an owner may', async (t) => {
  const app = await openTestApp(t);
  const { boris, yulia } = await letHouse(app);
  const galya = await app.resident('Галя', [45]);
  await app.pool.query(
    `update holdings set no_signals = true
     where person_id = (select person_id from addresses where external_id = $1)`,
    [boris.id],
  );
  for (const person of [boris, galya, yulia]) await app.says(person, 'Моё место');
  const off = /сигналы получают совладельцы/;
  assert.match(app.reads(boris), off);
  for (const other of [galya, yulia]) assert.doesNotMatch(app.reads(other), off, other.firstName);
  // Who rents it stands in a line of its own, and not among those who share it.
  assert.match(app.reads(boris), /Галя/);
  assert.doesNotMatch(app.reads(boris), /Галя, Юля|Юля, Галя/);
  assert.match(app.reads(yulia), /Борис, Галя|Галя, Борис/);
  assert.match(labels(app, boris), /Добавить близкого/);
  assert.doesNotMatch(labels(app, yulia), /Добавить близкого|Сдаю место/);
  assert.doesNotMatch(labels(app, boris), /Сдаю место/);
});

test('Of several on a spot an admin and a co-holder are asked about the one who is meant', async (t) => {
  const app = await openTestApp(t);
  const { boris, yulia } = await letHouse(app);
  const galya = await app.resident('Галя', [45]);
  const mark = await app.resident('Марк', [45]);
  const olga = await app.admin('Ольга');
  const [borisId, galyaId, yuliaId] = [
    await idOf(app, boris),
    await idOf(app, galya),
    await idOf(app, yulia),
  ];
  const holder = (act: 'remove' | 'not family' | 'not family for sure', person: typeof galyaId) =>
    ({ kind: 'administer', wish: { on: 'holder', act, spot: SPOT, person } }) as const;
  for (const [id, name] of [
    [borisId, 'Борис'],
    [galyaId, 'Галя'],
    [yuliaId, 'Юля'],
  ] as const)
    assert.match(await press(app, olga, holder('remove', id)), new RegExp(name), name);
  const shown = await press(app, olga, { kind: 'administer', wish: { on: 'spot', act: 'show', spot: SPOT } });
  assert.match(shown, /Юля[^,]*25 декабря/);
  assert.doesNotMatch(shown, /(?:Борис|Галя)[^,]*25 декабря/);
  assert.match(await press(app, boris, holder('not family', galyaId)), /Галя/);
  assert.match(await press(app, boris, holder('not family', await idOf(app, mark))), /Марк/);
  assert.match(await press(app, galya, holder('not family', borisId)), /Борис/);
});

test('Whoever owns a spot and rents another lets and shares only his own, and each of two tenants has his own end', async (t) => {
  const app = await openTestApp(t);
  const { boris, yulia } = await letHouse(app);
  const galya = await app.resident('Галя', [46]);
  await rents(app, galya, await lets(app, boris, '31 декабря'));
  const tenant = async (person: Person) =>
    ({ kind: 'tenancy', act: 'show', spot: SPOT, person: await idOf(app, person) }) as const;
  assert.match(await press(app, boris, await tenant(galya)), /Галя, до 31 декабря/);
  assert.match(await press(app, boris, await tenant(yulia)), /Юля, до 25 декабря/);
  await app.says(galya, 'Моё место');
  assert.match(labels(app, galya), /Сдаю место 46 до …/, 'of two spots it is said which');
  assert.doesNotMatch(labels(app, galya), /Сдаю место 45|Снимает/);
  await app.taps(galya, 'Сдаю место 46 до …');
  await app.taps(galya, 'Добавить близкого');
  assert.match(labels(app, galya), /Сделать ссылку: место 46/);
  assert.doesNotMatch(labels(app, galya), /45/);
  await app.says(galya, '25 декабря');
  assert.match(app.reads(galya), /Не понял/, 'until when is asked no more');
  await app.pool.query('insert into spots (complex_id, number) values (1, 47)');
  await app.pool.query(
    `insert into holdings (complex_id, spot, person_id, since)
     select 1, 47, person_id, $2 from addresses where external_id = $1`,
    [boris.id, app.clock.now()],
  );
  await app.says(boris, 'Моё место');
  assert.match(labels(app, boris), /Снимает место 45: Юля.*Сдаю место 47 до …/);
  assert.doesNotMatch(labels(app, boris), /Сдаю место 45/);
});
