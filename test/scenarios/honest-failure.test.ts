import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse, openLiveHouse } from '../support/house.ts';

test('Nobody has registered the spot: Анна reads it at once and may call the guards', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  await house.says(anna, '/blocked 77');
  assert.match(house.reads(anna), /никто не зарегистрировал/);
  await house.taps(anna, 'Позвать охрану');
  assert.match(house.world.find(stepan, 'место 77')?.text ?? '', /Место никто не зарегистрировал/);
  matchesGolden(t, house, 'failure-nobody-registered', [anna, stepan]);
});

test('The only holder has blocked the bot: known at once, with the true cause', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  house.world.block(boris);
  await house.quiet();
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(anna), /хозяин машины с места 45 отключил бота/);
  assert.ok(!house.world.log.some(({ params }) => JSON.stringify(params).includes('мешает выехать')));
  house.world.unblock(boris);
  await house.quiet();
  await house.pass(10);
  await house.taps(anna, 'Решено');
  await house.pass(10);
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(anna), /Доставлено владельцу/);
});

test('With no guard and no admin in the bot, the guards’ phone stands on the card', async (t) => {
  const house = await openHouse(t);
  await house.pool.query("update complexes set guard_phone = '+7 000 000-00-00'");
  const anna = await house.resident('Анна', [12]);
  await house.says(anna, '/blocked 77');
  await house.taps(anna, 'Позвать охрану');
  assert.match(house.reads(anna), /В боте пока нет ни охраны, ни администратора/);
  assert.match(house.reads(anna), /\+7 000 000-00-00/);
});

test('An alert that reached nobody gives its quota back', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  for (const spot of [71, 72, 73, 74]) {
    await house.says(anna, `/blocked ${spot}`);
    assert.match(house.reads(anna), new RegExp(`Место ${spot} никто не зарегистрировал`));
  }
});

test('Words that Telegram would not take for a while say, when they arrive, when they were written', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Ответить');
  const mend = house.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: anna.id });
  await house.says(boris, 'Спускаюсь');
  await house.pass(3);
  mend();
  await house.pass(2);
  assert.match(house.world.find(anna, 'Спускаюсь')?.text ?? '', /опозданием: это было в 22:36/);
});
