import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { type House, openHouse } from '../support/house.ts';
import { buttonsUnder } from '../support/joining.ts';

async function opensCard(house: House, admin: Person, name: string): Promise<void> {
  await house.says(admin, 'Управление');
  await house.taps(admin, 'Жители');
  await house.says(admin, name);
  const [label = ''] = buttonsUnder(house, admin, 'Нашлось');
  await house.taps(admin, label);
}

async function bans(house: House, admin: Person, person: Person): Promise<void> {
  await opensCard(house, admin, person.firstName);
  await house.taps(admin, 'Заблокировать');
  await house.taps(admin, 'На неделю');
  await house.says(admin, 'Грубит соседям');
  await house.taps(admin, 'Подтвердить');
}

test('Letters lose «Ответить» and «Пожаловаться» when the thread ends, also one with a photo and one on its way', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Ответить');
  await house.says(boris, 'Уже бегу');
  await house.taps(anna, 'Добавить фото или текст');
  await house.says(anna, 'Жду у подъезда');
  house.world.photo(anna, { caption: 'Вот так стоит' });
  await house.quiet();
  assert.deepEqual(buttonsUnder(house, anna, 'Уже бегу'), ['Ответить']);
  assert.deepEqual(buttonsUnder(house, boris, 'Жду у подъезда'), ['Ответить', 'Пожаловаться']);
  const photo = () => house.world.messages(boris).find(({ caption }) => caption?.includes('Вот так стоит'));
  assert.equal(photo()?.reply_markup?.inline_keyboard.flat().length, 2);
  const before = house.world.messages(boris).length;
  await house.taps(anna, 'Решено');
  assert.deepEqual(buttonsUnder(house, anna, 'Уже бегу'), []);
  assert.deepEqual(buttonsUnder(house, boris, 'Жду у подъезда'), []);
  assert.equal(photo()?.reply_markup, undefined);
  assert.match(photo()?.caption ?? '', /пишет сосед с места 12:\nВот так стоит/);
  assert.equal(house.world.messages(boris).length, before, 'nothing rings for that');
});

test('Letters of somebody who lost the spot lose their buttons, too', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.resident('Галя', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(anna, 'Добавить фото или текст');
  await house.says(anna, 'Жду у подъезда');
  await house.says(boris, 'Моё место');
  await house.taps(boris, 'Отказаться от места');
  await house.taps(boris, 'Подтвердить');
  assert.deepEqual(buttonsUnder(house, boris, 'Жду у подъезда'), []);
});

test('A banned sender’s card has only the end of his alert, and a banned holder’s no «Ответить», until the ban is over', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12, 13]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(anna, 'Добавить фото или текст');
  await house.says(anna, 'Жду');
  const all = buttonsUnder(house, anna, 'перегородила машина');
  assert.ok(all.includes('Позвать охрану'));
  await bans(house, olga, anna);
  assert.deepEqual(buttonsUnder(house, anna, 'перегородила машина'), ['Ошибся номером', 'Решено']);
  await bans(house, olga, boris);
  assert.deepEqual(buttonsUnder(house, boris, 'Жду'), ['Пожаловаться']);
  assert.ok(!buttonsUnder(house, boris, 'мешает выехать').includes('Ответить'));
  await house.taps(boris, 'Иду');
  assert.deepEqual(buttonsUnder(house, anna, 'перегородила машина'), ['Решено']);
  assert.match((await house.taps(anna, 'Решено')) ?? '', /Закрыто/);
  assert.ok(house.world.find(boris, 'Решено'));
});

test('When a ban is lifted in the middle of a thread the card has its buttons again', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12, 13]);
  await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  const before = buttonsUnder(house, anna, 'перегородила машина');
  await bans(house, olga, anna);
  assert.notDeepEqual(buttonsUnder(house, anna, 'перегородила машина'), before);
  await opensCard(house, olga, 'Анна');
  await house.taps(olga, 'Разблокировать');
  assert.deepEqual(buttonsUnder(house, anna, 'перегородила машина'), before);
});

test('A banned sender may take back a wrong number, and is asked for no other', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await bans(house, olga, anna);
  assert.equal(await house.taps(anna, 'Ошибся номером'), 'Отозвал и извинился');
  assert.ok(house.world.find(boris, 'сосед ошибся номером'));
  assert.ok(!house.world.find(anna, 'Кто вас перегородил?'));
});

test('Peace that is asked for in the middle is not told as if the alert had come without a sound', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const stepan = await house.guard('Степан');
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Не беспокоить от этого соседа сутки');
  for (const [reader, card] of [
    [anna, 'перегородила машина'],
    [stepan, 'Мешает машина, место 45'],
  ] as const) {
    const text = house.world.find(reader, card)?.text ?? '';
    assert.match(text, /сообщение получил и попросил сутки/);
    assert.doesNotMatch(text, /без звука/);
  }
});

test('Whoever said «Решено» in a joined SOS writes nothing more, and her letters have no «Ответить»', async (t) => {
  const house = await openHouse(t);
  const boris = await house.resident('Борис', [45]);
  const anna = await house.resident('Анна', [12]);
  const galya = await house.resident('Галя', [13]);
  await house.says(anna, '/sos 45');
  await house.says(galya, '/sos 45');
  const card = house.world.find(anna, 'Кричит сигнализация') ?? assert.fail();
  await house.taps(boris, 'Ответить');
  await house.says(boris, 'Бегу с ключами');
  assert.match((await house.taps(anna, 'Решено')) ?? '', /Спокойной ночи/);
  assert.deepEqual(buttonsUnder(house, anna, 'Бегу с ключами'), []);
  assert.deepEqual(buttonsUnder(house, galya, 'Бегу с ключами'), ['Ответить']);
  house.world.say(anna, 'И ещё вот что', { replyTo: card.message_id });
  await house.quiet();
  assert.match(house.reads(anna), /Не передано/);
  assert.ok(!house.world.find(boris, 'И ещё вот что'));
  assert.match((await house.world.forge(anna, card, 'w:1:s')).text, /уже закрыто/);
});

test('Each thread ends with its own words: a good road only for who was blocked in, thanks only for who did something', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const lena = await house.resident('Лена', [46]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Не моя машина');
  await house.taps(anna, 'Решено');
  assert.match(house.world.find(anna, 'перегородила машина')?.text ?? '', /Хорошей дороги/);
  assert.doesNotMatch(house.world.find(boris, 'мешает выехать')?.text ?? '', /Спасибо/);
  await house.says(anna, '/sos 46');
  await house.taps(lena, 'Иду');
  await house.taps(anna, 'Решено');
  const sos = house.world.find(anna, 'Кричит сигнализация')?.text ?? '';
  assert.match(sos, /Спокойной ночи/);
  assert.doesNotMatch(sos, /Хорошей дороги/);
  assert.match(house.world.find(lena, 'кричит сигнализация')?.text ?? '', /Спасибо вам/);
  await house.says(anna, 'Перегородили');
  await house.taps(anna, 'Чужая машина на моём месте');
  await house.says(anna, 'Белая Лада');
  assert.equal(await house.taps(anna, 'Решено'), 'Закрыто');
  assert.doesNotMatch(house.reads(anna), /Хорошей дороги/);
});
