import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verbatim } from '../../src/chat/kit/wording.ts';
import { blue, cancel, openChat, red, say } from './sending.ts';

const unavailable = {
  kind: 'refusal',
  method: 'sendPhoto',
  description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
} as const;
const unprocessed = { kind: 'refusal', description: 'Bad Request: IMAGE_PROCESS_FAILED' } as const;
const unfiled = { unfiled: verbatim('Здесь было фото') };

test('A photo that is refused in passing is tried again, and arrives', async (t) => {
  const { world, anna, send, log, waits } = await openChat(t);
  const theirs = world.photo(anna).photo?.at(-1)?.file_id ?? '';
  world.addFault({ ...unavailable, times: 1 });
  await send({ ...say('Стоит у ворот'), ...unfiled, photo: theirs });
  assert.equal(world.lastMessage(anna)?.caption, 'Стоит у ворот');
  assert.deepEqual(waits, [2_000]);
  assert.ok(log.lines.every(({ level }) => level === 'warn'));
});

test('A photo that is refused again is left out: the words arrive, and say so', async (t) => {
  const { world, anna, send, log } = await openChat(t);
  const theirs = world.photo(anna).photo?.at(-1)?.file_id ?? '';
  world.addFault(unavailable);
  for (const words of ['Стоит у ворот', 'я'.repeat(1025)]) {
    await send({ ...say(words), ...cancel, ...unfiled, photo: theirs });
    assert.equal(world.lastMessage(anna)?.text, 'Здесь было фото');
    assert.ok(world.lastMessage(anna)?.reply_markup);
  }
  assert.ok(log.lines.every(({ level }) => level === 'warn'));
});

test('A drawing that Telegram cannot read is left out: the same words and buttons arrive at once', async (t) => {
  const { world, anna, send, waits } = await openChat(t);
  world.addFault({ ...unprocessed, method: 'sendPhoto' });
  for (const words of ['Парковка', 'я'.repeat(1025)]) {
    await send({ ...say(words), ...cancel, picture: red });
    assert.equal(world.lastMessage(anna)?.text, words);
    assert.ok(world.lastMessage(anna)?.reply_markup);
  }
  assert.deepEqual(waits, []);
});

test('Words stay where they are when the drawing for them is not taken; below an older picture they come anew', async (t) => {
  const { world, anna, send, edit } = await openChat(t);
  const words = await send({ ...say('Парковка'), ...cancel });
  const picture = await send({ ...say('Парковка'), picture: red });
  world.addFault({ ...unprocessed, method: 'editMessageMedia' });
  assert.deepEqual(await edit(words, { ...say('Теперь'), picture: blue }), {
    kind: 'delivered',
    message: words,
  });
  assert.equal(world.messages(anna).at(-2)?.text, 'Теперь');
  assert.deepEqual(await edit(picture, { ...say('Теперь'), picture: blue }), { kind: 'gone' });
  assert.equal(world.lastMessage(anna)?.caption, 'Парковка');
});

test('A file that Telegram does not take is one honest line, and so is one that is not there', async (t) => {
  const { world, anna, chat, gateway, send } = await openChat(t);
  const honest = { unfiled: verbatim('Файл не отправлен') };
  const bytes = new TextEncoder().encode('45');
  world.addFault({
    kind: 'refusal',
    code: 413,
    description: 'Request Entity Too Large',
    method: 'sendDocument',
  });
  await send({ ...say('Вот список'), ...honest, document: { name: 'a.csv', bytes } });
  assert.equal(world.lastMessage(anna)?.text, 'Файл не отправлен');
  await send({ ...say('Вот копия'), ...honest, document: { copy: 'gone.age' } });
  assert.equal(world.lastMessage(anna)?.text, 'Файл не отправлен');
  const silent = await gateway.send(
    chat,
    { ...say('Вот список'), document: { name: 'a.csv', bytes } },
    'note',
  );
  assert.deepEqual(silent, { kind: 'never', why: 'refused' });
});

test('A group that takes no photos is told in words', async (t) => {
  const { world, anna, chat, gateway } = await openChat(t);
  const description = 'Bad Request: not enough rights to send photos to the chat';
  world.addFault({ kind: 'refusal', description, method: 'sendPhoto' });
  assert.equal((await gateway.send(chat, { ...say('Парковка'), picture: red }, 'note')).kind, 'delivered');
  assert.equal(world.lastMessage(anna)?.text, 'Парковка');
});

test('A picture whose long words have to wait is not shown again when they come', async (t) => {
  const { world, anna, chat, gateway, calls } = await openChat(t);
  const long = { ...say('я'.repeat(1025)), picture: red };
  world.addFault({ kind: 'server-error', method: 'sendMessage', times: 2 });
  for (const became of ['later', 'later', 'delivered'])
    assert.equal((await gateway.send(chat, long, 'note')).kind, became);
  assert.equal(calls().filter((method) => method === 'sendPhoto').length, 1);
  assert.equal(world.lastMessage(anna)?.text?.length, 1025);
  await gateway.send(chat, long, 'note');
  assert.equal(
    calls().filter((method) => method === 'sendPhoto').length,
    2,
    'another time it is another message',
  );
});
