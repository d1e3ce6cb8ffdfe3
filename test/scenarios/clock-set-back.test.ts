import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { holdCommits } from '../engine/held-commits.ts';
import { drafts } from '../support/announcing.ts';
import { invites } from '../support/passes.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';

const HOUR = 3_600_000;

/** The machine finds out that its clock was ahead: everything that was written until now lies in the future. */
async function setBack(app: TestApp, hours: number) {
  await looksBack(app, hours * HOUR);
  await app.quiet();
}

/** The look that comes with it, and comes again each minute. */
async function looksBack(app: TestApp, milliseconds: number) {
  // What is brought back last, so that the test sees when everything is.
  await app.pool.query(
    `insert into asked_back (complex_id, person_id, expires_at)
     select complex_id, person_id, '2100-01-01' from memberships limit 1`,
  );
  app.clock.advance(-milliseconds);
  const open = async () =>
    (await app.pool.query("select from asked_back where expires_at = '2100-01-01'")).rowCount;
  for (let looks = 0; (await open()) && looks < 1_000; looks += 1) await setTimeout(10);
  assert.equal(await open(), 0, 'brought back');
  await app.pool.query('delete from asked_back');
}

const heard = (app: TestApp, person: Parameters<TestApp['says']>[0], piece: string) =>
  app.world.messages(person).filter(({ text }) => text?.includes(piece)).length;

test('A thread that was raised under the wrong clock is reminded, called for and asked about as if it began now', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  await app.says(anna, '/blocked 45');
  await setBack(app, 1);
  await app.advance(5);
  assert.equal(heard(app, boris, 'Актуальная карточка ниже'), 1, 'the holder is reminded');
  assert.doesNotMatch(app.reads(stepan), /Место 45/);
  await app.advance(5);
  assert.match(app.reads(stepan), /45/, 'the guard is called');
  await app.taps(boris, 'Иду');
  await setBack(app, 1);
  const asked = heard(app, anna, 'Актуальная карточка ниже');
  await app.advance(7);
  assert.equal(
    heard(app, anna, 'Актуальная карточка ниже'),
    asked + 1,
    'the sender is asked whether it is done',
  );
  await app.advance(120);
  const { rows } = await app.pool.query('select closing from alerts');
  assert.deepEqual(rows, [{ closing: 'expired' }]);
});

test('What was spent in hours that never were is not spent: alerts, a pause, typed lines, numbers, a copy', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const olga = await app.admin('Ольга');
  const spots = Array.from({ length: 30 }, (_, at) => 40 + at);
  await app.resident('Борис', spots);
  const raise = async (spot: number) => {
    await app.says(anna, `/blocked ${spot}`);
    return app.reads(anna);
  };
  for (const spot of [41, 42, 43]) assert.match(await raise(spot), /Доставлено/);
  assert.match(await raise(44), /не больше 3/);
  await setBack(app, 1);
  await app.advance(10);
  assert.match(await raise(44), /Доставлено/);

  for (let line = 1; line <= 12; line += 1) await app.says(anna, `привет${'!'.repeat(line)}`);
  assert.match(app.reads(anna), /Слишком много/);
  await setBack(app, 1);
  await app.says(anna, 'снова здесь');
  assert.match(app.reads(anna), /непонятно, кому/);

  await app.pool.query('update tried_numbers set spot = spot + 500');
  await app.pool.query(
    `insert into tried_numbers select complex_id, person_id, n, $1 from tried_numbers t, generate_series(1, 20) n
     where t.spot = 541`,
    [new Date(app.clock.now().getTime() + HOUR)],
  );
  await app.says(anna, 'Справочник мест');
  await app.says(anna, '69');
  assert.doesNotMatch(app.reads(anna), /много/);

  const copy = async () => {
    await app.says(olga, 'Управление');
    return app.taps(olga, 'Резервная копия');
  };
  await copy();
  await setBack(app, 1);
  assert.equal(await copy(), '', 'no toast that one was made just now');
});

test('Sender and holder may raise the same alert anew: it was not closed in the future', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Решено');
  await setBack(app, 1);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Доставлено/);
});

test('An alert that Telegram did not take under the wrong clock arrives when it takes it, not an hour later', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const mend = app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  app.world.say(anna, '/blocked 45');
  await app.world.until(() => app.world.log.some(({ params }) => params.chat_id === boris.id));
  await app.quiet();
  await setBack(app, 1);
  mend();
  await app.advance(1);
  assert.equal(heard(app, boris, 'мешает выехать'), 1);
});

test('«Не беспокоить от этого соседа» and a guest pass last as long as they were asked for', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const ivan = await app.guard('Иван');
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Не беспокоить от этого соседа сутки');
  await app.says(anna, 'Решено');
  await invites(app, anna, 'Марина', '2 часа');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Марина');
  await app.taps(ivan, 'Въехал');
  await setBack(app, 24 * 300);
  const { rows } = await app.pool.query(
    `select (select max(muted_until) from mutes) - $1::timestamptz as muted,
      (select max(until) from guest_passes) - $1::timestamptz as valid`,
    [app.clock.now()],
  );
  assert.deepEqual([rows[0].muted.hours, rows[0].muted.days], [undefined, 1]);
  assert.equal(rows[0].valid.hours, 2);
  assert.equal(await app.taps(ivan, 'Выехал'), 'Отметил: выехал');
});

test('The daily copy is made the next night although the last one was made «tomorrow»', async (t) => {
  const app = await openTestApp(t);
  const made = async () =>
    (await app.pool.query("select from backups where kind = 'daily' and state = 'made'")).rowCount;
  await app.resident('Анна', [12]);
  await app.advance(24 * 60 * 20);
  assert.equal(await made(), 1);
  await setBack(app, 24 * 20);
  await app.advance(24 * 60);
  assert.equal(await made(), 2);
  await app.advance(24 * 60);
  assert.equal(await made(), 3);
});

test('A claim that was made under the wrong clock is brought up after a day', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, 'Моё место');
  await app.pool.query(
    `insert into claims (complex_id, person_id, made_at) select complex_id, person_id, $1 from memberships where roles = '{}'`,
    [app.clock.now()],
  );
  await app.pool.query(
    `insert into timers select complex_id, 'claim', id, made_at + interval '24 hours' from claims`,
  );
  await setBack(app, 24 * 300);
  const before = app.world.messages(olga).length;
  await app.advance(24 * 60);
  assert.equal(app.world.messages(olga).length, before + 1);
});

test('An alert that is being stored when the clock is set back is delivered by the look of the next minute, and begins then', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  const gate = await holdCommits(app.url, 'alerts');
  app.world.say(anna, '/blocked 45');
  await gate.waiting(1);
  await looksBack(app, HOUR);
  await gate.open();
  await app.quiet();
  // Now it lies an hour ahead. Another look may have begun before: the second is whole.
  for (let looks = 0; looks < 2; looks += 1) await looksBack(app, 1);
  // The clock of a test stands still: the second look was a moment before the first.
  await app.advance(0.1);
  assert.equal(heard(app, boris, 'мешает выехать'), 1);
  await app.advance(4);
  assert.equal(heard(app, boris, 'Напоминание'), 0);
  await app.advance(1);
  assert.equal(heard(app, boris, 'Напоминание'), 1);
  await app.advance(5);
  assert.match(app.reads(stepan), /45/, 'the guard is called');
});

test('A reminder that was asked for by a wrong clock leaves in the next morning there is', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await drafts(app, olga, 'Чистят снег');
  await app.taps(olga, 'Просьба убрать машину');
  await app.taps(olga, 'Отправить');
  await app.taps(olga, 'Напомнить');
  await setBack(app, 48);
  await app.advance(60);
  assert.equal(heard(app, anna, 'Уберёте машину?'), 0, 'it is night');
  await app.advance(8 * 60);
  assert.equal(heard(app, anna, 'Уберёте машину?'), 1);
  await app.advance(60 * 60);
  assert.equal(heard(app, anna, 'Уберёте машину?'), 1);
});
