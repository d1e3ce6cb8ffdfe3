import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { everything } from '../support/everything.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const DAY = 24 * 60;

async function claims(app: TestApp, person: Person, spots: string): Promise<void> {
  await app.says(person, '/start');
  await app.taps(person, 'Согласен');
  await app.says(person, spots);
}

async function forgets(app: TestApp, person: Person): Promise<void> {
  await app.says(person, '/forget');
  await app.taps(person, 'Подтвердить');
}

const asked = ({ world }: TestApp, holder: Person) =>
  world.messages(holder).filter(({ text }) => text?.includes('Знаете этого человека')).length;

test('Whoever is forgotten and comes back has no fourth claim that day, and nobody is asked about him twice in 30 days', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const stas = app.stranger('Стас', { id: 77_000_222 });
  for (const _ of [1, 2, 3]) {
    await claims(app, stas, '45');
    assert.match(app.reads(stas), /отправлена/);
    await forgets(app, stas);
  }
  assert.ok(!(await everything(app)).includes(String(stas.id)));
  await claims(app, stas, '45');
  assert.match(app.reads(stas), /уже было три заявки/);
  assert.equal(asked(app, boris), 1);
  await app.advance(DAY);
  await app.says(stas, '45');
  assert.match(app.reads(stas), /отправлена/);
  assert.equal(asked(app, boris), 1);
  await forgets(app, stas);
  await app.advance(30 * DAY);
  await claims(app, stas, '45');
  assert.equal(asked(app, boris), 2, 'after 30 days he is asked again');
});

test('The mark of a claim goes after 30 days, names nobody, and another one’s claims do not count towards it', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const stas = app.stranger('Стас');
  await claims(app, stas, '45');
  await forgets(app, stas);
  const vera = app.stranger('Вера');
  await claims(app, vera, '45');
  assert.equal(asked(app, boris), 2);
  await app.advance(DAY + 1);
  const left = await app.pool.query('select holder from claim_marks');
  assert.equal(left.rows.length, 1, 'a claim counts for a day, a question for thirty');
  await app.advance(31 * DAY);
  assert.equal((await app.pool.query('select from claim_marks')).rows.length, 0);
});
