import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkedGroup } from '../support/group.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const newest = (app: TestApp, person: Parameters<TestApp['reads']>[0]) =>
  (app.world.lastMessage(person)?.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);

test('Every step of a call has «Отмена»: a bad number, two, one’s own, a sticker, the other spot', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12, 13]);
  await app.resident('Борис', [45]);
  await app.says(anna, 'Перегородили');
  for (const typed of ['не знаю', '45, 46', '12']) {
    await app.says(anna, typed);
    assert.ok(newest(app, anna).includes('Отмена'), typed);
  }
  app.world.voice(anna);
  await app.quiet();
  assert.ok(newest(app, anna).includes('Отмена'), 'a voice message');
  await app.taps(anna, 'Отмена');
  await app.says(anna, '/spot 45');
  app.world.voice(anna);
  await app.quiet();
  assert.ok(newest(app, anna).includes('Отмена'), 'where words are expected');
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Я на другом месте');
  assert.deepEqual(newest(app, anna), ['Место 13', 'Отмена']);
  await app.taps(anna, 'Отмена');
  assert.match(app.world.find(anna, 'перегородила машина')?.text ?? '', /с места 12/);
  await app.says(anna, 'Справочник мест');
  await app.says(anna, 'где-то');
  assert.ok(newest(app, anna).includes('Отмена'), 'in the directory');
});

test('Words typed after three minutes of silence are «не передано», with the button; a spot’s number is one', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  await app.advance(4);
  await app.says(boris, 'Уже бегу');
  assert.match(app.reads(boris), /^Не передано/);
  assert.ok(!app.world.find(anna, 'Уже бегу'));
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Уже бегу, правда');
  assert.ok(app.world.find(anna, 'Уже бегу, правда'));
  await app.advance(4);
  await app.says(boris, '12');
  assert.match(app.reads(boris), /Что с местом 12/);
});

test('Whoever has called ten times today reads the telephone of the guards, and can still call them', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55]);
  await app.pool.query("update complexes set guard_phone = '+7 900 000-00-00'");
  for (let spot = 45; spot < 55; spot += 1) {
    await app.says(anna, `/blocked ${spot}`);
    await app.advance(11);
  }
  await app.says(anna, '/blocked 55');
  assert.match(app.reads(anna), /За сутки.*Охрана: \+7 900 000-00-00/);
  assert.deepEqual(newest(app, anna), [], 'nobody could be called');
  const stepan = await app.guard('Степан');
  await app.says(anna, '/spot 55 у вас открыто окно');
  assert.match(app.reads(anna), /Охрана: \+7 900/);
  assert.deepEqual(newest(app, anna), ['Позвать охрану']);
  await app.taps(anna, 'Позвать охрану');
  await app.says(anna, 'Белая Лада на месте 55, не могу выехать');
  assert.match(app.reads(stepan), /Белая Лада на месте 55/);
  await app.says(anna, '/blocked 55');
  assert.match(app.reads(anna), /За сутки/, 'neighbours are left in peace all the same');
});

test('«Это доступно жителям с местом» says how one becomes one', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', []);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /«Моё место» → «Добавить место»/);
});

test('In a group the author is told that the time is over, and a banned person why, in private', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [anna, boris]);
  app.world.say(anna, '/spot 45 или 46, мигают фары', { chat: group });
  await app.quiet();
  const asked = app.world.messages(group).findLast(({ reply_markup }) => reply_markup);
  assert.ok(asked);
  await app.advance(16);
  const [label = ''] = (asked.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
  assert.match((await app.world.press(anna, asked, label)).text ?? '', /Время вышло/);
  assert.match((await app.world.press(boris, asked, label)).text ?? '', /только автор/);
  const until = new Date(app.clock.now().getTime() + 3 * 86_400_000);
  await app.pool.query(
    `update memberships set banned_until = $1, ban_reason = 'Грубит'
     where person_id = (select person_id from addresses where external_id = $2)`,
    [until, boris.id],
  );
  const before = app.world.messages(group).length;
  app.world.say(boris, '/spot 12 фары', { chat: group });
  await app.quiet();
  assert.equal(app.world.messages(group).length, before + 1, 'the group learns nothing');
  await app.advance(12 * 60);
  assert.match(app.reads(boris), /Грубит/);
});

test('A dead link of the guards asks a stranger for no spot', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const ivan = app.stranger('Иван');
  app.world.start(ivan, `g_${'a'.repeat(22)}`);
  await app.quiet();
  await app.taps(ivan, 'Согласен');
  assert.match(app.reads(ivan), /уже не действует/);
});

test('Messages and joined SOS have «Ошибся номером», too', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const galya = await app.resident('Галя', [13]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/spot 45 у вас открыто окно');
  await app.taps(anna, 'Ошибся номером');
  assert.ok(app.world.find(boris, 'сосед ошибся номером'));
  await app.advance(6);
  await app.says(anna, '/sos 45');
  await app.says(galya, '/sos 45');
  assert.ok(buttonsUnder(app, galya, 'Кричит сигнализация').includes('Ошибся номером'));
  assert.equal(await app.taps(galya, 'Ошибся номером'), 'Понял: это не ваш случай');
  assert.match(app.reads(galya), /У какой машины/);
  assert.ok(buttonsUnder(app, boris, 'кричит сигнализация').includes('Иду'), 'it howls on for Anna');
});

test('A stale «Отмена» cancels nothing newer; that of the same question does, however often it was asked back', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [46]);
  const question = () => structuredClone(app.world.lastMessage(anna) ?? assert.fail());
  const cancels = async (message: ReturnType<typeof question>) => {
    const { text } = await app.world.press(anna, message, 'Отмена');
    await app.quiet();
    return text;
  };
  await app.says(anna, 'Перегородили');
  const first = question();
  await app.says(anna, 'не знаю');
  await app.says(anna, '45, 46');
  await cancels(first);
  assert.match(app.reads(anna), /Хорошо, отменили|нескольк/);
  await app.says(anna, '45');
  assert.match(app.reads(anna), /Что с местом 45/, 'it was the same question');

  await app.says(anna, 'Перегородили');
  const blocked = question();
  await app.says(anna, '45');
  await app.says(anna, 'SOS сигнализация');
  for (const stale of [first, blocked]) assert.match(await cancels(stale), /от прошлого вопроса/);
  await app.says(anna, '46');
  assert.ok(app.world.find(galya, 'кричит сигнализация'), 'the newer question stands');

  await app.says(boris, '/spot 12 открыто окно');
  await app.taps(anna, 'Пожаловаться');
  const sure = question();
  await app.world.tap(anna, 'Добавить фото или текст');
  await app.quiet();
  const writing = question();
  await cancels(sure);
  await app.says(anna, 'Выключите, пожалуйста');
  assert.ok(
    app.world.find(galya, 'Выключите, пожалуйста'),
    'a confirmation that was called off ends no question',
  );
  await cancels(writing);
  await app.says(anna, 'И спасибо');
  assert.ok(!app.world.find(galya, 'И спасибо'));
});

test('What is answered while the bot is silent is «не принято», once a question; later it is heard', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  for (let at = 0; at < 10; at += 1) await app.says(anna, 'ау');
  assert.match(app.reads(anna), /Слишком много сообщений/);
  const said = () => app.world.messages(anna).filter(({ from }) => from?.is_bot).length;
  const before = said();
  await app.says(anna, 'ау');
  assert.equal(said(), before, 'nothing was asked');
  for (const words of ['Спускаюсь', 'Я внизу']) {
    await app.taps(anna, 'Добавить фото или текст');
    await app.says(anna, words);
    assert.match(app.reads(anna), /не принято/);
    const told = said();
    await app.says(anna, words);
    assert.equal(said(), told, 'said once');
  }
  assert.ok(!app.world.find(boris, 'Спускаюсь') && !app.world.find(boris, 'Я внизу'));
  await app.advance(2);
  for (let at = 0; at < 10; at += 1) await app.says(anna, `Спускаюсь, ${at}`);
  assert.ok(app.world.find(boris, 'Спускаюсь, 9'));
  await app.says(anna, 'Уже внизу');
  assert.match(app.reads(anna), /не принято/, 'the very first that is not heard');
  assert.ok(!app.world.find(boris, 'Уже внизу'));
});

test('Whatever is asked in the silence, its answer is «не принято» with «Отмена», and that works', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [12]);
  const zoya = app.stranger('Зоя');
  app.world.start(zoya);
  await app.quiet();
  await app.taps(zoya, 'Согласен');
  for (let at = 0; at < 11; at += 1) {
    await app.says(olga, 'ау');
    await app.says(zoya, '/lang');
  }
  const answers = async (person: typeof olga, words: string) => {
    await app.says(person, words);
    assert.match(app.reads(person), /^Это не принято и никому не передано/, words);
    await app.taps(person, 'Отмена');
    assert.match(app.reads(person), /^Хорошо, отменили/, words);
  };
  for (const [label, button, words] of [
    ['Перегородили', null, 'синяя Лада'],
    ['Перегородили', 'Не знаю номер', 'белая Лада'],
    ['Гостевой пропуск', null, 'Марина'],
    ['Уезжаю', 'Другая дата', 'завтра'],
    ['Моё место', 'Добавить место', '13'],
    ['Справочник мест', null, '45'],
    ['Объявления', 'Новое объявление', 'Красят разметку'],
    ['Управление', 'Жители', 'Зоя'],
  ] as const) {
    await app.says(olga, label);
    if (button) await app.taps(olga, button);
    await answers(olga, words);
  }
  await answers(zoya, '13');
});
