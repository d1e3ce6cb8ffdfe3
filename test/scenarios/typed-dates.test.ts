import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse } from '../support/house.ts';
import { buttonsUnder } from '../support/joining.ts';

/** When the marks end, in Moscow. */
async function ends({ pool }: House): Promise<string[]> {
  const { rows } = await pool.query<{ end: string }>(
    `select to_char(until at time zone 'Europe/Moscow', 'YYYY-MM-DD HH24:MI') as end from free_marks order by spot`,
  );
  return rows.map(({ end }) => end);
}

test('A date with two readings is asked back with both as buttons, and a press asks as if it had been clear', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.taps(anna, 'Уезжаю');
  await house.taps(anna, 'Другая дата');
  await house.says(anna, 'завтра в полночь');
  assert.deepEqual(buttonsUnder(house, anna, 'можно понять по-разному'), [
    'понедельник, 23 ноября, 00:00',
    'вторник, 24 ноября, 00:00',
    'Отмена',
  ]);
  const older = house.world.lastMessage(anna) ?? assert.fail();
  await house.says(anna, 'суббота, 6 декабря');
  assert.deepEqual(buttonsUnder(house, anna, 'можно понять по-разному'), [
    'суббота, 5 декабря, 20:00',
    'воскресенье, 6 декабря, 20:00',
    'Отмена',
  ]);
  await house.taps(anna, 'воскресенье, 6 декабря, 20:00');
  assert.match(house.reads(anna), /Место 12 свободно до:\nвоскресенье, 6 декабря, 20:00\.\nВерно\?/);
  assert.deepEqual(await ends(house), [], 'nothing counts before it is confirmed');
  await house.taps(anna, 'Подтвердить');
  assert.deepEqual(await ends(house), ['2026-12-06 20:00']);
  await house.pass(2 * 60);
  const late = await house.world.press(anna, older, 'понедельник, 23 ноября, 00:00');
  assert.match(late.text, /уже прошло/);
  assert.deepEqual(await ends(house), ['2026-12-06 20:00']);
  matchesGolden(t, house, 'away-two-readings', [anna]);
});

test('A day that is over is refused; next year counts where it is named, and is shown with its year', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.taps(anna, 'Уезжаю');
  await house.taps(anna, 'Другая дата');
  await house.says(anna, '20.11');
  assert.match(house.reads(anna), /Этот день уже прошёл/);
  assert.deepEqual(buttonsUnder(house, anna, 'Этот день уже прошёл'), [
    'понедельник, 23 ноября, 20:11',
    'суббота, 20 ноября 2027 г., 20:00',
    'Отмена',
  ]);
  await house.says(anna, '20.11.2020');
  assert.match(house.reads(anna), /Этот день уже прошёл\. Напишите другой/);
  // Today's date, a year later.
  await house.says(anna, '22.11.2027');
  assert.match(house.reads(anna), /понедельник, 22 ноября 2027 г\., 20:00/);
  await house.taps(anna, 'Подтвердить');
  assert.ok(house.world.find(anna, 'могут встать на него до 22 ноября 2027 г., 20:00'));
  await house.says(anna, 'Моё место');
  assert.match(house.reads(anna), /Место 12 свободно до 22 ноября 2027 г\., 20:00/);
});

test('Hours and lengths of time are read as people say them, and shown before they count', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.taps(anna, 'Уезжаю');
  await house.taps(anna, 'Другая дата');
  for (const [typed, understood] of [
    ['до 20', 'понедельник, 23 ноября, 20:00'],
    ['через 2 часа', 'понедельник, 23 ноября, 00:36'],
    ['3 дня', 'среда, 25 ноября, 20:00'],
    ['завтра утром', 'понедельник, 23 ноября, 09:00'],
    ['24:00', 'понедельник, 23 ноября, 00:00'],
  ] as const) {
    await house.says(anna, typed);
    assert.ok(house.reads(anna).includes(understood), typed);
  }
  await house.taps(anna, 'Подтвердить');
  assert.deepEqual(await ends(house), ['2026-11-23 00:00']);
});

test('A ban reads the same dates, asks back the same way, and names another year', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [13]);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Жители');
  await house.says(olga, 'борис');
  await house.taps(olga, 'Борис · 13');
  await house.taps(olga, 'Заблокировать');
  await house.says(olga, 'суббота, 6 декабря');
  assert.deepEqual(buttonsUnder(house, olga, 'можно понять по-разному'), [
    'суббота, 5 декабря, 00:00',
    'воскресенье, 6 декабря, 00:00',
    'Отмена',
  ]);
  await house.says(olga, 'через 2 часа');
  assert.match(house.reads(olga), /До 23 ноября, 00:36\. Напишите причину/);
  await house.taps(olga, 'воскресенье, 6 декабря, 00:00');
  assert.match(house.reads(olga), /До 6 декабря, 00:00\. Напишите причину/);
  await house.taps(olga, 'Отмена');
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Жители');
  await house.says(olga, 'борис');
  await house.taps(olga, 'Борис · 13');
  await house.taps(olga, 'Заблокировать');
  await house.says(olga, '22.11.2027');
  await house.says(olga, 'Грубит соседям');
  await house.taps(olga, 'Подтвердить');
  assert.match(house.reads(boris), /заблокированы до 22 ноября 2027 г\., 00:00/);
  matchesGolden(t, house, 'admin-ban-dates', [olga]);
});

test('In English: a date with two readings is asked back in English, for a mark and for a ban', async (t) => {
  const house = await openHouse(t);
  const english = { languageCode: 'en' };
  const anna = await house.resident('Anna', [12], english);
  const olga = await house.admin('Olga', [], english);
  await house.taps(anna, 'Leaving');
  await house.taps(anna, 'Another date');
  await house.says(anna, 'by 6');
  assert.deepEqual(buttonsUnder(house, anna, 'more than one way'), [
    'Monday, November 23, 06:00',
    'Monday, November 23, 18:00',
    'Cancel',
  ]);
  await house.says(anna, 'November 20');
  assert.match(house.reads(anna), /That day is already over/);
  await house.taps(anna, 'Monday, November 23, 18:00');
  await house.taps(anna, 'Confirm');
  assert.deepEqual(await ends(house), ['2026-11-23 18:00']);
  await house.says(olga, 'Administration');
  await house.taps(olga, 'Residents');
  await house.says(olga, 'anna');
  await house.taps(olga, 'Anna · 12');
  await house.taps(olga, 'Ban');
  await house.says(olga, 'next Friday');
  await house.taps(olga, 'Friday, December 4, 00:00');
  assert.match(house.reads(olga), /Until December 4, 00:00/);
  matchesGolden(t, house, 'typed-dates-english', [anna, olga]);
});
