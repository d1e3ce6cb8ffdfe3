import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutes } from '../../src/core/kernel/time.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openTestApp } from '../support/test-app.ts';

/** Анна is blocked in by Борис's car. */
async function blockedIn(app: Awaited<ReturnType<typeof openTestApp>>) {
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  return { anna, boris };
}

test('What a holder types is asked back with the understood answer first, and goes only when he presses', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await blockedIn(app);
  await app.says(boris, 'щас подойду');
  assert.match(app.reads(boris), /^Передать: «Иду»\?/);
  assert.deepEqual(buttonsUnder(app, boris, 'Передать:'), [
    'Иду',
    'Буду через 5 минут',
    'Буду через 15 минут',
    'Не моя машина',
    'Ответить',
  ]);
  assert.doesNotMatch(app.reads(anna), /Иду/);
  assert.equal(await app.taps(boris, 'Иду'), 'Передано');
  assert.match(app.reads(boris), /^Передано: «Иду»\.$/);
  assert.match(app.reads(anna), /хозяин машины идёт/);
});

test('A promise of ten minutes is passed on as fifteen, never as five', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await blockedIn(app);
  await app.says(boris, 'буду через 10 минут');
  await app.taps(boris, 'Буду через 15 минут');
  assert.match(app.reads(anna), /будет через 15 минут/);
});

test('«уже убрал» without a promise before tells the sender that the car is gone, and asks for «Решено»', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await blockedIn(app);
  await app.says(boris, 'уже убрал');
  assert.match(app.reads(boris), /Передать: «Готово, машину убрал»\?/);
  await app.taps(boris, 'Готово, машину убрал');
  assert.match(app.reads(boris), /Передано: «Готово, машину убрал»/);
  const read = app.world.messages(anna).map(({ text }) => text ?? '');
  assert.match(read.join('\n'), /Хозяин машины: «Машину убрал»/);
  assert.doesNotMatch(read.join('\n'), /идёт/, 'he is not on his way');
  await app.taps(anna, 'Решено');
  await app.says(boris, 'иду');
  assert.match(app.reads(boris), /Не понял/);
});

test('Whatever else he types or speaks is not passed on, is said so, and comes with the buttons that answer', async (t) => {
  const app = await openTestApp(t);
  const { boris } = await blockedIn(app);
  await app.says(boris, 'я на даче');
  assert.match(app.reads(boris), /^Не передано/);
  assert.equal(buttonsUnder(app, boris, 'Не передано')[0], 'Иду');
  app.world.voice(boris);
  await app.quiet();
  assert.match(app.reads(boris), /передаю только текст и фото/);
  assert.ok(!buttonsUnder(app, boris, 'только текст').includes('Отмена'), 'nothing was asked');
  await app.taps(boris, 'Ответить');
  app.world.voice(boris);
  await app.quiet();
  assert.match(app.reads(boris), /передаю только текст и фото/);
  assert.deepEqual(buttonsUnder(app, boris, 'только текст').slice(0, 1), ['Иду']);
  assert.equal(await app.taps(boris, 'Не моя машина'), 'Передано');
});

test('Of two threads he chooses which one he answers; the other one goes on', async (t) => {
  const app = await openTestApp(t);
  const { anna } = await blockedIn(app);
  const vera = await app.resident('Вера', [46, 47]);
  await app.says(anna, '/blocked 46');
  await app.says(anna, '/blocked 47');
  await app.says(vera, 'иду');
  const labels = buttonsUnder(app, vera, 'Передать: «Иду»');
  assert.equal(labels.length, 2);
  assert.match(labels.join(), /46.*47|47.*46/);
  await app.taps(vera, labels.find((label) => label.includes('46')) ?? '');
  const { rows } = await app.pool.query("select spot from alerts where state = 'answered'");
  assert.deepEqual(rows, [{ spot: 46 }]);
  await app.advance(10);
  await app.says(anna, '/spot 46 у вас открыто окно');
  await app.says(vera, 'уже убрал');
  assert.equal(buttonsUnder(app, vera, 'Готово, машину').length, 2, 'a message asks for no such thing');
});

test('A press that comes too late says so; whoever is not waited for is understood as ever', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await blockedIn(app);
  await app.says(anna, 'иду');
  assert.doesNotMatch(app.reads(anna), /Передать/);
  await app.says(boris, 'иду');
  await app.taps(anna, 'Решено');
  app.clock.advance(minutes(1));
  assert.equal(await app.taps(boris, 'Иду'), 'Обращение уже закрыто');
});

test('A voice message below the card of a thread that is over offers no answer to another one', async (t) => {
  const app = await openTestApp(t);
  const { anna } = await blockedIn(app);
  const vera = await app.resident('Вера', [46, 47]);
  await app.says(anna, '/blocked 46');
  const over = app.world.lastMessage(vera) ?? assert.fail();
  await app.taps(anna, 'Решено');
  await app.says(anna, '/blocked 47');
  app.world.voice(vera, { replyTo: over.message_id });
  await app.quiet();
  assert.match(app.reads(vera), /передаю только текст и фото/);
  assert.ok(!buttonsUnder(app, vera, 'передаю только текст').includes('Иду'));
});
