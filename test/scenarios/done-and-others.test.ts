import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buttonsUnder } from '../support/joining.ts';
import { openTestApp } from '../support/test-app.ts';

test('Whoever is done with an alarm that others still hear reads, answers and finds nothing of it any more', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const galya = await app.resident('Галя', [13]);
  const boris = await app.resident('Борис', [45]);
  for (const one of [anna, galya]) await app.says(one, '/sos 45');
  const alarm = app.world.find(boris, 'кричит') ?? assert.fail();
  app.world.say(boris, 'Ключи дома', { replyTo: alarm.message_id });
  await app.quiet();
  assert.deepEqual(buttonsUnder(app, anna, 'Ключи дома'), ['Ответить']);
  await app.taps(anna, 'Решено');
  assert.deepEqual(buttonsUnder(app, anna, 'Ключи дома'), []);
  assert.deepEqual(buttonsUnder(app, galya, 'Ключи дома'), ['Ответить']);
  app.world.say(boris, 'Уже бегу', { replyTo: alarm.message_id });
  await app.quiet();
  assert.ok(app.world.find(galya, 'Уже бегу'));
  assert.equal(app.world.find(anna, 'Уже бегу'), undefined);
  await app.says(anna, 'Моё место');
  assert.doesNotMatch(app.reads(anna), /Открытые обращения/);
  await app.says(galya, 'Моё место');
  assert.match(app.reads(galya), /Открытые обращения: 1/);
});

test('Whoever is done with an alarm and hears it again five minutes later joins the others, and not sooner', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const galya = await app.resident('Галя', [13]);
  await app.resident('Борис', [45]);
  for (const one of [anna, galya]) await app.says(one, '/sos 45');
  await app.taps(anna, 'Решено');
  await app.says(anna, '/sos 45');
  assert.match(app.reads(anna), /Снова можно в 22:41/);
  await app.advance(5);
  await app.says(anna, '/sos 45');
  assert.match(app.reads(anna), /сигнализация/i);
  const { rows } = await app.pool.query(
    "select count(*)::int as waiting from alert_parties where part = 'sender' and done_at is null",
  );
  assert.deepEqual(rows, [{ waiting: 2 }]);
});

test('Guards and holders read who asks now, not who was the first to hear the alarm', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const olga = await app.admin('Ольга');
  const galya = await app.resident('Галя', [13]);
  await app.resident('Борис', [45]);
  await app.says(stepan, '/sos 45');
  await app.says(galya, '/sos 45');
  await app.taps(galya, 'Позвать охрану');
  assert.match(app.world.find(olga, 'Сигнализация: место 45')?.text ?? '', /охран/i);
  await app.taps(stepan, 'Решено');
  assert.doesNotMatch(app.world.find(olga, 'Сигнализация: место 45')?.text ?? '', /просит охрана/i);
});

test('A message is taken back once, and not after somebody has answered it', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45, 46]);
  await app.says(anna, '/spot 45 у вас горят фары');
  const first = app.world.lastMessage(anna) ?? assert.fail();
  await app.taps(boris, 'Иду');
  assert.equal((await app.world.press(anna, first, 'Ошибся номером')).text, 'Хозяин машины уже ответил');
  await app.quiet();
  await app.says(anna, '/spot 46 у вас открыто окно');
  const second = app.world.find(anna, 'открыто окно') ?? assert.fail();
  assert.equal((await app.world.press(anna, second, 'Ошибся номером')).text, 'Отозвал и извинился');
  await app.quiet();
  await app.advance(1);
  assert.equal((await app.world.press(anna, second, 'Ошибся номером')).text, 'Обращение уже закрыто');
  await app.quiet();
  assert.match(app.world.find(anna, 'открыто окно')?.text ?? '', /22:36/);
});

test('A neighbour who joined an alarm is forgotten: the words of the first one stay, and hers go', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const galya = await app.resident('Галя', [13]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/sos');
  await app.says(anna, '45 моргает левая фара');
  await app.advance(1);
  await app.says(galya, '/sos 45');
  await app.says(galya, '/forget');
  await app.taps(galya, 'Подтвердить');
  assert.match(app.world.find(boris, 'кричит')?.text ?? '', /левая фара/);
  const note = async () => (await app.pool.query('select note from alerts')).rows;
  assert.match(JSON.stringify(await note()), /левая фара/);
  await app.says(anna, '/forget');
  await app.taps(anna, 'Подтвердить');
  assert.deepEqual(await note(), [{ note: null }]);
});

test('Whoever said «Не моя машина» reads no reminder on his card when the other holder does', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Не моя машина');
  await app.advance(5);
  assert.ok(app.world.find(galya, 'Напоминание'));
  await app.taps(galya, 'Буду через 5 минут');
  assert.equal(app.world.find(boris, 'Напоминание'), undefined);
});

test('The admin’s card of a call that is over names its holder no longer once he is forgotten', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Бориска', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await app.taps(anna, 'Решено');
  const names = () => app.world.messages(olga).filter(({ text }) => text?.includes('Бориска')).length;
  assert.equal(names(), 1);
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  assert.equal(names(), 0);
});
