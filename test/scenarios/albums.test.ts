import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { applies } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** The messages with a photo that somebody got of the bot, and in how many albums they came. */
const photosOf = ({ world }: TestApp, person: Person) =>
  world.messages(person).filter(({ from, photo }) => from?.is_bot && photo);
const albumsOf = (app: TestApp, person: Person) =>
  new Set(photosOf(app, person).map(({ media_group_id: album }) => album)).size;

/** What the bot answered since; nobody is scolded for an album. */
const misunderstood = ({ world }: TestApp, person: Person) =>
  world.messages(person).filter(({ text }) => /Не понял|слишком|не передал/i.test(text ?? '')).length;

test('«Не знаю номер» with four photos: the guards get all of them as one, with the words', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  await app.sends(anna, [{}, { caption: 'Белая Лада, номер на третьем' }, {}, {}]);
  assert.equal(photosOf(app, stepan).length, 4);
  assert.equal(albumsOf(app, stepan), 1);
  assert.match(app.world.find(stepan, 'Белая Лада')?.text ?? '', /Белая Лада, номер на третьем/);
  assert.match(app.world.find(anna, 'номер неизвестен')?.text ?? '', /Фото: 4/);
  assert.equal(misunderstood(app, anna), 0);
  matchesGolden(t, app, 'album-unknown-number', [anna, stepan]);
});

test('An album below «/spot 45», below the bare number, and behind «Перегородили» is one request', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const holders = [];
  for (const spot of [45, 46, 47]) holders.push(await app.resident('Сосед', [spot]));
  const [boris, vera, gleb] = holders;
  assert.ok(boris && vera && gleb);
  await app.sends(anna, [{}, { caption: '/spot 45 царапина на двери' }, {}]);
  assert.match(app.world.find(boris, 'царапина на двери')?.text ?? '', /./);
  assert.equal(photosOf(app, boris).length, 3);
  await app.sends(anna, [{ caption: '46 горят фары' }, {}]);
  await app.taps(anna, 'Передать сообщение');
  assert.equal(photosOf(app, vera).length, 2);
  await app.says(anna, 'Перегородили');
  await app.sends(anna, [{}, {}, { caption: '47' }]);
  assert.equal(photosOf(app, gleb).length, 3);
  for (const holder of holders) assert.equal(albumsOf(app, holder), 1);
  assert.equal(misunderstood(app, anna), 0);
});

test('«Пояснение» with three photos is one of them, and the admin sees all three', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  await app.taps(anna, 'Пояснение');
  await app.sends(anna, [{ caption: 'Договор, три страницы' }, {}, {}]);
  assert.match(app.reads(anna), /Передал администраторам ✅\n📷 Фото: 3/);
  await app.taps(anna, 'Пояснение');
  await app.sends(anna, [{}, {}]);
  await app.taps(olga, 'Показать фото');
  assert.equal(photosOf(app, olga).length, 5);
  assert.equal(albumsOf(app, olga), 2);
  assert.match(photosOf(app, olga)[0]?.caption ?? '', /Договор, три страницы/);
  const { rows } = await app.pool.query('select count(*)::int as n from claim_messages');
  assert.equal(rows[0].n, 2);
  matchesGolden(t, app, 'album-explanation', [anna, olga]);
});

test('An announcement of ten photos is one draft and one message to everybody, also opened later', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.says(olga, 'Объявления');
  await app.taps(olga, 'Новое объявление');
  await app.sends(olga, [{ caption: 'Новая разметка' }, ...Array.from({ length: 9 }, () => ({}))]);
  const drafts = await app.pool.query('select count(*)::int as n from announcements');
  assert.equal(drafts.rows[0].n, 1);
  assert.equal(photosOf(app, olga).length, 10, 'the preview');
  await app.taps(olga, 'Отправить');
  assert.equal(photosOf(app, anna).length, 10);
  assert.equal(albumsOf(app, anna), 1);
  assert.equal(photosOf(app, anna)[0]?.caption, '📢 Объявление\n\nНовая разметка');
  await app.says(anna, 'Объявления');
  await app.taps(anna, 'Открыть: 22:36');
  assert.equal(photosOf(app, anna).length, 20);
});

test('Documents that are announced together arrive together', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.says(olga, 'Объявления');
  await app.taps(olga, 'Новое объявление');
  const pages = ['Правила.pdf', 'Схема.pdf'].map((name) => ({ kind: 'document', name }) as const);
  await app.sends(olga, [...pages, { kind: 'document', name: 'Смета.xlsx', caption: 'К собранию' }]);
  await app.taps(olga, 'Отправить');
  const files = app.world.messages(anna).filter(({ document }) => document);
  assert.deepEqual(
    files.map(({ document }) => document?.file_name),
    ['Правила.pdf', 'Схема.pdf', 'Смета.xlsx'],
  );
  assert.equal(new Set(files.map(({ media_group_id: album }) => album)).size, 1);
});

test('In an open thread an album is one letter with one receipt; as a reply, too', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.sends(anna, [{}, { caption: 'Вот так стоит' }, {}]);
  assert.equal(photosOf(app, boris).length, 3);
  assert.match(app.world.find(boris, 'Вот так стоит')?.text ?? '', /пишет сосед|с места 12/);
  assert.equal(app.reads(anna), '✅ Передано\n📷 Фото: 3');
  const card = app.world.find(boris, 'Ваша машина мешает выехать') ?? assert.fail();
  await app.says(boris, 'Моё место');
  await app.sends(boris, [{ caption: 'Уже у машины' }, {}], { replyTo: card.message_id });
  assert.equal(photosOf(app, anna).length, 2);
  assert.equal(app.reads(boris), '✅ Передано\n📷 Фото: 2');
  const { rows } = await app.pool.query('select count(*)::int as n from alert_letters');
  assert.equal(rows[0].n, 2);
  matchesGolden(t, app, 'album-letter', [anna, boris]);
});

test('An album about a spot whose thread is open goes into that thread', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.says(anna, 'Перегородили');
  await app.sends(anna, [{ caption: '45 опаздываю' }, {}]);
  assert.equal(photosOf(app, boris).length, 2);
  assert.equal(albumsOf(app, boris), 1);
  assert.match(app.world.find(anna, '✅ Передано')?.text ?? '', /Фото: 2/);
});

test('What somebody does next comes after his album, however fast it is', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  app.world.album(anna, [{}, { caption: 'Вот так стоит' }]);
  app.world.say(anna, 'И так уже час');
  app.world.album(anna, [{}, {}, {}]);
  await app.quiet();
  const texts = app.world.messages(boris).map(({ text }) => text ?? '');
  const [first, second] = ['Вот так стоит', 'И так уже час'].map((piece) =>
    texts.findIndex((text) => text.includes(piece)),
  );
  assert.ok(first !== undefined && second !== undefined && first > 0 && second > first);
  assert.equal(photosOf(app, boris).length, 2, 'the second album waits for the rest of it');
  await app.advance(1);
  assert.equal(photosOf(app, boris).length, 5);
});

test('Ten parts are all that there can be: nobody waits for more', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, 'Перегородили');
  app.world.album(anna, [{ caption: '45' }, ...Array.from({ length: 9 }, () => ({}))]);
  await app.quiet();
  assert.equal(photosOf(app, boris).length, 10);
});

test('A video among the photos is named as left out; its words count', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, 'Перегородили');
  await app.sends(anna, [{ kind: 'video', caption: '45 моргает' }, {}, {}]);
  assert.equal(photosOf(app, boris).length, 2);
  assert.match(app.world.find(boris, 'моргает')?.text ?? '', /./);
  assert.ok(app.world.find(anna, 'Ещё 1 вложение из этого альбома не взял'));
  matchesGolden(t, app, 'album-left-out', [anna]);
});

test('What was not taken of an album says so, with the way on', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, 'Перегородили');
  const [first] = app.world.album(anna, [{ caption: '45' }, { kind: 'video' }]);
  const mediaGroup = first?.media_group_id ?? assert.fail();
  await app.quiet();
  await app.advance(1);
  const menuBelow = (words: string) => {
    const sent = app.world.log.findLast(({ params }) => JSON.stringify(params).includes(words));
    return /keyboard.*Перегородили/.test(JSON.stringify(sent?.params));
  };
  assert.ok(menuBelow('вложение из этого альбома не взял'));
  app.world.photo(anna, { mediaGroup });
  await app.quiet();
  assert.match(app.reads(anna), /^Не передано: одна часть альбома пришла позже остальных/);
  assert.ok(menuBelow('Не передано'));
  await app.says(anna, 'Перегородили');
  app.world.photo(anna, { mediaGroup });
  await app.quiet();
  assert.match(app.reads(anna), /^Не передано/);
  await app.taps(anna, 'Отмена');
  assert.match(app.reads(anna), /Хорошо, отменили/);
});

test('A part that comes after the album was handled is not lost in silence', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.says(olga, 'Объявления');
  await app.taps(olga, 'Новое объявление');
  app.world.photo(olga, { caption: 'Разметка', mediaGroup: '7' });
  app.world.photo(olga, { mediaGroup: '7' });
  await app.quiet();
  await app.advance(1);
  app.world.photo(olga, { mediaGroup: '7' });
  await app.quiet();
  assert.match(app.reads(olga), /пришла позже остальных/);
  const { rows } = await app.pool.query(
    'select photo is not null and cardinality(more_files) = 1 as two from announcements',
  );
  assert.deepEqual(rows, [{ two: true }]);
  matchesGolden(t, app, 'album-part-late', [olga]);
});

test('An album that waits is handled after a restart, with nothing lost and nothing twice', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  app.world.album(anna, [{ caption: 'Белая Лада' }, {}, {}]);
  await app.quiet();
  assert.equal(photosOf(app, stepan).length, 0);
  await app.stopBot();
  app.clock.advance(60_000);
  await app.startBot();
  await app.quiet();
  assert.equal(photosOf(app, stepan).length, 3);
  assert.ok(app.world.find(stepan, 'Белая Лада'));
});

test('A stranger who sends an album reads the first screen once, and nothing of it is kept', async (t) => {
  const app = await openTestApp(t);
  const petr = app.stranger('Пётр');
  await app.says(petr, '/start');
  const before = app.world.messages(petr).filter(({ from }) => from?.is_bot).length;
  await app.sends(petr, [{}, {}, {}, {}]);
  const after = app.world.messages(petr).filter(({ from }) => from?.is_bot).length;
  assert.equal(after - before, 1);
  const { rows } = await app.pool.query('select count(*)::int as n from albums');
  assert.equal(rows[0].n, 0);
});

test('An album nobody waits for is answered once', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.sends(anna, [{}, {}, {}]);
  assert.equal(app.world.messages(anna).filter(({ text }) => text?.includes('Не понял')).length, 1);
});
