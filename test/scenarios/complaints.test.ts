import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHouse } from '../support/house.ts';

test('A complaint about a card shows the words that opened it', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/spot 45 уберите своё корыто');
  await house.taps(boris, 'Пожаловаться');
  await house.taps(boris, 'Подтвердить');
  assert.match(house.reads(olga), /На кого: Анна, место 12/);
  assert.match(house.reads(olga), /уберите своё корыто/);
});

test('In a joined alarm whoever is done signs nothing, and a complaint names who still waits', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(stepan, '/sos 45');
  await house.says(anna, '/sos 45');
  await house.taps(stepan, 'Решено');
  await house.taps(anna, 'Позвать охрану');
  assert.match(house.world.find(olga, 'место 45')?.text ?? '', /житель дома/);
  await house.taps(boris, 'Пожаловаться');
  await house.taps(boris, 'Подтвердить');
  assert.match(house.reads(olga), /На кого: Анна/);
});

test('Each message may be complained of once: one complaint does not swallow the next', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Пожаловаться');
  await house.taps(boris, 'Подтвердить');
  await house.taps(anna, 'Добавить фото или текст');
  for (const words of ['грубость первая', 'грубость вторая']) {
    await house.says(anna, words);
    const letter = house.world.find(boris, words) ?? assert.fail();
    const complains = async () => {
      await house.world.press(boris, letter, 'Пожаловаться');
      await house.quiet();
      return house.taps(boris, 'Подтвердить');
    };
    assert.equal(await complains(), 'Передал администраторам');
    assert.equal(await complains(), 'Администраторы уже знают');
    assert.match(house.reads(olga), new RegExp(words));
  }
});
