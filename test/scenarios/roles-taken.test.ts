import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { becomes } from '../rights/roles-taken.ts';
import { adds } from '../support/cars.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Whatever the bot has on a phone: text and captions. */
const onPhone = ({ world }: TestApp, person: Person) =>
  world
    .messages(person)
    .filter(({ from }) => from?.is_bot)
    .map(({ text, caption }) => text ?? caption ?? '');

const GONE = 'Эта карточка больше не для вас.';

for (const later of ['newcomer', 'resident', 'banned resident'] as const) {
  test(`A guard and an admin who were called and are by then a ${later} read nothing more of the thread`, async (t) => {
    const app = await openTestApp(t);
    const anna = await app.resident('Анна', [12]);
    const staff = [await app.guard('Степан'), await app.admin('Ольга')];
    await app.says(anna, 'Перегородили');
    await app.taps(anna, 'Не знаю номер');
    await app.says(anna, 'Белая Лада');
    for (const person of staff) {
      assert.match(onPhone(app, person).join('\n'), /Белая Лада/);
      await (await becomes(app, person)).now(later);
    }
    await app.taps(anna, 'Добавить фото или текст');
    await app.says(anna, 'и ещё красная Нива');
    assert.match(app.reads(anna), /^Не передано/);
    await app.taps(anna, 'Решено');
    for (const person of staff) {
      assert.doesNotMatch(onPhone(app, person).join('\n'), /красная Нива|Белая Лада/);
      assert.ok(onPhone(app, person).includes(GONE));
    }
  });
}

test('An admin who is taken off the guards and admins loses the open call from his screen at once', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  for (const person of [stepan, olga]) assert.match(app.reads(person), /место 45|месте 45/);
  assert.match(onPhone(app, olga).join('\n'), /Борис/);
  for (const [name, label] of [
    ['Степан', 'Снять с охраны'],
    ['Ольга', 'Снять с администраторов'],
  ] as const) {
    await app.says(pavel, 'Управление');
    await app.taps(pavel, 'Жители');
    await app.says(pavel, name);
    const one = app.world.messages(pavel).at(-1)?.reply_markup?.inline_keyboard.flat();
    await app.taps(pavel, one?.find(({ text }) => text.includes(name))?.text ?? assert.fail(name));
    await app.taps(pavel, label);
    await app.taps(pavel, 'Подтвердить');
  }
  for (const person of [stepan, olga]) {
    assert.ok(onPhone(app, person).includes(GONE), person.firstName);
    assert.doesNotMatch(onPhone(app, person).join('\n'), /Борис|месте? 45/);
  }
  assert.match(app.reads(boris), /45/);
});

test('Whoever is no admin any more keeps on his screen neither a claim that waits nor a dispute about a car, until he is one again', async (t) => {
  for (const how of ['Снять с администраторов', 'Заблокировать'] as const) {
    const app = await openTestApp(t);
    const anna = await app.resident('Анна', [12]);
    const boris = await app.resident('Борис', [45]);
    const vera = await app.resident('Вера', []);
    const olga = await app.admin('Ольга');
    const pavel = await app.admin('Павел');
    await adds(app, anna, 'А123ВС777');
    await adds(app, boris, 'А123ВС777');
    await app.taps(anna, 'Не знаю этого человека');
    await app.says(vera, 'Моё место');
    await app.taps(vera, 'Добавить место');
    await app.says(vera, '46');
    assert.match(onPhone(app, olga).join('\n'), /Борис, место 45.*Кто: Вера/s);
    await app.says(pavel, 'Управление');
    await app.taps(pavel, 'Жители');
    await app.taps(pavel, '⭐ Ольга');
    await app.taps(pavel, how);
    if (how === 'Заблокировать') {
      await app.taps(pavel, 'На сутки');
      await app.says(pavel, 'Грубит соседям');
    }
    await app.taps(pavel, 'Подтвердить');
    assert.doesNotMatch(onPhone(app, olga).join('\n'), /Борис|Вера|А123ВС777/, how);
    assert.match(onPhone(app, pavel).join('\n'), /Борис, место 45.*Кто: Вера/s);
    await app.says(pavel, 'Управление');
    await app.taps(pavel, 'Жители');
    await app.says(pavel, 'Ольга');
    const [[found] = []] = app.world.messages(pavel).at(-1)?.reply_markup?.inline_keyboard ?? [];
    await app.taps(pavel, found?.text ?? assert.fail('she is not found'));
    if (how === 'Заблокировать') await app.taps(pavel, 'Разблокировать');
    else {
      await app.taps(pavel, 'Назначить администратором');
      await app.taps(pavel, 'Подтвердить');
    }
    for (const waits of [/Борис, место 45/, /Кто: Вера/])
      assert.match(onPhone(app, olga).join('\n'), waits, `${how}: it waits for her again`);
  }
});

test('An admin without a spot who is none any more may only end the call that he raised', async (t) => {
  const app = await openTestApp(t);
  await app.resident('Борис', [45]);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await app.says(olga, '/blocked 45');
  assert.ok(buttonsUnder(app, olga, 'Вас перегородила').includes('Позвать охрану'));
  await app.says(pavel, 'Управление');
  await app.taps(pavel, 'Жители');
  await app.says(pavel, 'Ольга');
  await app.taps(pavel, '⭐ Ольга');
  await app.taps(pavel, 'Снять с администраторов');
  await app.taps(pavel, 'Подтвердить');
  assert.deepEqual(buttonsUnder(app, olga, 'Вас перегородила'), ['Ошибся номером', 'Решено']);
});

test('A question whose right was taken is over with one line about it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [12]);
  await app.says(olga, 'Объявления');
  await app.taps(olga, 'Новое объявление');
  await app.pool.query("update memberships set roles = '{}'");
  await app.says(olga, 'Завтра субботник');
  const said = app.reads(olga);
  await app.says(olga, '45');
  assert.notEqual(app.reads(olga), said);
  assert.match(app.reads(olga), /Что с местом 45/);
  const stepan = await app.guard('Степан');
  await app.says(stepan, 'Проверить пропуск');
  await (await becomes(app, stepan)).now('newcomer');
  await app.says(stepan, '482913');
  assert.match(app.reads(stepan), /Напишите номер вашего места/, 'who may only join is led there');
});
