import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse } from '../support/house.ts';

test('Борис answers in writing, Анна adds a photo: both arrive without a name, each is confirmed', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Аннушка', [12]);
  const boris = await house.resident('Бориска', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Ответить');
  await house.says(boris, 'Уже <b>бегу</b>, две минуты');
  assert.equal(house.reads(boris), '✅ Передано');
  await house.taps(anna, 'Добавить фото или текст');
  house.world.photo(anna, { caption: 'Вот так стоит' });
  await house.quiet();
  assert.equal(house.reads(anna), '✅ Передано');
  await house.says(anna, 'Спасибо!');
  matchesGolden(t, house, 'letters', [anna, boris]);
  const shown = (reader: typeof anna) =>
    JSON.stringify(house.world.messages(reader).filter(({ from }) => from?.is_bot));
  assert.doesNotMatch(shown(anna), /Бориска/);
  assert.doesNotMatch(shown(boris), /Аннушка/);
});

test('A reply to a card goes to its thread, whatever question is open', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  const card = house.world.find(boris, 'Ваша машина мешает выехать') ?? assert.fail();
  const replyTo = card.message_id;
  await house.says(boris, 'Моё место');
  await house.taps(boris, 'Добавить место');
  house.world.say(boris, 'Спускаюсь с 46 этажа', { replyTo });
  await house.quiet();
  assert.ok(house.world.find(anna, 'Спускаюсь с 46 этажа'));
  await house.says(boris, '/spot 12');
  house.world.photo(boris, { caption: 'Уже у машины', replyTo });
  await house.quiet();
  assert.ok(house.world.find(anna, 'Уже у машины'));
  const { rows } = await house.pool.query<{ alerts: number; claims: number }>(
    'select (select count(*)::int from alerts) as alerts, (select count(*)::int from claims) as claims',
  );
  assert.deepEqual(rows, [{ alerts: 1, claims: 0 }], 'neither claimed nor sent to another neighbour');
});

test('A delivered reply in writing counts as a promise of 10 minutes', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Ответить');
  await house.says(boris, 'Сейчас спущусь');
  await house.pass(11);
  assert.ok(!house.world.find(stepan, 'место 45'), 'nobody was called');
  await house.pass(1);
  assert.match(house.world.find(anna, 'Освободили?')?.text ?? '', /ответил сообщением/);
});

test('A messenger reply to a card or to a letter goes to its thread; plain text outside goes nowhere', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  const card = house.world.find(boris, 'мешает выехать');
  assert.ok(card);
  house.world.say(boris, 'Иду, подождите', { replyTo: card.message_id });
  await house.quiet();
  const letter = house.world.find(anna, 'Иду, подождите');
  assert.ok(letter);
  await house.pass(4);
  await house.says(anna, 'просто мысли вслух');
  assert.ok(!house.world.find(boris, 'мысли вслух'));
  house.world.say(anna, 'Жду у подъезда', { replyTo: letter.message_id });
  await house.quiet();
  assert.ok(house.world.find(boris, 'Жду у подъезда'));
});

test('Writing ends with «Отмена», a menu label, 3 minutes of silence or the end of the thread', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  const ends = [
    () => house.taps(boris, 'Отмена'),
    () => house.says(boris, 'Помощь'),
    () => house.pass(3),
    () => house.taps(anna, 'Решено'),
  ];
  for (const [at, end] of ends.entries()) {
    const card = house.world.find(boris, 'мешает выехать');
    assert.ok(card);
    await house.world.press(boris, card, 'Ответить');
    await house.quiet();
    await end();
    await house.says(boris, `тайна ${at}`);
    assert.ok(!house.world.find(anna, `тайна ${at}`), `${at}`);
  }
  assert.match(house.reads(boris), /Не передано: обращение уже закрыто/);
});

test('Voice, contacts, places, files and forwards are refused kindly, and nothing of them is passed on', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  const before = house.world.messages(anna).length;
  await house.taps(boris, 'Ответить');
  const secret = house.world.say(anna, 'что-то');
  await house.quiet();
  const sends = [
    () => house.world.voice(boris),
    () => house.world.contact(boris),
    () => house.world.location(boris),
    () => house.world.document(boris, { name: 'паспорт.txt', bytes: Buffer.from('x') }),
    () => house.world.forward(boris, secret),
  ];
  for (const send of sends) {
    send();
    await house.quiet();
    assert.match(house.reads(boris), /передаю только текст и фото/);
  }
  assert.equal(house.world.messages(anna).length, before + 2, 'her own line and what she read about it');
});

test('A forwarded command orders nothing', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [46]);
  const before = house.world.messages(boris).length;
  const command = house.world.say(galya, '/blocked 45', { chat: galya });
  await house.quiet();
  assert.equal(house.world.messages(boris).length, before + 1);
  house.world.forward(anna, command);
  await house.quiet();
  assert.equal(house.world.messages(boris).length, before + 1);
});

test('«Ошибся номером»: the holder reads an apology, the right number is asked, one correction is free', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [46, 47, 48]);
  await house.says(anna, '/blocked 45');
  await house.taps(anna, 'Ошибся номером');
  await house.says(anna, '46');
  await house.pass(6);
  assert.ok(!house.world.find(boris, 'Напоминание'));
  matchesGolden(t, house, 'wrong-number', [anna, boris]);
  await house.says(anna, '/blocked 47');
  await house.says(anna, '/blocked 48');
  assert.match(house.reads(anna), /Доставлено/, 'three paid alerts and a free correction');
  const card = house.world.messages(anna).findLast(({ text }) => text?.includes('с места 48'));
  assert.ok(card);
  await house.taps(galya, 'Иду');
  assert.match((await house.world.forge(anna, card, 't:4:oops')).text, /уже ответил/);
});

test('«Пожаловаться» shows the admins who wrote what; other letters they never see', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(anna, 'Добавить фото или текст');
  await house.says(anna, 'первое, вежливое');
  await house.says(anna, 'второе, грубое');
  const rude = house.world.find(boris, 'второе, грубое');
  assert.ok(rude);
  assert.equal((await house.world.press(boris, rude, 'Пожаловаться')).text, 'Передал администраторам');
  await house.quiet();
  assert.match(house.reads(olga), /Жалуется: Борис, место 45/);
  assert.match(house.reads(olga), /На кого: Анна, место 12/);
  assert.match(house.reads(olga), /второе, грубое/);
  assert.ok(!house.world.find(olga, 'первое, вежливое'));
  assert.equal((await house.world.press(boris, rude, 'Пожаловаться')).text, 'Администраторы уже знают');
});

test('Whoever asked in the house group writes as a neighbour from there, never with a spot', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const group = house.world.addGroup({ title: 'Соседи', members: [olga, anna, boris] });
  house.world.addBot(group, { by: olga, admin: { can_manage_chat: true } });
  await house.quiet();
  await house.world.tap(olga, 'Привязать группу к ЖК', group);
  await house.quiet();
  house.world.say(anna, '/spot 45 фары горят', { chat: group });
  await house.quiet();
  await house.taps(anna, 'Добавить фото или текст');
  await house.says(anna, 'и багажник открыт');
  const letter = house.world.find(boris, 'и багажник открыт')?.text ?? '';
  assert.match(letter, /пишет сосед из домового чата/);
  assert.doesNotMatch(letter, /12/);
});
