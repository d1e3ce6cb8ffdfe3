import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import type { AdminWish } from '../../src/chat/administration/buttons.ts';
import type { ButtonCode } from '../../src/chat/buttons.ts';
import { spotNumber } from '../../src/core/kernel/ids.ts';
import { buttonsUnder, holders } from '../support/joining.ts';
import { idOf, presses } from '../support/presses.ts';
import { printedStrips } from '../support/strips.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { openDialog } from './dialogs.ts';

const spotOf = (number: number) => spotNumber(number) ?? assert.fail();

const wants = (app: TestApp, admin: Person, wish: AdminWish) =>
  presses(app, admin, { kind: 'administer', wish });

const labels = (app: TestApp, admin: Person) =>
  (app.world.lastMessage(admin)?.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);

const INVITE = { on: 'house', act: 'invite resident' } as const;

test('Whatever an admin opens or does by a button ends what he was asked: a number typed next is no answer', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await idOf(app, await app.resident('Борис', [45]));
  const anna = await idOf(app, await app.resident('Анна', [12]));
  const acts: readonly ButtonCode[] = [
    { kind: 'strips', act: 'show' },
    ...(
      [
        { on: 'house', act: 'change guards' },
        { on: 'spot', act: 'invite', spot: spotOf(45) },
        { on: 'setting', act: 'no guard phone' },
        { on: 'holder', act: 'assign', spot: spotOf(46), person: boris },
        { on: 'holder', act: 'transfer', spot: spotOf(45), person: anna },
      ] as const
    ).map((wish) => ({ kind: 'administer', wish }) as const),
  ];
  for (const act of acts) {
    await wants(app, olga, INVITE);
    assert.equal(await openDialog(app, olga), 'administering');
    await presses(app, olga, act);
    assert.equal(await openDialog(app, olga), null, JSON.stringify(act));
  }
  assert.deepEqual(await holders(app), ['12 Анна', '45 Борис', '46 Борис']);
});

test('What cannot be taken is asked for once more, for as long again: a number, a copy, a telephone', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await wants(app, olga, INVITE);
  for (const typed of ['сорок пять', null]) {
    await app.advance(10);
    if (typed === null) app.world.sticker(olga);
    else await app.says(olga, typed);
    await app.quiet();
  }
  await app.advance(10);
  await app.says(olga, '45');
  assert.match(app.reads(olga), /место 45/);
  await presses(app, olga, { kind: 'backup', act: 'restore' });
  assert.match(app.reads(olga), /На сервере копий пока нет/);
  assert.deepEqual(buttonsUnder(app, olga, 'копий пока нет'), ['Отмена']);
  await app.advance(10);
  await app.says(olga, 'вот эту');
  assert.match(app.reads(olga), /Жду один файл копии/);
  await app.advance(10);
  assert.equal(await openDialog(app, olga), 'restoring');
  await presses(app, olga, { kind: 'spot last resort', act: 'phone', spot: spotOf(45) });
  await app.advance(10);
  await app.says(olga, 'позвоните');
  assert.match(app.reads(olga), /не похоже на телефон/);
  await app.advance(10);
  await app.says(olga, '+7 900 000-00-00');
  assert.match(app.reads(olga), /Записал/);
  assert.doesNotMatch(app.reads(olga), /ничего не записано/);
  const anna = await app.resident('Анна', [12]);
  await presses(app, anna, { kind: 'last resort', act: 'phone' });
  await app.says(anna, '+7 900 000-00-00');
  assert.doesNotMatch(app.reads(anna), /ничего не записано/);
  assert.deepEqual(buttonsUnder(app, anna, 'Записал').slice(2), ['Не звонить по телефону']);
});

test('A contact for the poster that was written down can be taken away again', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const contact = { on: 'setting', act: 'bot contact' } as const;
  await wants(app, olga, contact);
  assert.deepEqual(labels(app, olga), ['Отмена']);
  await app.says(olga, 'Ольга, кв. 5');
  await wants(app, olga, contact);
  assert.equal(labels(app, olga).length, 2);
  await app.taps(olga, labels(app, olga)[0] ?? '');
  await wants(app, olga, contact);
  assert.deepEqual(labels(app, olga), ['Отмена']);
});

test('A number that is asked back is for what was asked, and whose the spot is already is said with its card', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await idOf(app, await app.resident('Борис', [45]));
  await wants(app, olga, INVITE);
  await app.says(olga, 'здравствуйте! 45');
  await app.taps(olga, 'Место 45');
  assert.match(app.reads(olga), /\?start=r_/);
  await wants(app, olga, { on: 'person', act: 'assign spot', person: boris });
  await app.says(olga, 'здравствуйте! 45');
  const before = app.world.messages(olga).length;
  await app.taps(olga, 'Место 45');
  assert.equal(app.world.messages(olga).length, before, 'he has it');
  await app.says(olga, '45');
  const said = app.world
    .messages(olga)
    .slice(-2)
    .map(({ text }) => text ?? '');
  assert.equal(said[0], 'Место уже за этим человеком.');
  assert.match(said[1] ?? '', /Место 45\nЗа кем: Борис/);
});

test('Several pages of whom a spot is for stay about that spot, and «Отмена» stands below each', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  for (let spot = 1; spot <= 9; spot += 1) await app.resident(`Житель ${spot}`, [spot]);
  await wants(app, olga, { on: 'spot', act: 'assign', spot: spotOf(45) });
  assert.ok(buttonsUnder(app, olga, 'Кому место 45?').includes('Отмена'));
  await app.taps(olga, 'Дальше ▶');
  assert.match(app.reads(olga), /Кому место 45\? Нашлось: 10\.\nСтраница 2 из 2/);
  assert.ok(buttonsUnder(app, olga, 'Кому место 45?').includes('Отмена'));
  await app.says(olga, 'Щ');
  assert.match(app.reads(olga), /По «Щ» никого не нашлось/);
  await app.says(olga, 'Житель 9');
  await app.taps(olga, 'Житель 9 · 9');
  assert.ok((await holders(app)).includes('45 Житель 9'));
  // The list of before is about nothing that is asked now.
  assert.equal(
    await wants(app, olga, { on: 'list', list: 'residents', page: 2 }),
    'Список устарел. Откройте его ещё раз.',
  );
});

test('Of several who share, and share several spots, it is asked about the one that was pressed, without what is no name', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const anna = await app.resident('Анна', [12, 13]);
  const boris = await app.resident('Борис @spam', [12, 13]);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Этот человек не из моей семьи');
  assert.deepEqual(buttonsUnder(app, anna, 'О ком речь?'), [
    'Борис · место 12',
    'Борис · место 13',
    'Отмена',
  ]);
  await app.taps(anna, 'Борис · место 13');
  assert.match(app.reads(anna), /^Написать администраторам, что Борис на месте 13 не из вашей семьи/);
  await app.taps(anna, 'Отмена');
  const which = app.world.find(anna, 'О ком речь?') ?? assert.fail();
  await app.world.press(anna, which, 'Отмена');
  await app.quiet();
  assert.ok(!app.world.find(anna, 'О ком речь?'));
  assert.match(app.reads(anna), /всё осталось как было/);
  await presses(app, boris, { kind: 'own spot', act: 'give up for sure', spot: spotOf(13) });
  const other = {
    on: 'holder',
    act: 'not family',
    spot: spotOf(13),
    person: await idOf(app, boris),
  } as const;
  assert.equal(await wants(app, anna, other), 'Этого человека на вашем месте уже нет.');
});

test('Strips alone are shown among the open links, and stand on the first page of them', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await printedStrips(app);
  await wants(app, olga, { on: 'house', act: 'links' });
  assert.match(app.reads(olga), /Кроме листков, открытых ссылок нет/);
  assert.match(buttonsUnder(app, olga, 'Кроме листков').join(), /^Листки: 1 · до [^,]+$/);
  for (let made = 0; made < 9; made += 1) await presses(app, olga, { kind: 'joining', act: 'invite guard' });
  await wants(app, olga, { on: 'house', act: 'links' });
  const kinds = () => buttonsUnder(app, olga, 'Страница').map((label) => label.split(' ')[0]);
  assert.deepEqual(kinds(), ['Листки:', ...Array.from({ length: 8 }, () => 'Охрана'), 'Дальше']);
  await app.taps(olga, 'Дальше ▶');
  assert.deepEqual(kinds(), ['Охрана', '◀']);
});

test('Of strips that work on an admin reads where an admin goes, and nowhere else', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await idOf(app, await app.guard('Степан'));
  const pavel = await idOf(app, await app.admin('Павел'));
  await printedStrips(app);
  await wants(app, olga, { on: 'person', act: 'remove guard for sure', person: stepan });
  assert.match(app.reads(olga), /👤 Степан/);
  await wants(app, olga, { on: 'person', act: 'remove admin for sure', person: pavel });
  assert.match(app.reads(olga), /Действует 1 листок/);
});

test('Strips that are none are not taken back, nobody prints for a house without spots or with all inside', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await presses(app, olga, { kind: 'strips', act: 'show' });
  assert.match(app.reads(olga), /Сначала нужен список мест/);
  assert.deepEqual(labels(app, olga), []);
  for (const act of ['revoke', 'revoke for sure'] as const)
    assert.equal(await presses(app, olga, { kind: 'strips', act }), 'Отзывать нечего');
  await app.resident('Анна', [45]);
  const missing = { kind: 'strips for', whom: 'missing' } as const;
  assert.equal(await presses(app, olga, missing), 'Все уже вошли');
  // Another admin printed since she was asked.
  const old = { kind: 'print strips', whom: 'all', seen: 999 } as const;
  assert.match(await presses(app, olga, old), /уже печатал другой администратор/);
  assert.match(app.reads(olga), /Вошли: 1 из 1/);
});

test('A page that a list has no more is its last one, and who holds a spot no more is not taken off it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await idOf(app, await app.resident('Анна', [45]));
  await app.resident('Борис', [46]);
  await wants(app, olga, { on: 'spot', act: 'invite', spot: spotOf(45) });
  assert.match(await wants(app, olga, { on: 'list', list: 'journal', page: 9 }), /Журнал\n\n.*Ольга.*45/s);
  await wants(app, olga, { on: 'list', list: 'spots', page: 9 });
  assert.deepEqual(buttonsUnder(app, olga, 'Места'), ['45 · Анна', '46 · Борис']);
  const remove = { on: 'holder', act: 'remove', spot: spotOf(46), person: anna } as const;
  assert.equal(await wants(app, olga, remove), 'Этого человека на месте уже нет.');
});
