import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp } from '../support/test-app.ts';

test('Anna stands on her other spot: one press and one choice, and the owner reads the right one', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12, 13]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(boris), /с места 12/);
  await app.taps(anna, 'Я на другом месте');
  await app.taps(anna, 'Место 13');
  assert.match(app.world.find(boris, 'мешает выехать')?.text ?? '', /с места 13/);
  assert.match(app.world.find(anna, 'Вас перегородила')?.text ?? '', /с места 13/);
  await app.taps(anna, 'Решено');
  await app.says(anna, '/blocked 46');
  assert.match(app.world.find(anna, 'место 46')?.text ?? '', /никто не зарегистрировал/);
});

test('Spots asked about of late stand as buttons below the question', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/sos 45');
  await app.taps(anna, 'Решено');
  await app.advance(10);
  await app.says(anna, 'Перегородили');
  await app.taps(anna, '45');
  assert.ok(app.world.find(boris, 'мешает выехать'));
});

test('Boris wants peace from Anna for a day: her words stay away, her next alert comes once and silently, the guard hears of it', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Не моя машина');
  await app.taps(boris, 'Не беспокоить от этого соседа сутки');
  await app.taps(anna, 'Решено');
  await app.advance(6);
  await app.says(anna, '/spot 45 Вы ещё пожалеете');
  assert.match(app.reads(anna), /просил сутки не беспокоить/);
  assert.ok(!app.world.find(boris, 'пожалеете'));
  await app.says(anna, '/blocked 45');
  const card = app.world.messages(boris).findLast(({ text }) => /мешает выехать/.test(text ?? ''));
  assert.equal(card?.silent, true);
  assert.match(app.world.find(stepan, 'Мешает машина, место 45')?.text ?? '', /без звука/);
  assert.match(app.world.messages(anna).at(-1)?.text ?? '', /без звука/);
  await app.advance(30);
  const seen = app.world.messages(boris).length;
  await app.taps(boris, 'Снова слышать этого соседа');
  assert.match(app.world.find(anna, 'пожалеете')?.text ?? '', /Не передано/);
  await app.taps(anna, 'Напомнить');
  assert.ok(app.world.messages(boris).length > seen);
  matchesGolden(t, app, 'muted', [anna, boris, stepan]);
});

test('A day later everything comes as before', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Не беспокоить от этого соседа сутки');
  await app.taps(anna, 'Решено');
  await app.advance(24 * 60);
  await app.says(anna, '/spot 45 Спасибо');
  assert.ok(app.world.find(boris, 'Спасибо'));
});

test('After 20 different numbers in an hour an alert goes to the guards, a message waits, and guards are not counted', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [99]);
  const stepan = await app.guard('Степан');
  for (let spot = 101; spot <= 120; spot++)
    await app.says(anna, `/blocked ${spot}`).then(() => app.advance(0.5));
  await app.says(anna, '/blocked 99');
  assert.ok(!app.world.find(boris, 'мешает'));
  assert.match(app.world.find(stepan, 'место 99')?.text ?? '', /Хозяину машины не передано/);
  assert.match(app.reads(anna), /много разных номеров/);
  await app.says(anna, '/spot 99 Добрый день');
  assert.match(app.reads(anna), /много разных мест/);
  await app.says(stepan, '/blocked 99');
  assert.ok(app.world.find(boris, 'мешает'));
});

test('At night the admin sleeps while a guard is there; without a reachable guard the admin is woken', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  const vera = await app.admin('Вера', [1]);
  await app.advance(4 * 60);
  const loud = (person: typeof vera) =>
    app.world.messages(person).filter((one) => /место 4/.test(one.text ?? '') && !one.silent);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  assert.equal(loud(stepan).length, 1);
  assert.equal(loud(vera).length, 0);
  assert.ok(app.world.find(vera, 'место 45'));
  app.world.block(stepan);
  await app.quiet();
  assert.equal(loud(vera).length, 1, 'nobody else hears of spot 45 any more');
  await app.says(anna, '/blocked 46');
  await app.taps(anna, 'Позвать охрану');
  assert.equal(loud(vera).length, 2);
});
