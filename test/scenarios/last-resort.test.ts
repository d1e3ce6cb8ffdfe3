import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { buttonsUnder, restart } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';
import { asSeen, tour } from '../support/tour.ts';

const FLAT = '4711';
const PHONE = '+7 900 123-45-67';

async function leaves(app: TestApp, person: Person, ways: readonly ('flat' | 'phone')[] = ['flat']) {
  for (const way of ways) {
    await app.says(person, 'Моё место');
    await app.taps(person, 'Если я не отвечаю');
    await app.taps(person, way === 'flat' ? 'Позвонить в домофон, кв. …' : 'Позвонить по телефону …');
    await app.says(person, way === 'flat' ? FLAT : PHONE);
  }
}

/** «Управление» → «Места» → the spot → «Как позвонить владельцу». */
async function opensSpot(app: TestApp, admin: Person, spot: string) {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Места');
  await app.says(admin, spot);
  await app.taps(admin, 'Как позвонить владельцу');
}

/** What somebody's chat shows by now. */
const screenOf = ({ world }: TestApp, person: Person) =>
  world
    .messages(person)
    .filter(({ from }) => from?.is_bot)
    .map(({ text, caption }) => text ?? caption ?? '')
    .join('\n');
/** Everything that somebody was ever shown. */
const everShown = ({ world }: TestApp, person: Person) => JSON.stringify(world.journal(person));
const journal = async ({ pool }: TestApp) =>
  (await pool.query<{ deed: { kind: string } }>('select deed from journal order by id')).rows.map(
    ({ deed }) => deed.kind,
  );

tour('Whoever does not answer is called by the guards, and told of it', 'tour-last-resort', async (app) => {
  const olga = await app.admin('Ольга', [1]);
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Если я не отвечаю');
  await app.taps(boris, 'Позвонить в домофон, кв. …');
  await app.says(boris, 'не скажу');
  await app.says(boris, 'кв. 87');
  await app.taps(boris, 'Позвонить по телефону …');
  await app.says(boris, '87');
  await app.says(boris, PHONE);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await app.taps(ivan, 'Беру');
  await app.taps(anna, 'Решено');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Если я не отвечаю');
  await app.taps(boris, 'Не звонить в домофон');
  await app.taps(boris, 'Не звонить по телефону');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  return { people: [boris, ivan, olga] };
});

tour('A holder without a messenger is called by the guards at once', 'tour-spot-last-resort', async (app) => {
  const olga = await app.admin('Ольга', [1]);
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  await opensSpot(app, olga, '45');
  const old = asSeen(app, olga);
  await app.taps(olga, 'Позвонить в домофон, кв. …');
  await app.says(olga, '87');
  await app.taps(olga, 'Позвонить по телефону …');
  await app.says(olga, PHONE);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Решено');
  await opensSpot(app, olga, '45');
  const kept = asSeen(app, olga);
  await kept('Стереть запись');
  await kept('Стереть запись');
  const vera = await app.resident('Вера', [45]);
  await old('Позвонить в домофон, кв. …');
  await app.says(olga, '87');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  return { people: [olga, ivan, anna, vera] };
});

test('Before anybody is called nobody sees it; called by the timer guards and admins do, until it closes', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [1]);
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await leaves(app, boris, ['flat', 'phone']);
  await app.says(anna, '/blocked 45');
  await app.advance(9);
  for (const person of [olga, ivan, anna, galya])
    assert.doesNotMatch(everShown(app, person), /4711|123-45-67/);
  await app.advance(2);
  for (const person of [olga, ivan]) {
    assert.match(
      screenOf(app, person),
      /Место 45: звоните в домофон, кв\. 4711\n.*звоните по телефону \+7 900 123-45-67/,
    );
  }
  for (const person of [anna, galya]) assert.doesNotMatch(everShown(app, person), /4711|123-45-67/);
  assert.match(
    app.reads(boris),
    /помощь. Те, кого позвали, видят, как вам позвонить: домофон, кв\. 4711; телефон/,
  );
  assert.deepEqual(
    (await journal(app)).filter((kind) => kind === 'last resort shown'),
    ['last resort shown'],
  );
  await app.taps(anna, 'Решено');
  for (const person of [olga, ivan]) assert.doesNotMatch(screenOf(app, person), /4711|123-45-67/);
});

test('Whoever says that it is not his car, takes it away or gives up the spot stands on no card any more', async (t) => {
  const app = await openTestApp(t);
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await leaves(app, boris);
  const seen = () => screenOf(app, ivan).includes(FLAT);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  assert.ok(seen());
  await app.taps(boris, 'Не моя машина');
  assert.ok(!seen(), 'it is not his car');
  await app.taps(boris, 'Иду');
  assert.ok(seen());
  await app.taps(anna, 'Решено');
  await app.advance(6);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  assert.ok(seen());
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  assert.ok(!seen(), 'he is forgotten');
  const { rows } = await app.pool.query('select from last_resorts');
  assert.equal(rows.length, 0);
  assert.ok(galya);
});

test('What is written down while guards are called already stands on none of their cards', async (t) => {
  const app = await openTestApp(t);
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await leaves(app, boris);
  await app.taps(ivan, 'Беру');
  assert.doesNotMatch(everShown(app, ivan), /4711/, 'nobody was told that it would be shown');
});

test('A message, a stranger’s car on his own spot and a number that was tried out show nobody’s flat', async (t) => {
  const app = await openTestApp(t);
  const ivan = await app.guard('Иван');
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await leaves(app, boris);
  await app.says(boris, '/blocked 45');
  await app.taps(boris, 'Чужая машина на моём месте');
  await app.says(boris, 'Белая Лада');
  await app.says(anna, '/spot 45 у вас горят фары');
  await app.advance(30);
  await app.pool.query(
    `insert into tried_numbers (complex_id, person_id, spot, tried_at)
     select 1, person_id, 200 + n, $2 from addresses, generate_series(1, 20) n where external_id = $1`,
    [anna.id, app.clock.now()],
  );
  await app.pool.query('insert into spots (complex_id, number) values (1, 46)');
  await app.pool.query(
    "insert into last_resorts (complex_id, spot, flat, entered_at) values (1, 46, '4711', $1)",
    [app.clock.now()],
  );
  for (const spot of [45, 46]) await app.says(anna, `/blocked ${spot}`);
  for (const person of [ivan, olga]) {
    for (const spot of ['45', '46']) assert.ok(app.world.find(person, spot), 'they are called');
    assert.doesNotMatch(everShown(app, person), /4711/);
  }
  assert.ok(!(await journal(app)).includes('last resort shown'));
});

test('A spot whose holder has no messenger: «Место 45: звоните в домофон, кв. 87» at once; the sender learns no flat', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Позвонить в домофон, кв. …');
  await app.says(olga, '87');
  assert.doesNotMatch(app.reads(olga), /87/, 'it is not shown to other admins, and to this one no more');
  await app.says(anna, '/blocked 45');
  assert.match(screenOf(app, ivan), /Место 45: звоните в домофон, кв\. 87/);
  assert.match(app.reads(anna), /У владельца места 45 нет мессенджера/);
  assert.doesNotMatch(everShown(app, anna), /кв\. 87|домофон/);
  assert.deepEqual(await journal(app), ['last resort entered', 'last resort shown']);
  await app.taps(anna, 'Решено');
  await app.says(anna, '/spot 45 у вас горят фары');
  assert.match(app.reads(anna), /никто не зарегистрировал/, 'words call nobody');
  const vera = await app.resident('Вера', [46]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  await app.says(olga, '46');
  assert.ok(!buttonsUnder(app, olga, 'Место 46').includes('Как позвонить владельцу'), vera.firstName);
});

test('Whoever comes to hold the spot in the bot takes the place of what an admin wrote down', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', []);
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Позвонить в домофон, кв. …');
  await app.says(olga, FLAT);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Добавить место');
  await app.says(boris, '45');
  await app.taps(olga, 'Одобрить');
  const { rows } = await app.pool.query('select from last_resorts');
  assert.equal(rows.length, 0);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
});

test('Two neighbours raise the alarm at once, the process starts anew: it is shown, noted and told once a thread', async (t) => {
  const app = await openLiveHouse(t);
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  const lena = await app.resident('Лена', [13]);
  const boris = await app.resident('Борис', [45]);
  await leaves(app, boris);
  app.world.say(anna, '/sos 45');
  app.world.say(lena, '/sos 45');
  await app.quiet();
  await Promise.all([app.world.tap(anna, 'Позвать охрану'), app.world.tap(lena, 'Позвать охрану')]);
  await app.quiet();
  await restart(app);
  await app.advance(11);
  assert.match(screenOf(app, ivan), /кв\. 4711/);
  const told = app.world.messages(boris).filter(({ text }) => text?.includes('видят, как вам позвонить'));
  assert.equal(told.length, 1);
  assert.deepEqual(
    (await journal(app)).filter((kind) => kind === 'last resort shown'),
    ['last resort shown'],
  );
});

test('Where there is neither guard nor admin nothing is shown, and nobody is told that it was', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await leaves(app, boris);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await app.advance(11);
  assert.ok(!app.world.find(boris, 'видят, как вам позвонить'));
  assert.deepEqual(await journal(app), []);
});
