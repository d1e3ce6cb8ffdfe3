import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { untilMorning } from '../../playground/guide/until-morning.ts';
import type { Guide, House, LogEntry, PageEvent } from '../../playground/page-wire.ts';
import { localTelegram } from './local-telegram.ts';

const { api, call, playground, root, token, world } = await localTelegram();
playground.openChats();
const [anna, boris] = [world.person(100001), world.person(100002)];

const post = async (path: string, body: object) => {
  const response = await fetch(`${root}/playground/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as { error?: string; id?: number }) };
};

const house = async (): Promise<House> => {
  const all = (await (await fetch(`${root}/playground/state`)).json()) as Extract<PageEvent, { kind: 'all' }>;
  return all.house;
};
const guide = async (): Promise<Guide> => (await house()).guides.ru;

/** Everything that a stream of the page tells, from its first word until the test is over. */
async function listenTo<Item>(t: TestContext, path: string) {
  const over = new AbortController();
  t.after(() => over.abort());
  const response = await fetch(`${root}/playground/${path}`, { signal: over.signal });
  const heard: Item[] = [];
  const waiting = new Set<() => void>();
  const read = async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const piece of response.body ?? []) {
      text += decoder.decode(piece, { stream: true });
      const whole = text.split('\n\n');
      text = whole.pop() ?? '';
      for (const event of whole) {
        const data = /^data: (\[.*)$/m.exec(event)?.[1];
        if (data) heard.push(...(JSON.parse(data) as Item[]));
      }
      for (const look of waiting) look();
    }
  };
  read().catch(() => {});
  return {
    heard,
    until: (fits: (item: Item) => boolean) =>
      new Promise<Item>((resolve) => {
        const look = () => {
          const found = heard.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

test('The page hears everything at first, then each message as it stands', async (t) => {
  const { heard, until } = await listenTo<PageEvent>(t, 'events');
  await until(({ kind }) => kind === 'all');
  const { message_id } = await api.sendMessage(anna.id, 'Отправлено');
  await until((event) => event.kind === 'message' && event.message.text === 'Отправлено');
  await api.editMessageText(anna.id, message_id, 'Доставлено');
  const edited = await until((event) => event.kind === 'message' && event.message.text === 'Доставлено');
  assert.ok(edited.kind === 'message' && edited.message.edits === 1);
  await api.deleteMessage(anna.id, message_id);
  await until((event) => event.kind === 'gone' && event.id === message_id);
  await api.sendChatAction(anna.id, 'typing');
  await until((event) => event.kind === 'typing' && event.chat === anna.id);
  assert.equal(heard.filter(({ kind }) => kind === 'all').length, 1);
  assert.ok(!JSON.stringify(heard).includes(token), 'the token of the bot stays on the server');
});

test('The guide notices each step, whichever way it is taken, and skips what is done already', async () => {
  assert.equal((await guide()).done, 0);
  world.say(anna, '/blocked 45');
  assert.equal((await guide()).done, 0);
  const inline_keyboard = [
    [{ text: 'Иду', callback_data: 'go' }],
    [{ text: '🚗 Готово, машину убрал', callback_data: 'gone' }],
  ];
  const card = await api.sendMessage(boris.id, 'Ваша машина мешает', { reply_markup: { inline_keyboard } });
  assert.equal((await guide()).done, 2, 'the card is there, so the number was written');
  void world.press(boris, card, 'Готово, машину убрал');
  assert.equal((await guide()).done, 4);
  void world.press(boris, card, 'Иду');
  assert.equal((await guide()).done, 4, 'a later look back undoes nothing');
});

test('A scene is ticked by what the bot showed at its end, never by being chosen', async () => {
  assert.deepEqual((await guide()).finished, []);
  await post('guide', { language: 'ru', scene: 'sos' });
  assert.deepEqual((await guide()).finished, []);
  await api.sendMessage(anna.id, 'Сигнализация выключена');
  assert.equal((await guide()).done, 0, 'nobody did anything yet: an earlier scene ends late');
  world.say(boris, 'Сигнализация выключена');
  assert.deepEqual((await guide()).finished, [], 'his words are not the bot’s');
  await api.sendMessage(anna.id, '✅ Сигнализация выключена');
  assert.deepEqual((await guide()).finished, ['sos']);
  assert.deepEqual((await house()).guides.en.finished, [], 'those who read English play by themselves');
});

test('Each scene begins on a morning of its own, with nobody shut out and nothing broken', async () => {
  world.say(anna, 'Спокойной ночи');
  await post('block', { person: boris.id, blocked: true });
  await post('trouble', { name: 'offline', on: true });
  await post('guide', { language: 'ru', scene: 'silent' });
  const { now, people, troubles, guides } = await house();
  assert.equal(untilMorning(new Date(now), undefined).ms, 24 * 3_600_000, 'ten o’clock');
  assert.ok(guides.ru.morning && guides.ru.scene === 'silent' && guides.ru.done === 0);
  assert.equal(people.find(({ id }) => id === boris.id)?.blocked, false);
  assert.equal(troubles.offline, false);
  await post('guide', { language: 'ru', scene: 'pass' });
  assert.equal((await guide()).morning, false, 'nobody did anything: the day is still good');
});

test('The switch of 429 and that of the network do what they say, and stop doing it', async () => {
  await post('trouble', { name: 'tooMany', on: true });
  const refused = await call('sendMessage', { chat_id: anna.id, text: 'а' });
  assert.deepEqual([refused.error_code, refused.parameters?.retry_after], [429, 3]);
  await post('trouble', { name: 'tooMany', on: false });
  await post('trouble', { name: 'tooMany', on: false });
  assert.equal((await call('sendMessage', { chat_id: anna.id, text: 'б' })).ok, true);

  await call('getUpdates', { offset: -1 });
  const last = (await call('getUpdates')).result.at(-1)?.update_id ?? 0;
  const poll = call('getUpdates', { offset: last + 1, timeout: 30 });
  await world.until(() => world.polling(), { what: 'the poll' });
  await post('trouble', { name: 'offline', on: true });
  assert.deepEqual((await poll).result, [], 'the poll that waited ends');
  await assert.rejects(call('getUpdates'));
  await assert.rejects(call('sendMessage', { chat_id: anna.id, text: 'в' }));
  assert.deepEqual((await house()).troubles, { tooMany: false, offline: true });
  await post('trouble', { name: 'offline', on: false });
  assert.equal((await call('getUpdates')).ok, true);
});

test('The log tells of each call with its time and of each update until the bot has taken it', async (t) => {
  const { until } = await listenTo<LogEntry>(t, 'log');
  await call('sendMessage', { chat_id: anna.id });
  const refused = await until(
    ({ name, fault }) => name === 'sendMessage' && fault?.startsWith('400') === true,
  );
  assert.ok(refused.ms !== null && refused.ms >= 0);
  world.say(anna, 'привет');
  const fresh = await until(({ what, body }) => what === 'update' && JSON.stringify(body).includes('привет'));
  assert.equal(fresh.ms, null);
  const { result } = await call('getUpdates');
  await call('getUpdates', { offset: result.at(-1).update_id + 1 });
  const taken = await until(({ n, ms }) => n === fresh.n && ms !== null);
  assert.equal(taken.chat, anna.id);
});

test('The session is downloaded as a golden transcript', async () => {
  const response = await fetch(`${root}/playground/transcript`);
  assert.match(response.headers.get('content-disposition') ?? '', /^attachment/);
  const text = await response.text();
  assert.match(text, /^── Анна ──\nАнна: \/start\n/);
  assert.match(text, /\nБорис ▸ «🚗 Готово, машину убрал»\n/);
});

test('Several pictures at once are an album, and only what the house has room for is taken', async () => {
  const send = async (files: readonly File[], person = anna.id) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ person, chat: anna.id })) form.set(name, String(value));
    for (const file of files) form.append('file', file);
    return (await fetch(`${root}/playground/upload`, { method: 'POST', body: form })).status;
  };
  const picture = new File(['\xff\xd8'], 'a.jpg', { type: 'image/jpeg' });
  assert.equal(await send([picture, picture]), 200);
  const [one, two] = world.messages(anna).slice(-2);
  assert.ok(one?.media_group_id && one.media_group_id === two?.media_group_id);
  assert.equal(await send([new File(['a;b'], 'места.csv', { type: 'text/csv' })]), 200);
  assert.equal(world.lastMessage(anna)?.document?.file_name, 'места.csv');
  assert.equal(await send([]), 400);
  assert.equal(await send(Array.from({ length: 11 }, () => picture)), 400);
  assert.equal(await send([picture], 42), 400);
});

test('Whoever comes in has a phone on the table and stands in the house chat of his language; who has left does not', async () => {
  const { id = 0 } = await post('person', { firstName: 'Вера', languageCode: 'ru' });
  const { people, groups } = await house();
  assert.deepEqual(
    people.filter((one) => one.id === id).map(({ phone, settled }) => [phone, settled]),
    [[true, false]],
  );
  const mine = groups.filter(({ members }) => members.includes(id));
  const ofAnna = groups.filter(({ members }) => members.includes(anna.id));
  assert.deepEqual(
    mine.map((group) => group.id),
    ofAnna.map((group) => group.id),
  );
  const [chat = assert.fail()] = mine;
  world.leave(world.person(id), chat.id);
  const left = (await house()).groups.find((group) => group.id === chat.id);
  assert.ok(left && !left.members.includes(id) && left.members.includes(anna.id));
});
