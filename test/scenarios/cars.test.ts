import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adds, carsOf } from '../support/cars.ts';
import { buttonsUnder, restart } from '../support/joining.ts';
import { presses } from '../support/presses.ts';
import { openTestApp } from '../support/test-app.ts';
import { openDialog } from './dialogs.ts';

test('Anna adds her car, sees what others learn of it, and removes it when it is sold', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, 'Моё место');
  const shown = JSON.stringify(app.world.lastMessage(anna)?.reply_markup);
  assert.doesNotMatch(shown, /не из моей семьи/, 'she shares it with nobody');
  await app.taps(anna, 'Мои машины');
  assert.doesNotMatch(app.reads(anna), /Чья она/, 'there is none');
  await app.taps(anna, 'Добавить машину');
  await app.says(anna, 'а 123 вс 777');
  assert.match(app.reads(anna), /^Записал А123ВС777\. Всё верно\?/);
  assert.deepEqual(buttonsUnder(app, anna, 'Всё верно?'), ['Да, верно', 'Исправить', 'Отмена']);
  await app.taps(anna, 'Да, верно');
  assert.equal(await openDialog(app, anna), null, 'another number is no car of hers');
  assert.match(app.reads(anna), /Добавил А123ВС777/);
  assert.match(app.reads(anna), /Чья она и где стоит, не узнает/);
  assert.deepEqual(await carsOf(app), ['Анна A123BC777 known']);
  await app.taps(anna, 'Убрать А123ВС777');
  await app.taps(anna, 'Подтвердить');
  assert.match(app.reads(anna), /Готово: А123ВС777 больше не в ваших машинах/);
  assert.deepEqual(await carsOf(app), []);
});

test('A mistyped number is put right before it is kept, and an old question keeps nothing', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', []);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Мои машины');
  await app.taps(anna, 'Добавить машину');
  await app.says(anna, '777');
  assert.match(app.reads(anna), /Здесь нужен номер машины/);
  await app.says(anna, 'А123');
  assert.match(app.reads(anna), /Это не весь номер/);
  await app.says(anna, 'А123ВС777');
  await app.says(anna, '12345');
  assert.match(app.reads(anna), /Здесь нужен номер машины/);
  await app.says(anna, 'А123ВС777');
  const first = app.world.lastMessage(anna) ?? assert.fail();
  await app.taps(anna, 'Исправить');
  await app.says(anna, 'А124ВС777');
  await app.says(anna, 'да');
  assert.match(app.reads(anna), /^Записал А124ВС777\. Всё верно\?/);
  const stale = await app.world.press(anna, first, 'Да, верно');
  assert.match(stale.text ?? '', /Начните заново/);
  await restart(app);
  await app.taps(anna, 'Да, верно');
  assert.deepEqual(await carsOf(app), ['Анна A124BC777 known']);
});

test('Nobody has more than five cars, adds more than five a day, or one twice', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  for (const at of [1, 2, 3, 4]) await adds(app, anna, `А${at}00ВС77`);
  await adds(app, anna, 'a100bc 77 rus');
  assert.match(app.reads(anna), /Эта машина у вас уже есть/);
  await app.taps(anna, 'Убрать А300ВС77');
  assert.match(app.reads(anna), /А300ВС77/);
  await app.taps(anna, 'Отмена');
  await app.taps(anna, 'Убрать А100ВС77');
  await app.taps(anna, 'Подтвердить');
  await adds(app, anna, 'А500ВС77');
  await adds(app, anna, 'А600ВС77');
  assert.match(app.reads(anna), /За сутки можно добавить пять машин/);
  assert.equal((await carsOf(app)).length, 4, 'what was removed counts');
  await app.advance(24 * 60 + 1);
  await adds(app, anna, 'А600ВС77');
  assert.ok(!buttonsUnder(app, anna, 'Мои машины').includes('Добавить машину'));
  assert.equal((await carsOf(app)).length, 5);
});

test('What stands in a number beside its letters and digits is not kept, however much of it', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await adds(app, anna, `А123ВС777${'中'.repeat(30)}`);
  assert.match(app.reads(anna), /Добавил А123ВС777 ✅/);
  assert.deepEqual(await carsOf(app), ['Анна A123BC777 known']);
});

test('Whoever is banned may remove a car and is offered to add none', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  for (const plate of ['А100ВС77', 'А200ВС77']) await adds(app, anna, plate);
  assert.ok(buttonsUnder(app, anna, 'Мои машины').includes('Добавить машину'));
  const tomorrow = new Date(app.clock.now().getTime() + 86_400_000);
  await app.pool.query("update memberships set banned_until = $1, ban_reason = 'шум'", [tomorrow]);
  await app.taps(anna, 'Убрать А100ВС77');
  await app.taps(anna, 'Подтвердить');
  assert.deepEqual(buttonsUnder(app, anna, 'Мои машины'), ['Убрать А200ВС77']);
});

test('Whoever has five cars is asked for no sixth', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  for (const at of [1, 2, 3, 4]) await adds(app, anna, `А${at}00ВС77`);
  assert.equal(buttonsUnder(app, anna, 'Мои машины')[0], 'Добавить машину');
  await adds(app, anna, 'А500ВС77');
  await presses(app, anna, { kind: 'cars', act: 'add' });
  assert.match(app.reads(anna), /^Машин уже пять/);
  assert.equal(await openDialog(app, anna), null);
});
