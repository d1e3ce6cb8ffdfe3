import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { restart } from '../support/joining.ts';
import { cardOf, codeOn, HOUR, invites, linkOn, steady } from '../support/passes.ts';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';

test('A pass is a picture with a QR and a code; the guard lets the guest in and out by either', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'а123вс77');
  assert.match(cardOf(app, anna)?.caption ?? '', /Гость: а123вс77\nМесто: 45\nДействует до завтра, 02:36/);
  const code = codeOn(app, anna);
  const link = linkOn(app, anna);
  const payload = /^https:\/\/t\.me\/\w+\?start=(p_[\w-]{10,60})$/.exec(link)?.[1] ?? assert.fail(link);
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, code);
  assert.match(app.reads(ivan), /Пропуск действует до завтра, 02:36\nМесто: 45\nГость: а123вс77/);
  assert.doesNotMatch(app.reads(ivan), /Анна/);
  assert.equal(await app.taps(ivan, 'Въехал'), 'Отметил: въехал');
  assert.match(cardOf(app, anna)?.caption ?? '', /Гость въехал: 22:36/);
  await app.advance(30);
  await app.says(ivan, `/start ${payload}`);
  assert.match(app.reads(ivan), /Гость въехал: 22:36/);
  await app.taps(ivan, 'Выехал');
  assert.match(cardOf(app, anna)?.caption ?? '', /Гость выехал: 23:06/);
  await app.says(ivan, 'BC77');
  assert.match(app.reads(ivan), /Гость: а123вс77/);
  matchesGolden(t, app, 'passes', [anna, ivan], {}, steady);
});

test('A guest of emoji or of foreign letters gets a picture, and the name whole in its caption', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  for (const guest of ['🚗🚗', 'გიორგი', 'Марина 🚗']) {
    await invites(app, anna, guest);
    const card = cardOf(app, anna);
    assert.ok(card?.photo, guest);
    assert.match(card.caption ?? '', new RegExp(`Гость: ${guest}\n`));
    await app.taps(anna, 'Отменить');
    await app.taps(anna, 'Подтвердить');
    await app.advance(1);
  }
});

test('Whoever is no guard and opens the QR reads only «Покажите охране», and nothing is stored of a stranger', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const olga = await app.admin('Ольга');
  await invites(app, anna, 'Марина');
  const payload = linkOn(app, anna).split('start=')[1] ?? assert.fail();
  const marina = app.stranger('Марина');
  for (const person of [marina, anna, olga]) {
    for (const shown of [payload, 'p_1_AAAAAAAAAAAAAAAAAAAAAA', 'p_nonsense']) {
      await app.says(person, `/start ${shown}`);
      assert.equal(app.reads(person), 'Покажите охране');
    }
  }
  const { rows } = await app.pool.query('select 1 from addresses where external_id = $1', [marina.id]);
  assert.equal(rows.length, 0);
  const ivan = await app.guard('Иван');
  await app.says(ivan, '/start p_1_AAAAAAAAAAAAAAAAAAAAAA');
  assert.match(app.reads(ivan), /не нашёл/);
});

test('A button of an older message makes no pass for another guest or another spot than it names', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45, 46]);
  const asks = async (guest: string, spot: string) => {
    await app.says(anna, 'Гостевой пропуск');
    await app.says(anna, guest);
    const which = app.world.lastMessage(anna) ?? assert.fail('not asked');
    await app.says(anna, spot);
    return { which, howLong: app.world.lastMessage(anna) ?? assert.fail('not asked') };
  };
  const marina = await asks('Марина', '45');
  const other = await asks('Пётр', '46');
  const petr = await asks('Пётр', '45');
  for (const [message, label] of [
    [marina.which, 'Место 45'],
    [marina.howLong, '24 часа'],
    [other.howLong, '24 часа'],
  ] as const) {
    const answer = await app.world.press(anna, message, label);
    assert.equal(answer.text, 'Начните заново: «Гостевой пропуск»');
  }
  const chosen = await app.world.press(anna, petr.which, 'Место 46');
  assert.doesNotMatch(chosen.text, /заново/, 'she may still choose the other one');
  await app.quiet();
  await app.says(anna, 'Гостевой пропуск');
  await app.says(anna, 'Пётр');
  await app.says(anna, '45');
  await app.taps(anna, '24 часа');
  await app.quiet();
  await app.says(anna, '12');
  assert.match(app.reads(anna), /Что с местом 12/, 'nothing is asked any more');
  const { rows } = await app.pool.query('select guest, spot from guest_passes');
  assert.deepEqual(rows, [{ guest: 'Пётр', spot: 45 }]);
});

test('Three passes at a time and no more; a resident without a spot makes none', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const gleb = await app.resident('Глеб', []);
  for (const guest of ['Марина', 'Пётр', 'Ольга']) await invites(app, anna, guest);
  await app.says(anna, 'Гостевой пропуск');
  assert.match(app.reads(anna), /уже три действующих пропуска/);
  await assert.rejects(
    app.pool.query(
      `insert into guest_passes (complex_id, host, spot, guest, guest_key, is_plate, slot, made_at, until, salt, code_key)
       select complex_id, host, spot, 'x', 'X', false, 2, made_at, until, salt, decode(repeat('00', 32), 'hex')
       from guest_passes limit 1`,
    ),
    /guest_passes_three_a_host/,
  );
  await app.advance(4 * HOUR);
  await invites(app, anna, 'Вера', '2 часа');
  assert.match(cardOf(app, anna)?.caption ?? '', /Гость: Вера/);
  await app.says(gleb, 'Гостевой пропуск');
  assert.match(app.reads(gleb), /жителям с местом/);
});

test('«Продлить» never goes beyond 72 hours from now and counts once; «Отменить» asks first', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [45]);
  await app.says(anna, 'Гостевой пропуск');
  await app.says(anna, 'Марина');
  await app.says(anna, '0');
  assert.match(app.reads(anna), /от 1 до 72/);
  await app.says(anna, '60');
  await app.taps(anna, 'Продлить');
  const question = app.world.lastMessage(anna);
  assert.ok(question?.reply_markup);
  const [first] = question.reply_markup.inline_keyboard[0] ?? [];
  const press = () =>
    app.world.forge(anna, question, first && 'callback_data' in first ? (first.callback_data ?? '') : '');
  // The card is drawn by somebody else, beside the second press: the chat reads as if it came last.
  app.world.addFault({ kind: 'delay', ms: 500, method: 'editMessageMedia', times: 1 });
  const toasts = await Promise.all([press(), press()]);
  await app.quiet();
  assert.equal(toasts.filter(({ text }) => text === 'Пропуск уже продлили').length, 1);
  assert.match(cardOf(app, anna)?.caption ?? '', /до 25 ноября, 12:36/);
  await app.taps(anna, 'Продлить');
  await app.says(anna, '72');
  assert.match(app.reads(anna), /до 25 ноября, 22:36. Дольше 72 часов/);
  await app.taps(anna, 'Продлить');
  assert.equal(await app.taps(anna, '2 часа'), 'Дольше 72 часов вперёд нельзя');
  await app.taps(anna, 'Отменить');
  await app.taps(anna, 'Отмена');
  assert.match(cardOf(app, anna)?.caption ?? '', /Действует/);
  await app.taps(anna, 'Отменить');
  await app.taps(anna, 'Подтвердить');
  assert.match(cardOf(app, anna)?.caption ?? '', /Пропуск отменён: 22:36/);
  matchesGolden(t, app, 'passes-extended', [anna], {}, steady);
});

test('The host hears 15 minutes before the end, the end itself is quiet, and a guest still inside is shown', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'Марина', '2 часа');
  await invites(app, anna, 'Пётр', '2 часа');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Марина');
  await app.taps(ivan, 'Въехал');
  await app.advance(105);
  assert.ok(app.world.find(anna, 'Пропуск скоро закончится: Марина, место 45, до 00:36'));
  const before = app.world.messages(anna).length;
  await restart(app);
  await app.advance(15);
  assert.match(cardOf(app, anna)?.caption ?? '', /Пропуск закончился: 00:36/);
  assert.match(app.reads(anna), /гость ещё не выехал: Марина/);
  assert.equal(app.world.messages(anna).length, before + 1);
  assert.match(app.reads(ivan), /Время вышло, а гость ещё не выехал/);
  await app.taps(ivan, 'Выехал');
  await app.says(ivan, 'Проверить пропуск');
  await app.taps(ivan, 'Сегодня');
  matchesGolden(t, app, 'passes-over', [anna, ivan], {}, steady);
});

test('A pass that is made longer after the warning is warned of again; a guest who comes back is inside again', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'Марина', '2 часа');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Марина');
  await app.taps(ivan, 'Въехал');
  await app.taps(ivan, 'Выехал');
  await app.advance(105);
  assert.ok(app.world.find(anna, 'Пропуск скоро закончится: Марина, место 45, до 00:36'));
  await app.taps(anna, 'Продлить');
  await app.taps(anna, '2 часа');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Марина');
  await app.taps(ivan, 'Въехал');
  await app.advance(2 * HOUR);
  assert.ok(app.world.find(anna, 'Пропуск скоро закончится: Марина, место 45, до 02:36'));
  await app.advance(15);
  assert.match(app.reads(anna), /гость ещё не выехал: Марина/);
});

test('Of two holders the one who gives the spot up takes his own guests along, and nobody else’s', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const boris = await app.resident('Борис', [45]);
  await invites(app, anna, 'Марина');
  await invites(app, boris, 'Олег');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Подтвердить');
  assert.match(cardOf(app, anna)?.caption ?? '', /Действует/);
  assert.doesNotMatch(cardOf(app, boris)?.caption ?? '', /Действует/);
});

test('In English: the pass, the gate and the refusals speak English, too', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Anna', [45], { languageCode: 'en' });
  const ivan = await app.guard('Иван');
  await app.says(ivan, '/lang');
  await app.taps(ivan, 'English');
  await app.says(anna, 'Guest pass');
  await app.says(anna, '<b>Mary</b>');
  await app.says(anna, '73');
  await app.taps(anna, '8 hours');
  await app.says(ivan, 'Check a pass');
  await app.says(ivan, 'm');
  await app.says(ivan, 'mary');
  await app.taps(ivan, 'Driven in');
  await app.taps(ivan, 'Driven out');
  await app.taps(ivan, 'Today');
  matchesGolden(t, app, 'passes-english', [anna, ivan], {}, steady);
});

test('A pass that is over makes room for another one, also before anybody noticed', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  await invites(app, boris, 'Марина', '2 часа');
  for (const guest of ['Олег', 'Пётр']) await invites(app, boris, guest, '8 часов');
  const open = async () =>
    (await app.pool.query('select guest from guest_passes where ended_at is null order by id')).rows.map(
      ({ guest }) => guest,
    );
  await app.pool.query("delete from timers where kind = 'pass'");
  await app.advance(2 * HOUR - 1);
  await app.says(boris, 'Гостевой пропуск');
  assert.match(app.reads(boris), /уже три действующих пропуска/);
  assert.deepEqual(await open(), ['Марина', 'Олег', 'Пётр']);
  await app.advance(1);
  await invites(app, boris, 'Света');
  assert.deepEqual(await open(), ['Олег', 'Пётр', 'Света']);
  // It ended when it was agreed to, and not when somebody noticed.
  await app.advance(7 * HOUR);
  await invites(app, boris, 'Зоя');
  assert.deepEqual(await open(), ['Зоя']);
  const late = 'select guest from guest_passes where ended_at <> until';
  assert.deepEqual((await app.pool.query(late)).rows, []);
});

test('A host who is banned lets nobody stay longer, and still takes his pass back', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  await invites(app, boris, 'Марина');
  await app.pool.query('update memberships set banned_until = $1', [
    new Date(app.clock.now().getTime() + 86_400_000),
  ]);
  const card = cardOf(app, boris) ?? assert.fail();
  assert.match((await app.world.press(boris, card, 'Продлить')).text, /заблокированы/);
  await app.world.press(boris, card, 'Отменить');
  await app.quiet();
  await app.taps(boris, 'Подтвердить');
  const { rows } = await app.pool.query('select ending from guest_passes');
  assert.deepEqual(rows, [{ ending: 'revoked' }]);
});

test('Of a guest who has driven out, or never came, nobody is told that he is still there, and no clock waits for him', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  for (const guest of ['Марина', 'Пётр']) await invites(app, anna, guest);
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Марина');
  await app.taps(ivan, 'Въехал');
  await app.taps(ivan, 'Выехал');
  await app.advance(5 * HOUR);
  for (const person of [anna, ivan]) assert.equal(app.world.find(person, 'гость ещё не выехал:'), undefined);
  assert.equal((await app.pool.query("select from timers where kind = 'pass'")).rows.length, 0);
});
