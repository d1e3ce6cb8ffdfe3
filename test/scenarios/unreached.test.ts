import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextWeeklyAt } from '../../src/core/notifications/unreached-spots.ts';
import { restart } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { tour } from '../support/tour.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

tour('Admins see whom an alert would not reach, and are told once a week', 'tour-unreached', async (app) => {
  const olga = await app.admin('Ольга', [1]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Кому не дойдёт');
  const boris = await app.resident('Борис', [45, 46]);
  const galya = await app.resident('Галя', [46]);
  const gleb = await app.resident('Глеб', [60]);
  const lev = await app.resident('Лев', [70]);
  app.world.block(boris);
  app.world.deactivate(gleb);
  await app.says(olga, '/blocked 60');
  await app.pool.query('delete from addresses where external_id = $1', [lev.id]);
  await app.advance(DAY);
  await app.taps(olga, 'Кому не дойдёт');
  app.world.block(galya);
  await app.quiet();
  for (const spot of [81, 82, 83, 84, 85, 86]) {
    app.world.block(await app.resident('Пётр', [spot]));
    await app.quiet();
  }
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Кому не дойдёт');
  await app.taps(olga, 'Дальше ▶');
  await app.taps(olga, 'Место 86');
  return { people: [olga] };
});

test('The weekly line comes on Monday at ten, to admins alone, and not while everybody can be reached', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const ivan = await app.guard('Иван');
  const boris = await app.resident('Борис', [45]);
  const anna = await app.resident('Анна', [12]);
  const lines = (person: typeof olga) =>
    app.world.messages(person).filter(({ text }) => text?.includes('сигнал не дойдёт')).length;
  await app.advance(2 * DAY);
  assert.equal(lines(olga), 0, 'nobody is out of reach');
  app.world.block(boris);
  await app.quiet();
  await app.advance(3 * DAY);
  assert.equal(lines(olga), 0, 'it is Friday');
  await restart(app);
  await app.advance(3 * DAY);
  await app.advance(DAY);
  assert.equal(lines(olga), 1);
  for (const person of [ivan, anna]) assert.equal(lines(person), 0, person.firstName);
  app.world.unblock(boris);
  await app.quiet();
  await app.advance(7 * DAY);
  assert.equal(lines(olga), 1);
});

test('In quiet hours the line waits, and whoever is back by then is not told of', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await quietBefore(app, 12);
  app.world.block(boris);
  await app.quiet();
  await app.advance(11.5 * HOUR);
  assert.ok(!app.world.find(olga, 'сигнал не дойдёт'), '10:06');
  await app.advance(2 * HOUR);
  assert.ok(app.world.find(olga, 'Есть 1 место, до владельцев которого сигнал не дойдёт'), '12:06');
  await app.advance(7 * DAY - 2.1 * HOUR);
  app.world.unblock(boris);
  await app.quiet();
  await app.advance(3 * HOUR);
  const told = app.world.messages(olga).filter(({ text }) => text?.includes('сигнал не дойдёт'));
  assert.equal(told.length, 1);
});

async function quietBefore({ pool }: TestApp, hour: number): Promise<void> {
  await pool.query('update complexes set quiet_from_minute = 1320, quiet_until_minute = $1', [hour * 60]);
}

test('Monday at ten is meant by the clocks of the house, also when they are put forward', () => {
  const next = (now: string, zone: string) => nextWeeklyAt(new Date(now), zone).toISOString();
  assert.equal(next('2026-11-22T19:36:00Z', 'Europe/Moscow'), '2026-11-23T07:00:00.000Z');
  assert.equal(next('2026-11-23T07:00:00Z', 'Europe/Moscow'), '2026-11-30T07:00:00.000Z');
  assert.equal(next('2026-11-23T06:59:59Z', 'Europe/Moscow'), '2026-11-23T07:00:00.000Z');
  assert.equal(next('2026-03-24T12:00:00Z', 'Europe/Chisinau'), '2026-03-30T07:00:00.000Z');
  assert.equal(next('2026-03-17T12:00:00Z', 'Europe/Chisinau'), '2026-03-23T08:00:00.000Z');
});
