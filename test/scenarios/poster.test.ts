import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { readSheets } from '../support/read-sheets.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { asSeen, tour } from '../support/tour.ts';
import { opens } from '../support/touring.ts';

tour('«Плакат»: with empty lines, and again when they are filled', 'tour-poster', async (app) => {
  const olga = await app.admin('Ольга');
  await opens(app, olga, 'Плакат');
  const warned = asSeen(app, olga);
  await app.taps(olga, 'Проверить, что бот наш');
  await app.says(olga, 'УК «Тихий двор», '.repeat(5));
  await app.says(olga, 'УК «Тихий двор», 8 495 123-45-67');
  await warned('Телефон охраны');
  await app.says(olga, '+7 495 765-43-21');
  await opens(app, olga, 'Плакат');
  await opens(app, olga, 'Настройки');
  await app.taps(olga, 'Проверить, что бот наш');
  await app.taps(olga, 'Убрать');
  await opens(app, olga, 'Журнал');
  return { people: [olga] };
});

async function printed(app: TestApp, person: Person) {
  const sent = app.world.messages(person).findLast(({ document }) => document)?.document;
  const file = app.world.files.byId(sent?.file_id ?? '') ?? assert.fail('no file');
  return readSheets(Buffer.from(file.bytes))[0] ?? assert.fail('no sheet');
}

test('The code of the poster leads to our address where there is one, else to the bot; both are there to type', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await opens(app, olga, 'Плакат');
  const plain = await printed(app, olga);
  assert.deepEqual(plain.codes, ['https://t.me/parking_playground_bot']);
  assert.ok(
    plain.words.includes('@parking_playground_bot') && plain.words.includes('t.me/parking_playground_bot'),
  );
});

test('With an address of our own the poster names that', async (t) => {
  const app = await openTestApp(t, { PUBLIC_URL: 'https://parking.example.org' });
  const olga = await app.admin('Ольга');
  await app.pool.query(
    "update complexes set guard_phone = '+7 495 123-45-67', bot_contact = '<b>УК</b> \"Двор\"; =cmd()'",
  );
  await opens(app, olga, 'Плакат');
  const { codes, words } = await printed(app, olga);
  assert.deepEqual(codes, ['https://parking.example.org']);
  const said = words.join(' ');
  assert.match(said, /@parking_playground_bot parking\.example\.org/);
  assert.match(said, /Охрана: \+7 495 123-45-67 Проверить, что бот наш: <b>УК<\/b> "Двор"; =cmd\(\)/);
  assert.doesNotMatch(app.reads(olga), /пустые строки/);
});

test('An old button prints nothing for whoever is no admin any more', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел', [12]);
  await app.says(pavel, 'Управление');
  const screen = app.world.lastMessage(pavel) ?? assert.fail();
  await opens(app, olga, 'Жители');
  await app.pool.query(
    "update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)",
    [pavel.id],
  );
  const { text } = await app.world.press(pavel, screen, 'Плакат');
  assert.match(text ?? '', /администраторам/);
  await app.quiet();
  assert.ok(app.world.messages(pavel).every(({ document }) => !document));
});
