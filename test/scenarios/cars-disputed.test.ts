import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adds, carsOf } from '../support/cars.ts';
import { lend } from '../support/tenancy.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';

const PLATE = 'А123ВС777';

async function house(app: TestApp) {
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await adds(app, anna, PLATE);
  return { anna, boris };
}

/** What somebody was shown, without his own words: nobody else's name or spot may stand there. */
const shownTo = (app: TestApp, person: Parameters<TestApp['reads']>[0]) =>
  app.world
    .messages(person)
    .filter(({ from }) => from?.is_bot)
    .map(({ text, reply_markup }) => `${text}${JSON.stringify(reply_markup ?? '')}`)
    // The numbers of rows and of questions say nothing.
    .join('\n')
    .replaceAll(/"callback_data":"[^"]*"/g, '');

test('Of a plate that a stranger named before, its second finder reads what everybody reads', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await house(app);
  const galya = await app.resident('Галя', [46]);
  await adds(app, boris, PLATE);
  await adds(app, galya, 'К777КК77');
  assert.deepEqual(await carsOf(app), [
    'Анна A123BC777 known',
    'Борис A123BC777 asked',
    'Галя K777KK77 known',
  ]);
  const same = (text: string) => text.replaceAll(/А123ВС777|К777КК77/g, '…').replaceAll(/4[56]/g, '…');
  for (const [person, plate] of [
    [boris, PLATE],
    [galya, 'К777КК77'],
  ] as const)
    await app.says(person, `/blocked ${plate}`);
  assert.match(app.reads(boris), /ваша машина/);
  assert.equal(same(shownTo(app, boris)), same(shownTo(app, galya)));
  assert.ok(app.world.find(anna, 'Борис записывает машину А123ВС777'));
  const olga = await app.admin('Ольга');
  await app.taps(anna, 'Не знаю этого человека');
  await app.taps(olga, 'Отклонить');
  const data = async (person: typeof boris) => {
    await app.says(person, '/mydata');
    const file = app.world.files.byId(app.world.lastMessage(person)?.document?.file_id ?? '');
    return same(Buffer.from(file?.bytes ?? []).toString('utf8'))
      .replaceAll(/[\d:.TZ-]{8,}/g, '…')
      .replaceAll(/Борис|Галя/g, '…');
  };
  const [his, hers] = [await data(boris), await data(galya)];
  assert.match(his, /"cars"/);
  assert.equal(his, hers, 'what an admin decided about a plate is not told in /mydata either');
});

test('«Это моя семья» lets him in, and both are told nothing more', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await house(app);
  const olga = await app.admin('Ольга');
  await adds(app, boris, 'a123bc');
  const before = shownTo(app, boris);
  await app.taps(anna, 'Это моя семья');
  const left = app.world.lastMessage(anna)?.reply_markup?.inline_keyboard?.flat() ?? [];
  assert.ok(!left.some(({ text }) => text === 'Это моя семья'), 'the other answers stay open');
  assert.deepEqual(await carsOf(app), ['Анна A123BC777 known', 'Борис A123BC known']);
  assert.equal(shownTo(app, boris), before);
  assert.ok(!app.world.find(olga, 'А123ВС777'), 'nothing to decide');
  await app.taps(anna, 'Не знаю этого человека');
  assert.deepEqual(await carsOf(app), ['Анна A123BC777 known', 'Борис A123BC asked'], 'a slip');
  assert.ok(app.world.find(olga, 'не знают друг друга'));
});

test('Who was let in by one car is asked of about the next one', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await house(app);
  await adds(app, anna, 'К777КК77');
  await adds(app, boris, PLATE);
  await app.taps(anna, 'Это моя семья');
  await adds(app, boris, 'К777КК77');
  assert.ok((await carsOf(app)).includes('Борис K777KK77 asked'));
  assert.ok(app.world.find(anna, 'Борис записывает машину К777КК77'));
});

test('At the gate a number shows the spot where its car may stand, and not where whoever only claims it does', async (t) => {
  const app = await openTestApp(t);
  const { boris } = await house(app);
  const ivan = await app.guard('Иван');
  await app.resident('Галя', [46]);
  await adds(app, boris, PLATE);
  await lend(app, 46, boris);
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, '123');
  assert.match(app.reads(ivan), /12/);
  assert.doesNotMatch(app.reads(ivan), /4[56]/);
});

test('A dispute is a card for the admins, who let him in, or do not; he reads nothing of it', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await house(app);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await adds(app, boris, PLATE);
  const before = shownTo(app, boris);
  await app.taps(anna, 'Не знаю этого человека');
  assert.match(app.reads(olga), /Чья: Борис, место 45\nРаньше её записали: Анна \(«не знаю/u);
  const card = app.world.lastMessage(pavel) ?? assert.fail();
  await app.taps(olga, 'Отклонить');
  assert.deepEqual(await carsOf(app), ['Анна A123BC777 known', 'Борис A123BC777 refused']);
  const late = await app.world.press(pavel, card, 'Отклонить').catch(() => null);
  assert.ok(late === null || late.text === 'Уже решено');
  const { text } = await app.world.press(
    anna,
    app.world.find(anna, 'Ваш ответ') ?? assert.fail(),
    'Это моя семья',
  );
  assert.equal(text, 'Администратор уже решил');
  await app.quiet();
  assert.equal(shownTo(app, boris), before);
  await app.taps(olga, 'Подтвердить машину');
  assert.deepEqual(await carsOf(app), ['Анна A123BC777 known', 'Борис A123BC777 known']);
  assert.equal(shownTo(app, boris), before);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  assert.match(app.reads(olga), /Машина подтверждена: Борис/);
  assert.match(app.reads(olga), /Машина отклонена: Борис/);
  assert.doesNotMatch(app.reads(olga), /А123ВС777/, 'what happened stays without the plate');
});

test('Whoever becomes an admin has the dispute that waits', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await house(app);
  const olga = await app.admin('Ольга');
  const pavel = await app.resident('Павел', [60]);
  await adds(app, boris, PLATE);
  await app.taps(anna, 'Не знаю этого человека');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Жители');
  await app.taps(olga, 'Павел · 60');
  await app.taps(olga, 'Назначить администратором');
  await app.taps(olga, 'Подтвердить');
  assert.ok(app.world.find(pavel, 'не знают друг друга'));
});

test('The first one is asked once in thirty days, however often the second one adds the car', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await house(app);
  const asked = () =>
    app.world.messages(anna).filter(({ text }) => text?.includes('Борис записывает')).length;
  const removes = async () => {
    await app.taps(boris, 'Убрать А123ВС777');
    await app.taps(boris, 'Подтвердить');
  };
  await adds(app, boris, PLATE);
  await app.taps(anna, 'Не знаю этого человека');
  await removes();
  await adds(app, boris, PLATE);
  assert.equal(asked(), 1);
  assert.deepEqual(await carsOf(app), ['Анна A123BC777 known', 'Борис A123BC777 asked']);
  await removes();
  await app.advance(31 * 24 * 60);
  await adds(app, boris, PLATE);
  assert.equal(asked(), 2);
});

test('Another region is no other question where the first one left his out, and what was said of it counts', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const asked = () =>
    app.world.messages(anna).filter(({ text }) => text?.includes('Борис записывает')).length;
  await adds(app, anna, 'А123ВС');
  await adds(app, boris, 'А123ВС77');
  await app.taps(anna, 'Не знаю этого человека');
  await adds(app, boris, 'А123ВС99');
  await app.taps(boris, 'Убрать А123ВС77');
  await app.taps(boris, 'Подтвердить');
  await adds(app, boris, 'А123ВС');
  assert.equal(asked(), 1);
  assert.deepEqual(await carsOf(app), ['Анна A123BC known', 'Борис A123BC99 asked', 'Борис A123BC asked']);
  assert.ok(app.world.find(olga, 'Машина А123ВС99'), 'a dispute is one by any spelling');
  await app.taps(anna, 'Это моя семья');
  assert.deepEqual(await carsOf(app), ['Анна A123BC known', 'Борис A123BC99 known', 'Борис A123BC known']);
});

test('Two of one household have the car both, and nobody is asked', async (t) => {
  const app = await openTestApp(t);
  const { anna } = await house(app);
  const mark = await app.resident('Марк', [12]);
  await adds(app, mark, PLATE);
  assert.deepEqual(await carsOf(app), ['Анна A123BC777 known', 'Марк A123BC777 known']);
  assert.ok(!app.world.find(anna, 'Марк записывает'));
});

test('A car that was sold has one who is reached: its buyer, once the seller removed it or is forgotten', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await house(app);
  await adds(app, boris, PLATE);
  await app.taps(anna, 'Продал, убрать из моих машин');
  await app.taps(anna, 'Подтвердить');
  assert.deepEqual(await carsOf(app), ['Борис A123BC777 known']);
  const galya = await app.resident('Галя', [46]);
  await adds(app, galya, PLATE);
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  assert.deepEqual(await carsOf(app), ['Галя A123BC777 known']);
});

test('Whom nobody can ask the admins are shown at once', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await house(app);
  const olga = await app.admin('Ольга');
  app.world.block(anna);
  await app.quiet();
  await adds(app, boris, PLATE);
  assert.match(app.reads(olga), /Раньше её записали: Анна \(пока не/u);
  await app.taps(olga, 'Убрать: Анна');
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await carsOf(app), ['Борис A123BC777 known']);
});

test('Of two who name one plate at the same moment one is the first', async (t) => {
  const app = await openLiveHouse(t);
  const people = [await app.resident('Анна', [12]), await app.resident('Борис', [45])];
  for (const person of people) {
    await app.says(person, 'Моё место');
    await app.taps(person, 'Мои машины');
    await app.taps(person, 'Добавить машину');
    await app.says(person, PLATE);
  }
  await Promise.all(people.map((person) => app.world.tap(person, 'Да, верно')));
  await app.quiet();
  const states = (await carsOf(app)).map((line) => line.split(' ').at(-1));
  assert.deepEqual(states, ['known', 'asked']);
});

test('An admin takes a car from a resident, who is told; it stands in the journal', async (t) => {
  const app = await openTestApp(t);
  const { anna } = await house(app);
  const olga = await app.admin('Ольга');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Жители');
  await app.taps(olga, 'Анна · 12');
  assert.match(app.reads(olga), /Машины: А123ВС777/);
  await app.taps(olga, 'А123ВС777');
  await app.taps(olga, 'Убрать: Анна');
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await carsOf(app), []);
  assert.match(app.reads(anna), /Администратор убрал одну из ваших машин/);
});

test('Whoever is reached by the plate no more is in no thread about it: a slip put right, a car taken away', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await house(app);
  const olga = await app.admin('Ольга');
  const galya = await app.resident('Галя', [46]);
  await adds(app, boris, PLATE);
  await app.taps(anna, 'Это моя семья');
  await app.says(galya, `/blocked ${PLATE}`);
  const card = app.world.find(boris, 'мешает выехать') ?? assert.fail();
  await app.world.press(anna, app.world.find(anna, 'Ваш ответ') ?? assert.fail(), 'Не знаю этого человека');
  await app.quiet();
  await app.world.press(boris, card, 'Иду').catch(() => null);
  await app.quiet();
  assert.doesNotMatch(app.reads(galya), /Иду/);
  assert.ok(!app.world.find(boris, 'мешает выехать'));
  assert.ok(app.world.find(anna, 'мешает выехать'));
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Жители');
  await app.taps(olga, 'Анна · 12');
  await app.taps(olga, '🚗 А123ВС777');
  await app.taps(olga, 'Убрать: Анна');
  await app.taps(olga, 'Подтвердить');
  assert.ok(!app.world.find(anna, 'мешает выехать'));
});
