import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { type House, openHouse } from '../support/house.ts';

const photosOf = (house: House, person: Person) =>
  house.world.messages(person).filter(({ from, photo }) => from?.is_bot && photo).length;

test('A neighbour who joins an alarm with words and a photo: both reach the holder', async (t) => {
  const house = await openHouse(t);
  const boris = await house.resident('Борис', [45]);
  const anna = await house.resident('Анна', [12]);
  const galya = await house.resident('Галя', [13]);
  await house.says(anna, '/sos 45');
  await house.says(galya, 'SOS сигнализация');
  house.world.photo(galya, { caption: '45 моргает левая фара' });
  await house.quiet();
  assert.match(house.world.find(boris, 'моргает левая фара')?.caption ?? '', /пишет сосед:/);
  assert.equal(photosOf(house, boris), 1);
  assert.ok(house.world.find(galya, '✅ Передано'));
  const { rows } = await house.pool.query('select count(*)::int as n from alerts');
  assert.equal(rows[0].n, 1);
});

test('Whoever joins with words and asked is not to be disturbed by this neighbour: «не передано»', async (t) => {
  const house = await openHouse(t);
  const boris = await house.resident('Борис', [45]);
  const anna = await house.resident('Анна', [12]);
  const galya = await house.resident('Галя', [13]);
  await house.says(galya, '/blocked 45');
  await house.taps(boris, 'Не беспокоить от этого соседа сутки');
  await house.says(anna, '/sos 45');
  await house.says(galya, '/sos 45 разбудил весь дом');
  assert.ok(!house.world.find(boris, 'разбудил весь дом'));
  assert.ok(house.world.find(galya, 'Не передано'));
});

test('A second «Не знаю номер» about another car: its words and photo reach the guards', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const stepan = await house.guard('Степан');
  const describe = async (caption: string) => {
    await house.says(anna, 'Перегородили');
    await house.taps(anna, 'Не знаю номер');
    house.world.photo(anna, { caption });
    await house.quiet();
  };
  await describe('Белая Лада');
  await describe('Красная Нива у ворот');
  assert.ok(house.world.find(stepan, 'Красная Нива у ворот'));
  assert.equal(photosOf(house, stepan), 2);
  assert.ok(house.world.find(anna, '✅ Передано'));
});

test('A second message about a spot whose thread is open is passed on in that thread', async (t) => {
  const house = await openHouse(t);
  const boris = await house.resident('Борис', [45]);
  const anna = await house.resident('Анна', [12]);
  await house.says(anna, '/spot 45 фары горят');
  await house.says(anna, '/spot 45 и окно открыто');
  assert.ok(house.world.find(boris, 'и окно открыто'));
  assert.doesNotMatch(JSON.stringify(house.world.messages(anna)), /не передал/);
  assert.ok(house.world.find(anna, '✅ Передано'));
  await house.says(anna, '/blocked 45');
  await house.says(anna, '/blocked 45 опаздываю в больницу');
  assert.ok(house.world.find(boris, 'опаздываю в больницу'));
  const { rows } = await house.pool.query('select count(*)::int as n from alerts');
  assert.equal(rows[0].n, 2, 'one message and one call');
});

test('In the group a second message goes the same way; whoever signed with a spot is not shown there', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const [anna, galya] = [await house.resident('Анна', [12]), await house.resident('Галя', [13])];
  const boris = await house.resident('Борис', [45]);
  const group = house.world.addGroup({ title: 'Соседи', members: [olga, anna, galya, boris] });
  house.world.addBot(group, { by: olga, admin: { can_manage_chat: true } });
  await house.quiet();
  await house.world.tap(olga, 'Привязать группу к ЖК', group);
  await house.quiet();
  for (const words of ['фары горят', 'и багажник открыт']) {
    house.world.say(anna, `/spot 45 ${words}`, { chat: group });
    await house.quiet();
  }
  assert.match(house.world.find(boris, 'и багажник открыт')?.text ?? '', /сосед из домового чата/);
  assert.match(house.world.lastMessage(group)?.text ?? '', /передал/);
  await house.says(galya, '/spot 45 капает масло');
  house.world.say(galya, '/spot 45 лужа под машиной', { chat: group });
  await house.quiet();
  assert.ok(!house.world.find(boris, 'лужа под машиной'), 'the group would see whose spot 13 is');
  assert.match(house.world.lastMessage(group)?.text ?? '', /не передал/);
});

test('A reply comes before every question, also one that reads like a menu label', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(boris, 'Уезжаю');
  await house.taps(boris, 'До завтра');
  await house.says(anna, '/blocked 45');
  const card = house.world.find(boris, 'Ваша машина мешает выехать') ?? assert.fail();
  house.world.say(boris, 'Вернулся', { replyTo: card.message_id });
  await house.quiet();
  assert.ok(house.world.find(anna, 'Вернулся'));
  const { rows } = await house.pool.query('select count(*)::int as n from free_marks');
  assert.equal(rows[0].n, 1, 'the mark stands');
});

test('An admin who replies to a call while he asks an applicant: the applicant reads nothing of it', async (t) => {
  const house = await openHouse(t);
  const vera = await house.admin('Вера', [1]);
  const anna = await house.resident('Анна', [12]);
  const petr = house.stranger('Пётр');
  await house.says(petr, '/start');
  await house.taps(petr, 'Согласен');
  await house.says(petr, '77');
  await house.says(anna, 'Перегородили');
  await house.taps(anna, 'Не знаю номер');
  await house.says(anna, 'Белая Лада');
  await house.taps(vera, 'Уточнить');
  const call = house.world.find(vera, 'номер неизвестен') ?? assert.fail();
  house.world.say(vera, 'Сейчас спущусь к вам', { replyTo: call.message_id });
  await house.quiet();
  assert.ok(!house.world.find(petr, 'Сейчас спущусь'));
  assert.match(house.reads(vera), /Не передано/);
});

test('Words typed after /lang go to the thread that was being written to', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Ответить');
  await house.says(boris, '/lang');
  await house.taps(boris, 'Русский');
  await house.says(boris, 'бегу, две минуты');
  assert.ok(house.world.find(anna, 'бегу, две минуты'));
});

test('Words and photos for which nobody waits any more are «не передано», with the button that takes them', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Ответить');
  await house.pass(4);
  await house.says(boris, 'ключи уже в руках');
  assert.match(house.reads(boris), /Не передано/);
  assert.ok(!house.world.find(anna, 'ключи уже в руках'));
  house.world.photo(boris);
  await house.quiet();
  assert.match(house.reads(boris), /Не передано/);
  await house.taps(boris, 'Ответить');
  await house.says(boris, 'ключи уже в руках');
  assert.ok(house.world.find(anna, 'ключи уже в руках'));
});
