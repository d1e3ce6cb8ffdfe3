import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { asks } from '../support/gate-questions.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';
import { asSeen, tour } from '../support/tour.ts';

async function opens(app: TestApp, admin: Person): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Сменилась охрана');
}

const guards = async ({ pool }: TestApp) =>
  (await pool.query("select from memberships where roles @> '{guard}'")).rows.length;

const links = async ({ pool }: TestApp) =>
  (await pool.query('select from invites where used_at is null and spot is null')).rows.length;

/** The links differ from run to run. */
const steady = (text: string) => text.replaceAll(/start=g_[\w-]{22}/g, 'start=g_secret');

tour(
  'The guards have changed: asked first, done at once, and by two admins',
  'tour-change-guards',
  async (app) => {
    const olga = await app.admin('Ольга');
    const pavel = await app.admin('Павел');
    await opens(app, olga);
    const [ivan, oleg] = [await app.guard('Иван'), await app.guard('Олег')];
    const old = asSeen(app, olga);
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Пригласить охрану');
    await old('Подтвердить');
    const asked = asSeen(app, olga);
    await app.taps(olga, 'Подтвердить');
    await asked('Подтвердить');
    await app.says(ivan, '/check');
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Журнал');
    await app.advance(12 * 60);
    return { people: [olga, pavel, ivan, oleg], steady };
  },
);

test('Whoever was a guard sees nothing any more, his open question ends, and his old link lets nobody in', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [45]);
  const boris = await app.resident('Борис', [12]);
  const ivan = await app.guard('Иван');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Пригласить охрану');
  const link = /start=(g_[\w-]{22})/.exec(app.reads(olga))?.[1] ?? assert.fail('no link');
  await app.says(boris, '/blocked 45');
  await app.taps(boris, 'Позвать охрану');
  await asks(app, ivan, '45');
  const asked = asSeen(app, anna);
  await opens(app, olga);
  await app.taps(olga, 'Подтвердить');
  assert.equal(await guards(app), 0);
  await asked('Пустить');
  assert.equal((await app.pool.query('select from guest_passes')).rows.length, 0);
  await app.says(ivan, '123');
  assert.doesNotMatch(app.reads(ivan), /Пропуск/);
  const vera = app.stranger('Вера');
  await app.says(vera, `/start ${link}`);
  await app.taps(vera, 'Согласен');
  assert.match(
    app.world
      .messages(vera)
      .map(({ text }) => text)
      .join('\n'),
    /уже не действует/,
  );
  const fresh = /start=(g_[\w-]{22})/.exec(app.reads(olga))?.[1] ?? assert.fail('no new link');
  await app.says(vera, `/start ${fresh}`);
  await app.taps(vera, 'Подтвердить');
  assert.equal(await guards(app), 1);
});

test('Two admins who change the guards at the same moment: one new link stands, and the other is asked anew', async (t) => {
  const app = await openLiveHouse(t);
  const [olga, pavel] = [await app.admin('Ольга'), await app.admin('Павел')];
  await app.guard('Иван');
  await opens(app, olga);
  await opens(app, pavel);
  await Promise.all([olga, pavel].map((admin) => app.world.tap(admin, 'Подтвердить')));
  await app.quiet();
  assert.deepEqual([await guards(app), await links(app)], [0, 1]);
  const told = [olga, pavel].filter((admin) => /start=g_/.test(app.reads(admin)));
  assert.equal(told.length, 1);
});

test('A guard who had taken a call is none any more: the sender reads that he will not come, and others are called', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Анна', [45]);
  const boris = await app.resident('Борис', [12]);
  const ivan = await app.guard('Иван');
  const oleg = await app.guard('Олег');
  await app.says(boris, '/blocked 45');
  await app.taps(boris, 'Позвать охрану');
  await app.taps(ivan, 'Беру');
  await opens(app, olga);
  const rung = app.world.find(olga, 'место 45')?.message_id ?? 0;
  await app.taps(olga, 'Подтвердить');
  assert.ok(app.world.find(boris, 'кто взялся помочь, не придёт'));
  assert.ok((app.world.find(olga, 'место 45')?.message_id ?? 0) > rung);
  for (const guard of [ivan, oleg]) {
    assert.ok(app.world.find(guard, 'Эта карточка больше не для вас'), guard.firstName);
    assert.equal(app.world.find(guard, 'Мешает машина'), undefined);
  }
});

test('A guard who came in, and a link that was made, while an admin is asked: he is asked anew', async (t) => {
  const app = await openTestApp(t);
  const [olga, pavel] = [await app.admin('Ольга'), await app.admin('Павел')];
  await app.guard('Иван');
  await opens(app, olga);
  await app.guard('Олег');
  await app.taps(olga, 'Подтвердить');
  assert.equal(await guards(app), 2, 'of Олег nobody has asked');
  await app.says(pavel, 'Управление');
  await app.taps(pavel, 'Пригласить охрану');
  await app.taps(olga, 'Подтвердить');
  assert.equal(await guards(app), 2);
  await app.taps(olga, 'Подтвердить');
  assert.equal(await guards(app), 0);
});

test('A guard who waits for a neighbour himself, and is none any more, may only end the call that he raised', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await app.says(ivan, '/blocked 45');
  assert.ok(buttonsUnder(app, ivan, 'Вас перегородила').includes('Позвать охрану'));
  await opens(app, olga);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(buttonsUnder(app, ivan, 'Вас перегородила'), ['Ошибся номером', 'Решено']);
});
