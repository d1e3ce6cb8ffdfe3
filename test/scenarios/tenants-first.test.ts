import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { lend, letHouse, lets, rents } from '../support/tenancy.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const isAsked = ({ world }: TestApp, person: Person) => world.find(person, 'мешает выехать') !== undefined;
const card = ({ world }: TestApp, sender: Person) => world.find(sender, 'Вас перегородила')?.text ?? '';

test('An alert goes to the tenant first; he is silent, and the owner hears with the reminder', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris, yulia } = await letHouse(app);
  const stepan = await app.guard('Степан');
  await app.says(anna, '/blocked 45');
  assert.deepEqual([isAsked(app, yulia), isAsked(app, boris)], [true, false]);
  assert.match(
    card(app, anna),
    /Доставлено тому, кто снимает это место\. Промолчит — в \d\d:\d\d узнает и владелец/,
  );
  await app.advance(4);
  assert.ok(!isAsked(app, boris));
  await app.advance(2);
  assert.ok(isAsked(app, boris));
  const asked = app.world.find(boris, 'мешает выехать')?.text ?? '';
  assert.doesNotMatch(asked, /Напоминание/, 'of whoever is asked for the first time nobody reminds');
  assert.match(card(app, anna), /Доставлено: 2 из 2/);
  await app.advance(5);
  assert.ok(app.world.find(stepan, 'место 45'), 'help comes when it always does');
  await app.taps(boris, 'Иду');
  assert.match(card(app, anna), /«Иду»/);
});

test('A tenant answers, and the owner sleeps; he is asked when the sender reminds', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris, yulia } = await letHouse(app);
  await app.says(anna, '/blocked 45');
  await app.taps(yulia, 'Буду через 5 минут');
  await app.advance(9);
  assert.ok(!isAsked(app, boris));
  await app.taps(anna, 'Напомнить');
  assert.ok(isAsked(app, boris));
});

const AT_ONCE: Readonly<Record<string, (app: TestApp, yulia: Person) => unknown>> = {
  'has shut the bot out': (app, yulia) => app.world.block(yulia),
  'is banned': (app, yulia) =>
    app.pool.query(
      `update memberships set banned_until = $2 where person_id = (select person_id from addresses where external_id = $1)`,
      [yulia.id, new Date(app.clock.now().getTime() + 86_400_000)],
    ),
  'wants no signals': (app, yulia) =>
    app.pool.query(
      `update holdings set no_signals = true where person_id = (select person_id from addresses where external_id = $1)`,
      [yulia.id],
    ),
};

for (const [how, make] of Object.entries(AT_ONCE))
  test(`A tenant who ${how} is waited for by nobody: the owner hears at once`, async (t) => {
    const app = await openTestApp(t);
    const { anna, boris, yulia } = await letHouse(app);
    await make(app, yulia);
    await app.quiet();
    await app.says(anna, '/blocked 45');
    assert.ok(isAsked(app, boris));
    assert.match(card(app, anna), /Доставлено/);
  });

test('«Не моя машина» of a tenant asks the owner at once, and only his no calls for help', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris, yulia } = await letHouse(app);
  const stepan = await app.guard('Степан');
  await app.says(anna, '/blocked 45');
  await app.taps(yulia, 'Не моя машина');
  assert.ok(isAsked(app, boris));
  assert.equal(app.world.find(stepan, 'место 45'), undefined);
  await app.taps(boris, 'Не моя машина');
  assert.ok(app.world.find(stepan, 'место 45'));
});

test('One of two tenants says that it is not his car: the owner is asked at once, though the other is silent', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris, yulia } = await letHouse(app);
  const denis = await app.resident('Денис', []);
  await rents(app, denis, await lets(app, boris, '25 декабря'));
  await app.says(anna, '/blocked 45');
  assert.deepEqual([isAsked(app, yulia), isAsked(app, denis), isAsked(app, boris)], [true, true, false]);
  await app.taps(yulia, 'Не моя машина');
  assert.ok(isAsked(app, boris));
});

test('A tenant blocks the bot with the alert in it: the owner is asked at once', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris, yulia } = await letHouse(app);
  await app.says(anna, '/blocked 45');
  app.world.block(yulia);
  await app.quiet();
  assert.ok(isAsked(app, boris));
  assert.match(card(app, anna), /Доставлено/);
});

test('A message reaches the tenant first, and the owner when nobody answers it', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris, yulia } = await letHouse(app);
  await app.says(anna, '/spot 45 у вас горят фары');
  assert.ok(app.world.find(yulia, 'горят фары'));
  assert.equal(app.world.find(boris, 'горят фары'), undefined);
  await app.advance(6);
  assert.ok(app.world.find(boris, 'горят фары'));
});

test('A borrower is told beside the holder, answers as himself, and stops no reminder', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const kirill = await app.resident('Кирилл', [7]);
  await lend(app, 45, kirill);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(kirill), /Машина на месте 45 мешает выехать/);
  assert.match(card(app, anna), /Дошло и до соседа, который стоит на месте 45/);
  await app.taps(kirill, 'Иду');
  assert.match(app.reads(anna), /сосед, который там стоит, отвечает «Иду»/);
  assert.match(
    app.world.find(boris, 'мешает выехать')?.text ?? '',
    /Сосед, который стоит на месте 45: «Иду»/,
  );
  await app.advance(6);
  assert.match(app.world.find(boris, 'мешает выехать')?.text ?? '', /Напоминание/);
  await app.taps(kirill, 'Готово, машину убрал');
  assert.match(app.world.messages(anna).at(-1)?.text ?? '', /Освободили\?/);
  await app.advance(5);
  assert.ok(app.world.find(stepan, 'место 45'), 'the holders have not answered');
  await app.taps(anna, 'Решено');
});

test('A borrower who has left reads so under his old card, and one who shuts the bot out changes nothing', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const kirill = await app.resident('Кирилл', [7]);
  await lend(app, 45, kirill);
  await app.says(anna, '/blocked 45');
  const asked = app.world.find(kirill, 'мешает выехать') ?? assert.fail();
  await app.pool.query(`update lendings set ended_at = $1, ending = 'left'`, [app.clock.now()]);
  assert.match((await app.world.press(kirill, asked, 'Иду')).text ?? '', /больше не стоите на этом месте/);
  app.world.block(kirill);
  app.world.block(boris);
  await app.quiet();
  assert.match(card(app, anna), /отключил бота/);
});

test('Words go both ways between sender and borrower, and he is nobody’s holder', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const kirill = await app.resident('Кирилл', [7]);
  await lend(app, 45, kirill);
  await app.says(anna, '/sos 45');
  await app.taps(kirill, 'Ответить');
  await app.says(kirill, 'бегу, две минуты');
  assert.match(app.world.find(anna, 'две минуты')?.text ?? '', /Пишет сосед, который стоит на месте 45/);
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'спасибо');
  assert.ok(app.world.find(kirill, 'спасибо') && app.world.find(boris, 'спасибо'));
  await app.taps(kirill, 'Сигнализация выключена');
  assert.match(app.world.find(boris, 'кричит сигнализация')?.text ?? '', /сигнализация выключена/);
  const { rows } = await app.pool.query<{ state: string }>('select state from alerts');
  assert.deepEqual(rows, [{ state: 'open' }], 'his word closes nothing');
});

test('A neighbour whose time on the spot is over is told of no call about it, before anything has ended it, too', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  const kirill = await app.resident('Кирилл', [7]);
  await lend(app, 45, kirill);
  await app.advance(24 * 60);
  await app.says(anna, '/blocked 45');
  assert.ok(!isAsked(app, kirill));
});
