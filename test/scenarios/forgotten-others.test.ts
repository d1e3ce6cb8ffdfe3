import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { asks } from '../support/gate-questions.ts';
import { applies, buttonsUnder } from '../support/joining.ts';
import { borrows, leaves, seeks } from '../support/lending.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const forgets = async (app: TestApp, person: Person) => {
  await app.says(person, '/forget');
  await app.taps(person, 'Подтвердить');
};

const clocks = async ({ pool }: TestApp, kind: string) =>
  (await pool.query('select from timers where kind = $1', [kind])).rows.length;

test('The only holder of a spot is forgotten: who stands there hears so, and who claims it disputes it with nobody', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  await app.advance(12 * 60);
  await applies(app, app.stranger('Вера'), '45');
  const claim = () => app.world.find(olga, 'Кто: Вера')?.text ?? '';
  assert.match(claim(), /Бориска/);
  await leaves(app, boris);
  await borrows(app, anna, 45);
  await forgets(app, boris);
  assert.match(app.reads(anna), /Место 45 больше не отдают/);
  assert.doesNotMatch(claim(), /сейчас за/i);
  assert.equal(await clocks(app, 'mark'), 0);
});

test('A guard is forgotten while he waits at the gate: nobody is asked any more', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await asks(app, ivan, '45');
  assert.notDeepEqual(buttonsUnder(app, anna, 'такси'), []);
  await forgets(app, ivan);
  assert.deepEqual(buttonsUnder(app, anna, 'такси'), []);
  assert.equal(await clocks(app, 'gate question'), 0);
});

test('Of whoever is forgotten no clock is left: of his search, of his ban', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Аннушка', [12]);
  await app.advance(12 * 60);
  await seeks(app, anna);
  await app.taps(anna, 'Скажу, когда появится');
  assert.equal(await clocks(app, 'wish'), 1);
  await forgets(app, anna);
  assert.equal(await clocks(app, 'wish'), 0);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Жители');
  await app.says(olga, 'Борис');
  await app.taps(olga, 'Борис · 45');
  await app.taps(olga, 'Заблокировать');
  await app.taps(olga, 'На сутки');
  await app.says(olga, 'шум');
  await app.taps(olga, 'Подтвердить');
  assert.equal(await clocks(app, 'ban'), 1);
  await app.says(boris, '/forget');
  // He loses his spot and keeps his ban, and reads both before he confirms.
  assert.match(app.reads(boris), /Место 45 больше не будет вашим.*Блокировка не исчезнет/s);
  await app.taps(boris, 'Подтвердить');
  assert.equal(await clocks(app, 'ban'), 0);
});

test('Of two who claim one spot the one who gets it stands on the card of the other, and is waited for no more', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await applies(app, app.stranger('Вера'), '13');
  await applies(app, app.stranger('Анна'), '13');
  assert.equal(await clocks(app, 'claim'), 2);
  await app.taps(olga, 'Одобрить');
  assert.match(app.world.find(olga, 'Кто: Вера')?.text ?? '', /Анна/);
  assert.equal(await clocks(app, 'claim'), 1);
});
