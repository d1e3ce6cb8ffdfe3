import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const HOUR = 60;

/** From 22:36 to 10:36 of the next day, a Monday. */
const untilMorning = (app: TestApp) => app.advance(12 * HOUR);

async function leaves(app: TestApp, person: Person, until = 'До завтра'): Promise<void> {
  await app.says(person, 'Уезжаю');
  await app.taps(person, until);
}

async function seeks(app: TestApp, person: Person, until = 'До завтра'): Promise<void> {
  await app.says(person, 'Справочник мест');
  await app.taps(person, 'Ищу место');
  await app.taps(person, until);
}

test('A neighbour takes a free spot until tomorrow: both know, nobody reads a name, and it ends with «Место свободно»', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  const guard = await app.guard('Степан');
  await untilMorning(app);
  await leaves(app, boris);
  await seeks(app, anna);
  await app.taps(anna, 'Займу 45');
  assert.match(app.reads(anna), /Хозяин вернётся раньше — машину придётся убрать/);
  await app.taps(anna, 'Займу');
  assert.ok(app.world.find(boris, 'На вашем месте 45 до завтра, 20:00, постоит сосед с места 12'));
  await app.says(guard, 'Проверить пропуск');
  await app.taps(guard, 'Сегодня');
  assert.match(app.reads(guard), /Место 45: стоит с разрешения до завтра, 20:00/);
  await app.says(guard, '45');
  await app.says(anna, 'Справочник мест');
  await app.says(anna, '45');
  const vera = await app.resident('Верочка', [13]);
  await app.says(vera, 'Справочник мест');
  await app.says(vera, '45');
  assert.match(app.reads(vera), /Место 45: занято до завтра, 20:00/);
  await app.taps(anna, 'Место свободно');
  matchesGolden(t, app, 'lending', [anna, boris, guard, vera]);
});
