import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { nextLookAt } from '../../src/core/residents/unseen-guards.ts';
import { restart } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { tour } from '../support/tour.ts';
import { opens } from '../support/touring.ts';

const DAY = 24 * 60;

tour('Admins hear of guards whom nobody has seen for three days', 'tour-unseen-guards', async (app) => {
  const olga = await app.admin('Ольга');
  await app.guard('Степан');
  await app.guard('Игнат');
  await app.advance(4 * DAY);
  await app.taps(olga, 'Сменилась охрана');
  await app.taps(olga, 'Подтвердить');
  return { people: [olga], steady: (text) => text.replaceAll(/g_[\w-]{22}/g, 'g_…') };
});

/** How many lines about guards somebody was sent. */
const told = (app: TestApp, person: Person) =>
  app.world
    .messages(person)
    .filter(({ from, text }) => from?.is_bot && text?.startsWith('👮 Охрану не видно'));

test('A silence of three days is told once to every admin and to nobody else, and the next one anew', async (t) => {
  const app = await openTestApp(t);
  const [olga, pavel] = [await app.admin('Ольга'), await app.admin('Павел')];
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  await app.says(stepan, '/menu');
  await app.advance(2 * DAY);
  assert.deepEqual(told(app, olga), []);
  await app.advance(2 * DAY);
  assert.match(told(app, olga)[0]?.text ?? '', /уже три дня: 1 из 1/);
  assert.equal(told(app, pavel).length, 1);
  await restart(app);
  await app.advance(9 * DAY);
  assert.deepEqual(
    [olga, pavel, anna, stepan].map((one) => told(app, one).length),
    [1, 1, 0, 0],
  );
  await app.says(stepan, '/menu');
  await app.advance(2 * DAY);
  assert.equal(told(app, olga).length, 1);
  await app.advance(2 * DAY);
  assert.equal(told(app, olga).length, 2);
});

test('Whoever came to be a guard and never opened the bot again is told, too', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await opens(app, olga, 'Пригласить охрану');
  const token = /g_[\w-]{22}/.exec(app.reads(olga))?.[0] ?? assert.fail('no link');
  const stepan = app.stranger('Степан');
  app.world.start(stepan, token);
  await app.quiet();
  await app.taps(stepan, 'Согласен');
  await app.advance(4 * DAY);
  assert.equal(told(app, olga).length, 1);
});

test('A press a day is written down once, and one in the browser counts', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const seen = async () => {
    const { rows } = await app.pool.query<{ at: Date; row: string }>(
      'select seen_at as at, xmin::text as row from guards_seen',
    );
    return rows[0] ?? assert.fail('nobody is watched');
  };
  // By day: what is held until morning would not be missed.
  await app.advance(DAY / 2);
  await app.says(stepan, '/menu');
  const first = await seen();
  for (const _ of [1, 2, 3]) {
    await app.advance(60);
    await app.says(stepan, '/menu');
  }
  assert.deepEqual(await seen(), first, 'no write an update');
  await app.advance(DAY);
  await app.says(stepan, '/menu');
  assert.ok((await seen()).at > first.at);
  await app.advance(2 * DAY);
  await app.pool.query(
    `insert into web_sessions (complex_id, token_hash, bot_id, external_id, person_id, kind, device, made_at, seen_at, expires_at)
     select 1, decode(repeat('00', 32), 'hex'), bot_id, external_id, person_id, 'gate', 'Телефон', $1, $1, $1::timestamptz + interval '90 days'
     from addresses where external_id = $2`,
    [app.clock.now(), stepan.id],
  );
  await app.advance(2 * DAY);
  assert.equal(told(app, olga).length, 0);
  await app.advance(2 * DAY);
  assert.equal(told(app, olga).length, 1);
});

test('Nobody hears of former guards, neither after «Сменилась охрана» nor after one was removed or banned', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.guard('Степан');
  await opens(app, olga, 'Сменилась охрана');
  await app.taps(olga, 'Подтвердить');
  await app.advance(9 * DAY);
  assert.equal(told(app, olga).length, 0);
  const { rows } = await app.pool.query('select from guards_seen');
  assert.equal(rows.length, 0, 'nobody watches them any more');
  const ignat = await app.guard('Игнат');
  await app.pool.query(
    `update memberships set banned_until = $1 where person_id = (select person_id from addresses where external_id = $2)`,
    [new Date(app.clock.now().getTime() + 30 * DAY * 60_000), ignat.id],
  );
  await app.advance(9 * DAY);
  assert.equal(told(app, olga).length, 0);
});

test('The line leaves at ten by the clocks of the house, and waits where that is in quiet hours', async (t) => {
  const at = (iso: string) => nextLookAt(new Date(iso), 'Europe/Moscow').toISOString();
  assert.equal(at('2026-11-22T06:59:00Z'), '2026-11-22T07:00:00.000Z');
  assert.equal(at('2026-11-22T07:00:00Z'), '2026-11-23T07:00:00.000Z');
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.guard('Степан');
  await app.pool.query('update complexes set quiet_from_minute = 540, quiet_until_minute = 720');
  await app.advance(2.5 * DAY);
  for (let hour = 0; hour < 36; hour += 1) await app.advance(60);
  const [line] = told(app, olga);
  const hour = new Date((line?.date ?? 0) * 1000).toISOString().slice(11, 13);
  assert.equal(hour, '09', 'twelve in Moscow');
});
