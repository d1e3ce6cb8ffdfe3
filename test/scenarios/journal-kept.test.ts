import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { drafts } from '../support/announcing.ts';
import { adds } from '../support/cars.ts';
import { ADMIN, linkedGroup } from '../support/group.ts';
import { applies } from '../support/joining.ts';
import { cutUp } from '../support/strips.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What stands in the journal by now, oldest first. */
const kept = async ({ pool }: TestApp) =>
  (await pool.query<{ kind: string }>("select deed ->> 'kind' as kind from journal order by id")).rows.map(
    ({ kind }) => kind,
  );

async function opensSpot(app: TestApp, admin: Person, spot: string): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Места');
  await app.says(admin, spot);
}

async function opensResident(app: TestApp, admin: Person, name: string, label: string): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Жители');
  await app.says(admin, name);
  await app.taps(admin, label);
}

test('Whatever an admin does to people, spots and cars stands in the journal', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await app.resident('Галя', [45]);
  await adds(app, boris, 'А123ВС777');
  await opensResident(app, olga, 'Борис', 'Борис · 45');
  await app.taps(olga, 'Заблокировать');
  await app.taps(olga, 'На сутки');
  await app.says(olga, 'шум');
  await app.taps(olga, 'Подтвердить');
  await app.taps(olga, 'Разблокировать');
  await app.taps(olga, '🚗 А123ВС777');
  await app.taps(olga, 'Убрать: Борис');
  await app.taps(olga, 'Подтвердить');
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Убрать: Борис');
  await app.taps(olga, 'Подтвердить');
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Освободить место');
  await app.taps(olga, 'Подтвердить');
  await applies(app, app.stranger('Анна'), '12');
  await app.taps(olga, 'Уточнить');
  await app.says(olga, 'Какая у вас машина?');
  assert.deepEqual(await kept(app), [
    'banned',
    'ban lifted',
    'car removed',
    'holder removed',
    'spot freed',
    'claim asked',
  ]);
});

test('Which way a spot came to somebody stands in the journal: given, given over, claimed or refused', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Борис', []);
  await app.resident('Галя', [46]);
  const gives = async (how: string, name: string, label: string) => {
    await opensSpot(app, olga, '45');
    await app.taps(olga, how);
    await app.says(olga, name);
    await app.taps(olga, label);
  };
  await gives('Назначить место', 'Борис', 'Борис');
  await gives('Передать место', 'Галя', 'Галя · 46');
  await app.taps(olga, 'Подтвердить');
  await applies(app, app.stranger('Анна'), '12');
  await app.taps(olga, 'Одобрить');
  await applies(app, app.stranger('Вера'), '14');
  await app.taps(olga, 'Отклонить');
  assert.deepEqual(await kept(app), ['spot assigned', 'spot given over', 'claim approved', 'claim rejected']);
});

test('Who came in by a link or by a strip of paper stands in the journal, as does what was printed and taken back', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.pool.query('insert into spots (complex_id, number) values (1, 45), (1, 46)');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Приглашения списком');
  await app.taps(olga, 'Всем местам: 2');
  const [paper] = await cutUp(app, olga);
  const anna = app.stranger('Анна');
  app.world.start(anna, paper?.payload ?? assert.fail());
  await app.quiet();
  await app.taps(anna, 'Согласен');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Приглашения списком');
  await app.taps(olga, 'Отозвать все: 1');
  await app.taps(olga, 'Подтвердить');
  await opensSpot(app, olga, '46');
  await app.taps(olga, 'Пригласить жителя');
  const link = /start=(\S+)/.exec(app.reads(olga))?.[1] ?? assert.fail('no link');
  const vera = app.stranger('Вера');
  app.world.start(vera, link);
  await app.quiet();
  await app.taps(vera, 'Согласен');
  assert.deepEqual(await kept(app), [
    'strips printed',
    'joined by strip',
    'strips revoked',
    'resident invited',
    'resident joined',
  ]);
});

test('What is announced stands in the journal once, and that it was called off; so does a group that is linked no more', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const group = await linkedGroup(app, olga, [anna], { rights: ADMIN });
  await app.advance(60);
  await drafts(app, olga, 'Завтра уборка');
  await app.taps(olga, 'Отправить');
  await app.taps(olga, 'Срочно, сейчас');
  await drafts(app, olga, 'Собрание в среду');
  await app.taps(olga, 'Отправить');
  await app.taps(olga, 'Не отправлять');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Настройки');
  await app.taps(olga, `Отвязать: ${group.title}`);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await kept(app), [
    'group linked',
    'announced',
    'announced',
    'announcement called off',
    'group unlinked',
  ]);
});

test('That the silent were reminded to move their cars stands in the journal', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [1]);
  await app.resident('Анна', [12]);
  await drafts(app, olga, 'Завтра чистят снег');
  await app.taps(olga, 'Просьба убрать машину');
  await app.taps(olga, 'Отправить');
  await app.taps(olga, 'Напомнить');
  assert.deepEqual(await kept(app), ['announced', 'silent reminded']);
});
