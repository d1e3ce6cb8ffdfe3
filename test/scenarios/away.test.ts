import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse, openLiveHouse } from '../support/house.ts';
import { buttonsUnder, restart } from '../support/joining.ts';

const HOUR = 60;

/** From 22:36 to 10:36 of the next day, a Monday. */
const untilMorning = (house: House) => house.pass(12 * HOUR);

/** Marks as they are stored: `12 23 нояб., 20:00`. */
async function marks({ pool }: House): Promise<string[]> {
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
function menu({ world }: House, person: Person): string {
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
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const petr = await house.resident('Пётр', [12]);
  await untilMorning(house);
  await house.taps(anna, 'Уезжаю');
  assert.deepEqual(buttonsUnder(house, anna, 'Машина уедет'), [
    'До вечера',
    'До завтра',
    '3 дня',
    'Неделя',
    'Другая дата',
    'Отмена',
  ]);
  await house.taps(anna, 'До вечера');
  assert.deepEqual(await marks(house), ['12 23.11, 20:00']);
  assert.ok(house.world.find(anna, 'Соседи увидят место 12 свободным и могут встать на него до 20:00'));
  assert.match(menu(house, anna), /Вернулся/);
  assert.match(house.reads(petr), /Анна: место 12 свободно до 20:00/);
  assert.equal(house.world.lastMessage(petr)?.silent, true);
  assert.match(menu(house, petr), /Вернулся/);
  await house.taps(anna, 'Скрыть из справочника');
  assert.deepEqual(await marks(house), ['12 23.11, 20:00 hidden']);
  await house.taps(anna, 'Показать в справочнике');
  await house.taps(petr, 'Моё место');
  assert.match(house.reads(petr), /Место 12 свободно до 20:00/);
  await house.pass(10 * HOUR);
  assert.deepEqual(await marks(house), []);
  assert.match(house.reads(anna), /Срок вышел: место 12/);
  assert.ok(!house.world.lastMessage(anna)?.silent);
  assert.equal(house.world.lastMessage(petr)?.silent, true);
  assert.match(menu(house, anna), /Уезжаю/);
  matchesGolden(t, house, 'away', [anna, petr]);
});

test('With several spots it is three taps; the marked ones are listed with «Вернулся»', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12, 13]);
  await house.taps(anna, 'Уезжаю');
  await house.taps(anna, 'Место 13');
  assert.deepEqual(buttonsUnder(house, anna, 'Машина уедет'), [
    'До завтра',
    '3 дня',
    'Неделя',
    'Другая дата',
    'Отмена',
  ]);
  await house.taps(anna, '3 дня');
  assert.deepEqual(await marks(house), ['13 25.11, 20:00']);
  assert.match(menu(house, anna), /Уезжаю/);
  await house.taps(anna, 'Уезжаю');
  assert.match(house.reads(anna), /Место 13 свободно до 25 ноября, 20:00/);
  assert.deepEqual(buttonsUnder(house, anna, 'Какое?'), ['Место 12', 'Место 13', 'Вернулся', 'Отмена']);
  await house.says(anna, '12');
  await house.taps(anna, 'Неделя');
  assert.deepEqual(await marks(house), ['12 29.11, 20:00', '13 25.11, 20:00']);
  assert.match(menu(house, anna), /Вернулся/);
  await house.says(anna, 'Вернулся');
  await house.taps(anna, 'Место 12');
  assert.match(menu(house, anna), /Уезжаю/);
  await house.says(anna, 'Уезжаю');
  await house.taps(anna, 'Место 12');
  await house.taps(anna, 'До завтра');
  await house.says(anna, 'Вернулся');
  await house.taps(anna, 'Со всеми');
  assert.deepEqual(await marks(house), []);
  await house.says(anna, 'Вернулся');
  assert.match(house.reads(anna), /не отмечены свободными/);
  matchesGolden(t, house, 'away-several', [anna]);
});

test('An own date is shown as it was understood, counts when it is confirmed, and survives a restart', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.taps(anna, 'Уезжаю');
  await house.taps(anna, 'Другая дата');
  await house.says(anna, 'когда рак свистнет');
  assert.match(house.reads(anna), /Не понял дату/);
  house.world.sticker(anna, '🚗');
  await house.quiet();
  assert.match(house.reads(anna), /Не понял дату/);
  await house.says(anna, '31 февраля');
  assert.match(house.reads(anna), /нет в календаре/);
  await house.says(anna, 'завтра 18:00');
  assert.match(house.reads(anna), /понедельник, 23 ноября, 18:00/);
  assert.deepEqual(await marks(house), []);
  await restart(house);
  await house.says(anna, '25.12');
  assert.match(house.reads(anna), /пятница, 25 декабря, 20:00/);
  await house.taps(anna, 'Подтвердить');
  assert.deepEqual(await marks(house), ['12 25.12, 20:00']);
  assert.ok(house.world.find(anna, 'до 25 декабря, 20:00'));
  matchesGolden(t, house, 'away-own-date', [anna]);
});

test('A mark can be moved: the same end twice is no news, and any holder ends it early', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const petr = await house.resident('Пётр', [12]);
  await house.taps(anna, 'Уезжаю');
  const question = house.world.lastMessage(anna);
  assert.ok(question);
  await house.taps(anna, 'До завтра');
  const again = await house.world.forge(anna, question, 'aw:ut:c');
  assert.equal(again.text, 'Место 12 уже отмечено до завтра, 20:00');
  await house.says(anna, 'Уезжаю');
  assert.match(house.reads(anna), /Место 12 отмечено свободным до завтра, 20:00/);
  assert.ok(buttonsUnder(house, anna, 'Задержитесь').includes('Вернулся'));
  await house.taps(anna, 'Отмена');
  assert.deepEqual(await marks(house), ['12 23.11, 20:00']);
  await house.taps(anna, 'Изменить срок');
  await house.taps(anna, 'Неделя');
  assert.deepEqual(await marks(house), ['12 29.11, 20:00']);
  assert.match(house.reads(petr), /до 29 ноября, 20:00/);
  await house.says(petr, 'Вернулся');
  assert.deepEqual(await marks(house), []);
  assert.match(house.reads(anna), /Пётр: место 12 больше не отмечено/);
  assert.match(menu(house, anna), /Уезжаю/);
  const late = await house.world.forge(anna, question, 'aw:b:c');
  assert.equal(late.text, 'Место 12 уже не отмечено свободным');
});

test('At night the co-holder is left alone: the note comes in the morning, and nothing that comes later waits for it', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const petr = await house.resident('Пётр', [12]);
  await house.pass(2 * HOUR);
  await house.taps(anna, 'Уезжаю');
  await house.taps(anna, 'Неделя');
  assert.ok(!house.world.find(petr, 'Анна: место 12'));
  await house.says(petr, 'Моё место');
  await house.taps(petr, 'Добавить место');
  await house.says(petr, '14');
  await house.taps(olga, 'Одобрить');
  assert.match(house.reads(petr), /За вами теперь и место 14/);
  await house.pass(7 * HOUR);
  assert.ok(house.world.find(petr, 'Анна: место 12 свободно до 30 ноября, 20:00'));
});

test('Two holders who press at the same moment set one mark', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  const petr = await house.resident('Пётр', [12]);
  await house.taps(anna, 'Уезжаю');
  await house.taps(petr, 'Уезжаю');
  const [hers, his] = [house.world.lastMessage(anna), house.world.lastMessage(petr)];
  assert.ok(hers && his);
  const toasts = await Promise.all([
    house.world.forge(anna, hers, 'aw:u3:c'),
    house.world.forge(petr, his, 'aw:u3:c'),
  ]);
  await house.quiet();
  assert.deepEqual(await marks(house), ['12 25.11, 20:00']);
  assert.equal(toasts.filter(({ text }) => text?.includes('уже отмечено')).length, 1);
});

test('An alert about a free spot is delivered as ever; its sender hears that somebody else may stand there', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.taps(boris, 'Уезжаю');
  await house.taps(boris, 'До завтра');
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(boris), /45/);
  assert.ok(buttonsUnder(house, boris, 'место 45').includes('Иду') || house.world.find(boris, 'с места 12'));
  assert.match(
    house.reads(anna),
    /Место 45 отмечено свободным до завтра, 20:00: на нём может стоять кто-то другой/,
  );
  await house.taps(anna, 'Решено');
  await house.pass(6);
  await house.taps(boris, 'Скрыть из справочника');
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(anna), /Сейчас на месте 45 может стоять кто-то другой/);
  assert.doesNotMatch(house.reads(anna), /свободн/);
  matchesGolden(t, house, 'away-alert', [anna]);
});

test('Whoever gives the spot up takes the mark along; a mark of the other holder stays', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const petr = await house.resident('Пётр', [12, 13]);
  await house.taps(petr, 'Уезжаю');
  await house.taps(petr, 'Место 12');
  await house.taps(petr, 'Неделя');
  await house.taps(anna, 'Моё место');
  await house.taps(anna, 'Отказаться от места');
  await house.taps(anna, 'Подтвердить');
  assert.deepEqual(await marks(house), ['12 29.11, 20:00']);
  await house.taps(petr, 'Моё место');
  await house.taps(petr, 'Отказаться от места');
  const list = house.world.lastMessage(petr);
  assert.ok(list);
  await house.taps(petr, 'Место 12');
  await house.taps(petr, 'Подтвердить');
  assert.deepEqual(await marks(house), []);
  const stranger = await house.world.forge(petr, list, 'aw:u7:c');
  assert.equal(stranger.text, 'Место 12 уже не за вами');
  assert.deepEqual(await marks(house), []);
  const { rows } = await house.pool.query("select 1 from timers where kind = 'mark'");
  assert.equal(rows.length, 0);
});

test('Without a spot there is nothing to leave, and the menu does not offer it', async (t) => {
  const house = await openHouse(t);
  const gleb = await house.resident('Глеб', []);
  assert.doesNotMatch(menu(house, gleb), /Уезжаю|Вернулся/);
  await house.says(gleb, 'Уезжаю');
  assert.match(house.reads(gleb), /жителям с местом/);
  await house.says(gleb, 'Вернулся');
  assert.match(house.reads(gleb), /жителям с местом/);
});

test('In English: leaving, the date and the way back speak English, too', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Anna', [12], { languageCode: 'en' });
  const petr = await house.resident('Peter', [12], { languageCode: 'en' });
  await house.taps(anna, 'Leaving');
  await house.taps(anna, 'Another date');
  await house.says(anna, 'Friday 6 pm');
  await house.taps(anna, 'Confirm');
  await house.taps(anna, 'Hide from the directory');
  await house.says(petr, 'I am back');
  assert.deepEqual(await marks(house), []);
  matchesGolden(t, house, 'away-english', [anna, petr]);
});
