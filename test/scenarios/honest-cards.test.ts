import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp } from '../support/test-app.ts';

test('Only whoever got it is named: no guard, no admin, a guard who had blocked the bot', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  const card = (spot: number) => app.world.find(anna, `Мешает машина, место ${spot}`)?.text ?? '';
  await app.says(anna, '/blocked 71');
  assert.equal(await app.taps(anna, 'Позвать охрану'), 'Зову охрану');
  assert.match(card(71), /📣 Охрана предупреждена/);
  await app.admin('Ольга');
  app.world.block(stepan);
  await app.quiet();
  await app.says(anna, '/blocked 72');
  await app.taps(anna, 'Позвать охрану');
  assert.match(card(72), /📣 Администратор предупреждён/);
  assert.match(
    card(71),
    /❌ Не дошло до охраны/,
    'whoever has left the bot is not told of anything any more',
  );
});

test('The only admin who calls reads that there is nobody but himself', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [12]);
  await app.says(olga, '/blocked 77');
  assert.match((await app.taps(olga, 'Позвать охрану')) ?? '', /Кроме вас/);
  assert.match(app.reads(olga), /Кроме вас, ни охраны, ни администратора/);
});

test('One comes, the other one says «Не моя машина»: nobody is told to check the number', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Иду');
  await app.advance(1);
  await app.taps(galya, 'Не моя машина');
  assert.match(app.reads(anna), /один отвечает, что машина не его. Другой обещал прийти/);
  const card = app.world.find(anna, 'Вас перегородила')?.text ?? '';
  assert.match(card, /Один из тех, кого спросили: «Не моя машина»/);
  assert.match(card, /«Иду»/);
  assert.match(
    app.world.find(galya, 'мешает выехать')?.text ?? '',
    /Другой сосед с вашего места ответил: «Иду»/,
  );
});

test('One of two says «Не моя машина» first: the other one is waited for', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(galya, 'Не моя машина');
  assert.match(app.reads(anna), /Ждём других/);
});

test('«Готово, машину убрал» is seen by the other holder and by whoever was called', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await app.taps(boris, 'Иду');
  await app.taps(boris, 'Готово, машину убрал');
  assert.match(
    app.world.find(galya, 'мешает выехать')?.text ?? '',
    /Другой сосед с вашего места отметил: машина убрана/,
  );
  for (const one of [stepan, olga])
    assert.match(app.world.find(one, 'место 45')?.text ?? '', /Хозяин машины отметил: машина убрана/);
});

test('An admin’s «Сделано» after a guard’s «Беру» is the admin’s', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, '/blocked 77');
  await app.taps(anna, 'Позвать охрану');
  await app.taps(stepan, 'Беру');
  await app.taps(olga, 'Сделано');
  const card = app.world.find(anna, 'Мешает машина, место 77')?.text ?? '';
  assert.match(card, /Администратор: сделано/);
  assert.doesNotMatch(card, /Охрана/);
});

test('«Другой номер» ends it on the guards’ phones, and the wrong spot is offered no more', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Решено');
  await app.advance(20);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Не моя машина');
  assert.ok(app.world.messages(stepan).at(-1)?.reply_markup);
  await app.taps(anna, 'Другой номер');
  assert.match(app.world.find(stepan, 'Отозвано')?.text ?? '', /Отозвано/);
  assert.equal(app.world.find(stepan, 'Отозвано')?.reply_markup, undefined);
  assert.match(app.reads(anna), /Какая машина мешает/);
  const labels = JSON.stringify(app.world.lastMessage(anna)?.reply_markup);
  assert.doesNotMatch(labels, /"45"/);
});

test('The same in English: a promise leaves, a reminder is on its way, another number', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12], { languageCode: 'en' });
  const bob = await app.resident('Bob', [45], { languageCode: 'en' });
  const gail = await app.resident('Gail', [45], { languageCode: 'en' });
  await app.says(ann, '/blocked 45');
  await app.taps(bob, 'Coming');
  await app.advance(1);
  await app.says(bob, '/forget');
  await app.taps(bob, 'Confirm');
  const heir = await app.resident('Bill', [45], { languageCode: 'en' });
  await app.advance(5);
  await app.taps(gail, 'Not my car');
  await app.taps(ann, 'Another number');
  await app.advance(11);
  await app.says(ann, '/blocked 45');
  await app.advance(10);
  await app.advance(5);
  await app.taps(ann, 'Remind');
  await app.taps(heir, 'Not my car');
  matchesGolden(t, app, 'honest-cards-english', [ann]);
});

test('A guard who is banned is called to nothing new', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  await app.pool.query(
    `update memberships set banned_until = $2
     where person_id = (select person_id from addresses where external_id = $1)`,
    [stepan.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  await app.says(anna, '/blocked 71');
  await app.taps(anna, 'Позвать охрану');
  assert.match(app.reads(anna), /❌ В боте пока нет ни охраны, ни администратора/);
  assert.equal(app.world.find(stepan, 'место 71'), undefined);
});
