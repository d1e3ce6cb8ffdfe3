import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';

test('Galya wants no signals: Boris gets them while he can be reached, and she does after all when he cannot', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await app.says(galya, 'Моё место');
  await app.taps(galya, 'Не присылать мне сигналы');
  await app.says(boris, 'Моё место');
  assert.doesNotMatch(
    buttonsUnder(app, boris, 'Моё место').join(),
    /Не присылать/,
    'somebody has to hear of it',
  );
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(boris, 'мешает выехать'));
  assert.ok(!app.world.find(galya, 'мешает выехать'));
  await app.taps(anna, 'Решено');
  await app.advance(6);
  app.world.deactivate(boris);
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(galya, 'мешает выехать'));
  assert.match(
    app.world.messages(anna).findLast(({ text }) => /с места 45/.test(text ?? ''))?.text ?? '',
    /Доставлено/,
  );
  await app.says(galya, 'Моё место');
  await app.taps(galya, 'Снова присылать мне сигналы');
  matchesGolden(t, app, 'no-signals', [galya, boris]);
});

test('Two co-holders press at once: one of them goes on hearing', async (t) => {
  const app = await openLiveHouse(t);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  for (const one of [boris, galya]) await app.says(one, 'Моё место');
  const toasts = await Promise.all(
    [boris, galya].map((one) => app.world.tap(one, 'Не присылать мне сигналы')),
  );
  await app.quiet();
  assert.deepEqual(toasts.map((one) => one?.text ?? '').sort(), [
    'Кроме вас сигналы получать некому',
    'Хорошо: сигналы получат совладельцы',
  ]);
});

test('«Моё место» lists the open threads, and a press brings the card down', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.says(anna, '/help');
  await app.says(anna, 'Моё место');
  assert.match(app.reads(anna), /Открытые обращения: 1/);
  await app.taps(anna, 'Мешает машина, место 45');
  assert.match(app.reads(anna), /Вас перегородила машина с места 45/);
});
