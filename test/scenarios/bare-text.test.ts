import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse } from '../support/house.ts';
import { buttonsUnder, restart } from '../support/joining.ts';

const QUESTION = 'Что с местом';
const plain = (labels: readonly string[]) => labels.map((label) => label.replace(/^\P{L}+/u, ''));

const UNDERSTOOD: readonly (readonly [typed: string, first: string])[] = [
  ['45', 'Перегородили'],
  ['№45', 'Перегородили'],
  ['место 45', 'Перегородили'],
  ['45 перегородил', 'Перегородили'],
  ['45 перегородили, опаздываю!', 'Перегородили'],
  ['перегородил 45', 'Перегородили'],
  ['blocked 45', 'Перегородили'],
  ['sos 45', 'SOS сигнализация'],
  ['45 sos', 'SOS сигнализация'],
  ['SOS место 45', 'SOS сигнализация'],
  ['место 45 мигает фарами', 'Передать сообщение'],
  ['на 2 этаже место 45 открыто окно', 'Передать сообщение'],
];

test('A line that the group would understand is asked about, the understood choice first; nothing is sent', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const before = house.world.messages(boris).length;
  for (const [typed, first] of UNDERSTOOD) {
    await house.says(anna, typed);
    assert.match(house.reads(anna), /Что с местом 45\?/, typed);
    const labels = plain(buttonsUnder(house, anna, QUESTION));
    assert.equal(labels[0], first, typed);
    for (const label of ['Перегородили', 'SOS сигнализация', 'Отмена'])
      assert.ok(labels.includes(label), typed);
    await house.pass(1);
  }
  assert.equal(house.world.messages(boris).length, before);
});

test('Any other line gets one sentence and the menu', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  for (const typed of [
    'привет',
    'мне 45 лет',
    'приду в 22:30',
    '45abc',
    '1e9',
    'я'.repeat(4096),
    '<b>45</b>',
  ]) {
    await house.says(anna, typed);
    assert.match(house.reads(anna), /Не понял/, typed);
    assert.ok(house.world.lastMessage(anna)?.markup, typed);
    await house.pass(1);
  }
  for (const typed of ['0', '-1', '1000000000']) {
    await house.says(anna, typed);
    assert.match(house.reads(anna), /от 1 до 99999/, typed);
  }
});

test('What was understood is read aloud and passed on by the press alone, over a restart', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, 'место 45 мигает фарами');
  await restart(house);
  await house.taps(anna, 'Передать сообщение');
  assert.match(house.reads(boris), /мигает фарами/);
  await house.says(anna, '45 и 46');
  await house.taps(anna, 'Место 45');
  await house.taps(anna, 'Отмена');
  await house.says(anna, 'sos 45');
  await house.taps(anna, 'SOS сигнализация');
  await house.says(anna, '45 перегородил, опаздываю');
  await house.taps(anna, 'Перегородили');
  assert.match(house.reads(boris), /опаздываю/);
  matchesGolden(t, house, 'bare-text', [anna, boris]);
});

test('Somebody without a spot is offered what he may do; words longer than a message takes are not cut', async (t) => {
  const house = await openHouse(t);
  const vera = await house.resident('Вера', []);
  await house.resident('Борис', [45]);
  await house.says(vera, '45');
  assert.deepEqual(plain(buttonsUnder(house, vera, QUESTION)), [
    'SOS сигнализация',
    'Справочник мест',
    'Отмена',
  ]);
  for (const typed of [`место 45 ${'я'.repeat(4000)}`, `/spot 45 ${'я'.repeat(4000)}`]) {
    await house.says(vera, typed);
    assert.match(house.reads(vera), /слишком длинно/);
  }
  await house.says(vera, '/spot 45');
  await house.says(vera, 'я'.repeat(4000));
  assert.match(house.reads(vera), /слишком длинно/);
  await house.says(vera, 'короче');
  assert.match(house.reads(vera), /Доставлено/);
});
