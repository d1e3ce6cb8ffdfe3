import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { letHouse, lets, rents } from '../support/tenancy.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** How many minutes it is until then. */
const until = ({ clock }: TestApp, at: string) => (new Date(at).getTime() - clock.now().getTime()) / 60_000;

/** How often somebody has read this. */
const read = ({ world }: TestApp, person: Person, piece: string) =>
  world.messages(person).filter(({ text }) => text?.includes(piece)).length;

const ends = async (app: TestApp, owner: Person) => {
  await app.says(owner, 'Моё место');
  await app.taps(owner, 'Снимает: Юля');
  await app.taps(owner, 'Закончить сдачу');
  await app.taps(owner, 'Подтвердить');
};

test('Of two who rent one spot each is told of his own end, once', async (t) => {
  const app = await openTestApp(t);
  const { boris, yulia } = await letHouse(app);
  const denis = await app.resident('Денис', []);
  await rents(app, denis, await lets(app, boris, '28 декабря'));
  await app.advance(until(app, '2026-12-18T18:00:00Z'));
  assert.equal(read(app, yulia, 'Вы снимаете место 45 до 25 декабря, 20:00, потом'), 1);
  assert.equal(read(app, denis, 'Вы снимаете место 45 до 28 декабря, 20:00, потом'), 0);
  await app.advance(until(app, '2026-12-21T18:00:00Z'));
  assert.equal(read(app, yulia, 'Вы снимаете место 45 до 25 декабря, 20:00, потом'), 1);
  assert.equal(read(app, denis, 'Вы снимаете место 45 до 28 декабря, 20:00, потом'), 1);
});

test('Whoever ends a letting, or moves it, is not told of it himself; his co-owner and the tenant are', async (t) => {
  const app = await openTestApp(t);
  const { boris, yulia } = await letHouse(app);
  const galya = await app.resident('Галя', [45]);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Снимает: Юля');
  await app.taps(boris, 'Продлить');
  await app.says(boris, '31 декабря');
  await app.taps(boris, 'Подтвердить');
  await app.advance(12 * 60);
  const moved = [boris, galya, yulia].map((one) => read(app, one, 'Срок изменили'));
  assert.deepEqual(moved, [0, 1, 1]);
  await ends(app, boris);
  await app.advance(12 * 60);
  const over = (one: Person) => read(app, one, 'больше не снимает');
  assert.deepEqual([over(boris), over(galya), over(yulia)], [1, 1, 1], 'to him the button says so');
});

test('A tenant who leaves by himself is told nothing; his owner reads it once', async (t) => {
  const app = await openTestApp(t);
  const { boris, yulia } = await letHouse(app);
  await app.says(yulia, 'Моё место');
  await app.taps(yulia, 'Отказаться от места');
  await app.taps(yulia, 'Подтвердить');
  await app.advance(12 * 60);
  assert.deepEqual([read(app, boris, 'больше не снимает место 45'), read(app, yulia, 'не снимаете')], [1, 0]);
});

test('A claim to a rented spot names its tenant among the holders, and no more when he rents it no longer', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const { boris } = await letHouse(app);
  const denis = await app.resident('Денис', [7]);
  await app.says(denis, 'Моё место');
  await app.taps(denis, 'Добавить место');
  await app.says(denis, '45');
  const claim = () => app.world.find(olga, 'Кто: Денис')?.text ?? '';
  assert.match(claim(), /Юля/);
  await ends(app, boris);
  assert.doesNotMatch(claim(), /Юля/);
  assert.match(claim(), /Борис/);
});

test('What ends of a letting stands in «Журнал», whether its owner or its time ended it', async (t) => {
  const app = await openTestApp(t);
  const { boris, yulia } = await letHouse(app);
  const kept = async () =>
    (await app.pool.query("select from journal where deed ->> 'kind' = 'tenancy ended'")).rows.length;
  await ends(app, boris);
  assert.equal(await kept(), 1);
  await rents(app, yulia, await lets(app, boris, '25 ноября'));
  await app.advance(4 * 24 * 60);
  assert.equal(await kept(), 2);
});

test('Whoever lets one spot and rents another reads of each what he is there', async (t) => {
  const app = await openTestApp(t);
  const { boris } = await letHouse(app);
  const galya = await app.resident('Галя', [46]);
  await rents(app, boris, await lets(app, galya, '25 декабря'));
  await app.says(boris, 'Моё место');
  const buttons = JSON.stringify(app.world.lastMessage(boris)?.reply_markup);
  assert.match(buttons, /Снимает место 45: Юля/);
  assert.doesNotMatch(buttons, /Борис/);
  await app.taps(boris, 'Сдаю место до …');
  assert.doesNotMatch(JSON.stringify(app.world.lastMessage(boris)?.reply_markup), /46/);
});

test('Whoever has taken a letting is told as a tenant, and not of himself as the others are', async (t) => {
  const app = await openTestApp(t);
  const galya = await app.resident('Галя', [45]);
  const { boris, yulia } = await letHouse(app);
  await app.advance(12 * 60);
  const told = (person: Person) => read(app, person, 'теперь снимает Юля');
  assert.deepEqual([told(boris), told(galya), told(yulia)], [1, 1, 0]);
});
