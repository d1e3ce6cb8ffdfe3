import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { linkedGroup } from '../support/group.ts';
import { type House, openHouse } from '../support/house.ts';

async function opens(house: House, admin: Person, setting: string): Promise<void> {
  await house.says(admin, 'Управление');
  await house.taps(admin, 'Настройки');
  await house.taps(admin, setting);
}

const settings = (house: House, admin: Person) =>
  house.world.messages(admin).findLast(({ text }) => text?.includes('⚙️ Настройки'))?.text ?? '';

test('«Настройки» show what is set; what is typed counts at once, what cannot be is told kindly', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
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
      /Asia\/Yekaterinburg, сейчас 00:\d\d/,
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
    await opens(house, olga, button);
    for (const line of wrong) {
      await house.says(olga, line);
      assert.doesNotMatch(house.reads(olga), /⚙️ Настройки/, `${button}: ${line}`);
      await house.pass(1);
    }
    await house.says(olga, right);
    assert.match(settings(house, olga), shown);
  }
  await opens(house, olga, 'Телефон охраны');
  await house.taps(olga, 'Убрать телефон');
  await opens(house, olga, 'Тихие часы');
  await house.taps(olga, 'Без тихих часов');
  assert.match(settings(house, olga), /Тихих часов нет\nТелефон охраны не указан/);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Журнал');
  assert.match(house.reads(olga), /Изменена настройка «Тихие часы»/);
});

test('«Телефон охраны» is asked, checked, shown, and taken away again', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await opens(house, olga, 'Телефон охраны');
  await house.says(olga, 'позвоните Степану');
  await house.says(olga, '+7 (495) 123-45-67');
  await house.taps(olga, 'Телефон охраны');
  await house.taps(olga, 'Убрать телефон');
  matchesGolden(t, house, 'admin-settings', [olga]);
});

test('Another time for the reminder and for help holds for a thread that is open already', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await opens(house, olga, 'Напоминание');
  await house.says(olga, '2');
  await opens(house, olga, 'Вызов охраны');
  await house.says(olga, '4');
  await house.pass(2);
  assert.ok(house.world.find(boris, 'Напоминание: вас ждут'));
  await house.pass(2);
  assert.ok(house.world.find(stepan, 'Мешает машина, место 45'));
});

test('A group is unlinked from «Настройки»: it asks first, and requests from there stop', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [45]);
  const group = await linkedGroup(house, olga, [anna]);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Настройки');
  await house.taps(olga, `Отвязать: ${group.title}`);
  await house.taps(olga, 'Подтвердить');
  assert.match(house.reads(olga), /отвязана/);
  house.world.say(anna, '/spot 45 фары', { chat: group });
  await house.quiet();
  const { rows } = await house.pool.query('select 1 from alerts');
  assert.equal(rows.length, 0);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Настройки');
  await house.taps(olga, 'Привязать группу к ЖК');
  assert.match(house.reads(olga), /привязана/i);
});
