import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** When the marks end, in Moscow. */
async function ends({ pool }: TestApp): Promise<string[]> {
  const { rows } = await pool.query<{ end: string }>(
    `select to_char(until at time zone 'Europe/Moscow', 'YYYY-MM-DD HH24:MI') as end from free_marks order by spot`,
  );
  return rows.map(({ end }) => end);
}

test('A date with two readings is asked back with both as buttons, and a press asks as if it had been clear', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.taps(anna, 'Уезжаю');
  await app.taps(anna, 'Другая дата');
  await app.says(anna, 'завтра в полночь');
  assert.deepEqual(buttonsUnder(app, anna, 'можно понять по-разному'), [
    'понедельник, 23 ноября, 00:00',
    'вторник, 24 ноября, 00:00',
    'Отмена',
  ]);
  const older = app.world.lastMessage(anna) ?? assert.fail();
  await app.says(anna, 'суббота, 6 декабря');
  assert.deepEqual(buttonsUnder(app, anna, 'можно понять по-разному'), [
    'суббота, 5 декабря, 20:00',
    'воскресенье, 6 декабря, 20:00',
    'Отмена',
  ]);
  await app.taps(anna, 'воскресенье, 6 декабря, 20:00');
  assert.match(app.reads(anna), /Место 12 свободно до:\nвоскресенье, 6 декабря, 20:00\.\nВерно\?/);
  assert.deepEqual(await ends(app), [], 'nothing counts before it is confirmed');
  await app.taps(anna, 'Подтвердить');
  assert.deepEqual(await ends(app), ['2026-12-06 20:00']);
  await app.advance(2 * 60);
  const late = await app.world.press(anna, older, 'понедельник, 23 ноября, 00:00');
  assert.match(late.text, /уже прошло/);
  assert.deepEqual(await ends(app), ['2026-12-06 20:00']);
  matchesGolden(t, app, 'away-two-readings', [anna]);
});

test('A day that is over is refused; next year counts where it is named, and is shown with its year', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.taps(anna, 'Уезжаю');
  await app.taps(anna, 'Другая дата');
  await app.says(anna, '20.11');
  assert.match(app.reads(anna), /Этот день уже прошёл/);
  assert.deepEqual(buttonsUnder(app, anna, 'Этот день уже прошёл'), [
    'понедельник, 23 ноября, 20:11',
    'суббота, 20 ноября 2027 г., 20:00',
    'Отмена',
  ]);
  await app.says(anna, '20.11.2020');
  assert.match(app.reads(anna), /Этот день уже прошёл\. Напишите другой/);
  // Today's date, a year later.
  await app.says(anna, '22.11.2027');
  assert.match(app.reads(anna), /понедельник, 22 ноября 2027 г\., 20:00/);
  await app.taps(anna, 'Подтвердить');
  assert.ok(app.world.find(anna, 'могут встать на него до 22 ноября 2027 г., 20:00'));
  await app.says(anna, 'Моё место');
  assert.match(app.reads(anna), /Место 12 свободно до 22 ноября 2027 г\., 20:00/);
});

test('Hours and lengths of time are read as people say them, and shown before they count', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.taps(anna, 'Уезжаю');
  await app.taps(anna, 'Другая дата');
  for (const [typed, understood] of [
    ['до 20', 'понедельник, 23 ноября, 20:00'],
    ['через 2 часа', 'понедельник, 23 ноября, 00:36'],
    ['3 дня', 'среда, 25 ноября, 20:00'],
    ['завтра утром', 'понедельник, 23 ноября, 09:00'],
    ['24:00', 'понедельник, 23 ноября, 00:00'],
  ] as const) {
    await app.says(anna, typed);
    assert.ok(app.reads(anna).includes(understood), typed);
  }
  await app.taps(anna, 'Подтвердить');
  assert.deepEqual(await ends(app), ['2026-11-23 00:00']);
});

test('A ban reads the same dates, asks back the same way, and names another year', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Жители');
  await app.says(olga, 'борис');
  await app.taps(olga, 'Борис · 13');
  await app.taps(olga, 'Заблокировать');
  await app.says(olga, 'суббота, 6 декабря');
  assert.deepEqual(buttonsUnder(app, olga, 'можно понять по-разному'), [
    'суббота, 5 декабря, 00:00',
    'воскресенье, 6 декабря, 00:00',
    'Отмена',
  ]);
  await app.says(olga, 'через 2 часа');
  assert.match(app.reads(olga), /До 23 ноября, 00:36\. Напишите причину/);
  await app.taps(olga, 'воскресенье, 6 декабря, 00:00');
  assert.match(app.reads(olga), /До 6 декабря, 00:00\. Напишите причину/);
  await app.taps(olga, 'Отмена');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Жители');
  await app.says(olga, 'борис');
  await app.taps(olga, 'Борис · 13');
  await app.taps(olga, 'Заблокировать');
  await app.says(olga, '22.11.2027');
  await app.says(olga, 'Грубит соседям');
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(boris), /заблокированы до 22 ноября 2027 г\., 00:00/);
  matchesGolden(t, app, 'admin-ban-dates', [olga]);
  const older = app.world.find(olga, 'можно понять по-разному') ?? assert.fail();
  await app.advance(14 * 24 * 60);
  assert.match(
    (await app.world.press(olga, older, 'суббота, 5 декабря, 00:00')).text,
    /уже прошёл|уже начался/,
  );
});

test('In English: a date with two readings is asked back in English, for a mark and for a ban', async (t) => {
  const app = await openTestApp(t);
  const english = { languageCode: 'en' };
  const anna = await app.resident('Anna', [12], english);
  const olga = await app.admin('Olga', [], english);
  await app.taps(anna, 'Leaving');
  await app.taps(anna, 'Another date');
  await app.says(anna, 'by 6');
  assert.deepEqual(buttonsUnder(app, anna, 'more than one way'), [
    'Monday, November 23, 06:00',
    'Monday, November 23, 18:00',
    'Cancel',
  ]);
  await app.says(anna, 'November 20');
  assert.match(app.reads(anna), /That day is already over/);
  await app.taps(anna, 'Monday, November 23, 18:00');
  await app.taps(anna, 'Confirm');
  assert.deepEqual(await ends(app), ['2026-11-23 18:00']);
  await app.says(olga, 'Administration');
  await app.taps(olga, 'Residents');
  await app.says(olga, 'anna');
  await app.taps(olga, 'Anna · 12');
  await app.taps(olga, 'Ban');
  await app.says(olga, 'next Friday');
  await app.taps(olga, 'Friday, December 4, 00:00');
  assert.match(app.reads(olga), /Until December 4, 00:00/);
  matchesGolden(t, app, 'typed-dates-english', [anna, olga]);
});
