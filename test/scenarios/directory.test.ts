import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { readPicture } from '../../playground/world/picture.ts';
import { MOST_NUMBERS } from '../../src/core/spots/try-number.ts';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse, openLiveHouse } from '../support/house.ts';

/** The newest picture that somebody was shown, as Telegram has it. */
function picture({ world }: House, person: Person) {
  const message = world.messages(person).findLast(({ photo }) => photo) ?? assert.fail('no picture');
  const file = world.files.byId(message.photo?.at(-1)?.file_id ?? '') ?? assert.fail();
  const size = readPicture(file.bytes) ?? assert.fail('no PNG');
  return { id: file.id, size, buttons: labels(message.reply_markup?.inline_keyboard ?? []) };
}

const labels = (rows: readonly (readonly { readonly text: string }[])[]) =>
  rows.flat().map(({ text }) => text);

const uploads = ({ world }: House) =>
  world.log.filter(({ params: { photo } }) => photo !== undefined && !String(photo).startsWith('AgAC'))
    .length;

test('A resident looks at the parking, looks spots up, and writes to an owner', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, 'Справочник мест');
  await house.says(anna, 'место 45');
  await house.says(anna, '44');
  await house.says(anna, '12');
  await house.taps(anna, 'Свободные места');
  await house.says(anna, '№45');
  await house.taps(anna, 'Написать владельцу');
  await house.says(anna, 'У вас открыто окно');
  assert.match(house.reads(boris), /с места 12/);
  assert.doesNotMatch(JSON.stringify(house.world.messages(anna)), /Борис/);
  await house.taps(boris, 'Иду');
  matchesGolden(t, house, 'directory', [anna, boris]);
});

test('Free spots are told with their end when it is near; hidden ones are as taken as all others', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const vera = await house.resident('Вера', [46]);
  const galya = await house.resident('Галя', [47]);
  await house.says(anna, 'Справочник мест');
  const nobodyAway = picture(house, anna).id;
  for (const [person, stay] of [
    [boris, 'До завтра'],
    [vera, 'Неделя'],
    [galya, '3 дня'],
  ] as const) {
    await house.says(person, 'Уезжаю');
    await house.taps(person, stay);
  }
  await house.taps(galya, 'Скрыть из справочника');
  await house.says(anna, 'Справочник мест');
  assert.notEqual(picture(house, anna).id, nobodyAway);
  for (const spot of ['45', '46', '47']) await house.says(anna, spot);
  await house.taps(anna, 'Свободные места');
  // From a day before its end on, the end is told.
  await house.pass(6 * 24 * 60);
  await house.says(anna, 'Справочник мест');
  await house.says(anna, '46');
  await house.says(anna, '45');
  await house.says(vera, 'Вернулся');
  await house.says(anna, 'Справочник мест');
  assert.equal(picture(house, anna).id, nobodyAway);
  matchesGolden(t, house, 'directory-free', [anna]);
});

test('One’s own free spot is told as free to oneself, also when it is hidden', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.says(anna, 'Уезжаю');
  await house.taps(anna, 'До завтра');
  await house.taps(anna, 'Скрыть из справочника');
  await house.says(anna, 'Справочник мест');
  assert.match(house.reads(anna), /Сейчас свободных мест нет/);
  await house.says(anna, '12');
  assert.match(house.reads(anna), /ваше.*свободно до завтра, 20:00/);
});

test('The same in English, from a bare number on', async (t) => {
  const house = await openHouse(t);
  const john = await house.resident('John', [12], { languageCode: 'en' });
  await house.resident('Борис', [45]);
  await house.says(john, '45');
  await house.taps(john, 'Spot directory');
  await house.says(john, '46');
  await house.says(john, 'Spot directory');
  await house.taps(john, 'Free spots');
  matchesGolden(t, house, 'directory-english', [john]);
});

test('The same parking is uploaded once, each resident finds his own spot on it', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const shown = [];
  for (const person of [anna, anna, boris, anna]) {
    await house.says(person, 'Справочник мест');
    shown.push(picture(house, person).id);
    await house.pass(1);
  }
  const [first, again, other, later] = shown;
  assert.deepEqual([again, later], [first, first]);
  assert.notEqual(other, first);
  assert.equal(uploads(house), 2);
  await house.resident('Вера', [46]);
  await house.says(anna, 'Справочник мест');
  assert.notEqual(picture(house, anna).id, first);
});

test('Twenty different numbers an hour: the twenty-first waits, known ones and one’s own do not', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.says(anna, 'Справочник мест');
  for (let spot = 101; spot < 101 + MOST_NUMBERS; spot += 1) {
    await house.says(anna, String(spot));
    assert.match(house.reads(anna), /не зарегистрировано/);
    // Six a minute, so that nobody is told to slow down.
    if (spot % 6 === 0) await house.pass(1);
  }
  await house.pass(1);
  await house.says(anna, '200');
  assert.match(house.reads(anna), /не больше 20 разных мест/);
  await house.says(anna, '101');
  assert.match(house.reads(anna), /не зарегистрировано/);
  await house.says(anna, '12');
  assert.match(house.reads(anna), /ваше/);
  await house.stopBot();
  await house.startBot();
  await house.says(anna, '201');
  assert.match(house.reads(anna), /не больше 20 разных мест/);
  await house.pass(61);
  await house.says(anna, 'Справочник мест');
  await house.says(anna, '201');
  assert.match(house.reads(anna), /не зарегистрировано/);
});

test('A house of a thousand spots turns its pages in place; a page that is not there is told in words', async (t) => {
  const house = await openHouse(t);
  await house.pool.query('insert into spots (complex_id, number) select 1, generate_series(1, 1000)');
  const anna = await house.resident('Анна', [912]);
  await house.says(anna, 'Справочник мест');
  const last = picture(house, anna);
  assert.deepEqual(last.buttons, ['Свободные места', '◀ 1–800', 'Отмена']);
  await house.taps(anna, '◀ 1–800');
  const first = picture(house, anna);
  assert.deepEqual(first.buttons, ['Свободные места', '801–1000 ▶', 'Отмена']);
  assert.notEqual(first.id, last.id);
  assert.ok(first.size.height <= 2560 && first.size.width <= 2560);
  assert.equal(house.world.messages(anna).filter(({ photo }) => photo).length, 1);
  await house.world.forge(anna, house.world.lastMessage(anna) ?? assert.fail(), 'd:p:9');
  await house.quiet();
  assert.match(house.reads(anna), /Справочник мест/);
});

test('A list with levels, rows and columns is drawn as it is; strange names break nothing', async (t) => {
  const house = await openHouse(t);
  const names = ['Уровень −1', `<b>&'"; drop`, '🚗'.repeat(20), 'Щ'.repeat(40)];
  for (const [at, name] of names.entries()) {
    await house.pool.query(
      `insert into spots (complex_id, number, section, row_label, column_number)
       select 1, $1 + n, $2, chr(1040 + n / 12), n % 12 + 1 from generate_series(0, 47) n`,
      [1000 * (at + 1), name],
    );
  }
  const anna = await house.resident('Анна', [1012]);
  await house.says(anna, 'Справочник мест');
  assert.ok(picture(house, anna).size.height > 1280);
});

test('When a picture is lost on its way the next number is answered all the same', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  house.world.addFault({ kind: 'server-error', code: 502, method: 'sendPhoto', times: 1 });
  await house.says(anna, 'Справочник мест');
  await house.says(anna, '12');
  assert.match(house.reads(anna), /ваше/);
});

test('Guards, the banned and strangers have no directory', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const stepan = await house.guard('Степан');
  const boris = await house.resident('Борис', [45]);
  await house.pool.query(
    `update memberships set banned_until = '2027-01-01' where person_id =
     (select person_id from addresses where external_id = $1)`,
    [boris.id],
  );
  await house.says(anna, '45');
  const data = 'd:s:1a';
  for (const person of [stepan, boris]) {
    await house.says(person, 'Справочник мест');
    assert.doesNotMatch(house.reads(person), /Справочник мест/);
    const message = house.world.lastMessage(person) ?? assert.fail();
    const answer = await house.world.forge(person, message, data);
    assert.match(answer.text ?? '', /не для вас|заблокированы/);
  }
  assert.equal(house.world.messages(stepan).filter(({ photo }) => photo).length, 0);
  const dima = house.stranger('Дима');
  await house.says(dima, 'Справочник мест');
  assert.match(house.reads(dima), /Согласен|соглас/i);
});

test('Whoever presses twice, presses an old button or a forged one finds what is the case now', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [45]);
  await house.says(anna, 'Справочник мест');
  await house.says(anna, '45');
  const found = house.world.lastMessage(anna) ?? assert.fail();
  await house.pool.query('delete from holdings where spot = 45');
  await house.world.press(anna, found, 'Написать владельцу');
  await house.world.press(anna, found, 'Написать владельцу');
  await house.quiet();
  await house.says(anna, 'Вы здесь?');
  assert.match(house.reads(anna), /никто не зарегистрировал/);
  const own = await house.world.forge(anna, found, 'd:w:c');
  assert.match(own.text ?? '', /ваше место/);
  for (const forged of ['d:', 'd:s:0', 'd:w:zzzz', 'd:p:0', 'd:p:-1', 'd:f:1', 'd:x:1', 'd:s:1a:1']) {
    assert.match((await house.world.forge(anna, found, forged)).text ?? '', /устарела/, forged);
  }
});
