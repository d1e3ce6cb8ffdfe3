import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestApp } from '../support/test-app.ts';

test('Whoever promised is forgotten: the sender is told aloud, and help is called at once', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Иду');
  await app.advance(1);
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  assert.match(app.reads(anna), /обещал прийти, больше не отвечает/);
  assert.ok(app.world.find(stepan, 'место 45'));
  const card = app.world.find(anna, 'Мешает машина, место 45')?.text ?? '';
  assert.match(card, /больше нет владельца/);
  assert.doesNotMatch(card, /никто не зарегистрировал|Доставлено/);
});

test('Whoever promised gives the spot up: the other holder is rung, and the sender hears of both', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Иду');
  const cards = () => app.world.messages(galya).filter(({ text }) => /мешает|ниже/.test(text ?? '')).length;
  const before = cards();
  await app.taps(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Подтвердить');
  assert.match(app.reads(anna), /обещал прийти, больше не отвечает.*Спрашиваем других/s);
  assert.ok(cards() > before);
  assert.ok(!app.world.find(stepan, 'место 45'));
  await app.taps(galya, 'Иду');
  assert.match(app.world.find(anna, 'Вас перегородила')?.text ?? '', /«Иду»/);
});

test('The only holder, who had said nothing, is forgotten: no card goes on waiting for him', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  assert.match(app.reads(anna), /больше нет владельца/);
  assert.ok(app.world.find(stepan, 'место 45'));
});
