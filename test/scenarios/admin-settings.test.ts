import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { readTimeZone } from '../../src/chat/administration/read-time-zone.ts';
import { matchesGolden } from '../support/golden.ts';
import { linkedGroup } from '../support/group.ts';
import { lexicon } from '../support/lexicon.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

async function opens(app: TestApp, admin: Person, setting: string): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Настройки');
  await app.taps(admin, setting);
}

const settings = (app: TestApp, admin: Person) =>
  app.world.messages(admin).findLast(({ text }) => text?.includes('⚙️ Настройки'))?.text ?? '';

test('«Настройки» show what is set; what is typed counts at once, what cannot be is told kindly', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const typed: readonly (readonly [
    button: string,
    wrong: readonly string[],
    right: string,
    shown: RegExp,
  ])[] = [
    ['Название', ['я'.repeat(101)], 'ЖК «Новый <двор>»', /Название: ЖК «Новый <двор>»/],
    [
      'Часовой пояс',
      ['Луна', '+03:00', 'Europe/Nowhere'],
      'Екатеринбург',
      /Екатеринбург, UTC\+5, сейчас 00:\d\d/,
    ],
    ['Тихие часы', ['ночью', '25:00-07:00', '23:00', '7-7'], 'с 22 до 8:30', /Тихие часы: 22:00–08:30/],
    [
      'Телефон охраны',
      ['нет', '12', '٤٥٦', '1'.repeat(16)],
      '+7 (495) 123-45-67',
      /Телефон охраны: \+7 \(495\) 123-45-67/,
    ],
    ['Напоминание', ['0', '-1', '61', '1e9', '45abc', '٤٥'], '3 минуты', /через 3 минуты\n/],
    ['Вызов охраны', ['3', '121', 'потом'], '7', /Вызов охраны: через 7 минут/],
  ];
  for (const [button, wrong, right, shown] of typed) {
    await opens(app, olga, button);
    for (const line of wrong) {
      await app.says(olga, line);
      assert.doesNotMatch(app.reads(olga), /⚙️ Настройки/, `${button}: ${line}`);
      await app.advance(1);
    }
    await app.says(olga, right);
    assert.match(settings(app, olga), shown);
  }
  await opens(app, olga, 'Телефон охраны');
  await app.taps(olga, 'Убрать телефон');
  await opens(app, olga, 'Тихие часы');
  await app.taps(olga, 'Без тихих часов');
  assert.match(settings(app, olga), /Тихих часов нет\nТелефон охраны не указан/);
  for (const off of ['Тихие часы', 'Телефон охраны']) {
    await opens(app, olga, off);
    const labels = (app.world.lastMessage(olga)?.reply_markup?.inline_keyboard ?? []).flat();
    assert.deepEqual(
      labels.map(({ text }) => text),
      ['Отмена'],
      'there is nothing to take away',
    );
  }
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  assert.match(app.reads(olga), /Изменена настройка «Тихие часы»/);
});

test('The time zone is chosen among Russia’s eleven and the neighbours’ capitals, or typed', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await opens(app, olga, 'Часовой пояс');
  const labels = (app.world.lastMessage(olga)?.reply_markup?.inline_keyboard ?? [])
    .flat()
    .map(({ text }) => text)
    .filter((label) => label !== 'Отмена');
  assert.equal(labels.length, 22);
  const read = (city: string) => readTimeZone(city, lexicon.places, ['ru', 'en']);
  for (const label of labels) {
    const [, cities = '', offset = ''] = /^(.+), UTC([+-][0-9]+)$/.exec(label) ?? assert.fail(label);
    for (const city of cities.split(', ')) {
      const zone = read(city) ?? assert.fail(`«${city}» is not understood when it is typed`);
      const there = app.clock.now().toLocaleString('en', { timeZone: zone, timeZoneName: 'longOffset' });
      assert.match(
        there,
        new RegExp(`GMT\\${offset.replace(/[0-9]+/, (hours) => hours.padStart(2, '0'))}:00`),
      );
    }
  }
  await app.taps(olga, 'Владивосток, UTC+10');
  assert.match(settings(app, olga), /Владивосток, UTC\+10, сейчас 05:36/);
  await opens(app, olga, 'Часовой пояс');
  await app.says(olga, 'Мордор');
  const offered = (app.world.lastMessage(olga)?.reply_markup?.inline_keyboard ?? []).flat();
  assert.equal(offered.length, 23, 'all of them once more, and the way out');
  await app.taps(olga, 'Астана, Алматы, UTC+5');
  assert.match(settings(app, olga), /Астана, Алматы, UTC\+5/);
  // What was asked is answered: the next line is no time zone.
  await app.says(olga, 'Омск');
  assert.match(settings(app, olga), /Астана, Алматы, UTC\+5/);
});

test('«Телефон охраны» is asked, checked, shown, and taken away again', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await opens(app, olga, 'Телефон охраны');
  await app.says(olga, 'позвоните Степану');
  await app.says(olga, '+7 (495) 123-45-67 доб. 2, УК +7 495 765-43-21');
  await app.taps(olga, 'Телефон охраны');
  await app.taps(olga, 'Убрать телефон');
  matchesGolden(t, app, 'admin-settings', [olga]);
});

test('Another time for the reminder and for help holds for a thread that is open already', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await opens(app, olga, 'Напоминание');
  await app.says(olga, '2');
  await opens(app, olga, 'Вызов охраны');
  await app.says(olga, '4');
  await app.advance(2);
  assert.ok(app.world.find(boris, 'Напоминание: вас ждут'));
  await app.advance(2);
  assert.ok(app.world.find(stepan, 'Мешает машина, место 45'));
});

test('A group is unlinked from «Настройки»: it asks first, and requests from there stop', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [anna]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Настройки');
  await app.taps(olga, `Отвязать: ${group.title}`);
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(olga), /отвязана/);
  app.world.say(anna, '/spot 45 фары', { chat: group });
  app.world.say(olga, '/spot 45 фары', { chat: group, anonymous: true });
  await app.quiet();
  assert.ok(!app.world.find(group, 'от имени группы'));
  const { rows } = await app.pool.query('select 1 from alerts');
  assert.equal(rows.length, 0);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Настройки');
  await app.taps(olga, 'Привязать группу к ЖК');
  assert.match(app.reads(olga), /привязана/i);
});

test('«Вызов охраны» of another length counts for calls that are open; the same once more is no entry in the journal', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.advance(5);
  for (const _ of ['first', 'again']) {
    await opens(app, olga, 'Вызов охраны');
    await app.says(olga, '7');
  }
  await app.advance(1);
  assert.ok(!app.world.find(stepan, 'место 45'));
  await app.advance(1);
  assert.ok(app.world.find(stepan, 'место 45'));
  const { rows } = await app.pool.query('select 1 from journal');
  assert.equal(rows.length, 1);
});
