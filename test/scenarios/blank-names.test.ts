import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADMIN, linkedGroup } from '../support/group.ts';
import { openTestApp } from '../support/test-app.ts';

const BLANK = '\u2800\u3164\u200b \u2800';

test('A resident whose name nobody can see is a dash in the list, and a group is, too', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident(BLANK, [45]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Жители');
  const labels = () =>
    app.world.messages(olga).flatMap(({ reply_markup: markup }) => markup?.inline_keyboard.flat() ?? []);
  const isOffered = (label: string) => labels().some(({ text }) => text === label);
  assert.ok(isOffered('— · 45'));
  await linkedGroup(app, olga, [olga], { rights: ADMIN, title: BLANK });
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Настройки');
  assert.ok(isOffered('Отвязать: —'));
});

test('A guest and a house of blanks are asked for again', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, 'Гостевой пропуск');
  await app.says(anna, BLANK);
  assert.match(app.reads(anna), /номер машины или имя/i);
  await app.says(anna, `${BLANK}Марина${BLANK}`);
  assert.match(app.reads(anna), /Марина/);
  assert.doesNotMatch(app.reads(anna), /[\u2800\u3164]/);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Настройки');
  await app.taps(olga, 'Название');
  await app.says(olga, BLANK);
  assert.match(app.reads(olga), /Название — от 1/);
});
