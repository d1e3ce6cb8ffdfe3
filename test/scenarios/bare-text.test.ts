import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder, restart } from '../support/joining.ts';
import { openTestApp } from '../support/test-app.ts';

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
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const before = app.world.messages(boris).length;
  for (const [typed, first] of UNDERSTOOD) {
    await app.says(anna, typed);
    assert.match(app.reads(anna), /Что с местом 45\?/, typed);
    const labels = plain(buttonsUnder(app, anna, QUESTION));
    assert.equal(labels[0], first, typed);
    for (const label of ['Перегородили', 'SOS сигнализация', 'Отмена'])
      assert.ok(labels.includes(label), typed);
    await app.advance(1);
  }
  assert.equal(app.world.messages(boris).length, before);
});

test('Any other line gets one sentence and the menu', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  for (const typed of [
    'привет',
    'мне 45 лет',
    'приду в 22:30',
    '45abc',
    '1e9',
    'я'.repeat(4096),
    '<b>45</b>',
  ]) {
    await app.says(anna, typed);
    assert.match(app.reads(anna), /Не понял/, typed);
    assert.ok(app.world.lastMessage(anna)?.markup, typed);
    await app.advance(1);
  }
  await app.says(anna, '/cancel');
  assert.match(app.reads(anna), /Отменять нечего/);
  for (const typed of ['0', '-1', '1000000000']) {
    await app.says(anna, typed);
    assert.match(app.reads(anna), /от 1 до 99999/, typed);
  }
});

test('What was understood is read aloud and passed on by the press alone, over a restart', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, 'место 45 мигает фарами');
  await restart(app);
  await app.taps(anna, 'Передать сообщение');
  assert.match(app.reads(boris), /мигает фарами/);
  await app.says(anna, '45 и 46');
  await app.taps(anna, 'Место 45');
  await app.taps(anna, 'Отмена');
  await app.says(anna, 'sos 45');
  await app.taps(anna, 'SOS сигнализация');
  await app.says(anna, '45 перегородил, опаздываю');
  await app.taps(anna, 'Перегородили');
  assert.match(app.reads(boris), /опаздываю/);
  matchesGolden(t, app, 'bare-text', [anna, boris]);
});

test('Somebody without a spot is offered what he may do; words longer than a message takes are not cut', async (t) => {
  const app = await openTestApp(t);
  const vera = await app.resident('Вера', []);
  await app.resident('Борис', [45]);
  await app.says(vera, '45');
  assert.deepEqual(plain(buttonsUnder(app, vera, QUESTION)), [
    'SOS сигнализация',
    'Справочник мест',
    'Отмена',
  ]);
  const stepan = await app.guard('Степан');
  await app.says(stepan, '45');
  assert.ok(!plain(buttonsUnder(app, stepan, QUESTION)).includes('Справочник мест'), 'he has none');
  for (const typed of [`место 45 ${'я'.repeat(4000)}`, `/spot 45 ${'я'.repeat(4000)}`]) {
    await app.says(vera, typed);
    assert.match(app.reads(vera), /слишком длинно.*3000/i);
  }
  await app.says(vera, '/spot 45');
  await app.says(vera, 'я'.repeat(3001));
  assert.match(app.reads(vera), /слишком длинно/);
  await app.says(vera, 'короче');
  assert.match(app.reads(vera), /Доставлено/);
});

test('A press below an older question leaves the newer one open', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, 'sos 45 кричит час');
  const older = app.world.lastMessage(anna) ?? assert.fail();
  await app.says(anna, 'Гостевой пропуск');
  await app.world.press(anna, older, 'SOS сигнализация');
  await app.quiet();
  assert.ok(app.world.find(anna, 'Кричит сигнализация'));
  await app.says(anna, 'Марина');
  assert.match(app.reads(anna), /Марина/);
  assert.ok(buttonsUnder(app, anna, 'Марина').includes('2 часа'));
});
