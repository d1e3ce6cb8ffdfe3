import assert from 'node:assert/strict';
import { test } from 'node:test';
import { borrows, leaves } from '../support/lending.ts';
import { invites } from '../support/passes.ts';
import { drives } from '../support/plates.ts';
import { lend } from '../support/tenancy.ts';
import { openWebHouse } from '../support/web-house.ts';

test('Who stands on a neighbour’s spot is seen by the spot, by his car and in «Сегодня», until he has left', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  const anna = await app.resident('Анна', [12]);
  await drives(app, anna, 'А123ВС777');
  const at = await app.browserOf(await app.guard('Иван'));
  await invites(app, boris, 'Марина', '2 часа');
  await app.taps(boris, 'Отменить');
  await app.taps(boris, 'Подтвердить');
  await leaves(app, boris, 'Неделя');
  await borrows(app, anna, 45);
  const line = 'Место 45. Стоит с разрешения до завтра, 20:00';
  const seen = async (typed: string) => (await at.call('POST gate/look', { typed })).cars.join(' ');
  assert.match(await seen('45'), new RegExp(line));
  assert.match(await seen('a123'), new RegExp(`Машина жителя, место 12.*${line}`));
  assert.match((await at.call('GET gate/today')).lent.join(), new RegExp(line));
  // A guest of the same spot is told to the guard with it.
  await invites(app, boris, 'Света', '2 часа');
  const [pass] = (await at.call('POST gate/look', { typed: 'Света' })).passes;
  assert.match(pass?.note ?? '', /На месте 45 стоит сосед с разрешения хозяина до завтра, 20:00/);
  await app.advance(22 * 60);
  assert.match((await at.call('GET gate/today')).lent.join(), /Место 45. Время вышло в 20:00/);
  assert.match(await seen('a123'), /Место 45. Время вышло/);
  await app.advance(4 * 60);
  assert.deepEqual((await at.call('GET gate/today')).lent, []);
  assert.doesNotMatch(JSON.stringify([await at.call('GET gate/today'), await seen('a123')]), /Анна|Борис/);
});

test('A number that is a spot and stands on the car there, too, says once who stands on it', async (t) => {
  const app = await openWebHouse(t);
  await app.resident('Борис', [123]);
  const anna = await app.resident('Анна', [12]);
  await drives(app, anna, 'А123ВС777');
  await lend(app, 123, anna);
  const at = await app.browserOf(await app.guard('Иван'));
  const { cars } = await at.call('POST gate/look', { typed: '123' });
  assert.equal(cars.filter((line) => line.includes('Место 123')).length, 1, cars.join('\n'));
});
