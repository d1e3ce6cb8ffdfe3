import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { LOCK } from '../../src/adapters/postgres/kit/locks.ts';
import { holdCommits } from '../engine/held-commits.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { meet, waiting } from '../support/meet.ts';
import { invites } from '../support/passes.ts';
import { drives } from '../support/plates.ts';
import { silentLog } from '../support/silent-log.ts';
import { openColdTestApp, openLiveHouse, type TestApp } from '../support/test-app.ts';

const admins = async ({ pool }: TestApp) =>
  (await pool.query("select 1 from memberships where roles @> '{admin}'")).rows.length;

const PEOPLE = 'select from memberships for update';

test('Of two admins who remove each other at the same moment one stays, and of two who ask to be forgotten', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  for (const [admin, other] of [
    [olga, 'Павел'],
    [pavel, 'Ольга'],
  ] as const) {
    await app.says(admin, 'Управление');
    await app.taps(admin, 'Жители');
    await app.says(admin, other);
    await app.taps(admin, `⭐ ${other}`);
    await app.taps(admin, 'Снять с администраторов');
  }
  const confirm = (person: Person) => () => app.world.tap(person, 'Подтвердить');
  await meet(app, PEOPLE, [confirm(olga), confirm(pavel)]);
  assert.equal(await admins(app), 1);
  await app.pool.query("update memberships set roles = '{admin}'");
  for (const admin of [olga, pavel]) await app.says(admin, '/forget');
  await meet(app, PEOPLE, [confirm(olga), confirm(pavel)]);
  assert.equal(await admins(app), 1);
});

test('A call in the group and one in private at the same moment meet one quota', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [41, 42, 43, 44]);
  const group = await linkedGroup(app, olga, [anna], { rights: ADMIN });
  for (const spot of [41, 42]) await app.says(anna, `/blocked ${spot}`);
  const spot = (number: number) => `pg_advisory_xact_lock(${LOCK.spot}, hashtext('1:${number}'))`;
  await meet(app, `select ${spot(43)}, ${spot(44)}`, [
    () => app.world.say(anna, '/blocked 43'),
    () => app.world.say(anna, `${at(app)} 44 перегородил`, { chat: group }),
  ]);
  const { rows } = await app.pool.query('select spot from alerts order by spot');
  assert.deepEqual(rows, [{ spot: 41 }, { spot: 42 }, { spot: 43 }]);
  assert.ok(app.world.find(anna, 'не больше 3'));
});

test('«Въехал» and «Отменить» at the same moment: whichever comes first, nothing is lost', async (t) => {
  const app = await openLiveHouse(t);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [46]);
  const stepan = await app.guard('Степан');
  const meets = async (host: Person, guest: string, isGuardFirst: boolean) => {
    await invites(app, host, guest);
    await app.taps(host, 'Отменить');
    await app.says(stepan, 'Проверить пропуск');
    await app.says(stepan, guest);
    const toasts: (string | null | undefined)[] = [];
    const enters = async () => toasts.push((await app.world.tap(stepan, 'Въехал'))?.text);
    const revokes = () => app.world.tap(host, 'Подтвердить');
    await meet(
      app,
      'select from guest_passes for update',
      isGuardFirst ? [enters, revokes] : [revokes, enters],
    );
    const { rows } = await app.pool.query<{ inside: boolean; ending: string | null }>(
      'select entered_at is not null as inside, ending from guest_passes where guest = $1',
      [guest],
    );
    return { ...rows[0], toast: toasts[0] };
  };
  const first = await meets(boris, 'Марина', true);
  assert.deepEqual(first, { inside: true, ending: 'revoked', toast: 'Отметил: въехал' });
  for (const one of [boris, stepan]) assert.ok(app.world.find(one, 'гость ещё не выехал'), one.firstName);
  const second = await meets(galya, 'Олег', false);
  assert.deepEqual(second, { inside: false, ending: 'revoked', toast: 'Пропуск уже не действует' });
});

test('Two co-holders who want no signals at the same moment: one of them goes on hearing', async (t) => {
  const app = await openLiveHouse(t);
  const both = [await app.resident('Борис', [45]), await app.resident('Галя', [45])];
  for (const one of both) await app.says(one, 'Моё место');
  const toasts: string[] = [];
  const wishes = both.map((one) => async () => {
    toasts.push((await app.world.tap(one, 'Не присылать мне сигналы'))?.text ?? '');
  });
  await meet(app, 'select from holdings for update', wishes);
  assert.deepEqual(toasts.sort(), [
    'Кроме вас, сигналы получать некому',
    'Хорошо: сигналы получат совладельцы',
  ]);
});

/** How each of them names the car. */
const NAMED = {
  'its spot': ['45', '45', '45'],
  'its plate': ['А123ВС777', 'a123bc 777', 'А 123 ВС'],
  'a plate that nobody registered': ['В777ОР99', 'в777ор99', 'B777OP99'],
};

for (const [how, names] of Object.entries(NAMED)) {
  test(`Three who hear one alarm at the same moment, named by ${how}: one thread, and nobody is handled a second time`, async (t) => {
    const failed: string[] = [];
    const app = await openColdTestApp(t, {}, { ...silentLog, error: (_, event) => void failed.push(event) });
    const boris = await app.resident('Борис', [45]);
    const three = [
      await app.resident('Анна', [12]),
      await app.resident('Вера', [13]),
      await app.resident('Галя', [14]),
    ];
    const stepan = await app.guard('Степан');
    await drives(app, boris, 'А123ВС777');
    const gate = await holdCommits(app.url, 'alerts');
    for (const [at, one] of three.entries()) app.world.say(one, `/sos ${names[at]}`);
    await gate.waiting(1);
    await waiting(app, three.length);
    await gate.open();
    await app.quiet();
    const { rows } = await app.pool.query('select kind from alerts');
    assert.deepEqual(rows, [{ kind: 'sos' }]);
    if (how === 'a plate that nobody registered') {
      assert.match(app.reads(stepan), /машина .*777/, 'as the first of them typed it');
      for (const one of three) assert.match(app.reads(one), /Этой машины в боте нет/, one.firstName);
    } else {
      assert.match(app.world.find(boris, 'кричит сигнализация')?.text ?? '', /Просят 3 соседа/);
      for (const one of three) assert.match(app.reads(one), /Доставлено хозяину машины/, one.firstName);
    }
    assert.deepEqual(failed, []);
  });
}

test('A ban that an admin prolongs at the moment it would end lasts as long as he says', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const asks = async (until: string) => {
    await app.says(olga, 'Управление');
    for (const label of ['Жители', 'Борис · 45', 'Заблокировать', until]) await app.taps(olga, label);
    await app.says(olga, 'Грубит соседям');
  };
  await asks('На сутки');
  await app.taps(olga, 'Подтвердить');
  await app.advance(24 * 60 - 1);
  await asks('На неделю');
  const confirm = () => app.world.tap(olga, 'Подтвердить');
  await meet(app, `select pg_advisory_xact_lock(${LOCK.roles}, 1)`, [confirm, () => app.advance(1)]);
  assert.equal(app.world.find(boris, 'Блокировка снята'), undefined);
  await app.says(boris, '/blocked 12');
  assert.match(app.reads(boris), /до 30 ноября/);
});
