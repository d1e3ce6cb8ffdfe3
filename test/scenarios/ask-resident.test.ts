import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { deleteExpired } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { everything } from '../support/everything.ts';
import { asks } from '../support/gate-questions.ts';
import { meet } from '../support/meet.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';
import { asSeen } from '../support/tour.ts';

const states = async ({ pool }: TestApp) =>
  (await pool.query<{ state: string }>('select state from gate_questions order by id')).rows.map(
    ({ state }) => state,
  );

const passes = async ({ pool }: TestApp) =>
  (await pool.query('select guest, entered_at is not null as entered from guest_passes order by id')).rows;

/** The newest message that holds it, whole. */
const card = (app: TestApp, person: Person, piece: string) => {
  return app.world.messages(person).findLast(({ text }) => text?.includes(piece));
};

test('«Пустить» is a pass of two hours with «Въехал» set, beside the three that its host may have', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  for (const guest of ['Марина', 'Пётр', 'Олег']) {
    await app.says(anna, 'Гостевой пропуск');
    await app.says(anna, guest);
    await app.taps(anna, '24 часа');
  }
  await asks(app, ivan, '45');
  await app.says(ivan, 'Олег');
  assert.match(app.reads(ivan), /Гость: Олег/, 'the next guest may have a pass');
  assert.match(app.reads(anna), /К вам приехали: такси\. Пустить\?/);
  assert.doesNotMatch(app.reads(anna), /Иван/);
  await app.taps(anna, 'Пустить');
  assert.match(card(app, ivan, 'Пустить')?.text ?? '', /Въезд отмечен/);
  assert.doesNotMatch(
    app.world
      .messages(ivan)
      .map(({ text }) => text)
      .join(),
    /Анна/,
  );
  assert.deepEqual((await passes(app)).at(-1), { guest: 'Такси', entered: true });
  const { rows } = await app.pool.query<{ stays: string }>(
    "select until - made_at as stays from guest_passes where guest = 'Такси'",
  );
  assert.equal(JSON.stringify(rows[0]?.stays), JSON.stringify({ hours: 2 }));
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Пропуск: Такси');
  assert.ok(
    app.world.messages(anna).at(-1)?.caption?.includes('Такси'),
    'its card comes when it is asked for',
  );
  await app.advance(121);
  assert.ok(app.world.find(ivan, 'Такси'), 'who has not driven out is told of as of every guest');
});

test('A spot with a guest who has not driven out: the pass is made, and the guard marks the one before the other', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await asks(app, ivan, '45', 'Гость');
  await app.taps(anna, 'Пустить');
  await asks(app, ivan, '45');
  await app.taps(anna, 'Пустить');
  assert.match(card(app, ivan, 'Пустить')?.text ?? '', /ещё стоит другой гость: Гость/);
  await app.taps(ivan, 'Въехал');
  assert.deepEqual(
    (await passes(app)).map(({ entered }) => entered),
    [true, false],
  );
  await app.taps(ivan, 'Гость · 45');
  await app.taps(ivan, 'Выехал');
  await app.says(anna, 'Гостевой пропуск');
  await app.says(anna, 'Марина');
  await app.taps(anna, '24 часа');
  await app.says(anna, 'Гостевой пропуск');
  assert.doesNotMatch(app.reads(anna), /уже три/, 'whoever was let in at the gate is beside them');
});

test('Two holders who answer at the same moment: one answer counts, and there is one pass at most', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [45]);
  const lena = await app.resident('Лена', [45]);
  const ivan = await app.guard('Иван');
  // With a guest inside nothing but the lock keeps a second pass away.
  await asks(app, ivan, '45', 'Гость');
  await app.taps(lena, 'Пустить');
  await asks(app, ivan, '45');
  await app.quiet();
  const press = (person: Person, at: number) => {
    const shown = app.world.lastMessage(person);
    const button = shown?.reply_markup?.inline_keyboard[0]?.[at];
    assert.ok(shown && button && 'callback_data' in button);
    return app.world.forge(person, shown, button.callback_data ?? '');
  };
  const toasts: { readonly text?: string }[] = [];
  const deeds = [anna, lena].map((holder) => async () => toasts.push(await press(holder, 0)));
  await meet(app, 'lock table guest_passes in share mode', deeds);
  assert.equal(toasts.filter(({ text }) => text === 'Охрана видит: пустить').length, 1);
  assert.equal(toasts.filter(({ text }) => text === 'На этот вопрос уже ответили').length, 1);
  assert.deepEqual(
    (await passes(app)).map(({ guest }) => guest),
    ['Гость', 'Такси'],
  );
});

test('Two guards who ask about a spot at the same moment ring it once', async (t) => {
  const app = await openLiveHouse(t);
  await app.resident('Анна', [45]);
  const guards = [await app.guard('Иван'), await app.guard('Олег')];
  for (const guard of guards) {
    await app.says(guard, 'Проверить пропуск');
    await app.taps(guard, 'Спросить жителя');
    await app.says(guard, '45');
  }
  const deeds = guards.map((guard) => () => app.world.tap(guard, 'Такси'));
  await meet(app, 'lock table gate_questions in share mode', deeds);
  assert.deepEqual(await states(app), ['asked']);
  assert.equal(guards.filter((guard) => card(app, guard, 'уже спросили')).length, 1);
});

test('The question rings at night, too, and so does the answer', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await app.advance(5 * 60);
  await asks(app, ivan, '45');
  await app.taps(anna, 'Пустить');
  const sent = app.world.log.filter(
    ({ method, params }) =>
      method === 'sendMessage' && /К вам приехали|<b>Пустить|Пустить: /.test(String(params.text)),
  );
  assert.ok(sent.length >= 2);
  for (const { params } of sent) assert.ok(!params.disable_notification, String(params.text));
});

test('After three minutes the guard hears that nobody has answered; an answer after that counts while somebody may wait', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await asks(app, ivan, '45');
  await app.advance(2);
  assert.deepEqual(await states(app), ['asked']);
  const before = app.world.messages(ivan).length;
  await app.advance(1);
  assert.match(app.reads(ivan), /За 3 минуты никто не ответил: такси, место 45/);
  assert.ok(app.world.messages(ivan).length >= before, 'it comes as a message with a sound');
  await app.taps(anna, 'Пустить');
  assert.match(app.reads(ivan), /Пустить: такси, место 45/);
  await app.advance(1);
  await asks(app, ivan, '45', 'Курьер');
  await app.advance(4);
  const newest = app.world.lastMessage(ivan)?.message_id;
  await app.advance(12);
  assert.match(app.reads(anna), /К вам приезжали: курьер/);
  assert.equal(app.world.lastMessage(ivan)?.message_id, newest, 'that it is over makes no sound');
  assert.deepEqual(await states(app), ['let in', 'over']);
});

test('Whoever wants no signals is not rung from the gate while his co-holder can be', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const lena = await app.resident('Лена', [45]);
  const ivan = await app.guard('Иван');
  await app.pool.query(
    `update holdings set no_signals = true where person_id =
     (select person_id from addresses where external_id = $1)`,
    [lena.id],
  );
  await asks(app, ivan, '45');
  assert.ok(card(app, anna, 'К вам приехали'));
  assert.equal(card(app, lena, 'К вам приехали'), undefined);
  app.world.block(anna);
  await app.advance(5);
  await asks(app, ivan, '45', 'Курьер');
  assert.ok(card(app, lena, 'К вам приехали: курьер'));
});

test('Whoever closed the bot is not waited for: the guard is told as soon as it is known', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  app.world.deactivate(anna);
  await asks(app, ivan, '45');
  assert.match(app.reads(ivan), /Вопрос не дошёл: такси, место 45/);
  await asks(app, ivan, '45');
  assert.match(app.reads(ivan), /Спросить не получится/);
});

test('Whoever is banned is not asked and lets nobody in; his co-holder is', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const lena = await app.resident('Лена', [45]);
  const ivan = await app.guard('Иван');
  await app.pool.query(
    `update memberships set banned_until = $2, ban_reason = 'шум' where person_id =
     (select person_id from addresses where external_id = $1)`,
    [anna.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  await asks(app, ivan, '45');
  assert.equal(card(app, anna, 'К вам приехали'), undefined);
  assert.ok(card(app, lena, 'К вам приехали'));
  await app.taps(lena, 'Не жду');
  assert.match(app.reads(ivan), /Не ждут: такси, место 45/);
});

const ENDS: Readonly<Record<string, (app: TestApp, olga: Person) => Promise<unknown>>> = {
  'is no guard any more': (app, olga) => app.taps(olga, 'Снять с охраны'),
  'is banned': async (app, olga) => {
    await app.taps(olga, 'Заблокировать');
    await app.taps(olga, 'На сутки');
    await app.says(olga, 'шум');
  },
};

for (const [end, ends] of Object.entries(ENDS))
  test(`Whoever ${end} waits for no answer, and the holders are asked no more`, async (t) => {
    const app = await openTestApp(t);
    const anna = await app.resident('Анна', [45]);
    const ivan = await app.guard('Иван');
    const olga = await app.admin('Ольга');
    await asks(app, ivan, '45');
    const asked = asSeen(app, anna);
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Жители');
    await app.says(olga, 'Иван');
    await app.taps(olga, '👮 Иван');
    await ends(app, olga);
    await app.taps(olga, 'Подтвердить');
    await asked('Пустить');
    assert.deepEqual(await states(app), ['over']);
    assert.deepEqual(await passes(app), []);
  });

test('/mydata tells what somebody answered, /forget takes it away, and after a day nothing of it is left', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45], { id: 77_000_333 });
  const ivan = await app.guard('Иван');
  await asks(app, ivan, '45', 'бригада окон');
  await app.taps(anna, 'Не жду');
  await app.says(anna, '/mydata');
  const [file] = app.world
    .messages(anna)
    .flatMap(({ document }) => document ?? [])
    .slice(-1);
  const told = app.world.files.byId(file?.file_id ?? '')?.bytes ?? assert.fail('no file');
  assert.match(Buffer.from(told).toString(), /бригада окон/);
  assert.doesNotMatch(Buffer.from(told).toString(), /Иван/);
  await app.says(anna, '/forget');
  await app.taps(anna, 'Подтвердить');
  const { rows } = await app.pool.query('select decided_by from gate_questions');
  assert.deepEqual(rows, [{ decided_by: null }]);
  await app.advance(26 * 60);
  await deleteExpired(openTables(app.pool), app.clock.now());
  assert.ok(!(await everything(app)).includes('бригада окон'));
});
