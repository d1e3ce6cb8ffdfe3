import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { openTestApp } from '../support/test-app.ts';

test('In the house chat the photos around the words for the bot go along; other albums leave no trace', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN });
  await app.sends(anna, [{ caption: 'Отпуск' }, {}, {}], { chat: group });
  const kept = await app.pool.query('select count(*)::int as n from albums');
  assert.equal(kept.rows[0].n, 0);
  const heard = await app.pool.query('select count(*)::int as n from updates');
  await app.sends(anna, [{}, {}], { chat: group });
  const after = await app.pool.query('select count(*)::int as n from updates');
  assert.equal(after.rows[0].n, heard.rows[0].n);
  await app.sends(anna, [{ caption: `${at(app)} 45 разбили вам стекло` }, {}, {}], { chat: group });
  const photos = app.world.messages(boris).filter(({ from, photo }) => from?.is_bot && photo);
  assert.equal(photos.length, 3);
  assert.equal(new Set(photos.map(({ media_group_id: album }) => album)).size, 1);
  assert.match(app.world.find(boris, 'разбили вам стекло')?.text ?? '', /сосед из домового чата/);
  assert.match(app.world.lastMessage(group)?.text ?? '', /место 45|Место 45|45/);
  app.world.album(anna, [{ caption: `${at(app)} sos 45` }, {}], { chat: group });
  await app.says(anna, 'Помощь');
  assert.match(app.reads(anna), /Как это работает/);
  await app.advance(1);
  assert.match(app.world.find(boris, 'сигнализация')?.text ?? '', /45/);
});

test('Of two albums of one neighbour in the house chat the one that is whole is handled, and the other waits for its parts', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [46]);
  const group = await linkedGroup(app, olga, [anna, boris, vera], { rights: ADMIN });
  const photosOf = (person: Person) =>
    app.world.messages(person).filter(({ from, photo }) => from?.is_bot && photo).length;
  const part = (album: string, caption?: string) =>
    app.world.photo(anna, { mediaGroup: album, chat: group, ...(caption !== undefined && { caption }) });
  part('1', `${at(app)} 45 разбили вам стекло`);
  part('2', `${at(app)} 46 у вас горят фары`);
  for (let more = 1; more < 10; more += 1) part('2');
  await app.quiet();
  assert.deepEqual([photosOf(boris), photosOf(vera)], [0, 10]);
  part('1');
  part('1');
  await app.quiet();
  await app.advance(1);
  assert.deepEqual([photosOf(boris), photosOf(vera)], [3, 10]);
});

test('Two lists of spots at once, or two copies, are asked for one by one, and the question stays', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const two = ['one.csv', 'two.csv'].map((name) => ({ kind: 'document', name }) as const);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Импорт');
  await app.sends(olga, two);
  assert.match(app.reads(olga), /Жду один файл: XLSX/);
  const { rows } = await app.pool.query('select count(*)::int as n from spot_imports');
  assert.equal(rows[0].n, 0);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Восстановить');
  await app.sends(olga, two);
  assert.match(app.reads(olga), /Жду один файл копии/);
  const restores = await app.pool.query('select count(*)::int as n from restores');
  assert.equal(restores.rows[0].n, 0);
});

test('The same in English', async (t) => {
  const english = { languageCode: 'en' };
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  const ann = await app.resident('Ann', [12], english);
  const bob = await app.resident('Bob', [45], english);
  await app.says(ann, 'Blocked in');
  await app.sends(ann, [{ kind: 'video', caption: '45' }, {}, {}]);
  await app.taps(bob, 'Reply');
  await app.sends(bob, [{ caption: 'Almost there' }, {}]);
  await app.says(ann, 'Blocked in');
  await app.taps(ann, 'I do not know the number');
  await app.sends(ann, [{ caption: 'A white Lada' }, {}]);
  await app.says(ann, 'My spot');
  await app.taps(ann, 'Add a spot');
  await app.says(ann, '14');
  await app.taps(ann, 'Add a note');
  await app.sends(ann, [{}, {}]);
  await app.taps(olga, 'Show the photo');
  await app.says(olga, 'Announcements');
  await app.taps(olga, 'New announcement');
  for (const _ of [1, 2]) app.world.photo(olga, { mediaGroup: '7' });
  await app.quiet();
  await app.advance(1);
  app.world.photo(olga, { mediaGroup: '7' });
  await app.quiet();
  matchesGolden(t, app, 'album-english', [ann, bob, olga]);
});
