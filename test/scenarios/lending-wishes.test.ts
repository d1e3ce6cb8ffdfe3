import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder, restart } from '../support/joining.ts';
import { borrows, leaves, listOf, opensSeek, seeks } from '../support/lending.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const HOUR = 60;

/** From 22:36 to 10:36 of the next day, a Monday. */
const untilMorning = (app: TestApp) => app.advance(12 * HOUR);

async function wishes(app: TestApp, person: Person, until = 'До завтра'): Promise<void> {
  await seeks(app, person, until);
  await app.taps(person, 'Скажу, когда появится');
}

test('Everybody who waits is told at once; the first «Займу» wins, the others read «Уже заняли» and go on waiting', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const gleb = await app.resident('Глеб', [46]);
  const anna = await app.resident('Аннушка', [12]);
  const vera = await app.resident('Верочка', []);
  await untilMorning(app);
  await wishes(app, anna);
  assert.match(app.reads(anna), /Ищу вам место до завтра, 20:00. Скажу, когда появится/);
  await wishes(app, vera);
  await restart(app);
  await leaves(app, boris);
  for (const person of [anna, vera]) {
    assert.match(app.reads(person), /Появилось место 45, свободно до завтра, 20:00/);
    assert.ok(!app.world.lastMessage(person)?.silent);
  }
  const offered = app.world.lastMessage(anna);
  assert.equal(await app.taps(vera, 'Займу'), 'Готово, место 45 до завтра, 20:00 за вами');
  assert.ok(app.world.find(vera, 'Место 45 за вами до завтра, 20:00'));
  assert.ok(app.world.find(anna, 'Место 45 уже заняли. Ищу дальше'));
  assert.ok(offered);
  const late = await app.world.press(anna, offered, 'Займу');
  assert.equal(late.text, 'Уже заняли: место 45');
  // Another one comes up: whoever still waits hears of it, whoever has one does not.
  const heard = app.world.messages(vera).length;
  await leaves(app, gleb);
  assert.match(app.reads(anna), /Появилось место 46/);
  assert.equal(app.world.messages(vera).length, heard);
  await app.taps(anna, 'Займу');
  assert.ok(app.world.find(anna, 'Место нашлось'));
  // What is left is free for whoever waits then.
  const yuli = await app.resident('Юля', []);
  await wishes(app, yuli);
  await app.taps(vera, 'Место свободно');
  assert.match(app.reads(yuli), /Появилось место 45/);
  matchesGolden(t, app, 'lending-wishes', [anna, vera, yuli]);
});

test('A wish that nothing came of ends with one kind word; at night it makes no sound, nor does a spot that comes up', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Boris', [45], { languageCode: 'en' });
  const anna = await app.resident('Anna', [12], { languageCode: 'en' });
  await untilMorning(app);
  const seek = async (until: string) => {
    await app.says(anna, 'Spot directory');
    await app.taps(anna, 'I need a spot');
    await app.says(anna, until);
    await app.taps(anna, 'Tell me when there is one');
  };
  await seek('today 19:00');
  await seek('today 23:30');
  assert.ok(app.world.find(anna, 'I no longer look for a spot for you'));
  await app.advance(12 * HOUR + 30);
  await leaves(app, boris, 'Until tomorrow');
  assert.match(app.reads(anna), /Spot 45 is free now, until tomorrow, 20:00/);
  assert.equal(app.world.lastMessage(anna)?.silent, true);
  await app.says(boris, 'I am back');
  assert.ok(app.world.find(anna, 'Spot 45 is no longer free. I keep looking'));
  await app.advance(24);
  assert.match(app.reads(anna), /No spot came up until 23:30/);
  assert.equal(app.world.lastMessage(anna)?.silent, true);
  const heard = app.world.messages(anna).length;
  await app.advance(12 * HOUR);
  await leaves(app, boris, 'Until tomorrow');
  assert.equal(app.world.messages(anna).length, heard);
  matchesGolden(t, app, 'lending-wishes-english', [anna]);
});

test('«Больше не ищу», a ban and /forget end a wish; a mark that is only moved tells nobody twice', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  const vera = await app.resident('Верочка', [13]);
  await untilMorning(app);
  for (const person of [anna, vera]) await wishes(app, person);
  await app.taps(anna, 'Больше не ищу');
  assert.match(app.reads(anna), /Больше не ищу вам место/);
  const quiet = app.world.messages(anna).length;
  await leaves(app, boris);
  assert.equal(app.world.messages(anna).length, quiet);
  const heard = app.world.messages(vera).length;
  await app.taps(boris, 'Скрыть из справочника');
  assert.ok(app.world.find(vera, 'Место 45 больше не свободно'));
  await app.taps(boris, 'Показать в справочнике');
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, '3 дня');
  assert.equal(app.world.messages(vera).length, heard);
  assert.ok(app.world.find(vera, 'Появилось место 45'));
  assert.deepEqual(buttonsUnder(app, vera, 'Появилось место 45'), ['Займу', 'Больше не ищу']);
  await app.says(vera, '/forget');
  await app.taps(vera, 'Подтвердить');
  const { rows } = await app.pool.query('select from wishes where ended_at is null');
  assert.equal(rows.length, 0);
});

test('Whoever looks for a second spot is not called to the one that he marks free himself', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  await untilMorning(app);
  await wishes(app, boris);
  await leaves(app, boris);
  assert.equal(app.world.find(boris, 'Появилось место'), undefined);
  assert.ok(app.world.find(boris, 'Скажу'), 'his wish stands as it was');
  const { rows } = await app.pool.query('select offered from wishes');
  assert.deepEqual(rows, [{ offered: null }]);
});

test('A spot that comes up ten minutes before the search ends is worth no word', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  await untilMorning(app);
  await opensSeek(app, anna);
  await app.says(anna, 'сегодня 18:00');
  await app.taps(anna, 'Скажу, когда появится');
  // 17:51
  await app.advance(7 * HOUR + 15);
  const heard = app.world.messages(anna).length;
  await leaves(app, boris);
  assert.equal(app.world.messages(anna).length, heard);
});

test('Where somebody stands already is offered to him only for longer', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  await untilMorning(app);
  await leaves(app, boris);
  await borrows(app, anna, 45);
  const isOffered = async (until: string) => {
    await opensSeek(app, anna);
    await app.says(anna, until);
    return JSON.stringify(listOf(app, anna)?.reply_markup ?? {}).includes('Займу 45');
  };
  assert.equal(await isOffered('завтра 22:00'), false, 'the mark ends when he has to go');
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, 'Неделя');
  assert.equal(await isOffered('сегодня 18:00'), false, 'he may stay longer than that');
  assert.equal(await isOffered('завтра 22:00'), true);
});

test('«Займу» below a wish is for the time sought, however long the spot is free, and says who may still stand there', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const galya = await app.resident('Галя', [13]);
  const anna = await app.resident('Аннушка', [12]);
  await untilMorning(app);
  await app.pool.query(
    `insert into lendings (complex_id, spot, borrower, made_at, until, ended_at, ending)
     select 1, 45, person_id, $2::timestamptz - interval '5 hours', $2, $2, 'time' from addresses where external_id = $1`,
    [galya.id, new Date(app.clock.now().getTime() - 60_000)],
  );
  await wishes(app, anna);
  await app.says(anna, 'Моё место');
  assert.ok(JSON.stringify(app.world.lastMessage(anna)?.reply_markup).includes('Больше не ищу'));
  assert.match(app.reads(anna), /Ищу вам место до /);
  await leaves(app, boris, '3 дня');
  await app.taps(anna, 'Займу');
  assert.ok(app.world.find(anna, 'Место 45 за вами до завтра, 20:00'));
  assert.ok(app.world.find(anna, 'Время прежнего соседа вышло'));
});
