import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Api, GrammyError } from 'grammy';
import { createGateway } from '../../src/adapters/telegram/gateway.ts';
import { pinning } from '../../src/adapters/telegram/pinning.ts';
import type { Gateway, Outgoing } from '../../src/chat/kit/outgoing.ts';
import { say } from './sending.ts';
import { createTestPace, createTestPictures } from './support.ts';

const refused = (code: number, description: string, parameters = {}) =>
  new GrammyError('failed', { ok: false, error_code: code, description, parameters }, 'call', {});
const MOVED = refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
  migrate_to_chat_id: -100,
});
const NO_TOPIC = refused(400, 'Bad Request: message thread not found');

type Call = { readonly method: string; readonly [parameter: string]: unknown };

/** Telegram, where these chats answer so; every other call succeeds. */
function opens(answers: (call: Call) => GrammyError | undefined) {
  const calls: Call[] = [];
  const raw = new Proxy(
    {},
    {
      get: (_, method: string) => async (parameters: object) => {
        const call = { method, ...parameters };
        calls.push(call);
        const error = answers(call);
        if (error) throw error;
        return method === 'getChatMember'
          ? { status: 'administrator', can_pin_messages: true }
          : { message_id: 13 };
      },
    },
  );
  const api = { raw, token: '1:a' } as unknown as Api;
  const moves: string[] = [];
  const moved = async (from: string, to: string) => void moves.push(`${from} ${to}`);
  const kept = createTestPace();
  const options = { api, bot: 1, pace: kept.pace, moved };
  const gateway = createGateway({ ...options, pictures: createTestPictures(), wait: async () => {} });
  return { gateway, calls, moves, options, ...kept };
}

const inOldGroup = ({ chat_id }: Call) => (chat_id === -5 ? MOVED : undefined);

test('A line for a topic that is gone is said to nobody else in the house chat; in private it comes beside the topics', async () => {
  const { gateway, calls } = opens(({ message_thread_id }) => (message_thread_id ? NO_TOPIC : undefined));
  const line = { ...say('Передал'), topic: '9' };
  assert.deepEqual(await gateway.send('-5', line, 'note'), { kind: 'never', why: 'unreachable' });
  assert.equal(calls.length, 1);
  assert.equal((await gateway.send('7', line, 'note')).kind, 'delivered');
  assert.deepEqual(
    calls.slice(1).map(({ chat_id, message_thread_id }) => [chat_id, message_thread_id]),
    [
      [7, 9],
      [7, undefined],
    ],
  );
});

test('What is said in a group that has moved comes in the new one, and answers no message of other people there', async () => {
  const { gateway, calls, moves } = opens(inOldGroup);
  const sent = await gateway.send('-5', { ...say('Передал'), replyTo: '42' }, 'note');
  assert.deepEqual([sent.kind, moves], ['delivered', ['-5 -100']]);
  assert.deepEqual(
    calls.map(({ chat_id, reply_parameters }) => [chat_id, reply_parameters !== undefined]),
    [
      [-5, true],
      [-100, false],
    ],
  );
});

test('A line that stood in the group before it moved stands nowhere now', async () => {
  const { gateway, calls, moves } = opens(inOldGroup);
  assert.deepEqual(await gateway.edit('-5', '42', say('Передал'), 'note'), { kind: 'gone' });
  assert.deepEqual([calls.length, moves], [1, ['-5 -100']]);
});

test('A message is not changed to say that a file is there which is not', async () => {
  const { gateway, calls } = opens(() => undefined);
  const copy: Outgoing = { ...say('Вот копия'), document: { copy: 'gone.age' } };
  assert.deepEqual(await gateway.edit('7', '42', copy, 'note'), { kind: 'never', why: 'refused' });
  assert.deepEqual(calls, []);
});

/** An announcement that wants to be pinned; `sent`: where it stands already. */
const announced = (sent: string | null): Outgoing => ({ ...say('Завтра моют двор'), pin: { sent } });

test('What stood in the group before it moved is posted anew and pinned there, without ringing everybody', async () => {
  const { gateway, calls, options } = opens(inOldGroup);
  const pinned = await pinning(gateway, options).send('-5', announced('42'), 'note');
  assert.deepEqual(pinned, { kind: 'delivered', message: '13', pinned: 'pinned' });
  const pins = calls.filter(({ method, chat_id }) => method === 'pinChatMessage' && chat_id === -100);
  assert.deepEqual(
    pins.map(({ message_id, disable_notification }) => [message_id, disable_notification]),
    [[13, true]],
  );
});

test('Telegram that asks for quiet when it pins is left alone; what was sent is sent', async () => {
  const busy = refused(429, 'Too Many Requests', { retry_after: 7 });
  const { gateway, options, pauses } = opens(({ method }) =>
    method === 'pinChatMessage' ? busy : undefined,
  );
  const sent = await pinning(gateway as Gateway, options).send('-5', announced(null), 'note');
  assert.deepEqual([sent.kind, sent.kind === 'delivered' && sent.pinned], ['delivered', 'not pinned']);
  assert.deepEqual(pauses, [['-5', 7_000]]);
});
