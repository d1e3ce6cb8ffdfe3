import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { type House, openHouse } from '../support/house.ts';
import { applies } from '../support/joining.ts';

/** From 22:36 to 23:36, and from there to 07:36. */
const NIGHT = 60;
const MORNING = 8 * 60;

async function opensCard(house: House, admin: Person, name: string, label: string): Promise<void> {
  await house.says(admin, 'Управление');
  await house.taps(admin, 'Жители');
  await house.says(admin, name);
  await house.taps(admin, label);
}

const isNothing = ({ pool }: House, { id }: Person) =>
  pool.query(
    `update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)`,
    [id],
  );

test('News of roles comes in the morning, to whoever may read it then and if it is still true', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const vera = await house.admin('Вера');
  const boris = await house.resident('Борис', [13]);
  await house.pass(NIGHT);
  await opensCard(house, olga, 'борис', 'Борис · 13');
  await house.taps(olga, 'Назначить администратором');
  await house.taps(olga, 'Подтвердить');
  for (const person of [pavel, vera, boris])
    assert.match(house.reads(person), /Чем помочь/, person.firstName);
  await isNothing(house, vera);
  await house.pass(MORNING);
  assert.match(house.reads(boris), /администратор/);
  assert.match(house.reads(pavel), /Борис/);
  assert.match(house.reads(vera), /Чем помочь/, 'no admin any more');
});

test('What is no longer so in the morning is not told', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const boris = await house.resident('Борис', [13]);
  await house.pass(NIGHT);
  await opensCard(house, olga, 'борис', 'Борис · 13');
  await house.taps(olga, 'Назначить администратором');
  await house.taps(olga, 'Подтвердить');
  await isNothing(house, boris);
  await house.pass(MORNING);
  for (const person of [pavel, boris]) assert.match(house.reads(person), /Чем помочь/, person.firstName);
});

test('At night a claim waits on the admins’ screens without a sound', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const sound = () =>
    house.world.log
      .filter(({ method, params }) => method === 'sendMessage' && Number(params.chat_id) === olga.id)
      .filter(({ params }) => String(params.text).includes('Заявка'))
      .map(({ params }) => params.disable_notification ?? false);
  await applies(house, house.stranger('Вера'), '13');
  await house.pass(NIGHT);
  await applies(house, house.stranger('Стас'), '45');
  assert.deepEqual(sound(), [false, true]);
});

test('At night an alert and the verdict on a claim come at once', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const stas = house.stranger('Стас');
  await house.pass(NIGHT);
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(boris), /Ваша машина мешает/);
  await applies(house, stas, '45');
  await house.taps(olga, 'Передать место');
  await house.taps(olga, 'Подтвердить');
  assert.match(house.reads(stas), /Вас приняли/);
  const told = () => house.world.find(boris, 'Администратор передал место');
  assert.equal(told(), undefined, 'who held the spot hears of it in the morning');
  await house.pass(MORNING);
  assert.ok(told());
});
