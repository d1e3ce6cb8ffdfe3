import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { everything } from '../support/everything.ts';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder, restart } from '../support/joining.ts';
import { cardOf, codeOn, HOUR, invites, linkOn, steady } from '../support/passes.ts';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';
import { wireOf } from '../support/wire-of.ts';

test('One guest a spot is inside at a time, also when two guards press at the same moment', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [45]);
  const [ivan, oleg] = [await app.guard('Иван'), await app.guard('Олег')];
  await invites(app, anna, 'Марина');
  await invites(app, anna, 'Пётр');
  for (const [guard, guest] of [
    [ivan, 'Марина'],
    [oleg, 'Пётр'],
  ] as const) {
    await app.says(guard, 'Проверить пропуск');
    await app.says(guard, guest);
  }
  const press = (guard: Person) => {
    const shown = app.world.lastMessage(guard);
    const [button] = shown?.reply_markup?.inline_keyboard[0] ?? [];
    assert.ok(shown && button && 'callback_data' in button);
    return app.world.forge(guard, shown, button.callback_data ?? '');
  };
  const toasts = await Promise.all([press(ivan), press(oleg)]);
  await app.quiet();
  assert.equal(toasts.filter(({ text }) => text === 'Отметил: въехал').length, 1);
  assert.equal(toasts.filter(({ text }) => text?.includes('ещё стоит другой гость')).length, 1);
  const { rows } = await app.pool.query('select 1 from guest_passes where entered_at is not null');
  assert.equal(rows.length, 1);
});

test('Codes can be tried thirty times in ten minutes: then right and wrong ones are refused alike', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'Марина', '24 часа');
  await app.says(ivan, 'Проверить пропуск');
  for (let tries = 0; tries < 30; tries += 1) {
    await app.says(ivan, String(100_000 + tries));
    if (tries % 9 === 8) await app.advance(1.1);
  }
  await app.advance(1.1);
  await app.says(ivan, codeOn(app, anna));
  assert.match(app.reads(ivan), /Слишком много кодов/);
  await app.says(ivan, 'Марина');
  assert.match(app.reads(ivan), /Пропуск действует/);
  await app.advance(10);
  await app.says(ivan, codeOn(app, anna));
  assert.match(app.reads(ivan), /Пропуск действует/);
});

test('Whoever is no guard any more sees no pass, although the question of the gate is still open', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'Марина', '24 часа');
  await app.says(ivan, 'Проверить пропуск');
  const { rows } = await app.pool.query('select person_id from addresses where external_id = $1', [ivan.id]);
  const wish = { on: 'person', act: 'remove guard for sure', person: personId(rows[0].person_id) } as const;
  const menu = app.world.lastMessage(olga) ?? assert.fail('no menu');
  await app.world.forge(olga, menu, wireOf({ kind: 'administer', wish }));
  await app.quiet();
  for (const typed of [codeOn(app, anna), 'Марина']) {
    await app.says(ivan, typed);
    assert.doesNotMatch(app.reads(ivan), /Марина|Пропуск действует/);
  }
});

test('Six digits that are no code may be a piece of a number', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'АВ123 777');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, '123777');
  assert.match(app.reads(ivan), /Гость: АВ123 777/);
  await app.says(ivan, '123778');
  assert.match(app.reads(ivan), /Такого кода нет/);
});

test('The stored rows open no gate: neither the code nor the link stands in them', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  await invites(app, anna, 'Марина');
  const code = codeOn(app, anna).replace(' ', '');
  const payload = linkOn(app, anna).split('start=')[1] ?? assert.fail();
  const stored = await everything(app);
  const passes = stored.slice(stored.indexOf('guest_passes\n'), stored.indexOf('holder_questions\n'));
  assert.ok(passes.includes('Марина'));
  assert.ok(!passes.includes(code) && !stored.includes(payload) && !stored.includes(payload.slice(-22)));
  await restart(app);
  await app.taps(anna, 'Моё место').catch(() => app.says(anna, 'Моё место'));
  await app.taps(anna, 'Пропуск: Марина');
  assert.equal(codeOn(app, anna).replace(' ', ''), code);
});

test('An alert about a spot with a guest says so to its holders; a guest’s car number reaches the host', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const lena = await app.resident('Лена', [45]);
  const boris = await app.resident('Борис', [12]);
  await app.guard('Иван');
  await invites(app, anna, 'А 123 ВС 77');
  await app.says(boris, '/blocked 45');
  assert.match(app.reads(anna), /Возможно, речь о машине вашего гостя: А 123 ВС 77/);
  assert.match(app.reads(lena), /Возможно, речь о машине гостя/);
  assert.doesNotMatch(app.reads(lena), /123/);
  await app.taps(boris, 'Решено');
  await app.says(boris, 'Перегородили');
  await app.taps(boris, 'Не знаю номер');
  await app.says(boris, 'белая Лада a123bc77 у подъезда');
  assert.ok(app.world.find(anna, 'Возможно, машина вашего гостя мешает выехать'));
  assert.ok(!app.world.find(lena, 'машина вашего гостя мешает'));
  await app.taps(anna, 'Иду');
  assert.ok(
    app.world
      .find(boris, 'номер неизвестен')
      ?.text?.includes('Сосед, чей гость может мешать, ответил: «Иду»'),
  );
  matchesGolden(t, app, 'passes-alert', [anna, lena, boris], {}, steady);
});

test('A guest who is inside is asked about first, a revoked one not at all, and who stays overnight is seen next day', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const boris = await app.resident('Борис', [12]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'А 123 ВС 77');
  await invites(app, anna, 'К 456 МН 99', '2 часа');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, '456');
  await app.taps(ivan, 'Въехал');
  await app.says(boris, '/blocked 45');
  assert.match(app.world.find(anna, 'мешает выехать')?.text ?? '', /вашего гостя: К 456 МН 99/);
  const stays = app.world.messages(anna).find(({ caption }) => caption?.includes('А 123')) ?? assert.fail();
  await app.world.press(anna, stays, 'Отменить');
  await app.quiet();
  await app.taps(anna, 'Подтвердить');
  await app.says(boris, 'Перегородили');
  await app.taps(boris, 'Не знаю номер');
  await app.says(boris, 'белая Лада a123bc77 у подъезда');
  assert.equal(app.world.find(anna, 'машина вашего гостя мешает'), undefined);
  await app.advance(26 * HOUR);
  await app.says(ivan, 'Проверить пропуск');
  await app.taps(ivan, 'Сегодня');
  assert.match(app.reads(ivan), /К 456 МН 99/);
  assert.doesNotMatch(app.reads(ivan), /А 123/);
});

test('Whoever loses the spot or is forgotten lets nobody in any more', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45, 46]);
  const ivan = await app.guard('Иван');
  await app.says(anna, 'Гостевой пропуск');
  await app.says(anna, 'Марина');
  await app.taps(anna, 'Место 45');
  await app.taps(anna, '24 часа');
  const code = codeOn(app, anna);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Отказаться от места');
  await app.taps(anna, 'Место 45');
  await app.taps(anna, 'Подтвердить');
  assert.match(cardOf(app, anna)?.caption ?? '', /Пропуск отменён/);
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, code);
  assert.match(app.reads(ivan), /Пропуск не действует: отменён в 22:36/);
  assert.deepEqual(buttonsUnder(app, ivan, 'Пропуск не действует'), ['Отмена']);
});

test('A pass that ended while the bot was down says when it ended, and «Сегодня» tells a revoked one from one that is over', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  app.clock.advance(9 * 60 * 60_000);
  await invites(app, anna, 'Марина', '2 часа');
  await invites(app, anna, 'Пётр', '2 часа');
  await app.taps(anna, 'Отменить');
  await app.taps(anna, 'Подтвердить');
  await app.stopBot();
  app.clock.advance(3 * 60 * 60_000);
  await app.startBot();
  await app.quiet();
  const over = app.world.messages(anna).find(({ caption }) => caption?.includes('Пропуск закончился'));
  assert.match(over?.caption ?? '', /Пропуск закончился: 09:36/);
  await app.says(ivan, 'Проверить пропуск');
  await app.taps(ivan, 'Сегодня');
  assert.match(app.reads(ivan), /❌ Пётр · место 45 · пропуск отменили/);
  assert.match(app.reads(ivan), /⌛ Марина · место 45 · время вышло/);
  await app.says(ivan, 'Марина');
  assert.match(app.reads(ivan), /Пропуск не действует: закончился в 09:36/);
});

test('A host who is forgotten leaves his guest to the gate until he drives out, and no button on his own cards', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45], { id: 77_000_222 });
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'Марина');
  await invites(app, anna, 'Пётр');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Марина');
  await app.taps(ivan, 'Въехал');
  await app.says(anna, '/blocked 12');
  await app.says(anna, '/forget');
  await app.taps(anna, 'Подтвердить');
  const pressable = app.world.messages(anna).filter((one) => one.reply_markup?.inline_keyboard.length);
  const cards = pressable.map(({ text, caption }) => text ?? caption ?? '');
  // Cards say when they were true.
  assert.deepEqual(
    cards.filter((card) => /на \d\d:\d\d$/.test(card)),
    [],
  );
  const dump = await everything(app);
  assert.ok(!dump.includes('Анна') && !dump.includes(String(anna.id)) && !dump.includes('Пётр'));
  // Somebody else may be let in only when the first has gone: the gate still knows where he stands.
  const lena = await app.resident('Лена', [45]);
  await invites(app, lena, 'Олег');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Олег');
  assert.match(app.reads(ivan), /На месте 45 ещё стоит другой гость: Марина/);
  await app.says(ivan, 'Проверить пропуск');
  await app.taps(ivan, 'Сегодня');
  assert.match(app.reads(ivan), /Марина · место 45 · уже внутри/);
  await app.says(ivan, 'Марина');
  await app.taps(ivan, 'Выехал');
  await app.advance(25 * HOUR);
  const { rows } = await app.pool.query("select 1 from guest_passes where guest = 'Марина'");
  assert.equal(rows.length, 0, 'nobody’s pass is kept longer than the gate needs it');
});

test('A host is forgotten when the guest has driven out: nothing of either stays at the gate', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'Марина');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Марина');
  await app.taps(ivan, 'Въехал');
  await app.taps(ivan, 'Выехал');
  await app.says(anna, '/forget');
  await app.taps(anna, 'Подтвердить');
  const { rows } = await app.pool.query('select guest from guest_passes');
  assert.deepEqual(rows, []);
});

test('A guest who drives out in the moment in which he was let in has gone, whichever guard’s press began first', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'Марина');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Марина');
  await app.taps(ivan, 'Въехал');
  // As another guard, whose press began a second later and got there first.
  const later = new Date(app.clock.now().getTime() + 1_000);
  await app.pool.query('update guest_passes set entered_at = $1', [later]);
  assert.equal(await app.taps(ivan, 'Выехал'), 'Отметил: выехал');
  const { rows } = await app.pool.query('select left_at from guest_passes');
  assert.deepEqual(rows, [{ left_at: later }]);
});

test('A second guard who lets the same guest in reads that it is noted already', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const guards = [await app.guard('Иван'), await app.guard('Олег')];
  await invites(app, anna, 'Марина');
  for (const guard of guards) {
    await app.says(guard, 'Проверить пропуск');
    await app.says(guard, 'Марина');
  }
  const toasts: (string | null)[] = [];
  for (const guard of guards) toasts.push(await app.taps(guard, 'Въехал'));
  assert.deepEqual(toasts, ['Отметил: въехал', 'Уже отмечено: въехал']);
});
