import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deleteExpired } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { copies, drafts, slowly, TEXT } from '../support/announcing.ts';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, linkedGroup } from '../support/group.ts';
import { openTestApp } from '../support/test-app.ts';

test('Whatever is typed arrives as it is; what is too long or no announcement gets a kind sentence', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.says(olga, 'Объявления');
  await app.taps(olga, 'Новое объявление');
  await app.says(olga, 'а'.repeat(5_000));
  assert.match(app.reads(olga), /Слишком длинно[\s\S]*4000/);
  app.world.photo(olga, { caption: 'б'.repeat(1_000) });
  await app.quiet();
  assert.match(app.reads(olga), /Слишком длинная подпись[\s\S]*950/);
  app.world.voice(olga);
  await app.quiet();
  assert.match(app.reads(olga), /нужен текст, фото или документ/);
  const odd = `<b>Внимание</b> '; -- =cmd() & *звёзды* 🚗 { $count }\n${'в'.repeat(3_900)}`;
  await app.says(olga, odd);
  await app.taps(olga, 'Отправить');
  assert.equal(copies(app, anna, odd), 1);
  await app.says(anna, 'Объявления');
  assert.match(app.reads(anna), /<b>Внимание<\/b>/);
  await app.taps(anna, 'Открыть: 22:36');
  assert.equal(copies(app, anna, odd), 2);
});

test('A photo arrives as a photo with its caption, also for whoever opens it later', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.says(olga, 'Объявления');
  await app.taps(olga, 'Новое объявление');
  app.world.photo(olga, { caption: 'Новая схема парковки' });
  await app.quiet();
  await app.taps(olga, 'Отправить');
  const photos = () => app.world.messages(anna).filter(({ photo }) => photo);
  assert.equal(photos()[0]?.caption, '📢 Объявление\n\nНовая схема парковки');
  await app.says(anna, 'Объявления');
  await app.taps(anna, 'Открыть: 22:36');
  assert.equal(photos().length, 2);
  matchesGolden(t, app, 'announcements-photo', [anna]);
});

test('A document arrives as the file that it is, for neighbours and in the house group', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const rights = { ...ADMIN, can_pin_messages: true };
  const group = await linkedGroup(app, olga, [anna], { rights });
  await app.says(olga, 'Объявления');
  await app.taps(olga, 'Новое объявление');
  app.world.document(olga, {
    name: 'Правила парковки.pdf',
    bytes: Buffer.from('%PDF'),
    caption: 'Новые правила',
  });
  await app.quiet();
  await app.taps(olga, 'Отправить');
  await app.taps(olga, 'Закрепить в чате дома');
  for (const chat of [anna, group]) {
    const file = app.world.messages(chat).findLast(({ document }) => document);
    assert.equal(file?.document?.file_name, 'Правила парковки.pdf');
    assert.equal(file.caption, '📢 Объявление\n\nНовые правила');
  }
  assert.equal(app.world.pinned(group).length, 1);
  await app.says(anna, 'Объявления');
  assert.match(app.reads(anna), /📎 с файлом\nНовые правила/);
});

test('In English the announcements speak English, whatever language the admin reads', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const john = await app.resident('John', [12], { languageCode: 'en' });
  const emma = await app.resident('Emma', [13], { languageCode: 'en' });
  await app.pool.query(
    "update memberships set roles = '{admin}' where person_id = (select person_id from addresses where external_id = $1)",
    [emma.id],
  );
  await app.says(emma, '/menu');
  await drafts(app, olga, 'Road marking tomorrow');
  await app.taps(olga, 'Отправить');
  await app.says(emma, 'Announcements');
  await app.taps(emma, 'New announcement');
  await app.says(emma, 'Please move your cars');
  slowly(app, olga);
  await app.taps(emma, 'Send');
  await app.says(john, 'Announcements');
  assert.match(app.reads(john), /Latest announcements[\s\S]*move your cars[\s\S]*Road marking/);
  matchesGolden(t, app, 'announcements-english', [emma, john]);
});

test('A year later an announcement is forgotten, a draft after a day', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Анна', [12]);
  await drafts(app, olga, 'Отправлено');
  await app.taps(olga, 'Отправить');
  await drafts(app, olga, 'Черновик');
  const texts = async () =>
    (await app.pool.query('select text from announcements order by id')).rows.map((row) => row.text);
  const keep = (days: number) =>
    deleteExpired(openTables(app.pool), new Date(app.clock.now().getTime() + days * 86_400_000));
  assert.deepEqual(await texts(), ['Отправлено', 'Черновик']);
  await keep(2);
  assert.deepEqual(await texts(), ['Отправлено']);
  await keep(366);
  assert.deepEqual(await texts(), []);
  const cards = await app.pool.query("select from cards where subject_kind = 'announcement'");
  assert.equal(cards.rows.length, 0);
});

test('A reply to an announcement goes to nobody', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await drafts(app, olga);
  await app.taps(olga, 'Отправить');
  const mine = app.world.find(anna, TEXT) ?? assert.fail();
  app.world.say(anna, 'а мне неудобно', { replyTo: mine });
  await app.quiet();
  assert.match(app.reads(anna), /Не понял/);
  for (const person of [olga, boris]) assert.equal(copies(app, person, 'неудобно'), 0);
});
