import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

async function opensCard(app: TestApp, admin: Person, name: string): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Жители');
  await app.says(admin, name);
  const [label = ''] = buttonsUnder(app, admin, 'Нашлось');
  await app.taps(admin, label);
}

async function bans(app: TestApp, admin: Person, person: Person): Promise<void> {
  await opensCard(app, admin, person.firstName);
  await app.taps(admin, 'Заблокировать');
  await app.taps(admin, 'На неделю');
  await app.says(admin, 'Грубит соседям');
  await app.taps(admin, 'Подтвердить');
}

test('Letters lose «Ответить» and «Пожаловаться» when the thread ends, also one with a photo and one on its way', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Уже бегу');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Жду у подъезда');
  app.world.photo(anna, { caption: 'Вот так стоит' });
  await app.quiet();
  assert.deepEqual(buttonsUnder(app, anna, 'Уже бегу'), ['Ответить']);
  assert.deepEqual(buttonsUnder(app, boris, 'Жду у подъезда'), ['Ответить', 'Пожаловаться']);
  const photo = () => app.world.messages(boris).find(({ caption }) => caption?.includes('Вот так стоит'));
  assert.equal(photo()?.reply_markup?.inline_keyboard.flat().length, 2);
  const before = app.world.messages(boris).length;
  await app.taps(anna, 'Решено');
  assert.deepEqual(buttonsUnder(app, anna, 'Уже бегу'), []);
  assert.deepEqual(buttonsUnder(app, boris, 'Жду у подъезда'), []);
  assert.equal(photo()?.reply_markup, undefined);
  assert.match(photo()?.caption ?? '', /пишет сосед с места 12:\nВот так стоит/);
  assert.equal(app.world.messages(boris).length, before, 'nothing rings for that');
});

test('Letters of somebody who lost the spot lose their buttons, too', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.resident('Галя', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Жду у подъезда');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Подтвердить');
  assert.deepEqual(buttonsUnder(app, boris, 'Жду у подъезда'), []);
});

test('A banned sender’s card has only the end of his alert, and a banned holder’s no «Ответить», until the ban is over', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12, 13]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Жду');
  const all = buttonsUnder(app, anna, 'перегородила машина');
  assert.ok(all.includes('Позвать охрану'));
  await bans(app, olga, anna);
  assert.deepEqual(buttonsUnder(app, anna, 'перегородила машина'), ['Ошибся номером', 'Решено']);
  await bans(app, olga, boris);
  assert.deepEqual(buttonsUnder(app, boris, 'Жду'), ['Пожаловаться']);
  assert.ok(!buttonsUnder(app, boris, 'мешает выехать').includes('Ответить'));
  await app.taps(boris, 'Иду');
  assert.deepEqual(buttonsUnder(app, anna, 'перегородила машина'), ['Решено']);
  assert.match((await app.taps(anna, 'Решено')) ?? '', /Закрыто/);
  assert.ok(app.world.find(boris, 'Решено'));
});

test('When a ban is lifted in the middle of a thread the card has its buttons again', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12, 13]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  const before = buttonsUnder(app, anna, 'перегородила машина');
  await bans(app, olga, anna);
  assert.notDeepEqual(buttonsUnder(app, anna, 'перегородила машина'), before);
  await opensCard(app, olga, 'Анна');
  await app.taps(olga, 'Разблокировать');
  assert.deepEqual(buttonsUnder(app, anna, 'перегородила машина'), before);
});

test('A banned sender may take back a wrong number, and is asked for no other', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await bans(app, olga, anna);
  assert.equal(await app.taps(anna, 'Ошибся номером'), 'Отозвал и извинился');
  assert.ok(app.world.find(boris, 'сосед ошибся номером'));
  assert.ok(!app.world.find(anna, 'Какая машина мешает?'));
});

test('Peace that is asked for in the middle is not told as if the alert had come without a sound', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Не беспокоить от этого соседа сутки');
  for (const [reader, card] of [
    [anna, 'перегородила машина'],
    [stepan, 'Мешает машина, место 45'],
  ] as const) {
    const text = app.world.find(reader, card)?.text ?? '';
    assert.match(text, /получил сообщение и попросил сутки/);
    assert.doesNotMatch(text, /без звука/);
  }
});

test('Whoever said «Решено» in a joined SOS writes nothing more, and her letters have no «Ответить»', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const anna = await app.resident('Анна', [12]);
  const galya = await app.resident('Галя', [13]);
  await app.says(anna, '/sos 45');
  await app.says(galya, '/sos 45');
  const card = app.world.find(anna, 'Кричит сигнализация') ?? assert.fail();
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Бегу с ключами');
  assert.match((await app.taps(anna, 'Решено')) ?? '', /Спокойной ночи/);
  assert.deepEqual(buttonsUnder(app, anna, 'Бегу с ключами'), []);
  assert.deepEqual(buttonsUnder(app, galya, 'Бегу с ключами'), ['Ответить']);
  app.world.say(anna, 'И ещё вот что', { replyTo: card.message_id });
  await app.quiet();
  assert.match(app.reads(anna), /Не передано/);
  assert.ok(!app.world.find(boris, 'И ещё вот что'));
  assert.match((await app.world.forge(anna, card, 'w:1:s')).text, /уже закрыто/);
});

test('Each thread ends with its own words: a good road only for who was blocked in, thanks only for who did something', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const lena = await app.resident('Лена', [46]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Не моя машина');
  await app.taps(anna, 'Решено');
  assert.match(app.world.find(anna, 'перегородила машина')?.text ?? '', /Хорошей дороги/);
  assert.doesNotMatch(app.world.find(boris, 'мешает выехать')?.text ?? '', /Спасибо/);
  await app.says(anna, '/sos 46');
  await app.taps(lena, 'Иду');
  await app.taps(anna, 'Решено');
  const sos = app.world.find(anna, 'Кричит сигнализация')?.text ?? '';
  assert.match(sos, /Спокойной ночи/);
  assert.doesNotMatch(sos, /Хорошей дороги/);
  assert.match(app.world.find(lena, 'кричит сигнализация')?.text ?? '', /Спасибо вам/);
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Чужая машина на моём месте');
  await app.says(anna, 'Белая Лада');
  assert.equal(await app.taps(anna, 'Решено'), 'Закрыто');
  assert.doesNotMatch(app.reads(anna), /Хорошей дороги/);
});
