import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { HttpError } from 'grammy';
import { localTelegram, words } from './local-telegram.ts';

const { api, call, clock, neighbour, world } = await localTelegram();
const [anna, boris] = [neighbour('Анна'), neighbour('Борис')];
const send = async (chat_id = anna.id) => words(await call('sendMessage', { chat_id, text: 'x' }));

beforeEach(() => {
  world.faults.clear();
  world.pace.limits = undefined;
});

test('Too Many Requests comes as often as asked and tells how long to wait', async () => {
  world.addFault({ kind: 'too-many-requests', retryAfter: 7, times: 2 });
  const first = await call('sendMessage', { chat_id: anna.id, text: 'x' });
  assert.deepEqual(first, {
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  });
  assert.match(await send(), /^Too Many Requests/);
  assert.equal(await send(), 'ok');
});

test('A fault may hit one chat or one method only', async () => {
  world.addFault({ kind: 'server-error', chat: boris.id });
  world.addFault({ kind: 'server-error', code: 502, method: 'sendChatAction' });
  assert.equal(await send(), 'ok');
  assert.equal(await send(boris.id), 'Internal Server Error');
  assert.equal((await call('sendChatAction', { chat_id: anna.id, action: 'typing' })).error_code, 502);
});

test('A fault may end at a time of the house', async () => {
  world.addFault({ kind: 'server-error', until: new Date(clock.now().getTime() + 60_000) });
  assert.equal(await send(), 'Internal Server Error');
  clock.advance(60_000);
  assert.equal(await send(), 'ok');
});

test('A call that is cut before is not executed, one that is cut after is', async () => {
  world.addFault({ kind: 'cut-before', method: 'sendMessage', times: 1 });
  await assert.rejects(api.sendMessage(anna.id, 'не дошло'), HttpError);
  world.addFault({ kind: 'cut-after', method: 'sendMessage', times: 1 });
  await assert.rejects(api.sendMessage(anna.id, 'дошло без ответа'), HttpError);
  assert.equal(world.find(anna, 'не дошло'), undefined);
  assert.ok(world.find(anna, 'дошло без ответа'));
});

test('A slow Telegram answers late', async () => {
  world.addFault({ kind: 'delay', ms: 60 });
  assert.equal(await send(), 'ok');
  assert.ok((world.log.at(-1)?.ms ?? 0) >= 59);
});

test('With the pace of Telegram a chat takes a burst of three and then waits', async () => {
  world.pace.limits = { perSecond: 30, perChatSecond: 1, chatBurst: 3, perGroupMinute: 20 };
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await call('sendMessage', { chat_id: anna.id, text: 'x' }));
  assert.deepEqual(answers.map(words), ['ok', 'ok', 'ok', 'Too Many Requests: retry after 1']);
  assert.equal(await send(boris.id), 'ok');
  assert.equal(world.pace.refused, 1);
});

test('With the pace of Telegram a group takes 20 a minute', async () => {
  const group = world.addGroup({ title: 'Дом', bot: 'member' });
  world.pace.limits = { perSecond: 1000, perChatSecond: 1, chatBurst: 3, perGroupMinute: 20 };
  for (let i = 0; i < 20; i++) assert.equal(await send(group.id), 'ok');
  assert.match(await send(group.id), /^Too Many Requests: retry after [23]$/);
});

test('With the pace of Telegram all chats together take 30 a second', async () => {
  world.pace.limits = { perSecond: 5, perChatSecond: 1, chatBurst: 3, perGroupMinute: 20 };
  const people = Array.from({ length: 8 }, () => neighbour());
  const answers = await Promise.all(people.map(({ id }) => send(id)));
  assert.ok(answers.filter((answer) => answer === 'ok').length <= 6);
  assert.ok(answers.some((answer) => answer.startsWith('Too Many Requests')));
});

test('The log keeps the newest calls only, when asked', async () => {
  const small = await localTelegram({ logLimit: 8 });
  const person = small.neighbour();
  for (let i = 0; i < 30; i++) await small.call('sendMessage', { chat_id: person.id, text: `${i}` });
  assert.ok(small.world.log.length <= 10);
  assert.equal(small.world.log.at(-1)?.params.text, '29');
});
