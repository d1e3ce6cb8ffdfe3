import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { type House, openHouse } from '../support/house.ts';
import { buttonsUnder, restart } from '../support/joining.ts';

async function neighbours(t: TestContext) {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [46]);
  return { house, anna, boris, galya };
}

type Somebody = Awaited<ReturnType<typeof neighbours>>['anna'];
const heard = (house: House, person: Somebody) => house.world.messages(person).length;

for (const typed of ['45 перегородил', '45 пожалуйста', '４５', '٤٥', '4️⃣5️⃣', 'машина с места 45']) {
  test(`«${typed}», typed where the number is asked for, is on its way at once`, async (t) => {
    const { house, anna, boris } = await neighbours(t);
    await house.says(anna, 'Перегородили');
    await house.says(anna, typed);
    assert.match(house.reads(boris), /Ваша машина мешает/);
    assert.match(house.reads(anna), /Доставлено/);
  });
}

test('Two numbers, a letter, a number in a sentence: nobody is woken before its author says which', async (t) => {
  const { house, anna, boris, galya } = await neighbours(t);
  const before = heard(house, boris);
  for (const [typed, buttons] of [
    ['45-46', ['Место 45', 'Место 46', 'Отмена']],
    ['45/46', ['Место 45', 'Место 46', 'Отмена']],
    ['45а', ['Место 45', 'Отмена']],
    ['перегородил 45', ['Место 45', 'Отмена']],
    ['45 в 22:30', ['Место 45', 'Отмена']],
    ['моё место 45', ['Место 45', 'Отмена']],
  ] as const) {
    await house.says(anna, 'Перегородили');
    await house.says(anna, typed);
    assert.deepEqual(labels(house, anna), buttons, typed);
    await house.taps(anna, 'Отмена');
    await house.says(anna, 'привет');
    assert.match(house.reads(anna), /Не понял/, `${typed}: the question is over`);
    await house.pass(1);
  }
  assert.equal(heard(house, boris), before);
  await house.says(anna, 'Перегородили');
  await house.says(anna, '45-46, опаздываю в аэропорт');
  await restart(house);
  await house.taps(anna, 'Место 46');
  assert.match(house.reads(galya), /опаздываю в аэропорт/);
  assert.equal(heard(house, boris), before);
  matchesGolden(t, house, 'reading-numbers', [anna, galya]);
});

/** The buttons of the newest message in the private chat. */
function labels(house: House, person: Somebody): readonly string[] {
  const markup = house.world.lastMessage(person)?.reply_markup;
  return (markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

test('«моё место 12» by its holder is the own spot, and the way to the car that is in the way', async (t) => {
  const { house, anna } = await neighbours(t);
  for (const typed of ['моё место 12', '12']) {
    await house.says(anna, 'Перегородили');
    await house.says(anna, typed);
    assert.match(house.reads(anna), /Место 12 — ваше/);
    assert.ok(buttonsUnder(house, anna, 'ваше').includes('Отмена'));
  }
});

test('A date, an hour, a phone, a flat where the number is asked for: told kindly, with a way out', async (t) => {
  const { house, anna } = await neighbours(t);
  await house.says(anna, 'Перегородили');
  for (const [typed, answer] of [
    ['25 ноября не будет воды', /Не вижу номера/],
    ['7 утра, орёт', /Не вижу номера/],
    ['квартира №45', /Не вижу номера/],
    ['стоит на месте 20 минут', /Не вижу номера/],
    ['8 900 123-45-67 позвоните мне', /номер телефона/],
  ] as const) {
    await house.says(anna, typed);
    assert.match(house.reads(anna), answer, typed);
    assert.deepEqual(labels(house, anna), ['Отмена'], typed);
    await house.pass(1);
  }
});

test('A photo with the number as its caption raises the alert, and goes with it', async (t) => {
  const { house, anna, boris, galya } = await neighbours(t);
  await house.says(anna, 'Перегородили');
  house.world.photo(anna, { caption: '45' });
  await house.quiet();
  assert.ok(house.world.messages(boris).some(({ photo }) => photo));
  assert.match(house.reads(anna), /Доставлено/);
  house.world.photo(anna, { caption: 'место 46, дверь открыта' });
  await house.quiet();
  await house.taps(anna, 'Передать сообщение');
  assert.match(
    house.world
      .messages(galya)
      .map(({ text }) => text)
      .join(),
    /дверь открыта/,
  );
  assert.ok(house.world.messages(galya).some(({ photo }) => photo));
});

test('In the group `sos 45` is an SOS, and what is no spot alarms nobody', async (t) => {
  const { house, anna, boris, galya } = await neighbours(t);
  const olga = await house.admin('Ольга');
  const seven = await house.resident('Семён', [7, 8, 20, 25, 3]);
  const group = await linkedGroup(house, olga, [anna, boris, galya, seven], { rights: ADMIN });
  const writes = async (text: string) => {
    house.world.say(anna, `${at(house)} ${text}`, { chat: group });
    await house.quiet();
    return house.world.lastMessage(group)?.text ?? '';
  };
  const before = heard(house, seven);
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
  assert.equal(heard(house, seven), before);
  assert.match(await writes('3 машины на 45 месте'), /Передал владельцу места 45/);
  assert.match(await writes('sos 46'), /46/);
  assert.match(house.reads(galya), /сигнализация/i);
  await house.taps(boris, 'Не моя машина');
  await house.pass(1);
  assert.match(await writes('12 flat tyre'), /Место 12: не передал/);
});

test('A range, a phone and a letter in a claim are asked back with what was understood', async (t) => {
  const house = await openHouse(t);
  await house.admin('Ольга');
  const vera = house.stranger('Вера');
  await house.says(vera, '/start');
  await house.taps(vera, 'Согласен');
  await house.says(vera, '8 900 123-45-67');
  assert.match(house.reads(vera), /номер телефона/);
  await house.says(vera, '45а');
  assert.deepEqual(labels(house, vera), ['Место 45', 'Отмена']);
  await house.says(vera, '12-15');
  assert.deepEqual(labels(house, vera), ['12, 13, 14, 15', '12, 15', 'Отмена']);
  assert.equal((await house.pool.query('select from claims')).rowCount, 0);
  await restart(house);
  await house.taps(vera, '12, 13, 14, 15');
  assert.match(house.reads(vera), /Заявка на места 12, 13, 14, 15 отправлена/);
  await house.taps(vera, '12, 15').catch(() => {});
  assert.equal((await house.pool.query('select from claims')).rowCount, 1);
  matchesGolden(t, house, 'reading-claims', [vera]);
});

test('Where a spot is looked up, marked or given a guest, two numbers become buttons, too', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12, 13]);
  await house.says(anna, 'Справочник мест');
  await house.says(anna, '45-46');
  await house.taps(anna, 'Место 46');
  assert.match(house.reads(anna), /46/);
  await house.says(anna, 'Уезжаю');
  await house.says(anna, '12 или 13');
  await house.taps(anna, 'Место 13');
  assert.match(house.reads(anna), /13/);
  assert.equal(labels(house, anna)[0], 'До завтра');
  await house.says(anna, 'Гостевой пропуск');
  await house.says(anna, 'Марина');
  await house.says(anna, '12/13');
  await house.taps(anna, 'Место 12');
  assert.ok(labels(house, anna).includes('2 часа'));
  const olga = await house.admin('Ольга');
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Места');
  await house.says(olga, '12-13');
  await house.taps(olga, 'Место 13');
  assert.match(house.reads(olga), /Анна/);
});
