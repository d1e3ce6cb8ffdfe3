import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';

test('Борис answers in writing, Анна adds a photo: both arrive without a name, each is confirmed', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Аннушка', [12]);
  const boris = await app.resident('Бориска', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Уже <b>бегу</b>, две минуты');
  assert.equal(app.reads(boris), '✅ Передано');
  await app.taps(anna, 'Добавить фото или текст');
  app.world.photo(anna, { caption: 'Вот так стоит' });
  await app.quiet();
  assert.equal(app.reads(anna), '✅ Передано');
  await app.says(anna, 'Спасибо!');
  matchesGolden(t, app, 'letters', [anna, boris]);
  const shown = (reader: typeof anna) =>
    JSON.stringify(app.world.messages(reader).filter(({ from }) => from?.is_bot));
  assert.doesNotMatch(shown(anna), /Бориска/);
  assert.doesNotMatch(shown(boris), /Аннушка/);
});

test('A reply to a card goes to its thread, whatever question is open', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  const card = app.world.find(boris, 'Ваша машина мешает выехать') ?? assert.fail();
  const replyTo = card.message_id;
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Добавить место');
  app.world.say(boris, 'Спускаюсь с 46 этажа', { replyTo });
  await app.quiet();
  assert.ok(app.world.find(anna, 'Спускаюсь с 46 этажа'));
  await app.says(boris, '/spot 12');
  app.world.photo(boris, { caption: 'Уже у машины', replyTo });
  await app.quiet();
  assert.ok(app.world.find(anna, 'Уже у машины'));
  const { rows } = await app.pool.query<{ alerts: number; claims: number }>(
    'select (select count(*)::int from alerts) as alerts, (select count(*)::int from claims) as claims',
  );
  assert.deepEqual(rows, [{ alerts: 1, claims: 0 }], 'neither claimed nor sent to another neighbour');
});

test('A delivered reply in writing counts as a promise of 10 minutes', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Сейчас спущусь');
  await app.advance(11);
  assert.ok(!app.world.find(stepan, 'место 45'), 'nobody was called');
  await app.advance(1);
  assert.match(app.world.find(anna, 'Освободили?')?.text ?? '', /ответил сообщением/);
});

test('A messenger reply to a card or to a letter goes to its thread; plain text outside goes nowhere', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  const card = app.world.find(boris, 'мешает выехать');
  assert.ok(card);
  app.world.say(boris, 'Иду, подождите', { replyTo: card.message_id });
  await app.quiet();
  const letter = app.world.find(anna, 'Иду, подождите');
  assert.ok(letter);
  await app.advance(4);
  await app.says(anna, 'просто мысли вслух');
  assert.ok(!app.world.find(boris, 'мысли вслух'));
  app.world.say(anna, 'Жду у подъезда', { replyTo: letter.message_id });
  await app.quiet();
  assert.ok(app.world.find(boris, 'Жду у подъезда'));
});

test('Writing ends with «Отмена», a menu label, 3 minutes of silence or the end of the thread', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  const ends = [
    () => app.taps(boris, 'Отмена'),
    () => app.says(boris, 'Помощь'),
    () => app.advance(3),
    () => app.taps(anna, 'Решено'),
  ];
  for (const [at, end] of ends.entries()) {
    const card = app.world.find(boris, 'мешает выехать');
    assert.ok(card);
    await app.world.press(boris, card, 'Ответить');
    await app.quiet();
    await end();
    await app.says(boris, `тайна ${at}`);
    assert.ok(!app.world.find(anna, `тайна ${at}`), `${at}`);
  }
  assert.match(app.reads(boris), /Не передано: обращение уже закрыто/);
});

test('Voice, contacts, places, files and forwards are refused kindly, and nothing of them is passed on', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  const before = app.world.messages(anna).length;
  await app.taps(boris, 'Ответить');
  const secret = app.world.say(anna, 'что-то');
  await app.quiet();
  const sends = [
    () => app.world.voice(boris),
    () => app.world.contact(boris),
    () => app.world.location(boris),
    () => app.world.document(boris, { name: 'паспорт.txt', bytes: Buffer.from('x') }),
    () => app.world.forward(boris, secret),
  ];
  for (const send of sends) {
    send();
    await app.quiet();
    assert.match(app.reads(boris), /передаю только текст и фото/);
  }
  assert.equal(app.world.messages(anna).length, before + 2, 'her own line and what she read about it');
});

test('A forwarded command orders nothing', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [46]);
  const before = app.world.messages(boris).length;
  const command = app.world.say(galya, '/blocked 45', { chat: galya });
  await app.quiet();
  assert.equal(app.world.messages(boris).length, before + 1);
  app.world.forward(anna, command);
  await app.quiet();
  assert.equal(app.world.messages(boris).length, before + 1);
});

test('«Ошибся номером»: the holder reads an apology, the right number is asked, one correction is free', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [46, 47, 48]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Ошибся номером');
  await app.says(anna, '46');
  await app.advance(6);
  assert.ok(!app.world.find(boris, 'Напоминание'));
  matchesGolden(t, app, 'wrong-number', [anna, boris]);
  await app.says(anna, '/blocked 47');
  await app.says(anna, '/blocked 48');
  assert.match(app.reads(anna), /Доставлено/, 'three paid alerts and a free correction');
  const card = app.world.messages(anna).findLast(({ text }) => text?.includes('с места 48'));
  assert.ok(card);
  await app.taps(galya, 'Иду');
  assert.match((await app.world.forge(anna, card, 't:4:oops')).text, /уже ответил/);
});

test('«Пожаловаться» shows the admins who wrote what; other letters they never see', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'первое, вежливое');
  await app.says(anna, 'второе, грубое');
  const rude = app.world.find(boris, 'второе, грубое');
  assert.ok(rude);
  await app.world.press(boris, rude, 'Пожаловаться');
  await app.quiet();
  assert.match(app.reads(boris), /Администраторы увидят ваше имя, имя соседа/);
  assert.ok(!app.world.find(olga, 'Жалоба'), 'nothing before «Подтвердить»');
  assert.equal(await app.taps(boris, 'Подтвердить'), 'Передал администраторам');
  await app.quiet();
  assert.match(app.reads(olga), /Жалуется: Борис, место 45/);
  assert.match(app.reads(olga), /На кого: Анна, место 12/);
  assert.match(app.reads(olga), /второе, грубое/);
  assert.ok(!app.world.find(olga, 'первое, вежливое'));
  await app.world.press(boris, rude, 'Пожаловаться');
  await app.quiet();
  assert.equal(await app.taps(boris, 'Подтвердить'), 'Администраторы уже знают');
});

test('Whoever asked in the house group writes as a neighbour from there, never with a spot', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const group = app.world.addGroup({ title: 'Соседи', members: [olga, anna, boris] });
  app.world.addBot(group, { by: olga, admin: { can_manage_chat: true } });
  await app.quiet();
  await app.world.tap(olga, 'Привязать группу к ЖК', group);
  await app.quiet();
  app.world.say(anna, '/spot 45 фары горят', { chat: group });
  await app.quiet();
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'и багажник открыт');
  const letter = app.world.find(boris, 'и багажник открыт')?.text ?? '';
  assert.match(letter, /пишет сосед из домового чата/);
  assert.doesNotMatch(letter, /12/);
});

test('A letter that is being sent when the thread ends loses its buttons once it is there', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  app.world.addFault({ kind: 'delay', ms: 1_000, method: 'sendMessage', chat: boris.id, times: 1 });
  app.world.say(anna, 'Фары горят');
  const sending = "select 1 from notices where state = 'sending' and notice ->> 'kind' = 'alert letter'";
  for (let looks = 0; (await app.pool.query(sending)).rows.length === 0; looks += 1)
    assert.ok(looks < 5_000, 'it is being sent');
  await app.taps(anna, 'Решено');
  const letter = app.world.find(boris, 'Фары горят') ?? assert.fail();
  assert.equal(letter.reply_markup, undefined);
});

test('A helper who replies to his card reads that buttons answer it, and nobody reads his words', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  const replyTo = app.world.find(stepan, 'Мешает машина')?.message_id ?? assert.fail();
  for (const send of [
    () => app.world.say(stepan, 'Уже иду', { replyTo }),
    () => app.world.photo(stepan, { caption: 'Уже иду', replyTo }),
    () => app.world.voice(stepan, { replyTo }),
  ]) {
    send();
    await app.quiet();
    assert.match(app.reads(stepan), /Не передано: на вызов отвечают кнопками/);
  }
  for (const one of [anna, boris]) assert.ok(!app.world.find(one, 'Уже иду'), one.firstName);
});

test('Words keep a thread open for two hours more; a bare number after a long silence is a spot’s and no letter', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.advance(119);
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Ещё стоит?');
  await app.advance(5);
  await app.says(anna, '46');
  assert.match(app.reads(anna), /Что с местом 46/);
  assert.ok(!app.world.find(boris, '46'));
  await app.taps(boris, 'Иду');
  const { rows } = await app.pool.query('select state from alerts');
  assert.deepEqual(rows, [{ state: 'answered' }]);
});

test('Whoever is done with an alarm that others hear writes nothing into it by an old button', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const vera = await app.resident('Вера', [13]);
  await app.resident('Борис', [45]);
  for (const one of [anna, vera]) await app.says(one, '/sos 45');
  const early = app.world.find(anna, 'Кричит сигнализация') ?? assert.fail();
  await app.taps(anna, 'Решено');
  assert.match((await app.world.press(anna, early, 'Добавить фото или текст')).text, /закрыто/);
  await app.quiet();
  assert.doesNotMatch(app.reads(anna), /Напишите/);
});

test('The sender may write where somebody reads it, and type another number where nobody holds this one or says «Не моя машина»', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const can = (spot: string) => {
    const labels = buttonsUnder(app, anna, spot);
    return ['Добавить фото или текст', 'Другой номер', 'Ошибся номером'].filter((one) =>
      labels.includes(one),
    );
  };
  await app.says(anna, '/blocked 46');
  assert.deepEqual(can('46'), ['Другой номер']);
  await app.says(anna, '/blocked 45');
  assert.deepEqual(can('места 45'), ['Добавить фото или текст', 'Ошибся номером']);
  await app.taps(boris, 'Не моя машина');
  assert.deepEqual(can('места 45'), ['Добавить фото или текст', 'Другой номер']);
});
