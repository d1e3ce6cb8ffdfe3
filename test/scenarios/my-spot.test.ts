import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse, openLiveHouse } from '../support/house.ts';
import { buttonsUnder } from '../support/joining.ts';

test('Galya wants no signals: Boris gets them while he can be reached, and she does after all when he cannot', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [45]);
  await house.says(galya, 'Моё место');
  await house.taps(galya, 'Не присылать мне сигналы');
  await house.says(boris, 'Моё место');
  assert.doesNotMatch(
    buttonsUnder(house, boris, 'Моё место').join(),
    /Не присылать/,
    'somebody has to hear of it',
  );
  await house.says(anna, '/blocked 45');
  assert.ok(house.world.find(boris, 'мешает выехать'));
  assert.ok(!house.world.find(galya, 'мешает выехать'));
  await house.taps(anna, 'Решено');
  await house.pass(6);
  house.world.deactivate(boris);
  await house.says(anna, '/blocked 45');
  assert.ok(house.world.find(galya, 'мешает выехать'));
  assert.match(
    house.world.messages(anna).findLast(({ text }) => /с места 45/.test(text ?? ''))?.text ?? '',
    /Доставлено/,
  );
  await house.says(galya, 'Моё место');
  await house.taps(galya, 'Снова присылать мне сигналы');
  matchesGolden(t, house, 'no-signals', [galya, boris]);
});

test('Two co-holders press at once: one of them goes on hearing', async (t) => {
  const house = await openLiveHouse(t);
  const boris = await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [45]);
  for (const one of [boris, galya]) await house.says(one, 'Моё место');
  const toasts = await Promise.all(
    [boris, galya].map((one) => house.world.tap(one, 'Не присылать мне сигналы')),
  );
  await house.quiet();
  assert.deepEqual(toasts.map((one) => one?.text ?? '').sort(), [
    'Кроме вас сигналы получать некому',
    'Хорошо: сигналы получат совладельцы',
  ]);
});

test('«Моё место» lists the open threads, and a press brings the card down', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.says(anna, '/help');
  await house.says(anna, 'Моё место');
  assert.match(house.reads(anna), /Открытые обращения: 1/);
  await house.taps(anna, 'Мешает машина, место 45');
  assert.match(house.reads(anna), /Вас перегородила машина с места 45/);
});
