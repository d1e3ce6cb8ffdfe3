import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type House, openHouse } from '../support/house.ts';

const found = (house: House, person: Parameters<House['reads']>[0], text: string) =>
  house.world.find(person, text)?.text ?? '';

test('A line written after «Готово, машину убрал» undoes nothing, and «Освободили?» is asked once', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Иду');
  await house.taps(boris, 'Готово, машину убрал');
  await house.taps(boris, 'Ответить');
  await house.says(boris, 'простите, что задержал');
  assert.ok(house.world.find(anna, 'простите, что задержал'));
  assert.ok(house.world.find(anna, 'Машину убрал'));
  await house.says(boris, 'Отмена');
  const asked = house.world.messages(anna).length;
  await house.pass(30);
  assert.equal(house.world.messages(anna).length, asked, 'he was asked when the car had gone');
});

test('«Не беспокоить» holds for a silent co-holder who is asked after all', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [45, 46]);
  await house.says(anna, '/blocked 46');
  await house.taps(galya, 'Не беспокоить от этого соседа сутки');
  await house.taps(anna, 'Решено');
  await house.pool.query(
    'update holdings set no_signals = true where spot = 45 and person_id = (select person_id from addresses where external_id = $1)',
    [galya.id],
  );
  house.world.addFault({ kind: 'server-error', code: 403, method: 'sendMessage', chat: boris.id });
  await house.says(anna, '/blocked 45');
  const card = house.world.messages(galya).findLast(({ text }) => text?.includes('Место 45'));
  assert.equal(card?.silent, true);
  assert.ok(house.world.find(stepan, 'место 45'), 'guards hear of it at once');
});

test('Words added to a message at night do not ring its holder when the message did not', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.pass(60);
  await house.says(anna, '/spot 45 фары горят');
  await house.taps(anna, 'Добавить фото или текст');
  await house.says(anna, 'и окно открыто');
  assert.equal(house.world.find(boris, 'фары горят')?.silent, true);
  assert.equal(house.world.find(boris, 'и окно открыто')?.silent, true);
});

test('A guest’s host who answers under an unknown number: the guards see it, and he has «Готово»', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(boris, 'Гостевой пропуск');
  await house.says(boris, 'А123ВС77');
  await house.taps(boris, '4 часа');
  await house.says(anna, 'Перегородили');
  await house.taps(anna, 'Не знаю номер');
  await house.says(anna, 'Стоит А123ВС77');
  await house.taps(boris, 'Иду');
  assert.match(found(house, stepan, 'номер неизвестен'), /«Иду»/);
  await house.taps(boris, 'Готово, машину убрал');
  assert.match(found(house, anna, 'номер неизвестен'), /Машину убрал/);
});

test('«Сделано» of a guard does not stop the reminders to holders who said nothing', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(anna, 'Позвать охрану');
  await house.taps(stepan, 'Сделано');
  await house.pass(5);
  assert.ok(house.world.find(boris, 'Напоминание'));
});
