import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createApi } from '../../src/adapters/telegram/api.ts';
import { createGateway } from '../../src/adapters/telegram/gateway.ts';
import type { Outgoing } from '../../src/chat/kit/outgoing.ts';
import { verbatim } from '../../src/chat/kit/wording.ts';
import { mockTimers } from '../support/mocked-timers.ts';
import { wireOf } from '../support/wire-of.ts';
import { createTestLog, createTestPace, createTestPictures, openTelegram, serve } from './support.ts';

const say = (text: string): Outgoing => ({ text: verbatim(text) });
const question: Outgoing = {
  ...say('Едете?'),
  buttons: [[{ label: 'Отмена', press: wireOf({ kind: 'cancel' }) }]],
};

const pressed = (id: string) => ({ key: '1', chat: '1', press: { id, message: null } });

async function open(t: TestContext, ahead = 0) {
  const { world, api } = await openTelegram(t);
  const kept = createTestPace(ahead);
  const log = createTestLog();
  const waits: number[] = [];
  const wait = async (time: number) => void waits.push(time);
  const gateway = createGateway({ api, bot: 1, pace: kept.pace, pictures: createTestPictures(), log, wait });
  const anna = world.addPerson({ firstName: 'Анна' });
  world.start(anna);
  return { world, anna, chat: String(anna.id), gateway, log, waits, ...kept };
}

test('A message is sent, edited, and edited once more without any change', async (t) => {
  const { world, anna, chat, gateway, reserved, log } = await open(t);
  const sent = await gateway.send(chat, question, 'alert');
  assert.ok(sent.kind === 'delivered');
  assert.equal(sent.message, String(world.lastMessage(anna)?.message_id));
  assert.deepEqual(await gateway.edit(chat, sent.message, say('Едем'), 'reply'), sent);
  assert.deepEqual(await gateway.edit(chat, sent.message, say('Едем'), 'note'), sent);
  assert.equal(world.lastMessage(anna)?.text, 'Едем');
  assert.deepEqual(reserved, [
    [chat, 'private', 'alert'],
    [chat, 'private', 'reply'],
    [chat, 'private', 'note'],
  ]);
  assert.deepEqual(log.lines, []);
});

test('A message that was expected has its slot already', async (t) => {
  const { world, anna, chat, gateway, reserved, waits } = await open(t, 500);
  gateway.expect?.(chat, 'alert');
  assert.deepEqual(reserved, [[chat, 'private', 'alert']]);
  assert.equal((await gateway.send(chat, say('Едете?'), 'alert')).kind, 'delivered');
  assert.equal(reserved.length, 1);
  assert.equal(waits.length, 1);
  assert.equal(world.lastMessage(anna)?.text, 'Едете?');
});

test('A group is charged as a group', async (t) => {
  const { world, anna, gateway, reserved } = await open(t);
  const group = world.addGroup({ title: 'Дом 5', members: [anna], bot: 'member' });
  assert.equal((await gateway.send(String(group.id), say('Добрый день'), 'reply')).kind, 'delivered');
  assert.deepEqual(reserved, [[String(group.id), 'group', 'reply']]);
});

test('A card that was deleted, or never ours, or sent with a menu, is gone', async (t) => {
  const { world, anna, chat, gateway } = await open(t);
  const theirs = String(world.say(anna, 'привет').message_id);
  const menu = await gateway.send(
    chat,
    { ...say('Меню'), menu: [[{ label: 'SOS', opens: 'raise sos' }]] },
    'reply',
  );
  assert.ok(menu.kind === 'delivered');
  for (const ref of ['1', theirs, menu.message]) {
    assert.deepEqual(await gateway.edit(chat, ref, say('а'), 'note'), { kind: 'gone' });
  }
});

test('Whoever shut the bot out, never came or deleted the account is unreachable', async (t) => {
  const { world, anna, chat, gateway } = await open(t);
  const never = { kind: 'never', why: 'unreachable' };
  world.block(anna);
  assert.deepEqual(await gateway.send(chat, say('а'), 'alert'), never);
  const boris = world.addPerson({ firstName: 'Борис' });
  assert.deepEqual(await gateway.send(String(boris.id), say('а'), 'alert'), never);
  world.start(boris);
  world.deactivate(boris);
  assert.deepEqual(await gateway.send(String(boris.id), say('а'), 'alert'), never);
  assert.deepEqual(await gateway.send('123', say('а'), 'alert'), never);
});

test('What Telegram refuses is a bug of ours, told to the log without what was written', async (t) => {
  const { chat, gateway, log } = await open(t);
  assert.deepEqual(await gateway.send(chat, say(' '), 'alert'), { kind: 'never', why: 'refused' });
  assert.equal(log.lines.length, 1);
  assert.equal(log.lines[0]?.level, 'error');
  assert.match(JSON.stringify(log.lines), /sendMessage 400/);
  assert.doesNotMatch(JSON.stringify(log.lines), /payload|chat_id/);
});

test('A chat that takes nothing from us is no bug of ours: the log says what Telegram says', async (t) => {
  const { world, chat, gateway, log } = await open(t);
  for (const words of [
    'CHANNEL_PRIVATE',
    'CHAT_SEND_PLAIN_FORBIDDEN',
    'TOPIC_CLOSED',
    'user is deactivated',
  ]) {
    world.addFault({ kind: 'refusal', description: `Bad Request: ${words}`, times: 1 });
    assert.deepEqual(await gateway.send(chat, say('а'), 'note'), { kind: 'never', why: 'unreachable' });
    const line = log.lines.at(-1);
    assert.equal(line?.level, 'info');
    assert.match(JSON.stringify(line), new RegExp(`does not let us write there|${words}`));
  }
});

test('Told to slow down in a chat, we say in which and for how long', async (t) => {
  const { world, chat, gateway, pauses } = await open(t);
  world.addFault({ kind: 'too-many-requests', retryAfter: 7, times: 2 });
  const told = { kind: 'later', after: 7_000, unsure: false, exact: true };
  assert.deepEqual(await gateway.send(chat, say('а'), 'announcement'), told);
  await gateway.respond({ ...pressed('1'), chat }, [{ kind: 'toast', text: 'Готово' }]);
  assert.deepEqual(pauses, [
    [chat, 7_000],
    [chat, 7_000],
  ]);
  assert.equal((await gateway.send(chat, say('а'), 'announcement')).kind, 'delivered');
});

test('A faulty server has surely not delivered, a lost answer perhaps', async (t) => {
  const { world, anna, chat, gateway } = await open(t);
  const later = (unsure: boolean) => ({ kind: 'later', after: 2_000, unsure, exact: false });
  world.addFault({ kind: 'server-error', code: 502, times: 1 });
  assert.deepEqual(await gateway.send(chat, say('а'), 'alert'), later(false));
  world.addFault({ kind: 'cut-after', times: 1 });
  assert.deepEqual(await gateway.send(chat, say('б'), 'alert'), later(true));
  assert.equal(world.lastMessage(anna)?.text, 'б');
  const nobody = createGateway({
    api: createApi({ token: '1:a', root: 'http://127.0.0.1:1' }),
    bot: 1,
    pace: createTestPace().pace,
    pictures: createTestPictures(),
  });
  assert.deepEqual(await nobody.send(chat, say('в'), 'alert'), later(false));
});

test('A reply that Telegram does not answer within 3 seconds is given up, an alert within 10', async (t) => {
  const asked = new EventEmitter();
  const root = await serve(t, () => void asked.emit('call'));
  mockTimers(t, ['setTimeout']);
  const api = createApi({ token: '1:a', root });
  const gateway = createGateway({ api, bot: 1, pace: createTestPace().pace, pictures: createTestPictures() });
  const later = { kind: 'later', after: 2_000, unsure: true, exact: false };
  for (const [urgency, within] of [
    ['reply', 3_000],
    ['alert', 10_000],
    ['note', 10_000],
    ['announcement', 10_000],
  ] as const) {
    const arrived = once(asked, 'call');
    let isGivenUp = false;
    const sent = gateway.send('1', say('а'), urgency).finally(() => {
      isGivenUp = true;
    });
    await arrived;
    t.mock.timers.tick(within - 1);
    await setImmediate();
    assert.equal(isGivenUp, false);
    t.mock.timers.tick(1);
    assert.deepEqual(await sent, later);
  }
});

test('A call waits for its slot', async (t) => {
  const { chat, gateway, waits } = await open(t, 900);
  assert.equal((await gateway.send(chat, say('а'), 'reply')).kind, 'delivered');
  assert.deepEqual(waits, [900]);
});

test('A slot that is not far ahead is waited for, by a reply and by an alert', async (t) => {
  const { chat, gateway, waits } = await open(t, 9_000);
  assert.equal((await gateway.send(chat, say('а'), 'reply')).kind, 'delivered');
  assert.equal((await gateway.send(chat, say('б'), 'alert')).kind, 'delivered');
  assert.deepEqual(waits, [9_000, 9_000]);
});

test('What would have to wait too long for its slot is not sent', async (t) => {
  const later = { kind: 'later', after: 11_000, unsure: false, exact: false };
  const { world, anna, chat, gateway, waits } = await open(t, later.after);
  for (const urgency of ['alert', 'note', 'announcement'] as const)
    assert.deepEqual(await gateway.send(chat, say('а'), urgency), later);
  assert.deepEqual(waits, []);
  assert.equal(world.messages(anna).length, 1);
});

test('Whoever pressed is answered for half a minute', async (t) => {
  const soon = await open(t, 29_000);
  assert.equal((await soon.gateway.send(soon.chat, say('а'), 'reply')).kind, 'delivered');
  const late = await open(t, 31_000);
  assert.equal((await late.gateway.send(late.chat, say('а'), 'reply')).kind, 'later');
  assert.deepEqual([...soon.waits, ...late.waits], [29_000]);
});

test('A reply that Telegram has surely not taken is tried once more; a notice comes back by itself', async (t) => {
  const { world, anna, chat, gateway, waits } = await open(t);
  world.addFault({ kind: 'too-many-requests', retryAfter: 7, times: 1 });
  assert.equal((await gateway.send(chat, say('а'), 'reply')).kind, 'delivered');
  assert.deepEqual(waits, [7_000]);
  world.addFault({ kind: 'too-many-requests', retryAfter: 7, times: 1 });
  assert.equal((await gateway.send(chat, say('б'), 'alert')).kind, 'later');
  world.addFault({ kind: 'too-many-requests', retryAfter: 31, times: 1 });
  assert.equal((await gateway.send(chat, say('в'), 'reply')).kind, 'later', 'nobody looks so long');
  world.addFault({ kind: 'cut-after', times: 1 });
  assert.equal((await gateway.send(chat, say('г'), 'reply')).kind, 'later', 'it may have arrived');
  assert.deepEqual(waits, [7_000]);
  assert.deepEqual(
    world.messages(anna).map(({ text }) => text),
    ['/start', 'а', 'г'],
  );
});

test('A message about a file that is not there is not sent', async (t) => {
  const { world, anna, chat, gateway } = await open(t);
  const message = { ...say('Резервная копия'), document: { copy: 'gone.age' } };
  assert.deepEqual(await gateway.send(chat, message, 'note'), { kind: 'never', why: 'refused' });
  assert.equal(world.messages(anna).length, 1);
});

test('A reply whose slot cannot be booked waits for the database that keeps the pace; a notice comes back by itself', async (t) => {
  const { world, api } = await openTelegram(t);
  const anna = world.addPerson({ firstName: 'Анна' });
  world.start(anna);
  const chat = String(anna.id);
  let failures = 3;
  const reserve = async () => {
    if (failures-- > 0) throw new Error('the database is lost');
    return 0;
  };
  const waits: number[] = [];
  const pace = { reserve, pause: async () => 0 };
  const wait = async (time: number) => void waits.push(time);
  const gateway = createGateway({ api, bot: 1, pace, pictures: createTestPictures(), wait });
  assert.equal((await gateway.send(chat, say('а'), 'reply')).kind, 'delivered');
  assert.deepEqual(waits, [2_000, 2_000, 2_000]);
  failures = 1;
  assert.equal((await gateway.send(chat, say('б'), 'note')).kind, 'later');
  assert.equal(waits.length, 3);
});

test('While the pace cannot be kept nothing is sent, and nothing is thrown', async (t) => {
  const { world, api } = await openTelegram(t);
  const lost = async () => {
    throw new Error('the database is lost');
  };
  const log = createTestLog();
  const gateway = createGateway({
    api,
    bot: 1,
    pace: { reserve: lost, pause: lost },
    pictures: createTestPictures(),
    log,
    wait: async () => {},
  });
  const later = { kind: 'later', after: 2_000, unsure: false, exact: false };
  assert.deepEqual(await gateway.send('1', say('а'), 'alert'), later);
  assert.deepEqual(await gateway.edit('1', '2', say('а'), 'reply'), later);
  assert.deepEqual(world.log, []);
  world.addFault({ kind: 'too-many-requests', retryAfter: 7 });
  await gateway.respond(pressed('1'), [{ kind: 'toast', text: 'Готово' }]);
  assert.equal(
    log.lines.filter(({ level }) => level === 'error').length,
    18,
    'the reply was tried for half a minute',
  );
});

test('A press is answered with a toast; an old press is nobody’s fault', async (t) => {
  const { world, anna, chat, gateway, log } = await open(t);
  await gateway.send(chat, question, 'alert');
  const answered = world.tap(anna, 'Отмена');
  const id = world.updates.at(-1)?.callback_query?.id;
  assert.ok(id);
  await gateway.respond(pressed(id), [{ kind: 'toast', text: 'я'.repeat(250) }]);
  assert.deepEqual(await answered, { text: `${'я'.repeat(199)}…`, alert: false });
  await gateway.respond(pressed(id), []);
  world.addFault({ kind: 'cut-before' });
  await gateway.respond(pressed(id), [{ kind: 'toast', text: 'Готово' }]);
  assert.deepEqual(
    log.lines.map(({ level }) => level),
    ['info', 'info'],
  );
});
