import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Api, GrammyError, HttpError } from 'grammy';
import { presence } from '../../src/adapters/telegram/presence.ts';
import { createProfile } from '../../src/adapters/telegram/profile.ts';
import { seconds } from '../../src/core/kernel/time.ts';

const refused = (code: number, description: string, parameters = {}) =>
  new GrammyError('failed', { ok: false, error_code: code, description, parameters }, 'call', {});
const lost = new HttpError('failed', Object.assign(new Error('reset'), { code: 'ECONNRESET' }));

/** Telegram, that answers every call so. */
const answering = (answer: object | Error) => {
  const call = async () => {
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { raw: new Proxy({}, { get: () => call }) } as unknown as Api;
};

test('Whoever left the house chat, was thrown out or never came is not there; where Telegram does not tell, nobody knows', async () => {
  const of = (answer: object | Error) => presence(answering(answer), '-5', '7');
  for (const status of ['creator', 'administrator', 'member']) assert.equal(await of({ status }), 'in');
  for (const status of ['left', 'kicked']) assert.equal(await of({ status }), 'out');
  assert.equal(await of({ status: 'restricted', is_member: true }), 'in');
  assert.equal(await of({ status: 'restricted', is_member: false }), 'out');
  assert.equal(await of(refused(400, 'Bad Request: PARTICIPANT_ID_INVALID')), 'out');
  assert.equal(await of(refused(403, 'Forbidden: bot was kicked from the supergroup chat')), 'out');
  for (const untold of ['member list is inaccessible', 'CHAT_ADMIN_REQUIRED'])
    assert.equal(await of(refused(400, `Bad Request: ${untold}`)), 'unknown');
  for (const trouble of [refused(429, 'Too Many Requests'), refused(502, 'Bad Gateway'), lost])
    assert.equal(await of(trouble), 'unknown');
});

test('What Telegram refuses of the bot’s own words is not asked for again; a pause, an outage and a token taken back pass', async () => {
  const shown = async (answer: object | Error) => {
    const { why: _, ...showing } = {
      why: '',
      ...(await createProfile(answering(answer)).show({ kind: 'menu button', opens: 'commands' })),
    };
    return showing;
  };
  assert.deepEqual(await shown({}), { kind: 'shown' });
  for (const code of [400, 403, 404]) assert.deepEqual(await shown(refused(code, 'No')), { kind: 'refused' });
  const pause = refused(429, 'Too Many Requests', { retry_after: 7 });
  assert.deepEqual(await shown(pause), { kind: 'quiet', after: seconds(7) });
  for (const passing of [refused(401, 'Unauthorized'), refused(500, 'Internal'), lost])
    assert.deepEqual(await shown(passing), { kind: 'out of reach' });
});
