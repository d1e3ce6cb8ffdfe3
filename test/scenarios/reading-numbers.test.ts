import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { buttonsUnder, restart } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

async function neighbours(t: TestContext) {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [46]);
  return { app, anna, boris, galya };
}

type Somebody = Awaited<ReturnType<typeof neighbours>>['anna'];
const heard = (app: TestApp, person: Somebody) => app.world.messages(person).length;

for (const typed of ['45 перегородил', '45 пожалуйста', '４５', '٤٥', '4️⃣5️⃣', 'машина с места 45']) {
  test(`«${typed}», typed where the number is asked for, is on its way at once`, async (t) => {
    const { app, anna, boris } = await neighbours(t);
    await app.says(anna, 'Перегородили');
    await app.says(anna, typed);
    assert.match(app.reads(boris), /Ваша машина мешает/);
    assert.match(app.reads(anna), /Доставлено/);
  });
}

test('Two numbers, a letter, a number in a sentence: nobody is woken before its author says which', async (t) => {
  const { app, anna, boris, galya } = await neighbours(t);
  const before = heard(app, boris);
  for (const [typed, buttons] of [
    ['45-46', ['Место 45', 'Место 46', 'Отмена']],
    ['45/46', ['Место 45', 'Место 46', 'Отмена']],
    ['45а', ['Место 45', 'Отмена']],
    ['перегородил 45', ['Место 45', 'Отмена']],
    ['45 в 22:30', ['Место 45', 'Отмена']],
    ['моё место 45', ['Место 45', 'Отмена']],
  ] as const) {
    await app.says(anna, 'Перегородили');
    await app.says(anna, typed);
    assert.deepEqual(labels(app, anna), buttons, typed);
    await app.taps(anna, 'Отмена');
    await app.says(anna, 'привет');
    assert.match(app.reads(anna), /Не понял/, `${typed}: the question is over`);
    await app.advance(1);
  }
  assert.equal(heard(app, boris), before);
  await app.says(anna, 'Перегородили');
  await app.says(anna, '45-46, опаздываю в аэропорт');
  await restart(app);
  await app.taps(anna, 'Место 46');
  assert.match(app.reads(galya), /опаздываю в аэропорт/);
  assert.equal(heard(app, boris), before);
  matchesGolden(t, app, 'reading-numbers', [anna, galya]);
  await app.says(anna, '/blocked моё место 12 и 45');
  assert.deepEqual(labels(app, anna), ['Место 12', 'Место 45', 'Отмена'], 'one of them is not hers');
});

/** The buttons of the newest message in the private chat. */
function labels(app: TestApp, person: Somebody): readonly string[] {
  const markup = app.world.lastMessage(person)?.reply_markup;
  return (markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

test('«моё место 12» by its holder is the own spot, and the way to the car that is in the way', async (t) => {
  const { app, anna } = await neighbours(t);
  for (const typed of ['моё место 12', '12']) {
    await app.says(anna, 'Перегородили');
    await app.says(anna, typed);
    assert.match(app.reads(anna), /Место 12 — ваше/);
    assert.ok(buttonsUnder(app, anna, 'ваше').includes('Отмена'));
  }
});

test('A date, an hour, a phone, a flat where the number is asked for: told kindly, with a way out', async (t) => {
  const { app, anna } = await neighbours(t);
  await app.says(anna, 'Перегородили');
  for (const [typed, answer] of [
    ['25 ноября не будет воды', /Не вижу номера/],
    ['7 утра, орёт', /Не вижу номера/],
    ['квартира №45', /Не вижу номера/],
    ['стоит на месте 20 минут', /Не вижу номера/],
    ['8 900 123-45-67 позвоните мне', /номер телефона/],
  ] as const) {
    await app.says(anna, typed);
    assert.match(app.reads(anna), answer, typed);
    assert.deepEqual(labels(app, anna), ['Отмена'], typed);
    await app.advance(1);
  }
});

test('A photo with the number as its caption raises the alert, and goes with it', async (t) => {
  const { app, anna, boris, galya } = await neighbours(t);
  await app.says(anna, 'Перегородили');
  app.world.photo(anna, { caption: '45' });
  await app.quiet();
  assert.ok(app.world.messages(boris).some(({ photo }) => photo));
  assert.match(app.reads(anna), /Доставлено/);
  app.world.photo(anna, { caption: 'место 46, дверь открыта' });
  await app.quiet();
  await app.taps(anna, 'Передать сообщение');
  assert.match(
    app.world
      .messages(galya)
      .map(({ text }) => text)
      .join(),
    /дверь открыта/,
  );
  assert.ok(app.world.messages(galya).some(({ photo }) => photo));
});

test('In the group `sos 45` is an SOS, and what is no spot alarms nobody', async (t) => {
  const { app, anna, boris, galya } = await neighbours(t);
  const olga = await app.admin('Ольга');
  const seven = await app.resident('Семён', [7, 8, 20, 25, 3]);
  const group = await linkedGroup(app, olga, [anna, boris, galya, seven], { rights: ADMIN });
  const writes = async (text: string) => {
    app.world.say(anna, `${at(app)} ${text}`, { chat: group });
    await app.quiet();
    return app.world.lastMessage(group)?.text ?? '';
  };
  const before = heard(app, seven);
  for (const typed of [
    '25 ноября не будет воды',
    '7 утра, орёт',
    '1000 ₽',
    'стоит на месте 20 минут',
    'квартира №45',
    'у подъезда №3',
    '8 900 123-45-67 позвоните мне',
  ]) {
    assert.match(await writes(typed), /Не вижу номера места/, typed);
  }
  assert.equal(heard(app, seven), before);
  assert.match(await writes('3 машины на 45 месте'), /Передал владельцу места 45/);
  assert.match(await writes('sos 46'), /46/);
  assert.match(app.reads(galya), /сигнализация/i);
  await app.taps(boris, 'Не моя машина');
  await app.advance(1);
  assert.match(await writes('12 flat tyre'), /Место 12: не передал/);
});

test('A range, a phone and a letter in a claim are asked back with what was understood', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const vera = app.stranger('Вера');
  await app.says(vera, '/start');
  await app.taps(vera, 'Согласен');
  await app.says(vera, '8 900 123-45-67');
  assert.match(app.reads(vera), /номер телефона/);
  await app.says(vera, '45а');
  assert.deepEqual(labels(app, vera), ['Место 45', 'Отмена']);
  await app.says(vera, '12-15');
  assert.deepEqual(labels(app, vera), ['12, 13, 14, 15', '12, 15', 'Отмена']);
  assert.equal((await app.pool.query('select from claims')).rowCount, 0);
  await restart(app);
  await app.taps(vera, '12, 13, 14, 15');
  assert.match(app.reads(vera), /Заявка на места 12, 13, 14, 15 отправлена/);
  await app.taps(vera, '12, 15').catch(() => {});
  assert.equal((await app.pool.query('select from claims')).rowCount, 1);
  matchesGolden(t, app, 'reading-claims', [vera]);
});

test('Where a spot is looked up, marked or given a guest, two numbers become buttons, too', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12, 13]);
  await app.says(anna, 'Справочник мест');
  await app.says(anna, '45-46');
  await app.taps(anna, 'Место 46');
  assert.match(app.reads(anna), /46/);
  await app.says(anna, 'Уезжаю');
  await app.says(anna, '12 или 13');
  await app.taps(anna, 'Место 13');
  assert.match(app.reads(anna), /13/);
  assert.equal(labels(app, anna)[0], 'До завтра');
  await app.says(anna, 'Гостевой пропуск');
  await app.says(anna, 'Марина');
  await app.says(anna, '12/13');
  await app.taps(anna, 'Место 12');
  assert.ok(labels(app, anna).includes('2 часа'));
  const olga = await app.admin('Ольга');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  await app.says(olga, '12-13');
  await app.taps(olga, 'Место 13');
  assert.match(app.reads(olga), /Анна/);
});
