import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder, restart } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';

const HOUR = 60;

/** From 22:36 to 10:36 of the next day, a Monday. */
const untilMorning = (app: TestApp) => app.advance(12 * HOUR);

/** Marks as they are stored: `12 23 нояб., 20:00`. */
async function marks({ pool }: TestApp): Promise<string[]> {
  const { rows } = await pool.query<{ spot: number; until: Date; hidden: boolean }>(
    'select spot, until, hidden from free_marks order by spot',
  );
  const said = new Intl.DateTimeFormat('ru', {
    timeZone: 'Europe/Moscow',
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return rows.map(({ spot, until, hidden }) => `${spot} ${said.format(until)}${hidden ? ' hidden' : ''}`);
}

/** The menu that stands below the chat now. */
function menu({ world }: TestApp, person: Person): string {
  for (const { reply_markup: markup } of world.messages(person).toReversed()) {
    if (markup && 'keyboard' in markup) return JSON.stringify(markup.keyboard);
  }
  return (
    world
      .journal(person)
      .map((happening) => JSON.stringify(happening))
      .findLast((text) => text.includes('"keyboard"')) ?? ''
  );
}

test('Two taps mark my only spot until the evening; the menu says «Вернулся», and the mark ends by itself', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const petr = await app.resident('Пётр', [12]);
  await untilMorning(app);
  await app.taps(anna, 'Уезжаю');
  assert.deepEqual(buttonsUnder(app, anna, 'Машина уедет'), [
    'До вечера',
    'До завтра',
    '3 дня',
    'Неделя',
    'Другая дата',
    'Отмена',
  ]);
  await app.taps(anna, 'До вечера');
  assert.deepEqual(await marks(app), ['12 23.11, 20:00']);
  assert.ok(app.world.find(anna, 'Соседи увидят место 12 свободным и могут встать на него до 20:00'));
  assert.match(menu(app, anna), /Вернулся/);
  assert.match(app.reads(petr), /Анна: место 12 свободно до 20:00/);
  assert.equal(app.world.lastMessage(petr)?.silent, true);
  assert.match(menu(app, petr), /Вернулся/);
  await app.taps(anna, 'Скрыть из справочника');
  assert.deepEqual(await marks(app), ['12 23.11, 20:00 hidden']);
  await app.taps(anna, 'Показать в справочнике');
  await app.taps(petr, 'Моё место');
  assert.match(app.reads(petr), /Место 12 свободно до 20:00/);
  await app.advance(10 * HOUR);
  assert.deepEqual(await marks(app), []);
  assert.match(app.reads(anna), /Срок вышел: место 12/);
  assert.ok(!app.world.lastMessage(anna)?.silent);
  assert.equal(app.world.lastMessage(petr)?.silent, true);
  assert.match(menu(app, anna), /Уезжаю/);
  matchesGolden(t, app, 'away', [anna, petr]);
});

test('With several spots it is three taps; the marked ones are listed with «Вернулся»', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12, 13]);
  await app.taps(anna, 'Уезжаю');
  await app.taps(anna, 'Место 13');
  assert.deepEqual(buttonsUnder(app, anna, 'Машина уедет'), [
    'До завтра',
    '3 дня',
    'Неделя',
    'Другая дата',
    'Отмена',
  ]);
  await app.taps(anna, '3 дня');
  assert.deepEqual(await marks(app), ['13 25.11, 20:00']);
  assert.match(menu(app, anna), /Уезжаю/);
  await app.taps(anna, 'Уезжаю');
  assert.match(app.reads(anna), /Место 13 свободно до 25 ноября, 20:00/);
  assert.deepEqual(buttonsUnder(app, anna, 'Какое?'), ['Место 12', 'Место 13', 'Вернулся', 'Отмена']);
  await app.says(anna, '12');
  await app.taps(anna, 'Неделя');
  assert.deepEqual(await marks(app), ['12 29.11, 20:00', '13 25.11, 20:00']);
  assert.match(menu(app, anna), /Вернулся/);
  await app.says(anna, 'Вернулся');
  await app.taps(anna, 'Место 12');
  assert.match(menu(app, anna), /Уезжаю/);
  await app.says(anna, 'Уезжаю');
  await app.taps(anna, 'Место 12');
  await app.taps(anna, 'До завтра');
  await app.says(anna, 'Вернулся');
  await app.taps(anna, 'Со всеми');
  assert.deepEqual(await marks(app), []);
  await app.says(anna, 'Вернулся');
  assert.match(app.reads(anna), /не отмечены свободными/);
  matchesGolden(t, app, 'away-several', [anna]);
  for (const spot of ['Место 12', 'Место 13']) {
    await app.says(anna, 'Уезжаю');
    await app.taps(anna, spot);
    await app.taps(anna, 'Неделя');
  }
  await app.says(anna, 'Вернулся');
  const older = app.world.lastMessage(anna) ?? assert.fail();
  await app.says(anna, 'Уезжаю');
  await app.world.press(anna, older, 'Со всеми');
  await app.quiet();
  await app.says(anna, '45');
  assert.match(app.reads(anna), /Что с местом 45/, 'nothing is asked any more');
});

test('An own date is shown as it was understood, counts when it is confirmed, and survives a restart', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.taps(anna, 'Уезжаю');
  await app.taps(anna, 'Другая дата');
  await app.says(anna, 'когда рак свистнет');
  assert.match(app.reads(anna), /Не понял дату/);
  app.world.sticker(anna, '🚗');
  await app.quiet();
  assert.match(app.reads(anna), /Не понял дату/);
  await app.says(anna, '31 февраля');
  assert.match(app.reads(anna), /нет в календаре/);
  await app.says(anna, 'завтра 18:00');
  assert.match(app.reads(anna), /понедельник, 23 ноября, 18:00/);
  assert.deepEqual(await marks(app), []);
  await restart(app);
  await app.says(anna, '25.12');
  assert.match(app.reads(anna), /пятница, 25 декабря, 20:00/);
  await app.taps(anna, 'Подтвердить');
  assert.deepEqual(await marks(app), ['12 25.12, 20:00']);
  assert.ok(app.world.find(anna, 'до 25 декабря, 20:00'));
  matchesGolden(t, app, 'away-own-date', [anna]);
});

test('A mark can be moved: the same end twice is no news, and any holder ends it early', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const petr = await app.resident('Пётр', [12]);
  await app.taps(anna, 'Уезжаю');
  const question = app.world.lastMessage(anna);
  assert.ok(question);
  await app.taps(anna, 'До завтра');
  const again = await app.world.forge(anna, question, 'aw:ut:c');
  assert.equal(again.text, 'Место 12 уже отмечено до завтра, 20:00');
  await app.says(anna, 'Уезжаю');
  assert.match(app.reads(anna), /Место 12 отмечено свободным до завтра, 20:00/);
  assert.ok(buttonsUnder(app, anna, 'Задержитесь').includes('Вернулся'));
  await app.taps(anna, 'Отмена');
  assert.deepEqual(await marks(app), ['12 23.11, 20:00']);
  await app.taps(anna, 'Изменить срок');
  await app.taps(anna, 'Неделя');
  assert.deepEqual(await marks(app), ['12 29.11, 20:00']);
  assert.match(app.reads(petr), /до 29 ноября, 20:00/);
  await app.says(anna, '25.12');
  assert.match(app.reads(anna), /Не понял 🙂/, 'nothing is asked any more');
  await app.says(petr, 'Вернулся');
  assert.deepEqual(await marks(app), []);
  assert.match(app.reads(anna), /Пётр: место 12 больше не отмечено/);
  assert.match(menu(app, anna), /Уезжаю/);
  const late = await app.world.forge(anna, question, 'aw:b:c');
  assert.equal(late.text, 'Место 12 уже не отмечено свободным');
  await app.says(anna, 'Уезжаю');
  await app.taps(anna, 'До завтра');
  await app.says(anna, 'Уезжаю');
  await app.taps(anna, 'Вернулся');
  await app.says(anna, '25.12');
  assert.match(app.reads(anna), /Не понял 🙂/);
});

test('At night the co-holder is left alone: the note comes in the morning, and nothing that comes later waits for it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const petr = await app.resident('Пётр', [12]);
  await app.advance(2 * HOUR);
  await app.taps(anna, 'Уезжаю');
  await app.taps(anna, 'Неделя');
  assert.ok(!app.world.find(petr, 'Анна: место 12'));
  await app.says(petr, 'Моё место');
  await app.taps(petr, 'Добавить место');
  await app.says(petr, '14');
  await app.taps(olga, 'Одобрить');
  assert.match(app.reads(petr), /За вами теперь и место 14/);
  await app.advance(7 * HOUR);
  assert.ok(app.world.find(petr, 'Анна: место 12 свободно до 30 ноября, 20:00'));
});

test('Two holders who press at the same moment set one mark', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const petr = await app.resident('Пётр', [12]);
  await app.taps(anna, 'Уезжаю');
  await app.taps(petr, 'Уезжаю');
  const [hers, his] = [app.world.lastMessage(anna), app.world.lastMessage(petr)];
  assert.ok(hers && his);
  const toasts = await Promise.all([
    app.world.forge(anna, hers, 'aw:u3:c'),
    app.world.forge(petr, his, 'aw:u3:c'),
  ]);
  await app.quiet();
  assert.deepEqual(await marks(app), ['12 25.11, 20:00']);
  assert.equal(toasts.filter(({ text }) => text?.includes('уже отмечено')).length, 1);
});

test('An alert about a free spot is delivered as ever; its sender hears that somebody else may stand there', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.taps(boris, 'Уезжаю');
  await app.taps(boris, 'До завтра');
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(boris), /45/);
  assert.ok(buttonsUnder(app, boris, 'место 45').includes('Иду') || app.world.find(boris, 'с места 12'));
  assert.match(
    app.reads(anna),
    /Место 45 отмечено свободным до завтра, 20:00: на нём может стоять кто-то другой/,
  );
  await app.taps(anna, 'Решено');
  await app.advance(6);
  await app.taps(boris, 'Скрыть из справочника');
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Сейчас на месте 45 может стоять кто-то другой/);
  assert.doesNotMatch(app.reads(anna), /свободн/);
  matchesGolden(t, app, 'away-alert', [anna]);
});

test('Whoever gives the spot up takes the mark along; a mark of the other holder stays', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const petr = await app.resident('Пётр', [12, 13]);
  await app.taps(petr, 'Уезжаю');
  await app.taps(petr, 'Место 12');
  await app.taps(petr, 'Неделя');
  await app.taps(anna, 'Моё место');
  await app.taps(anna, 'Отказаться от места');
  await app.taps(anna, 'Подтвердить');
  assert.deepEqual(await marks(app), ['12 29.11, 20:00']);
  await app.taps(petr, 'Моё место');
  await app.taps(petr, 'Отказаться от места');
  const list = app.world.lastMessage(petr);
  assert.ok(list);
  await app.taps(petr, 'Место 12');
  await app.taps(petr, 'Подтвердить');
  assert.deepEqual(await marks(app), []);
  const stranger = await app.world.forge(petr, list, 'aw:u7:c');
  assert.equal(stranger.text, 'Место 12 уже не за вами');
  assert.deepEqual(await marks(app), []);
  const { rows } = await app.pool.query("select 1 from timers where kind = 'mark'");
  assert.equal(rows.length, 0);
});

test('Without a spot there is nothing to leave, and the menu does not offer it', async (t) => {
  const app = await openTestApp(t);
  const gleb = await app.resident('Глеб', []);
  assert.doesNotMatch(menu(app, gleb), /Уезжаю|Вернулся/);
  await app.says(gleb, 'Уезжаю');
  assert.match(app.reads(gleb), /жителям с местом/);
  await app.says(gleb, 'Вернулся');
  assert.match(app.reads(gleb), /жителям с местом/);
});

test('In English: leaving, the date and the way back speak English, too', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Anna', [12], { languageCode: 'en' });
  const petr = await app.resident('Peter', [12], { languageCode: 'en' });
  await app.taps(anna, 'Leaving');
  await app.taps(anna, 'Another date');
  await app.says(anna, 'Friday 6 pm');
  await app.taps(anna, 'Confirm');
  await app.taps(anna, 'Hide from the directory');
  await app.says(petr, 'I am back');
  assert.deepEqual(await marks(app), []);
  matchesGolden(t, app, 'away-english', [anna, petr]);
});
