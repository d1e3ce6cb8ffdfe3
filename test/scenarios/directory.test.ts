import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { readPicture } from '../../playground/world/picture.ts';
import { MOST_NUMBERS } from '../../src/core/spots/try-number.ts';
import { matchesGolden } from '../support/golden.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';

/** The newest picture that somebody was shown, as Telegram has it. */
function picture({ world }: TestApp, person: Person) {
  const message = world.messages(person).findLast(({ photo }) => photo) ?? assert.fail('no picture');
  const file = world.files.byId(message.photo?.at(-1)?.file_id ?? '') ?? assert.fail();
  const size = readPicture(file.bytes) ?? assert.fail('no PNG');
  return { id: file.id, size, buttons: labels(message.reply_markup?.inline_keyboard ?? []) };
}

const labels = (rows: readonly (readonly { readonly text: string }[])[]) =>
  rows.flat().map(({ text }) => text);

const uploads = ({ world }: TestApp) =>
  world.log.filter(({ params: { photo } }) => photo !== undefined && !String(photo).startsWith('AgAC'))
    .length;

test('A resident looks at the parking, looks spots up, and writes to an owner', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, 'Справочник мест');
  await app.says(anna, 'место 45');
  await app.says(anna, '44');
  await app.says(anna, '12');
  await app.taps(anna, 'Свободные места');
  await app.says(anna, '№45');
  await app.taps(anna, 'Написать владельцу');
  await app.says(anna, 'У вас открыто окно');
  assert.match(app.reads(boris), /с места 12/);
  assert.doesNotMatch(JSON.stringify(app.world.messages(anna)), /Борис/);
  await app.taps(boris, 'Иду');
  matchesGolden(t, app, 'directory', [anna, boris]);
});

test('Free spots are told with their end when it is near; hidden ones are as taken as all others', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [46]);
  const galya = await app.resident('Галя', [47]);
  await app.says(anna, 'Справочник мест');
  const nobodyAway = picture(app, anna).id;
  for (const [person, stay] of [
    [boris, 'До завтра'],
    [vera, 'Неделя'],
    [galya, '3 дня'],
  ] as const) {
    await app.says(person, 'Уезжаю');
    await app.taps(person, stay);
  }
  await app.taps(galya, 'Скрыть из справочника');
  await app.says(anna, 'Справочник мест');
  assert.notEqual(picture(app, anna).id, nobodyAway);
  for (const spot of ['45', '46', '47']) await app.says(anna, spot);
  await app.taps(anna, 'Свободные места');
  // From a day before its end on, the end is told.
  await app.advance(6 * 24 * 60);
  await app.says(anna, 'Справочник мест');
  await app.says(anna, '46');
  await app.says(anna, '45');
  await app.says(vera, 'Вернулся');
  await app.says(anna, 'Справочник мест');
  assert.equal(picture(app, anna).id, nobodyAway);
  matchesGolden(t, app, 'directory-free', [anna]);
});

test('One’s own free spot is told as free to oneself, also when it is hidden', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, 'Уезжаю');
  await app.taps(anna, 'До завтра');
  await app.taps(anna, 'Скрыть из справочника');
  await app.says(anna, 'Справочник мест');
  assert.match(app.reads(anna), /Сейчас свободных мест нет/);
  await app.says(anna, '12');
  assert.match(app.reads(anna), /ваше.*свободно до завтра, 20:00/);
});

test('The same in English, from a bare number on', async (t) => {
  const app = await openTestApp(t);
  const john = await app.resident('John', [12], { languageCode: 'en' });
  await app.resident('Борис', [45]);
  await app.says(john, '45');
  await app.taps(john, 'Spot directory');
  await app.says(john, '46');
  await app.says(john, 'Spot directory');
  await app.taps(john, 'Free spots');
  matchesGolden(t, app, 'directory-english', [john]);
});

test('The same parking is uploaded once, each resident finds his own spot on it', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const shown = [];
  for (const person of [anna, anna, boris, anna]) {
    await app.says(person, 'Справочник мест');
    shown.push(picture(app, person).id);
    await app.advance(1);
  }
  const [first, again, other, later] = shown;
  assert.deepEqual([again, later], [first, first]);
  assert.notEqual(other, first);
  assert.equal(uploads(app), 2);
  await app.resident('Вера', [46]);
  await app.says(anna, 'Справочник мест');
  assert.notEqual(picture(app, anna).id, first);
});

test('Twenty different numbers an hour: the twenty-first waits, known ones and one’s own do not', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, 'Справочник мест');
  for (let spot = 101; spot < 101 + MOST_NUMBERS; spot += 1) {
    await app.says(anna, String(spot));
    assert.match(app.reads(anna), /не зарегистрировано/);
    // Six a minute, so that nobody is told to slow down.
    if (spot % 6 === 0) await app.advance(1);
  }
  await app.advance(1);
  await app.says(anna, '200');
  assert.match(app.reads(anna), /не больше 20 разных мест/);
  await app.says(anna, '101');
  assert.match(app.reads(anna), /не зарегистрировано/);
  await app.says(anna, '12');
  assert.match(app.reads(anna), /ваше/);
  await app.stopBot();
  await app.startBot();
  await app.says(anna, '201');
  assert.match(app.reads(anna), /не больше 20 разных мест/);
  await app.advance(61);
  await app.says(anna, 'Справочник мест');
  await app.says(anna, '201');
  assert.match(app.reads(anna), /не зарегистрировано/);
});

test('A house of a thousand spots turns its pages in place; a page that is not there is told in words', async (t) => {
  const app = await openTestApp(t);
  await app.pool.query('insert into spots (complex_id, number) select 1, generate_series(1, 1000)');
  const anna = await app.resident('Анна', [912]);
  await app.says(anna, 'Справочник мест');
  const last = picture(app, anna);
  assert.deepEqual(last.buttons, ['Свободные места', 'Ищу место', '◀ 1–800', 'Отмена']);
  await app.taps(anna, '◀ 1–800');
  const first = picture(app, anna);
  assert.deepEqual(first.buttons, ['Свободные места', 'Ищу место', '801–1000 ▶', 'Отмена']);
  assert.notEqual(first.id, last.id);
  assert.ok(first.size.height <= 2560 && first.size.width <= 2560);
  assert.equal(app.world.messages(anna).filter(({ photo }) => photo).length, 1);
  await app.world.forge(anna, app.world.lastMessage(anna) ?? assert.fail(), 'd:p:9');
  await app.quiet();
  assert.match(app.reads(anna), /Справочник мест/);
});

test('A list with levels, rows and columns is drawn as it is; strange names break nothing', async (t) => {
  const app = await openTestApp(t);
  const names = ['Уровень −1', `<b>&'"; drop`, '🚗'.repeat(20), 'Щ'.repeat(40)];
  for (const [at, name] of names.entries()) {
    await app.pool.query(
      `insert into spots (complex_id, number, section, row_label, column_number)
       select 1, $1 + n, $2, chr(1040 + n / 12), n % 12 + 1 from generate_series(0, 47) n`,
      [1000 * (at + 1), name],
    );
  }
  const anna = await app.resident('Анна', [1012]);
  await app.says(anna, 'Справочник мест');
  assert.ok(picture(app, anna).size.height > 1280);
});

test('When a picture is lost on its way the next number is answered all the same', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  app.world.addFault({ kind: 'server-error', code: 502, method: 'sendPhoto', times: 1 });
  await app.says(anna, 'Справочник мест');
  await app.says(anna, '12');
  assert.match(app.reads(anna), /ваше/);
});

test('Guards, the banned and strangers have no directory', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  const boris = await app.resident('Борис', [45]);
  await app.pool.query(
    `update memberships set banned_until = '2027-01-01' where person_id =
     (select person_id from addresses where external_id = $1)`,
    [boris.id],
  );
  await app.says(anna, '45');
  const data = 'd:s:1a';
  for (const person of [stepan, boris]) {
    await app.says(person, 'Справочник мест');
    assert.doesNotMatch(app.reads(person), /Справочник мест/);
    const message = app.world.lastMessage(person) ?? assert.fail();
    const answer = await app.world.forge(person, message, data);
    assert.match(answer.text ?? '', /не для вас|заблокированы/);
  }
  assert.equal(app.world.messages(stepan).filter(({ photo }) => photo).length, 0);
  const dima = app.stranger('Дима');
  await app.says(dima, 'Справочник мест');
  assert.match(app.reads(dima), /Согласен|соглас/i);
});

test('Whoever presses twice, presses an old button or a forged one finds what is the case now', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, 'Справочник мест');
  await app.says(anna, '45');
  const found = app.world.lastMessage(anna) ?? assert.fail();
  await app.pool.query('delete from holdings where spot = 45');
  await app.world.press(anna, found, 'Написать владельцу');
  await app.world.press(anna, found, 'Написать владельцу');
  await app.quiet();
  await app.says(anna, 'Вы здесь?');
  assert.match(app.reads(anna), /никто не зарегистрировал/);
  const own = await app.world.forge(anna, found, 'd:w:c');
  assert.match(own.text ?? '', /ваше место/);
  for (const forged of ['d:', 'd:s:0', 'd:w:zzzz', 'd:p:0', 'd:p:-1', 'd:f:1', 'd:x:1', 'd:s:1a:1']) {
    assert.match((await app.world.forge(anna, found, forged)).text ?? '', /устарела/, forged);
  }
});
