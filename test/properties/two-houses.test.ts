import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { assertHealthy, perform, type Step, step } from './never.ts';
import { leaksBetween, openTwoHouses, strayRows } from './two-houses.ts';

/** `npm run properties` asks for far more of both. */
const HOUSES = Number(process.env.PARKING_HOUSES ?? 3);
const STEPS = Number(process.env.PARKING_DEEDS ?? 60);

/** Words that only people of that complex may read. */
const MARKS = { 1: 'первомайская', 2: 'второстепенная' };

test(`Whatever people of two complexes do, nothing of one is ever visible in the other (${HOUSES} × ${STEPS} steps)`, {
  timeout: 14_400_000,
}, async () => {
  const steps = fc.array(step, { minLength: STEPS, maxLength: STEPS, size: 'max' });
  const property = fc.asyncProperty(steps, async (acts) => {
    const closers: (() => Promise<void>)[] = [];
    const both = await openTwoHouses({ after: (close) => closers.push(close) });
    const [first = assert.fail(), ...others] = both.people.map(({ person }) => person);
    // In the chat of the first house everybody may write.
    const group = await linkedGroup(both.app, first, others, { rights: ADMIN });
    const home = {
      app: both.app,
      people: [first, ...others],
      group,
      log: [],
      acquainted: new Set<string>(),
      staff: new Set<string>(),
      admins: new Set<string>(),
    };
    try {
      for (const act of acts) await perform(home, marked(act, both.people));
      assert.deepEqual(leaksBetween(both, MARKS), []);
      assert.deepEqual(await strayRows(both.app), []);
      await assertHealthy(home);
    } finally {
      for (const close of closers) await close();
    }
  });
  await fc.assert(property, { numRuns: HOUSES, endOnFailure: true });
});

/** Free text carries the mark of its writer's complex; numbers, commands and labels stay what they are. */
function marked(act: Step, people: readonly { lives: readonly number[] }[]): Step {
  // Whoever is forgotten and comes back lives in the bot's own complex.
  if (act.kind === 'say' && act.text === '/forget') return { ...act, text: '/menu' };
  if (act.kind !== 'say' || !/^[<'={\u202e%🚧я]/u.test(act.text)) return act;
  const lives = people[act.who]?.lives ?? [];
  if (lives.length !== 1) return act;
  return { ...act, text: `${lives[0] === 1 ? MARKS[1] : MARKS[2]} ${act.text}`.slice(0, 4000) };
}

test('the same number in two complexes is two spots: alerts, SOS and lookups stay at home', async (t) => {
  const both = await openTwoHouses(t);
  const { app } = both;
  const [aglaya, bruno, vilena, , demyan, evlampy, zhorzhetta] = both.people.map(({ person }) => person);
  assert.ok(aglaya && bruno && vilena && demyan && evlampy && zhorzhetta);
  await app.says(zhorzhetta, '/sos 45');
  assert.match(app.reads(evlampy), /сигнализация/);
  const quietHouse = app.reads(bruno);
  await app.says(vilena, '/sos 45');
  assert.notEqual(app.reads(bruno), quietHouse);
  const { rows } = await app.pool.query('select complex_id as complex, spot from alerts order by 1');
  assert.deepEqual(rows, [
    { complex: 1, spot: 45 },
    { complex: 2, spot: 45 },
  ]);
  // Spot 77 is somebody's, but not here.
  await app.says(vilena, '/blocked 77');
  assert.match(app.reads(vilena), /Место 77 никто не зарегистрировал/);
  await app.says(zhorzhetta, '/blocked 77');
  assert.match(app.reads(evlampy), /77/);
  await app.advance(11);
  assert.deepEqual(leaksBetween(both, MARKS), []);
  assert.deepEqual(await strayRows(app), []);
});

test('in the house chat of one complex a neighbour of the other is a stranger', async (t) => {
  const both = await openTwoHouses(t);
  const { app } = both;
  const [aglaya, bruno, , , , evlampy] = both.people.map(({ person }) => person);
  assert.ok(aglaya && bruno && evlampy);
  const group = await linkedGroup(app, aglaya, [bruno, evlampy], { rights: ADMIN });
  const before = [app.reads(bruno), app.reads(evlampy)];
  app.world.say(evlampy, `${at(app)} 45 ваша машина мигает фарами`, { chat: group });
  await app.quiet();
  assert.deepEqual([app.reads(bruno), app.reads(evlampy)], before);
  assert.equal((await app.pool.query('select from alerts')).rowCount, 0);
});

test('a button of the other complex does nothing, whoever presses it', async (t) => {
  const both = await openTwoHouses(t);
  const { app } = both;
  const [, bruno, vilena, gertruda, , evlampy, zhorzhetta] = both.people.map(({ person }) => person);
  assert.ok(bruno && vilena && gertruda && evlampy && zhorzhetta);
  await app.says(zhorzhetta, '/blocked 45');
  await app.says(vilena, '/blocked 45');
  const card = app.world.messages(evlampy).findLast(({ reply_markup: markup }) => markup?.inline_keyboard);
  const data = (card?.reply_markup?.inline_keyboard ?? [])
    .flat()
    .flatMap((button) => ('callback_data' in button && button.callback_data ? [button.callback_data] : []));
  assert.ok(data.length > 2);
  const mine = app.world.messages(bruno).findLast(({ reply_markup: markup }) => markup?.inline_keyboard);
  assert.ok(mine);
  const state = async () =>
    (await app.pool.query('select * from alerts where complex_id = 2')).rows.concat(
      (await app.pool.query('select * from alert_parties where complex_id = 2 order by person_id')).rows,
    );
  const before = await state();
  for (const pressed of data) await app.world.forge(bruno, mine, pressed);
  await app.quiet();
  assert.deepEqual(await state(), before);
  assert.deepEqual(leaksBetween(both, MARKS), []);
});

test('«Статистика» counts the people, spots, bans and calls of its own complex', async (t) => {
  const both = await openTwoHouses(t);
  const { app } = both;
  const [aglaya, bruno, vilena, , demyan, evlampy, zhorzhetta] = both.people.map(({ person }) => person);
  assert.ok(aglaya && bruno && vilena && demyan && evlampy && zhorzhetta);
  await app.says(vilena, '/sos 45');
  await app.says(zhorzhetta, '/blocked 45');
  await app.advance(2);
  await app.taps(evlampy, 'Иду');
  await app.says(zhorzhetta, '/spot 77 горят фары');
  await app.says(evlampy, '/blocked 12');
  await app.pool.query(
    `update memberships set banned_until = $2 where complex_id = 2
     and person_id = (select person_id from addresses where external_id = $1)`,
    [evlampy.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  const counted = async (admin: typeof aglaya) => {
    await app.says(admin, 'Управление');
    await app.taps(admin, 'Статистика');
    return app.world.lastMessage(admin)?.caption ?? '';
  };
  const first = await counted(aglaya);
  assert.match(first, /Жителей: 3\nМест: 2, занято 2/);
  assert.doesNotMatch(first, /Доступ закрыт/);
  assert.match(first, /Перегородили: 0, SOS: 1, сообщений: 0/);
  assert.doesNotMatch(first, /Обычно отвечают/);
  const second = await counted(demyan);
  assert.match(second, /Жителей: 4\nДоступ закрыт: 1\nМест: 3, занято 3/);
  assert.match(second, /Перегородили: 2, SOS: 0, сообщений: 1/);
  assert.match(second, /ответили: 50 % \(1 из 2\)/);
});
