import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputFile } from 'grammy';
import { samplePicture } from '../../playground/world/picture.ts';
import { localTelegram, words } from './local-telegram.ts';

const { api, call, neighbour, root, token, world } = await localTelegram();
const anna = neighbour();
const picture = samplePicture(1);
const megabyte = 1024 * 1024;

test('A photo that a neighbour sent can be fetched byte for byte', async () => {
  const { photo } = world.photo(anna, { bytes: picture, caption: 'Вот эта' });
  const { file_path } = await api.getFile(photo?.at(-1)?.file_id ?? '');
  const response = await fetch(`${root}/file/bot${token}/${file_path}`);
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), picture);
});

test('A photo is sent once and then again by its file_id', async () => {
  const first = await api.sendPhoto(anna.id, new InputFile(picture, 'car.png'), { caption: 'Раз' });
  const file = first.photo.at(-1)?.file_id ?? '';
  const second = await api.sendPhoto(anna.id, file, { caption: 'Два' });
  assert.deepEqual(second.photo, first.photo);
  assert.deepEqual([first.photo.at(-1)?.width, first.photo.at(-1)?.height], [360, 240]);
});

test('What is no picture is no photo, and a photo has at most 10 MB', async () => {
  const photo = (bytes: Uint8Array) => api.sendPhoto(anna.id, new InputFile(bytes, 'a.png'));
  await assert.rejects(photo(new TextEncoder().encode('<svg/>')), /IMAGE_PROCESS_FAILED/);
  const large = new Uint8Array(10 * megabyte + 1);
  large.set(picture);
  await assert.rejects(photo(large), /too big for a photo/);
});

test('A document keeps its name and may be too large to be fetched again', async () => {
  const { document } = await api.sendDocument(
    anna.id,
    new InputFile(new Uint8Array(20 * megabyte + 1), 'копия.age'),
  );
  assert.equal(document.file_name, 'копия.age');
  await assert.rejects(api.getFile(document.file_id), /file is too big/);
});

test('A caption has at most 1024 units', async () => {
  const send = (caption: string) => api.sendPhoto(anna.id, new InputFile(picture, 'a.png'), { caption });
  await send('x'.repeat(1024));
  await assert.rejects(send('x'.repeat(1025)), /message caption is too long/);
});

test('A photo’s caption is edited as a caption, its text is not', async () => {
  const { message_id } = await api.sendPhoto(anna.id, new InputFile(picture, 'a.png'), { caption: 'Было' });
  await api.editMessageCaption(anna.id, message_id, { caption: 'Стало' });
  assert.equal(world.lastMessage(anna)?.caption, 'Стало');
  assert.ok(world.lastMessage(anna)?.photo);
  const text = await call('editMessageText', { chat_id: anna.id, message_id, text: 'Стало' });
  assert.equal(words(text), 'Bad Request: there is no text in the message to edit');
});

test('A photo is replaced by another in place', async () => {
  const { message_id, photo } = await api.sendPhoto(anna.id, new InputFile(picture, 'a.png'));
  const media = { type: 'photo' as const, media: new InputFile(samplePicture(2), 'b.png'), caption: 'Новая' };
  await api.editMessageMedia(anna.id, message_id, media);
  assert.equal(world.lastMessage(anna)?.caption, 'Новая');
  assert.notDeepEqual(world.lastMessage(anna)?.photo, photo);
});

test('Two photos go as one album', async () => {
  const media = [1, 2].map((seed) => ({
    type: 'photo' as const,
    media: new InputFile(samplePicture(seed), `${seed}.png`),
  }));
  const album = await api.sendMediaGroup(anna.id, media);
  assert.equal(
    new Set(
      world
        .messages(anna)
        .slice(-2)
        .map(({ media_group_id }) => media_group_id),
    ).size,
    1,
  );
  assert.equal(album.length, 2);
});

test('An album of a person comes as several messages of one group, the words below whichever has them', async () => {
  const parts = [{}, { kind: 'video', caption: 'Вот' }, { kind: 'document', name: 'План.pdf' }] as const;
  world.album(anna, parts);
  const { result } = await call('getUpdates');
  const got = result.slice(-3).map(({ message }: { message: Record<string, unknown> }) => message);
  assert.equal(new Set(got.map(({ media_group_id: group }: Record<string, unknown>) => group)).size, 1);
  assert.deepEqual(
    got.map((message: Record<string, unknown>) =>
      ['photo', 'video', 'document'].filter((kind) => kind in message),
    ),
    [['photo'], ['video'], ['document']],
  );
  assert.deepEqual(
    got.map(({ caption }: Record<string, unknown>) => caption),
    [undefined, 'Вот', undefined],
  );
});
