import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkedGroup } from '../support/group.ts';
import { type House, openHouse } from '../support/house.ts';
import { buttonsUnder } from '../support/joining.ts';

const newest = (house: House, person: Parameters<House['reads']>[0]) =>
  (house.world.lastMessage(person)?.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);

test('Every step of a call has «Отмена»: a bad number, two, one’s own, a sticker, the other spot', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12, 13]);
  await house.resident('Борис', [45]);
  await house.says(anna, 'Перегородили');
  for (const typed of ['не знаю', '45, 46', '12']) {
    await house.says(anna, typed);
    assert.ok(newest(house, anna).includes('Отмена'), typed);
  }
  house.world.voice(anna);
  await house.quiet();
  assert.ok(newest(house, anna).includes('Отмена'), 'a voice message');
  await house.taps(anna, 'Отмена');
  await house.says(anna, '/spot 45');
  house.world.voice(anna);
  await house.quiet();
  assert.ok(newest(house, anna).includes('Отмена'), 'where words are expected');
  await house.says(anna, '/blocked 45');
  await house.taps(anna, 'Я на другом месте');
  assert.deepEqual(newest(house, anna), ['Место 13', 'Отмена']);
  await house.taps(anna, 'Отмена');
  assert.match(house.world.find(anna, 'перегородила машина')?.text ?? '', /с места 12/);
  await house.says(anna, 'Справочник мест');
  await house.says(anna, 'где-то');
  assert.ok(newest(house, anna).includes('Отмена'), 'in the directory');
});

test('Words typed after three minutes of silence are «не передано», with the button; a spot’s number is one', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Ответить');
  await house.pass(4);
  await house.says(boris, 'Уже бегу');
  assert.match(house.reads(boris), /^Не передано/);
  assert.ok(!house.world.find(anna, 'Уже бегу'));
  await house.taps(boris, 'Ответить');
  await house.says(boris, 'Уже бегу, правда');
  assert.ok(house.world.find(anna, 'Уже бегу, правда'));
  await house.pass(4);
  await house.says(boris, '12');
  assert.match(house.reads(boris), /Что с местом 12/);
});

test('Whoever has called ten times today reads the telephone of the guards', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55]);
  await house.pool.query("update complexes set guard_phone = '+7 900 000-00-00'");
  for (let spot = 45; spot < 55; spot += 1) {
    await house.says(anna, `/blocked ${spot}`);
    await house.pass(11);
  }
  await house.says(anna, '/blocked 55');
  assert.match(house.reads(anna), /За сутки.*Охрана: \+7 900 000-00-00/);
  await house.says(anna, '/spot 55 у вас открыто окно');
  assert.match(house.reads(anna), /Охрана: \+7 900/);
});

test('«Это доступно жителям с местом» says how one becomes one', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', []);
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(anna), /«Моё место» → «Добавить место»/);
});

test('In a group the author is told that the time is over, and a banned person why, in private', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const group = await linkedGroup(house, olga, [anna, boris]);
  house.world.say(anna, '/spot 45 или 46, мигают фары', { chat: group });
  await house.quiet();
  const asked = house.world.messages(group).findLast(({ reply_markup }) => reply_markup);
  assert.ok(asked);
  await house.pass(16);
  const [label = ''] = (asked.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
  assert.match((await house.world.press(anna, asked, label)).text ?? '', /Время вышло/);
  assert.match((await house.world.press(boris, asked, label)).text ?? '', /только автор/);
  const until = new Date(house.clock.now().getTime() + 3 * 86_400_000);
  await house.pool.query(
    `update memberships set banned_until = $1, ban_reason = 'Грубит'
     where person_id = (select person_id from addresses where external_id = $2)`,
    [until, boris.id],
  );
  const before = house.world.messages(group).length;
  house.world.say(boris, '/spot 12 фары', { chat: group });
  await house.quiet();
  assert.equal(house.world.messages(group).length, before + 1, 'the group learns nothing');
  await house.pass(12 * 60);
  assert.match(house.reads(boris), /Грубит/);
});

test('A dead link of the guards asks a stranger for no spot', async (t) => {
  const house = await openHouse(t);
  await house.admin('Ольга');
  const ivan = house.stranger('Иван');
  house.world.start(ivan, `g_${'a'.repeat(22)}`);
  await house.quiet();
  await house.taps(ivan, 'Согласен');
  assert.match(house.reads(ivan), /уже не действует/);
});

test('Messages and joined SOS have «Ошибся номером», too', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const galya = await house.resident('Галя', [13]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/spot 45 у вас открыто окно');
  await house.taps(anna, 'Ошибся номером');
  assert.ok(house.world.find(boris, 'сосед ошибся номером'));
  await house.pass(6);
  await house.says(anna, '/sos 45');
  await house.says(galya, '/sos 45');
  assert.ok(buttonsUnder(house, galya, 'Кричит сигнализация').includes('Ошибся номером'));
  assert.equal(await house.taps(galya, 'Ошибся номером'), 'Понял: это не ваш случай');
  assert.match(house.reads(galya), /У какой машины/);
  assert.ok(buttonsUnder(house, boris, 'кричит сигнализация').includes('Иду'), 'it howls on for Anna');
});
