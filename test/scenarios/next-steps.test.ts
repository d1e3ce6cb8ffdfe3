import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { invites } from '../support/passes.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const cardOf = (app: TestApp, person: Parameters<TestApp['reads']>[0], words: string) => {
  const found = app.world.find(person, words);
  return found?.text ?? found?.caption ?? '';
};

test('Where the owner has turned the bot off, nobody is sent to look at the number', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /отключил бота\.\nНе ждите: позовите охрану\./);
  await app.says(anna, '/spot 45 открыто окно');
  assert.doesNotMatch(app.reads(anna), /Проверьте номер/);
  await app.says(anna, '/blocked 77');
  assert.match(app.reads(anna), /Проверьте номер или позовите охрану/);
});

test('What was not passed on leaves a menu below it', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  await app.taps(anna, 'Решено');
  await app.says(boris, 'Иду');
  assert.match(app.reads(boris), /^Не передано: обращение уже закрыто/);
  const sent = app.world.log.findLast(({ params }) => JSON.stringify(params).includes('Не передано'));
  assert.match(JSON.stringify(sent?.params), /keyboard.*Перегородили/);
});

test('A reply to any photo of an album is one to its letter', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.sends(anna, [{ caption: 'Вот так стоит' }, {}, {}]);
  const photos = app.world.messages(boris).filter(({ from, photo }) => from?.is_bot && photo);
  assert.equal(photos.length, 3);
  for (const [number, photo] of photos.entries()) {
    app.world.say(boris, `Вижу ${number}`, { replyTo: photo.message_id });
    await app.quiet();
    assert.ok(app.world.find(anna, `Вижу ${number}`), 'it went to the sender');
  }
});

test('Whoever sent a photo that the messenger did not take reads so below «Передано»', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  const mend = app.world.addFault({
    kind: 'refusal',
    method: 'sendPhoto',
    description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
  });
  app.world.photo(anna, { caption: 'Вот так стоит' });
  await app.quiet();
  assert.match(app.reads(anna), /^✅ Передано\n📷 Фото передать не получилось/);
  mend();
  app.world.photo(anna, { caption: 'Ещё раз' });
  await app.quiet();
  assert.equal(app.reads(anna), '✅ Передано');
});

test('A username stands for no name that nobody can see, but to admins', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const nobody = app.stranger('\u2800\u3164', { username: 'boris_secret' });
  app.world.start(nobody);
  await app.quiet();
  await app.taps(nobody, 'Согласен');
  await app.says(nobody, '12');
  assert.match(cardOf(app, olga, 'Заявка'), /Кто: @boris_secret/);
  assert.match(app.reads(anna), /^Кто-то без имени подаёт заявку на место 12/);
  assert.doesNotMatch(JSON.stringify(app.world.messages(anna)), /boris_secret/);
});

test('«Настройки» and «Журнал» name the city of a time zone', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Настройки');
  assert.match(cardOf(app, olga, 'Часовой пояс:'), /Часовой пояс: Москва, UTC\+3, сейчас 22:36/);
  await app.taps(olga, 'Часовой пояс');
  await app.taps(olga, 'Ашхабад, UTC+5');
  assert.match(cardOf(app, olga, 'Часовой пояс:'), /Часовой пояс: Ашхабад, UTC\+5/);
  for (const [typed, shown] of [
    ['Томск', 'Томск, UTC+7'],
    ['UTC', 'UTC+0'],
  ] as const) {
    await app.taps(olga, 'Часовой пояс');
    await app.says(olga, typed);
    assert.ok(cardOf(app, olga, 'Часовой пояс:').includes(`Часовой пояс: ${shown}, сейчас`), typed);
  }
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  assert.match(app.reads(olga), /Ашхабад, UTC\+5 → Томск, UTC\+7/);
});

test('«Журнал» says until when a ban was that has been moved', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Борис', [45]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Жители');
  await app.taps(olga, 'Борис · 45');
  const resident = structuredClone(app.world.lastMessage(olga) ?? assert.fail());
  // The second time it is a button of yesterday.
  for (const date of ['30.11', '5.12']) {
    await app.world.press(olga, resident, 'Заблокировать');
    await app.quiet();
    await app.says(olga, date);
    await app.says(olga, 'Грубит');
    await app.taps(olga, 'Подтвердить');
  }
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  assert.match(app.reads(olga), /Срок блокировки изменён: Борис, 30 ноября, 00:00 → 5 декабря, 00:00/);
});

test('A pass that was called off while its guest is inside says so at the gate', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  await invites(app, anna, 'Марина');
  await app.says(stepan, 'Проверить пропуск');
  await app.says(stepan, 'Марина');
  await app.taps(stepan, 'Въехал');
  await app.taps(anna, 'Отменить');
  assert.match(app.reads(anna), /Отменить пропуск\? Гость: Марина/);
  await app.taps(anna, 'Подтвердить');
  await app.says(stepan, 'Марина');
  assert.match(app.reads(stepan), /Пропуск отменили, а гость ещё не выехал/);
  assert.doesNotMatch(app.reads(stepan), /Время вышло/);
});

test('Why words from the house chat were not passed on is told to their author in private', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const gleb = await app.resident('Глеб', []);
  const boris = await app.resident('Борис', [45, 46]);
  const group = await linkedGroup(app, olga, [anna, gleb], { rights: ADMIN });
  const writes = async (person: typeof anna, words: string) => {
    app.world.say(person, `${at(app)} ${words}`, { chat: group });
    await app.quiet();
  };
  await app.says(anna, '/spot 45 открыто окно');
  await writes(anna, '45 и дождь идёт');
  assert.match(app.world.lastMessage(group)?.text ?? '', /второе не передал/);
  assert.match(app.reads(anna), /^Не передано: об этом месте вы уже пишете со своего/);
  await app.taps(boris, 'Не беспокоить от этого соседа сутки');
  await app.says(gleb, '/sos 45');
  await writes(anna, 'sos 45 кричит уже час');
  assert.ok(app.world.find(group, 'позвал, но слова не передал'));
  assert.match(app.reads(anna), /^Не передано: хозяин машины просил сутки не беспокоить/);
  await app.says(gleb, '/sos 46');
  app.world.block(boris);
  await app.quiet();
  await writes(anna, 'sos 46 и эта кричит');
  assert.ok(!app.world.find(group, 'Место 46: позвал'), 'nobody was called');
  assert.match(app.reads(anna), /^Не передано: до хозяина машины сейчас не дойдёт/);
});

test('In a group, whoever spoke to the bot hears that it did not work', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [anna], { rights: ADMIN });
  await app.pool.query(`
    create function throw_up() returns trigger language plpgsql as $$ begin raise 'planted'; end $$;
    create trigger poison before insert or update on alerts for each row execute function throw_up();
  `);
  try {
    app.world.say(anna, `${at(app)} 45 мигают фары`, { chat: group });
    await app.quiet();
    assert.equal(app.world.lastMessage(group)?.text, 'Не получилось, попробуйте ещё раз.');
    assert.ok(app.world.lastMessage(group)?.reply_to_message);
  } finally {
    await app.pool.query('drop function throw_up cascade');
  }
});
