import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deleteExpired } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { copies, drafts, slowly, TEXT } from '../support/announcing.ts';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, linkedGroup } from '../support/group.ts';
import { openHouse } from '../support/house.ts';

test('Whatever is typed arrives as it is; what is too long or no announcement gets a kind sentence', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  await house.says(olga, 'Объявления');
  await house.taps(olga, 'Новое объявление');
  await house.says(olga, 'а'.repeat(5_000));
  assert.match(house.reads(olga), /Слишком длинно[\s\S]*4000/);
  house.world.photo(olga, { caption: 'б'.repeat(1_000) });
  await house.quiet();
  assert.match(house.reads(olga), /Слишком длинная подпись[\s\S]*950/);
  house.world.voice(olga);
  await house.quiet();
  assert.match(house.reads(olga), /нужен текст, фото или документ/);
  const odd = `<b>Внимание</b> '; -- =cmd() & *звёзды* 🚗 { $count }\n${'в'.repeat(3_900)}`;
  await house.says(olga, odd);
  await house.taps(olga, 'Отправить');
  assert.equal(copies(house, anna, odd), 1);
  await house.says(anna, 'Объявления');
  assert.match(house.reads(anna), /<b>Внимание<\/b>/);
  await house.taps(anna, 'Открыть: 22:36');
  assert.equal(copies(house, anna, odd), 2);
});

test('A photo arrives as a photo with its caption, also for whoever opens it later', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  await house.says(olga, 'Объявления');
  await house.taps(olga, 'Новое объявление');
  house.world.photo(olga, { caption: 'Новая схема парковки' });
  await house.quiet();
  await house.taps(olga, 'Отправить');
  const photos = () => house.world.messages(anna).filter(({ photo }) => photo);
  assert.equal(photos()[0]?.caption, '📢 Объявление\n\nНовая схема парковки');
  await house.says(anna, 'Объявления');
  await house.taps(anna, 'Открыть: 22:36');
  assert.equal(photos().length, 2);
  matchesGolden(t, house, 'announcements-photo', [anna]);
});

test('A document arrives as the file that it is, for neighbours and in the house group', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const rights = { ...ADMIN, can_pin_messages: true };
  const group = await linkedGroup(house, olga, [anna], { rights });
  await house.says(olga, 'Объявления');
  await house.taps(olga, 'Новое объявление');
  house.world.document(olga, {
    name: 'Правила парковки.pdf',
    bytes: Buffer.from('%PDF'),
    caption: 'Новые правила',
  });
  await house.quiet();
  await house.taps(olga, 'Отправить');
  await house.taps(olga, 'Закрепить в чате дома');
  for (const chat of [anna, group]) {
    const file = house.world.messages(chat).findLast(({ document }) => document);
    assert.equal(file?.document?.file_name, 'Правила парковки.pdf');
    assert.equal(file.caption, '📢 Объявление\n\nНовые правила');
  }
  assert.equal(house.world.pinned(group).length, 1);
  await house.says(anna, 'Объявления');
  assert.match(house.reads(anna), /📎 с файлом\nНовые правила/);
});

test('In English the announcements speak English, whatever language the admin reads', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const john = await house.resident('John', [12], { languageCode: 'en' });
  const emma = await house.resident('Emma', [13], { languageCode: 'en' });
  await house.pool.query(
    "update memberships set roles = '{admin}' where person_id = (select person_id from addresses where external_id = $1)",
    [emma.id],
  );
  await house.says(emma, '/menu');
  await drafts(house, olga, 'Road marking tomorrow');
  await house.taps(olga, 'Отправить');
  await house.says(emma, 'Announcements');
  await house.taps(emma, 'New announcement');
  await house.says(emma, 'Please move your cars');
  slowly(house, olga);
  await house.taps(emma, 'Send');
  await house.says(john, 'Announcements');
  assert.match(house.reads(john), /Latest announcements[\s\S]*move your cars[\s\S]*Road marking/);
  matchesGolden(t, house, 'announcements-english', [emma, john]);
});

test('A year later an announcement is forgotten, a draft after a day', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.resident('Анна', [12]);
  await drafts(house, olga, 'Отправлено');
  await house.taps(olga, 'Отправить');
  await drafts(house, olga, 'Черновик');
  const texts = async () =>
    (await house.pool.query('select text from announcements order by id')).rows.map((row) => row.text);
  const keep = (days: number) =>
    deleteExpired(openTables(house.pool), new Date(house.clock.now().getTime() + days * 86_400_000));
  assert.deepEqual(await texts(), ['Отправлено', 'Черновик']);
  await keep(2);
  assert.deepEqual(await texts(), ['Отправлено']);
  await keep(366);
  assert.deepEqual(await texts(), []);
  const cards = await house.pool.query("select from cards where subject_kind = 'announcement'");
  assert.equal(cards.rows.length, 0);
});

test('A reply to an announcement goes to nobody', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await drafts(house, olga);
  await house.taps(olga, 'Отправить');
  const mine = house.world.find(anna, TEXT) ?? assert.fail();
  house.world.say(anna, 'а мне неудобно', { replyTo: mine });
  await house.quiet();
  assert.match(house.reads(anna), /Не понял/);
  for (const person of [olga, boris]) assert.equal(copies(house, person, 'неудобно'), 0);
});
