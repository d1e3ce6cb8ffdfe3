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
    assert.match(app.reads(stas), /сохранена/);
    await forgets(app, stas);
  }
  assert.ok(!(await everything(app)).includes(String(stas.id)));
  await claims(app, stas, '45');
  assert.match(app.reads(stas), /уже было три заявки/);
  assert.equal(asked(app, boris), 1);
  await app.advance(DAY);
  await app.says(stas, '45');
  assert.match(app.reads(stas), /сохранена/);
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

test('A stranger’s name brings a holder no link, no @name and no telephone, wherever he reads it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const name = 'Вера t.me/spam @spam_bot +7 900 123-45-67 /forget';
  const vera = app.stranger(name);
  await claims(app, vera, '45');
  assert.match(app.reads(boris), /^Вера forget подаёт заявку/);
  await app.taps(boris, 'Это моя семья');
  await app.taps(olga, 'Одобрить');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Этот человек не из моей семьи');
  await app.taps(boris, 'Отмена');
  await app.says(vera, 'Уезжаю');
  await app.taps(vera, 'До завтра');
  await app.says(vera, 'Моё место');
  await app.taps(vera, 'Отказаться от места');
  await app.taps(vera, 'Подтвердить');
  const read = app.world.messages(boris).filter(({ from }) => from?.is_bot);
  const heard = read.map(({ text, reply_markup }) => `${text} ${JSON.stringify(reply_markup ?? '')}`);
  assert.ok(heard.filter((text) => text.includes('Вера forget')).length >= 4, heard.join('\n'));
  for (const text of heard) assert.doesNotMatch(text, /t\.me|spam|900|\/forget/);
});
