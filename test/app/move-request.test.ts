import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { copies, drafts } from '../support/announcing.ts';
import { openLiveHouse, type TestApp } from '../support/test-app.ts';

const SNOW = 'Завтра с 9 до 12 чистят снег.';
const shown = (app: TestApp, person: Person) => app.world.find(person, SNOW) ?? assert.fail();
const card = (app: TestApp, admin: Person) => app.world.find(admin, 'Уберут:') ?? assert.fail();
const reminders = (app: TestApp, person: Person) => copies(app, person, '🔔 Уберёте машину?');

test('Two holders at once and «Напомнить» of two admins at once: each counts once', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const [anna, mark, vera] = [
    await app.resident('Анна', [12]),
    await app.resident('Марк', [12]),
    await app.resident('Вера', [15]),
  ];
  await drafts(app, olga, SNOW);
  await app.taps(olga, 'Просьба убрать машину');
  await app.taps(olga, 'Отправить');
  await app.says(pavel, 'Объявления');
  await app.taps(pavel, 'Ответы: 22:36');
  await Promise.all([
    app.world.press(anna, shown(app, anna), 'Уберу'),
    app.world.press(anna, shown(app, anna), 'Уберу'),
    app.world.press(mark, shown(app, mark), 'Уберу'),
  ]);
  await app.quiet();
  await app.advance(0.1);
  assert.match(card(app, olga).text ?? '', /Уберут: 1 · Не смогут: 0 · Молчат: 1/);
  const toasts = await Promise.all(
    [olga, pavel].map((one) => app.world.press(one, card(app, one), 'Напомнить')),
  );
  assert.deepEqual(toasts.map(({ text }) => text?.slice(0, 18)).toSorted(), [
    'Напоминание бывает',
    'Напомню молчащим з',
  ]);
  await app.advance(9 * 60);
  assert.equal(reminders(app, vera), 1);
  assert.equal(reminders(app, anna) + reminders(app, mark), 0);
});

test('«Уберу» and «Готово» at once, ten times: what the card says is what is kept', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const people: Person[] = [];
  for (let spot = 12; spot < 22; spot += 1) people.push(await app.resident(`Сосед ${spot}`, [spot]));
  await drafts(app, olga, SNOW);
  await app.taps(olga, 'Просьба убрать машину');
  await app.taps(olga, 'Отправить');
  const toasts = await Promise.all([
    ...people.map((one) => app.world.press(one, shown(app, one), 'Уберу')),
    app.world.press(olga, card(app, olga), 'Готово'),
  ]);
  await app.quiet();
  await app.advance(0.1);
  const taken = toasts.filter(({ text }) => text?.startsWith('Спасибо')).length;
  const { rows } = await app.pool.query('select from announcement_answers');
  assert.equal(rows.length, taken);
  assert.match(
    card(app, olga).text ?? '',
    new RegExp(`Уберут: ${taken} · Не смогут: 0 · Молчат: ${10 - taken}`),
  );
  assert.match(card(app, olga).text ?? '', /Ответы больше не собираю/);
});
