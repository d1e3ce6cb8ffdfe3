import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const photosOf = (app: TestApp, person: Person) =>
  app.world.messages(person).filter(({ from, photo }) => from?.is_bot && photo).length;

test('A neighbour who joins an alarm with words and a photo: both reach the holder', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const anna = await app.resident('Анна', [12]);
  const galya = await app.resident('Галя', [13]);
  await app.says(anna, '/sos 45');
  await app.says(galya, 'SOS сигнализация');
  app.world.photo(galya, { caption: '45 моргает левая фара' });
  await app.quiet();
  assert.match(app.world.find(boris, 'моргает левая фара')?.caption ?? '', /пишет сосед:/);
  assert.equal(photosOf(app, boris), 1);
  assert.ok(app.world.find(galya, '✅ Передано'));
  await app.says(galya, 'SOS сигнализация');
  app.world.photo(galya, { caption: `45 ${'и правая '.repeat(100)}` });
  await app.quiet();
  assert.ok(app.world.find(boris, 'и правая'));
  assert.equal(photosOf(app, boris), 2, 'words that fit below no photo go before it');
  const { rows } = await app.pool.query('select count(*)::int as n from alerts');
  assert.equal(rows[0].n, 1);
});

test('Whoever joins with words and asked is not to be disturbed by this neighbour: «не передано»', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const anna = await app.resident('Анна', [12]);
  const galya = await app.resident('Галя', [13]);
  await app.says(galya, '/blocked 45');
  await app.taps(boris, 'Не беспокоить от этого соседа сутки');
  await app.says(anna, '/sos 45');
  await app.says(galya, '/sos 45 разбудил весь дом');
  assert.ok(!app.world.find(boris, 'разбудил весь дом'));
  assert.ok(app.world.find(galya, 'Не передано'));
});

test('A second «Не знаю номер» about another car: its words and photo reach the guards', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  const describe = async (caption: string) => {
    await app.says(anna, 'Перегородили');
    await app.taps(anna, 'Не знаю номер');
    app.world.photo(anna, { caption });
    await app.quiet();
  };
  await describe('Белая Лада');
  await describe('Красная Нива у ворот');
  assert.ok(app.world.find(stepan, 'Красная Нива у ворот'));
  assert.equal(photosOf(app, stepan), 2);
  assert.ok(app.world.find(anna, '✅ Передано'));
});

test('A second message about a spot whose thread is open is passed on in that thread', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, '/spot 45 фары горят');
  await app.says(anna, '/spot 45 и окно открыто');
  assert.ok(app.world.find(boris, 'и окно открыто'));
  assert.ok(app.world.find(anna, 'Актуальная карточка ниже'), 'her card comes anew');
  assert.doesNotMatch(JSON.stringify(app.world.messages(anna)), /не передал/);
  assert.ok(app.world.find(anna, '✅ Передано'));
  await app.says(anna, '/blocked 45');
  await app.says(anna, '/blocked 45 опаздываю в больницу');
  assert.ok(app.world.find(boris, 'опаздываю в больницу'));
  const { rows } = await app.pool.query('select count(*)::int as n from alerts');
  assert.equal(rows[0].n, 2, 'one message and one call');
});

test('In the group a second message goes the same way; whoever signed with a spot is not shown there', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const [anna, galya] = [await app.resident('Анна', [12]), await app.resident('Галя', [13])];
  const boris = await app.resident('Борис', [45]);
  const group = app.world.addGroup({ title: 'Соседи', members: [olga, anna, galya, boris] });
  app.world.addBot(group, { by: olga, admin: { can_manage_chat: true } });
  await app.quiet();
  await app.world.tap(olga, 'Привязать группу к ЖК', group);
  await app.quiet();
  for (const words of ['фары горят', 'и багажник открыт']) {
    app.world.say(anna, `/spot 45 ${words}`, { chat: group });
    await app.quiet();
  }
  assert.match(app.world.find(boris, 'и багажник открыт')?.text ?? '', /сосед из домового чата/);
  assert.match(app.world.lastMessage(group)?.text ?? '', /передал в нём/);
  app.world.photo(anna, { caption: '/spot 45', chat: group });
  await app.quiet();
  assert.match(app.world.lastMessage(group)?.text ?? '', /передал в нём/, 'a photo alone');
  await app.says(galya, '/spot 45 капает масло');
  app.world.say(galya, '/spot 45 лужа под машиной', { chat: group });
  await app.quiet();
  assert.ok(!app.world.find(boris, 'лужа под машиной'), 'the group would see whose spot 13 is');
  assert.match(app.world.lastMessage(group)?.text ?? '', /не передал/);
});

test('A reply comes before every question, also one that reads like a menu label', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, 'Уезжаю');
  await app.taps(boris, 'До завтра');
  await app.says(anna, '/blocked 45');
  const card = app.world.find(boris, 'Ваша машина мешает выехать') ?? assert.fail();
  app.world.say(boris, 'Вернулся', { replyTo: card.message_id });
  await app.quiet();
  assert.ok(app.world.find(anna, 'Вернулся'));
  const { rows } = await app.pool.query('select count(*)::int as n from free_marks');
  assert.equal(rows[0].n, 1, 'the mark stands');
});

test('An admin who replies to a call while he asks an applicant: the applicant reads nothing of it', async (t) => {
  const app = await openTestApp(t);
  const vera = await app.admin('Вера', [1]);
  const anna = await app.resident('Анна', [12]);
  const petr = app.stranger('Пётр');
  await app.says(petr, '/start');
  await app.taps(petr, 'Согласен');
  await app.says(petr, '77');
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  await app.says(anna, 'Белая Лада');
  await app.taps(vera, 'Уточнить');
  const call = app.world.find(vera, 'номер неизвестен') ?? assert.fail();
  app.world.say(vera, 'Сейчас спущусь к вам', { replyTo: call.message_id });
  await app.quiet();
  assert.ok(!app.world.find(petr, 'Сейчас спущусь'));
  assert.match(app.reads(vera), /Не передано/);
});

test('Words typed after /lang go to the thread that was being written to', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  await app.says(boris, '/lang');
  await app.taps(boris, 'Русский');
  await app.says(boris, 'бегу, две минуты');
  assert.ok(app.world.find(anna, 'бегу, две минуты'));
});

test('Words and photos for which nobody waits any more are «не передано», with the button that takes them', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  await app.advance(2);
  await app.says(boris, 'минуту');
  await app.advance(2);
  await app.says(boris, 'ищу ключи');
  assert.ok(app.world.find(anna, 'ищу ключи'), 'each line leaves three minutes more');
  await app.advance(4);
  await app.says(boris, 'ключи уже в руках');
  assert.match(app.reads(boris), /Не передано/);
  assert.deepEqual(buttonsUnder(app, boris, 'прошло время'), ['Ответить']);
  assert.ok(!app.world.find(anna, 'ключи уже в руках'));
  app.world.photo(boris);
  await app.quiet();
  assert.match(app.reads(boris), /Не передано/);
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'ключи уже в руках');
  assert.ok(app.world.find(anna, 'ключи уже в руках'));
  app.world.photo(boris, { caption: 'я'.repeat(801) });
  await app.quiet();
  assert.match(app.reads(boris), /Уложитесь, пожалуйста, в 800/, 'that is all that fits below a photo');
});

test('Words for nobody in particular are offered the threads that take them, each by its name; where none does, why', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Не беспокоить от этого соседа сутки');
  await app.taps(anna, 'Решено');
  await app.advance(6);
  await app.says(anna, '/spot 45 Вы ещё пожалеете');
  await app.says(anna, 'ключи уже в руках');
  assert.match(app.reads(anna), /просил сутки не беспокоить/);
  assert.deepEqual(buttonsUnder(app, anna, 'Не передано: хозяин машины'), []);
  await app.resident('Галя', [46]);
  await app.says(anna, '/blocked 46');
  await app.says(anna, '/spot 46 у вас открыто окно');
  await app.says(anna, 'ключи уже в руках');
  assert.deepEqual(buttonsUnder(app, anna, 'непонятно, кому'), [
    '✉️ Сообщение: место 46',
    '🚧 Мешает машина, место 46',
  ]);
});
