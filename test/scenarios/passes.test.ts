import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse, openLiveHouse } from '../support/house.ts';
import { restart } from '../support/joining.ts';
import { cardOf, codeOn, HOUR, invites, linkOn, steady } from '../support/passes.ts';

test('A pass is a picture with a QR and a code; the guard lets the guest in and out by either', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [45]);
  const ivan = await house.guard('Иван');
  await invites(house, anna, 'а123вс77');
  assert.match(cardOf(house, anna)?.caption ?? '', /Гость: а123вс77\nМесто: 45\nДействует до завтра, 02:36/);
  const code = codeOn(house, anna);
  const link = linkOn(house, anna);
  const payload = /^https:\/\/t\.me\/\w+\?start=(p_[\w-]{10,60})$/.exec(link)?.[1] ?? assert.fail(link);
  await house.says(ivan, 'Проверить пропуск');
  await house.says(ivan, code);
  assert.match(house.reads(ivan), /Пропуск действует до завтра, 02:36\nМесто: 45\nГость: а123вс77/);
  assert.doesNotMatch(house.reads(ivan), /Анна/);
  assert.equal(await house.taps(ivan, 'Въехал'), 'Отметил: въехал');
  assert.match(cardOf(house, anna)?.caption ?? '', /Гость въехал: 22:36/);
  await house.pass(30);
  await house.says(ivan, `/start ${payload}`);
  assert.match(house.reads(ivan), /Гость въехал: 22:36/);
  await house.taps(ivan, 'Выехал');
  assert.match(cardOf(house, anna)?.caption ?? '', /Гость выехал: 23:06/);
  await house.says(ivan, 'BC77');
  assert.match(house.reads(ivan), /Гость: а123вс77/);
  matchesGolden(t, house, 'passes', [anna, ivan], {}, steady);
});

test('Whoever is no guard and opens the QR reads only «Покажите охране», and nothing is stored of a stranger', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [45]);
  const olga = await house.admin('Ольга');
  await invites(house, anna, 'Марина');
  const payload = linkOn(house, anna).split('start=')[1] ?? assert.fail();
  const marina = house.stranger('Марина');
  for (const person of [marina, anna, olga]) {
    for (const shown of [payload, 'p_1_AAAAAAAAAAAAAAAAAAAAAA', 'p_nonsense']) {
      await house.says(person, `/start ${shown}`);
      assert.equal(house.reads(person), 'Покажите охране');
    }
  }
  const { rows } = await house.pool.query('select 1 from addresses where external_id = $1', [marina.id]);
  assert.equal(rows.length, 0);
  const ivan = await house.guard('Иван');
  await house.says(ivan, '/start p_1_AAAAAAAAAAAAAAAAAAAAAA');
  assert.match(house.reads(ivan), /не нашёл/);
});

test('A button of an older message makes no pass for another guest or another spot than it names', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [45, 46]);
  const asks = async (guest: string, spot: string) => {
    await house.says(anna, 'Гостевой пропуск');
    await house.says(anna, guest);
    const which = house.world.lastMessage(anna) ?? assert.fail('not asked');
    await house.says(anna, spot);
    return { which, howLong: house.world.lastMessage(anna) ?? assert.fail('not asked') };
  };
  const marina = await asks('Марина', '45');
  const other = await asks('Пётр', '46');
  const petr = await asks('Пётр', '45');
  for (const [message, label] of [
    [marina.which, 'Место 45'],
    [marina.howLong, '24 часа'],
    [other.howLong, '24 часа'],
  ] as const) {
    const answer = await house.world.press(anna, message, label);
    assert.equal(answer.text, 'Начните заново: «Гостевой пропуск»');
  }
  await house.world.press(anna, petr.howLong, '24 часа');
  await house.quiet();
  const { rows } = await house.pool.query('select guest, spot from guest_passes');
  assert.deepEqual(rows, [{ guest: 'Пётр', spot: 45 }]);
});

test('Three passes at a time and no more; a resident without a spot makes none', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [45]);
  const gleb = await house.resident('Глеб', []);
  for (const guest of ['Марина', 'Пётр', 'Ольга']) await invites(house, anna, guest);
  await house.says(anna, 'Гостевой пропуск');
  assert.match(house.reads(anna), /уже три действующих пропуска/);
  await assert.rejects(
    house.pool.query(
      `insert into guest_passes (complex_id, host, spot, guest, guest_key, is_plate, slot, made_at, until, salt, code_key)
       select complex_id, host, spot, 'x', 'X', false, 2, made_at, until, salt, decode(repeat('00', 32), 'hex')
       from guest_passes limit 1`,
    ),
    /guest_passes_three_a_host/,
  );
  await house.pass(4 * HOUR);
  await invites(house, anna, 'Вера', '2 часа');
  assert.match(cardOf(house, anna)?.caption ?? '', /Гость: Вера/);
  await house.says(gleb, 'Гостевой пропуск');
  assert.match(house.reads(gleb), /жителям с местом/);
});

test('«Продлить» never goes beyond 72 hours from now and counts once; «Отменить» asks first', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [45]);
  await house.says(anna, 'Гостевой пропуск');
  await house.says(anna, 'Марина');
  await house.says(anna, '0');
  assert.match(house.reads(anna), /от 1 до 72/);
  await house.says(anna, '60');
  await house.taps(anna, 'Продлить');
  const question = house.world.lastMessage(anna);
  assert.ok(question?.reply_markup);
  const [first] = question.reply_markup.inline_keyboard[0] ?? [];
  const press = () =>
    house.world.forge(anna, question, first && 'callback_data' in first ? (first.callback_data ?? '') : '');
  const toasts = await Promise.all([press(), press()]);
  await house.quiet();
  assert.equal(toasts.filter(({ text }) => text === 'Пропуск уже продлили').length, 1);
  assert.match(cardOf(house, anna)?.caption ?? '', /до 25 ноября, 12:36/);
  await house.taps(anna, 'Продлить');
  await house.says(anna, '72');
  assert.match(house.reads(anna), /до 25 ноября, 22:36. Дольше 72 часов/);
  await house.taps(anna, 'Продлить');
  assert.equal(await house.taps(anna, '2 часа'), 'Дольше 72 часов вперёд нельзя');
  await house.taps(anna, 'Отменить');
  await house.taps(anna, 'Отмена');
  assert.match(cardOf(house, anna)?.caption ?? '', /Действует/);
  await house.taps(anna, 'Отменить');
  await house.taps(anna, 'Подтвердить');
  assert.match(cardOf(house, anna)?.caption ?? '', /Пропуск отменён: 22:36/);
  matchesGolden(t, house, 'passes-extended', [anna], {}, steady);
});

test('The host hears 15 minutes before the end, the end itself is quiet, and a guest still inside is shown', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [45]);
  const ivan = await house.guard('Иван');
  await invites(house, anna, 'Марина', '2 часа');
  await invites(house, anna, 'Пётр', '2 часа');
  await house.says(ivan, 'Проверить пропуск');
  await house.says(ivan, 'Марина');
  await house.taps(ivan, 'Въехал');
  await house.pass(105);
  assert.ok(house.world.find(anna, 'Пропуск скоро закончится: Марина, место 45, до 00:36'));
  const before = house.world.messages(anna).length;
  await restart(house);
  await house.pass(15);
  assert.match(cardOf(house, anna)?.caption ?? '', /Пропуск закончился: 00:36/);
  assert.match(house.reads(anna), /гость ещё не выехал: Марина/);
  assert.equal(house.world.messages(anna).length, before + 1);
  assert.match(house.reads(ivan), /Время вышло, а гость ещё не выехал/);
  await house.taps(ivan, 'Выехал');
  await house.says(ivan, 'Проверить пропуск');
  await house.taps(ivan, 'Сегодня');
  matchesGolden(t, house, 'passes-over', [anna, ivan], {}, steady);
});

test('In English: the pass, the gate and the refusals speak English, too', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Anna', [45], { languageCode: 'en' });
  const ivan = await house.guard('Иван');
  await house.says(ivan, '/lang');
  await house.taps(ivan, 'English');
  await house.says(anna, 'Guest pass');
  await house.says(anna, '<b>Mary</b>');
  await house.says(anna, '73');
  await house.taps(anna, '8 hours');
  await house.says(ivan, 'Check a pass');
  await house.says(ivan, 'm');
  await house.says(ivan, 'mary');
  await house.taps(ivan, 'Driven in');
  await house.taps(ivan, 'Driven out');
  await house.taps(ivan, 'Today');
  matchesGolden(t, house, 'passes-english', [anna, ivan], {}, steady);
});
