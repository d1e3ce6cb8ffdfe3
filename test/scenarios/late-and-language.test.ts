import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openLiveHouse } from '../support/house.ts';

test('What reaches the bot hours later is not raised: it asks whether it is still needed', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const before = house.world.messages(boris).length;
  await house.stopBot();
  house.world.say(anna, '/blocked 45');
  house.clock.advance(60 * 60_000);
  await house.startBot();
  await house.quiet();
  assert.match(house.reads(anna), /Вы писали в 22:36.*Ещё нужно\?/);
  assert.equal(house.world.messages(boris).length, before);
  await house.taps(anna, 'Уже не нужно');
  assert.match(house.reads(anna), /никого не беспокою/);
  assert.equal(house.world.messages(boris).length, before);
});

test('«Ещё нужно» raises it then', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.stopBot();
  house.world.say(anna, '/blocked 45');
  house.clock.advance(6 * 60_000);
  await house.startBot();
  await house.quiet();
  await house.taps(anna, 'Ещё нужно');
  assert.match(house.reads(boris), /мешает выехать/);
});

test('/lang changes the language of everything from then on', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.says(anna, '/lang');
  await house.taps(anna, 'English');
  await house.says(anna, 'Перегородили');
  assert.match(house.reads(anna), /Who is blocking you/);
});

test('«Моё место» shows my spots and who shares them, and leads to one more', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  await house.resident('Пётр', [12]);
  await house.says(anna, 'Моё место');
  await house.taps(anna, 'Добавить место');
  await house.says(anna, '14');
  await house.says(anna, 'Моё место');
  await house.taps(olga, 'Отклонить');
  await house.says(anna, '/menu');
  assert.match(house.reads(anna), /Ваше место: 12\./, 'a rejected extra spot leaves the resident as he was');
  matchesGolden(t, house, 'my-spot', [anna]);
});
