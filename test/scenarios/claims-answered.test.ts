import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { applies, buttonsUnder, holders } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const firstButton = (app: TestApp, person: Person) =>
  app.world.lastMessage(person)?.reply_markup?.inline_keyboard?.[0]?.[0]?.text ?? assert.fail('no button');

/** «Места» → the spot → «Назначить место» or «Передать место» → whom. */
async function gives(app: TestApp, admin: Person, spot: string, name: string, how = 'Назначить место') {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Места');
  await app.says(admin, spot);
  await app.taps(admin, how);
  await app.says(admin, name);
  await app.taps(admin, firstButton(app, admin));
}

const clocks = async ({ pool }: TestApp, kind: string) =>
  (await pool.query('select from timers where kind = $1', [kind])).rows.length;

test('An admin’s gift answers half of a claim: of the other half the admins are still reminded, and then no more', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await applies(app, anna, '45, 46');
  await gives(app, olga, '45', 'анна');
  assert.equal(await clocks(app, 'claim'), 1);
  await app.advance(25 * 60);
  assert.ok(app.world.find(anna, 'ещё ждёт'));
  await gives(app, olga, '46', 'анна');
  assert.equal(await clocks(app, 'claim'), 0);
});

test('A claim without a spot is answered by any spot that an admin gives: nobody can refuse it any more', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await app.says(anna, '/start');
  await app.taps(anna, 'Согласен');
  await app.taps(anna, 'У меня нет места');
  assert.ok(buttonsUnder(app, olga, 'Кто: Анна').includes('Отклонить'));
  await gives(app, olga, '45', 'анна');
  assert.ok(!buttonsUnder(app, olga, 'Кто: Анна').includes('Отклонить'));
  assert.ok(app.world.find(anna, 'Добавьте номер машины'), 'she is asked about her car as any newcomer is');
});

test('In a busy hour the count of those who wait goes down when a gift answers one of them', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const people = Array.from({ length: 12 }, (_, at) => app.stranger(`Житель ${at + 1}`));
  for (const [at, person] of people.entries()) await applies(app, person, String(100 + at));
  const digest = () => app.world.find(olga, 'Заявок много')?.text ?? '';
  assert.match(digest(), /ждут ещё 2/);
  await gives(app, olga, '111', 'Житель 12');
  assert.match(digest(), /ждёт ещё 1/);
});

test('What one holder says of an applicant is not said of the other', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  await app.resident('Вера', [13]);
  await applies(app, app.stranger('Анна'), '13');
  await app.taps(boris, 'Это моя семья');
  assert.match(app.world.find(olga, 'Кто: Анна')?.text ?? '', /Борис \(«это моя семья»\)/);
  assert.doesNotMatch(app.world.find(olga, 'Кто: Анна')?.text ?? '', /Вера \(«это моя семья»\)/);
});

test('A spot that is given over takes its open call along: whoever has it now is told, and no help is called', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', []);
  await app.says(anna, '/blocked 45');
  await gives(app, olga, '45', 'вера', 'Передать место');
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Анна', '45 Вера']);
  assert.ok(app.world.find(vera, 'мешает выехать'));
  assert.equal(app.world.find(stepan, 'место 45'), undefined);
  assert.equal(app.world.find(anna, 'больше нет владельца'), undefined);
  assert.ok(app.world.find(boris, 'уже не ваше'));
});

test('Whoever is removed from a spot reads so once, and not that he has lost a co-holder', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [12]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  await app.says(olga, '12');
  await app.taps(olga, 'Убрать: Борис');
  await app.taps(olga, 'Подтвердить');
  assert.ok(app.world.find(anna, 'Борис больше не владелец места 12'));
  assert.ok(app.world.find(boris, 'Место 12 больше не ваше'));
  assert.equal(app.world.find(boris, 'Борис больше не владелец'), undefined);
});

test('Whoever comes back while he is banned reads when the ban is over', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const until = new Date(app.clock.now().getTime() + 3 * 86_400_000);
  await app.pool.query(
    `update memberships set banned_until = $1, ban_reason = 'шум'
     where person_id = (select person_id from addresses where external_id = $2)`,
    [until, boris.id],
  );
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  await app.says(boris, '/start');
  await app.taps(boris, 'Согласен');
  await app.advance(3 * 24 * 60 + 1);
  assert.ok(app.world.find(boris, 'Блокировка снята'));
});

test('Of a claim that an admin approved in part the rest is brought up again, once a day', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Борис', [13]);
  const anna = app.stranger('Анна');
  await applies(app, anna, '12, 13');
  await app.taps(olga, 'Одобрить');
  assert.equal(await clocks(app, 'claim'), 1);
  const waits = () => app.world.messages(anna).filter(({ text }) => text?.includes('ещё ждёт')).length;
  for (const [hours, told] of [
    [25, 1],
    [12, 1],
    [12, 2],
  ] as const) {
    await app.advance(hours * 60);
    assert.equal(waits(), told);
  }
});

test('Nobody is let in while the only spot that he claims is disputed, nor whoever has none and is refused', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Борис', [13]);
  const anna = app.stranger('Анна');
  await applies(app, anna, '13');
  await app.taps(olga, 'Одобрить');
  assert.equal(app.world.find(anna, 'Вас приняли'), undefined);
  const vera = app.stranger('Вера');
  await app.says(vera, '/start');
  await app.taps(vera, 'Согласен');
  await app.taps(vera, 'У меня нет места');
  await app.taps(olga, 'Отклонить');
  assert.equal(app.world.find(vera, 'Вас приняли'), undefined);
  const { rows } = await app.pool.query(
    `select from memberships join persons on id = person_id
     where approved_at is not null and display_name in ('Анна', 'Вера')`,
  );
  assert.equal(rows.length, 0);
});

test('A spot that an admin gives to one is disputed on the card of another one who claims it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await applies(app, app.stranger('Вера'), '45');
  await gives(app, olga, '45', 'анна');
  assert.match(app.world.find(olga, 'Кто: Вера')?.text ?? '', /Анна/);
  assert.ok(app.world.find(anna, 'Вера подаёт заявку'), 'she is asked now');
});

test('«Журнал» names the spots that were decided, and not those that wait', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Борис', [13]);
  await applies(app, app.stranger('Анна'), '12, 13');
  await app.taps(olga, 'Одобрить');
  await app.taps(olga, 'Передать место');
  await app.taps(olga, 'Подтвердить');
  const { rows } = await app.pool.query<{ deed: { kind: string; spots: number[] } }>(
    'select deed from journal order by id',
  );
  assert.deepEqual(
    rows.map(({ deed: { kind, spots } }) => [kind, spots]),
    [
      ['claim approved', [12]],
      ['spot transferred', [13]],
    ],
  );
});
