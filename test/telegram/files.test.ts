import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samplePicture } from '../../playground/world/picture.ts';
import { createApi } from '../../src/adapters/telegram/api.ts';
import { decode } from '../../src/adapters/telegram/decode.ts';
import { createGateway } from '../../src/adapters/telegram/gateway.ts';
import { readUpdate } from '../../src/adapters/telegram/update.ts';
import { blue, cancel, openChat, red, say } from './sending.ts';
import { createTestPace, createTestPictures, serve } from './support.ts';

test('A drawing is drawn and uploaded once, and shown again by Telegram’s own reference', async (t) => {
  const { world, anna, pictures, send } = await openChat(t);
  await send({ ...say('Парковка'), ...cancel, picture: red });
  const first = world.lastMessage(anna);
  assert.equal(first?.caption, 'Парковка');
  assert.equal(first?.reply_markup?.inline_keyboard[0]?.[0]?.text, 'Отмена');
  await send({ ...say('Ещё раз'), picture: red });
  assert.deepEqual(world.lastMessage(anna)?.photo, first?.photo);
  assert.deepEqual(pictures.drawn, [red.svg]);
  await send({ ...say('Другая'), picture: blue });
  assert.deepEqual(pictures.drawn, [red.svg, blue.svg]);
});

test('A picture that Telegram no longer has is drawn and uploaded anew', async (t) => {
  const { world, anna, pictures, send } = await openChat(t);
  await send({ ...say('Парковка'), picture: red });
  for (const digest of pictures.files.keys()) pictures.files.set(digest, 'AgACAgIAAxForgotten');
  await send({ ...say('Парковка'), picture: red });
  assert.ok(world.lastMessage(anna)?.photo);
  assert.deepEqual(pictures.drawn, [red.svg, red.svg]);
  assert.doesNotMatch([...pictures.files.values()].join(), /Forgotten/);
});

test('A picture is replaced in place by a new drawing, and its words alone without one', async (t) => {
  const { world, anna, send, edit, calls } = await openChat(t);
  const ref = await send({ ...say('Парковка'), ...cancel, picture: red });
  const before = world.lastMessage(anna)?.photo;
  assert.deepEqual(await edit(ref, { ...say('Теперь'), ...cancel, picture: blue }), {
    kind: 'delivered',
    message: ref,
  });
  assert.notDeepEqual(world.lastMessage(anna)?.photo, before);
  assert.equal(world.lastMessage(anna)?.caption, 'Теперь');
  assert.equal((await edit(ref, say('Актуальная карточка ниже'))).kind, 'delivered');
  assert.equal(world.lastMessage(anna)?.caption, 'Актуальная карточка ниже');
  assert.equal(world.lastMessage(anna)?.reply_markup, undefined);
  assert.deepEqual(calls().slice(-2), ['editMessageText', 'editMessageCaption']);
});

test('The same picture with the same words is not an error', async (t) => {
  const { send, edit, log } = await openChat(t);
  const ref = await send({ ...say('Парковка'), picture: red });
  assert.equal((await edit(ref, { ...say('Парковка'), picture: red })).kind, 'delivered');
  assert.deepEqual(log.lines, []);
});

test('Words that are too long to stand below a picture follow it, and ring once', async (t) => {
  const { world, anna, send, edit } = await openChat(t);
  const long = 'я'.repeat(1025);
  const ref = await send({ ...say(long), ...cancel, picture: red });
  const [picture, words] = world.messages(anna).slice(-2);
  assert.ok(picture?.photo);
  assert.equal(picture.caption, undefined);
  assert.equal(picture.silent, true);
  assert.equal(picture.reply_markup, undefined);
  assert.equal(words?.text, long);
  assert.equal(words.silent, undefined);
  assert.ok(words.reply_markup);
  assert.equal(ref, String(words.message_id));
  assert.deepEqual(await edit(ref, { ...say(long), picture: blue }), { kind: 'gone' });
});

test('Neighbours’ photos keep every word that was written with them', async (t) => {
  const { world, anna, send } = await openChat(t);
  const theirs = world.photo(anna).photo?.at(-1)?.file_id ?? '';
  await send({ ...say('я'.repeat(2000)), photo: theirs });
  const [picture, words] = world.messages(anna).slice(-2);
  assert.ok(picture?.photo);
  assert.equal(words?.text?.length, 2000);
});

test('What cannot be drawn is left out, and the words arrive', async (t) => {
  const fail = () => Promise.reject(Object.assign(new Error('<b>Анна</b>'), { code: 'too slow' }));
  const { world, anna, send, edit, log } = await openChat(t, createTestPictures(fail));
  const ref = await send({ ...say('Парковка'), picture: red });
  assert.equal(world.lastMessage(anna)?.text, 'Парковка');
  assert.equal((await edit(ref, { ...say('Теперь'), picture: red })).kind, 'delivered');
  assert.equal(world.lastMessage(anna)?.text, 'Теперь');
  assert.equal(log.lines.length, 2);
  assert.match(JSON.stringify(log.lines), /too slow/);
  assert.doesNotMatch(JSON.stringify(log.lines), /Анна/);
});

test('A file goes out under its name, and again by its reference', async (t) => {
  const { world, anna, send } = await openChat(t);
  const bytes = new TextEncoder().encode('Место;Имя\n45;=cmd()\n');
  await send({ ...say('Таблица'), ...cancel, document: { name: 'места\r\n"1".csv', bytes } });
  const sent = world.lastMessage(anna);
  assert.equal(sent?.document?.file_name, 'места___1_.csv');
  assert.equal(sent?.caption, 'Таблица');
  const file = sent?.document?.file_id ?? '';
  assert.deepEqual(world.files.byId(file)?.bytes, bytes);
  await send({ ...say('Она же'), document: { file } });
  assert.equal(world.lastMessage(anna)?.document?.file_id, file);
});

test('A file arrives with its name cleaned, its size and its words', async (t) => {
  const { world, anna } = await openChat(t);
  const read = () =>
    decode(readUpdate(world.updates.at(-1)) ?? assert.fail(), { id: 1, username: 'b' }, 1)?.body;
  const name = '../\u202eместа\n.xlsx';
  const sent = world.document(anna, { name, bytes: new Uint8Array(20_000), caption: ' список\u200b ' });
  const message = String(sent.message_id);
  const told = { kind: 'document', file: sent.document?.file_id, bytes: 20_000, message, replyTo: null };
  const cleaned = { ...told, name: 'места .xlsx', caption: 'список' };
  assert.deepEqual(read(), cleaned);
  world.document(anna, { name: `${'я'.repeat(300)}.xlsx`, bytes: new Uint8Array(20_000) });
  const long = read();
  assert.equal(long?.kind === 'document' && long.name.length, 200);
  const copy = world.forward(anna, sent);
  const forwarded = { ...cleaned, message: String(copy.message_id) };
  assert.deepEqual(read(), { kind: 'media', replyTo: null, forwarded });
});

test('A file as small as a key is looked into before anything is made of it, forwarded or in a group, too', async (t) => {
  const { world, anna } = await openChat(t);
  const group = world.addGroup({ title: 'Дом', members: [anna] });
  world.addBot(group, { by: anna, admin: { can_manage_chat: true } });
  const read = () =>
    decode(readUpdate(world.updates.at(-1)) ?? assert.fail(), { id: 1, username: 'b' }, 1)?.body;
  const small = { name: 'key.txt', bytes: new Uint8Array(200) };
  const otherwise = () => {
    const body = read();
    return body?.kind === 'unread file' ? (body.otherwise?.kind ?? null) : assert.fail(body?.kind);
  };
  const sent = world.document(anna, small);
  assert.equal(otherwise(), 'document');
  world.forward(anna, sent);
  assert.equal(otherwise(), 'media');
  world.document(anna, { ...small, chat: group });
  assert.equal(otherwise(), null);
});

test('A file that a person sent is fetched whole, or not at all when it is too large', async (t) => {
  const { world, anna, gateway } = await openChat(t);
  const bytes = Buffer.alloc(300_000, 'ж');
  const file = world.document(anna, { name: 'места.xlsx', bytes }).document?.file_id ?? '';
  const fetched = await gateway.download(file, 300_000);
  assert.ok(fetched.kind === 'file');
  assert.ok(bytes.equals(fetched.bytes));
  assert.deepEqual(await gateway.download(file, 299_999), { kind: 'too large' });
  const huge = world.document(anna, { name: 'дом.age', bytes: new Uint8Array(20 * 1024 * 1024 + 1) });
  const most = Number.MAX_SAFE_INTEGER;
  assert.deepEqual(await gateway.download(huge.document?.file_id ?? '', most), { kind: 'too large' });
  assert.deepEqual(await gateway.download('BQACAgIAAxNobody', most), { kind: 'refused' });
});

test('A file that is larger than it is said to be stops where it must', async (t) => {
  const { world, anna, gateway } = await openChat(t);
  const { document } = world.document(anna, { name: 'а.csv', bytes: new Uint8Array(200_000) });
  const stored = world.files.byId(document?.file_id ?? '');
  assert.ok(stored);
  // The same file on the server, grown between being told of and being fetched.
  t.mock.method(world.files, 'byPath', () => ({ ...stored, bytes: new Uint8Array(5_000_000) }));
  assert.deepEqual(await gateway.download(stored.id, 200_000), { kind: 'too large' });
});

test('A line that breaks while a file is fetched is a value, and tells nobody the token', async (t) => {
  const root = await serve(t, (request, response) => {
    if (request.url?.endsWith('/getFile')) {
      const result = { file_id: 'a', file_unique_id: 'b', file_path: 'documents/a.csv' };
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }));
    } else {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
      setImmediate(() => response.destroy());
    }
  });
  const gateway = createGateway({
    api: createApi({ token: '1:secret', root }),
    bot: 1,
    pace: createTestPace().pace,
    pictures: createTestPictures(),
  });
  assert.deepEqual(await gateway.download('a', 1000), { kind: 'out of reach' });
  const nobody = createGateway({
    api: createApi({ token: '1:secret', root: 'http://127.0.0.1:1' }),
    bot: 1,
    pace: createTestPace().pace,
    pictures: createTestPictures(),
  });
  assert.deepEqual(await nobody.download('a', 1000), { kind: 'out of reach' });
});

test('A file that is gone is refused; while Telegram is in trouble it is only out of reach', async (t) => {
  let [told, given] = [200, 200];
  const root = await serve(t, (request, response) => {
    if (!request.url?.endsWith('/getFile')) return void response.writeHead(given).end('45');
    const result = { file_id: 'a', file_unique_id: 'b', file_path: 'documents/a.csv' };
    const answer = told === 200 ? { ok: true, result } : { ok: false, error_code: told, description: 'No' };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  const gateway = createGateway({
    api: createApi({ token: '1:secret', root }),
    bot: 1,
    pace: createTestPace().pace,
    pictures: createTestPictures(),
  });
  const kind = async () => (await gateway.download('a', 2)).kind;
  assert.equal(await kind(), 'file', 'of just as many bytes as there may be');
  for (const [status, became] of [
    [404, 'refused'],
    [502, 'out of reach'],
  ] as const) {
    given = status;
    assert.equal(await kind(), became);
  }
  for (const [status, became] of [
    [400, 'refused'],
    [429, 'out of reach'],
    [500, 'out of reach'],
  ] as const) {
    told = status;
    assert.equal(await kind(), became);
  }
});

test('An album goes in one call with its words below; with buttons they follow it and ring', async (t) => {
  const { world, anna, send, edit, calls } = await openChat(t);
  const photos = [1, 2, 3].map(() => world.photo(anna).photo?.at(-1)?.file_id ?? '');
  const album = { of: 'photos' as const, files: photos };
  const whole = await send({ ...say('Вот так стоит'), album });
  assert.deepEqual(calls(), ['sendMediaGroup']);
  const shown = world.messages(anna).slice(-3);
  assert.deepEqual(
    shown.map(({ photo }) => photo?.at(-1)?.file_id),
    photos,
  );
  assert.deepEqual(
    shown.map(({ caption }) => caption),
    ['Вот так стоит', undefined, undefined],
  );
  assert.equal(whole, String(shown[0]?.message_id));
  const ref = await send({ ...say('Пишет сосед'), ...cancel, album });
  assert.deepEqual(calls().slice(1), ['sendMediaGroup', 'sendMessage']);
  const words = world.lastMessage(anna);
  assert.equal(ref, String(words?.message_id));
  assert.equal(words?.silent, undefined);
  assert.ok(
    world
      .messages(anna)
      .slice(-4, -1)
      .every(({ silent, caption }) => silent && caption === undefined),
  );
  assert.equal((await edit(ref, { ...say('Обращение закрыто'), album })).kind, 'delivered');
  assert.equal(world.lastMessage(anna)?.text, 'Обращение закрыто');
});

test('The files of an album that another bot was given are carried over; without one, files are not announced', async (t) => {
  const { world, anna, gateway, send, chat } = await openChat(t);
  const mine = world.photo(anna).photo?.at(-1)?.file_id ?? '';
  const carried = { fetch: async () => samplePicture(7) };
  await send({ ...say('Схема'), album: { of: 'photos', files: [mine, carried] } });
  const photos = world.messages(anna).slice(-2);
  assert.ok(photos.every(({ photo, media_group_id: album }) => photo && album));
  const gone = { fetch: async () => null };
  const lost = { ...say('Правила'), album: { of: 'documents' as const, files: [gone, gone] } };
  assert.deepEqual(await gateway.send(chat, lost, 'note'), { kind: 'never', why: 'refused' });
});
