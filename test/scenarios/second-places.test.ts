import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applies, restart } from '../support/joining.ts';
import { codeOn, HOUR, invites } from '../support/passes.ts';
import { openTestApp } from '../support/test-app.ts';

test('Another end of a hidden mark keeps it hidden, whichever holder moves it', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  const anna = await app.resident('Анна', [12]);
  await app.says(boris, 'Уезжаю');
  await app.taps(boris, 'До завтра');
  await app.taps(boris, 'Скрыть из справочника');
  await app.says(anna, 'Справочник мест');
  const looksUp = async () => {
    await app.says(anna, '45');
    return app.reads(anna);
  };
  assert.match(await looksUp(), /занято/);
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, '3 дня');
  assert.match(await looksUp(), /занято/);
  await app.says(galya, 'Вернулся');
  await app.says(galya, 'Уезжаю');
  await app.taps(galya, 'Неделя');
  assert.match(await looksUp(), /свободно/, 'a new mark is a new wish');
  await app.taps(galya, 'Скрыть из справочника');
  await app.says(boris, 'Моё место');
  assert.match(app.reads(boris), /Место 45 свободно до .*в справочнике не видно/);
});

test('Whoever gives up a spot ends only his own passes there: the co-holder’s guest is let in', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const boris = await app.resident('Борис', [45, 46]);
  const galya = await app.resident('Галя', [45]);
  await invites(app, galya, 'Марина');
  const hers = codeOn(app, galya);
  await app.says(boris, 'Гостевой пропуск');
  await app.says(boris, 'Олег');
  await app.taps(boris, 'Место 45');
  await app.taps(boris, '4 часа');
  const his = codeOn(app, boris);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Место 45');
  await app.taps(boris, 'Подтвердить');
  await app.says(stepan, 'Проверить пропуск');
  await app.says(stepan, his);
  assert.doesNotMatch(app.reads(stepan), /✅/);
  await app.says(stepan, hers);
  await app.taps(stepan, 'Въехал');
  const { rows } = await app.pool.query(
    'select guest, ending from guest_passes where entered_at is not null',
  );
  assert.deepEqual(rows, [{ guest: 'Марина', ending: null }]);
});

test('Words for «Написать владельцу» that arrive late are asked about and not sent', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, 'Справочник мест');
  await app.says(anna, '45');
  await app.taps(anna, 'Написать владельцу');
  await app.stopBot();
  app.world.say(anna, 'у вас горят фары');
  app.clock.advance(6 * 60_000);
  await app.startBot();
  await app.quiet();
  assert.match(app.reads(anna), /Вы писали в 22:36.*Ещё нужно\?/s);
  assert.ok(!app.world.find(boris, 'горят фары'));
  await app.taps(anna, 'Ещё нужно');
  assert.ok(app.world.find(boris, 'горят фары'));
});

test('A thread that a transfer opens again is reminded of after 5 minutes and calls help after 10, from then on', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = app.stranger('Вера');
  await applies(app, vera, '45');
  await app.says(anna, '/blocked 45');
  // The first reminder comes before anybody answers.
  await app.advance(6);
  await app.taps(boris, 'Буду через 15 минут');
  await app.advance(2);
  await app.taps(olga, 'Передать место');
  await app.taps(olga, 'Подтвердить');
  assert.ok(app.world.find(vera, 'Ваша машина мешает выехать'));
  const reminded = () => app.world.messages(vera).filter(({ text }) => /Напоминание/.test(text ?? '')).length;
  const called = () => app.world.find(stepan, 'Мешает машина, место 45') !== undefined;
  await app.advance(4);
  assert.deepEqual([reminded(), called()], [0, false]);
  await app.advance(1);
  assert.deepEqual([reminded(), called()], [1, false]);
  await app.advance(4);
  assert.equal(called(), false);
  await app.advance(1);
  assert.deepEqual([reminded(), called()], [1, true]);
});

test('«Продлить» brings a second warning, a quarter of an hour before the new end', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  await invites(app, boris, 'Марина', '2 часа');
  const warned = () =>
    app.world.messages(boris).filter(({ text }) => /скоро закончится/.test(text ?? '')).length;
  await app.advance(2 * HOUR - 15);
  assert.equal(warned(), 1);
  await app.taps(boris, 'Продлить');
  await app.taps(boris, '2 часа');
  await app.advance(2 * HOUR - 1);
  assert.equal(warned(), 1);
  await app.advance(1);
  assert.equal(warned(), 2);
});

test('Whoever holds several spots signs with the one used last, and with the lowest once that is gone', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12, 13, 14]);
  const boris = await app.resident('Борис', [45, 46, 47, 48]);
  const signed = () => /с места (\d+)/.exec(app.reads(boris))?.[1];
  await app.says(anna, '/blocked 45');
  assert.equal(signed(), '12');
  await app.taps(anna, 'Я на другом месте');
  await app.taps(anna, 'Место 14');
  await app.taps(anna, 'Решено');
  await app.advance(10);
  await app.says(anna, '/sos 48');
  await app.says(anna, '/blocked 46');
  assert.equal(signed(), '14', 'an alarm is signed with none and changes nothing');
  await app.taps(anna, 'Решено');
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Отказаться от места');
  await app.taps(anna, 'Место 14');
  await app.taps(anna, 'Подтвердить');
  await app.advance(10);
  await app.says(anna, '/blocked 47');
  assert.equal(signed(), '12');
});

test('Whoever reads English hears that something failed in English, whatever his phone speaks', async (t) => {
  const app = await openTestApp(t);
  const john = await app.resident('John', [12]);
  await app.resident('Борис', [45]);
  await app.says(john, '/lang');
  await app.taps(john, 'English');
  await restart(app);
  await app.says(john, '/blocked 45');
  const card = app.world.lastMessage(john) ?? assert.fail();
  await app.pool.query(`
    create function throw_up() returns trigger language plpgsql as $$ begin raise 'planted'; end $$;
    create trigger poison before insert or update on alerts for each row execute function throw_up();
  `);
  try {
    await app.says(john, '/blocked 45 again');
    await app.says(john, '/blocked 46');
    assert.equal(app.reads(john), "That didn't work, please try again.");
    const { text } = await app.world.press(john, card, 'Solved');
    assert.equal(text, "That didn't work, please try again.");
  } finally {
    await app.pool.query('drop function throw_up cascade');
  }
});
