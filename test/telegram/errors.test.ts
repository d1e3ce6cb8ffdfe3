import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GrammyError, HttpError } from 'grammy';
import { afterEdit, afterSend, askedPause, codeOf } from '../../src/adapters/telegram/errors.ts';
import type { Delivery } from '../../src/chat/kit/outgoing.ts';

const payload = { chat_id: 5, text: 'Анна, место 45' };

function refused(code: number, description: string, parameters = {}): GrammyError {
  const answer = { ok: false as const, error_code: code, description, parameters };
  return new GrammyError("Call to 'sendMessage' failed!", answer, 'sendMessage', payload);
}

function network(fields: object): HttpError {
  const cause = Object.assign(new Error('request to https://api.telegram.org/bot1:SECRET/x failed'), fields);
  return new HttpError("Network request for 'sendMessage' failed!", cause);
}

const unreachable: Delivery = { kind: 'never', why: 'unreachable' };
const ourBug: Delivery = { kind: 'never', why: 'refused' };
const later = (after: number, unsure = false): Delivery => ({
  kind: 'later',
  after,
  unsure,
  exact: false,
});
const exact = (after: number): Delivery => ({ kind: 'later', after, unsure: false, exact: true });

const sends: readonly [error: Error, became: Delivery][] = [
  [refused(403, 'Forbidden: bot was blocked by the user'), unreachable],
  [refused(403, "Forbidden: bot can't initiate conversation with a user"), unreachable],
  [refused(403, 'Forbidden: user is deactivated'), unreachable],
  [refused(403, 'Forbidden: bot was kicked from the supergroup chat'), unreachable],
  [refused(400, 'Bad Request: chat not found'), unreachable],
  [refused(400, 'Bad Request: PEER_ID_INVALID'), unreachable],
  [refused(400, 'Bad Request: not enough rights to send text messages to the chat'), unreachable],
  [
    refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1001 }),
    unreachable,
  ],
  [refused(400, 'Bad Request: CHANNEL_PRIVATE'), unreachable],
  [refused(400, 'Bad Request: CHAT_SEND_PLAIN_FORBIDDEN'), unreachable],
  [refused(400, 'Bad Request: TOPIC_CLOSED'), unreachable],
  [refused(400, 'Bad Request: CHAT_ADMIN_REQUIRED'), unreachable],
  [refused(400, 'Bad Request: need administrator rights in the channel chat'), unreachable],
  [refused(400, 'Bad Request: user is deactivated'), unreachable],
  [refused(400, 'Bad Request: INPUT_USER_DEACTIVATED'), unreachable],
  [refused(400, 'Bad Request: bot is not a member of the supergroup chat'), unreachable],
  [refused(400, 'Bad Request: message text is empty'), ourBug],
  [refused(400, 'Bad Request: BUTTON_DATA_INVALID'), ourBug],
  [refused(400, 'Bad Request: message is too long'), ourBug],
  [refused(400, 'Bad Request: message is not modified'), ourBug],
  [refused(413, 'Request Entity Too Large'), ourBug],
  [refused(429, 'Too Many Requests: retry after 17', { retry_after: 17 }), exact(17_000)],
  [refused(429, 'Too Many Requests'), exact(5_000)],
  [refused(401, 'Unauthorized'), exact(60_000)],
  [refused(404, 'Not Found'), exact(60_000)],
  [refused(500, 'Internal Server Error'), later(2_000)],
  [refused(502, 'Bad Gateway'), later(2_000)],
  [network({ code: 'ECONNREFUSED' }), later(2_000)],
  [network({ code: 'ENOTFOUND' }), later(2_000)],
  [network({ code: 'EAI_AGAIN' }), later(2_000)],
  [network({ code: 'ERR_PROXY_TUNNEL' }), later(2_000)],
  [network({ code: 'CERT_HAS_EXPIRED' }), later(2_000)],
  [network({ code: 'ECONNRESET' }), later(2_000, true)],
  [network({ code: 'ETIMEDOUT' }), later(2_000, true)],
  [network({ code: 'EPIPE' }), later(2_000, true)],
  [network({ code: 'invalid-json' }), later(2_000, true)],
  [network({ name: 'AbortError', code: 'ABORT_ERR' }), later(2_000, true)],
  [network({}), later(2_000, true)],
];
for (const [error, became] of sends) {
  test(`A send that ends with "${codeOf(error)}" is ${words(became)}`, () => {
    assert.deepEqual(afterSend(error), became);
  });
}

const gone: Delivery = { kind: 'gone' };
const edits: readonly [error: Error, became: Delivery][] = [
  [
    refused(
      400,
      'Bad Request: message is not modified: specified new message content and reply markup are …',
    ),
    { kind: 'delivered', message: '42' },
  ],
  [refused(400, 'Bad Request: MESSAGE_NOT_MODIFIED'), { kind: 'delivered', message: '42' }],
  [refused(400, 'Bad Request: message to edit not found'), gone],
  [refused(400, "Bad Request: message can't be edited"), gone],
  [refused(400, 'Bad Request: MESSAGE_ID_INVALID'), gone],
  [refused(400, 'Bad Request: there is no text in the message to edit'), gone],
  [refused(400, 'Bad Request: chat not found'), unreachable],
  [refused(403, 'Forbidden: bot was blocked by the user'), unreachable],
  [refused(400, 'Bad Request: BUTTON_DATA_INVALID'), ourBug],
  [refused(429, 'Too Many Requests: retry after 3', { retry_after: 3 }), exact(3_000)],
  [network({ code: 'ECONNRESET' }), later(2_000, true)],
];
for (const [error, became] of edits) {
  test(`An edit that ends with "${codeOf(error)}" is ${words(became)}`, () => {
    assert.deepEqual(afterEdit(error, '42'), became);
  });
}

function words(became: Delivery): string {
  if (became.kind === 'never') return `never delivered: ${became.why}`;
  if (became.kind !== 'later') return became.kind;
  return `for later, ${became.unsure ? 'perhaps' : 'surely not'} delivered`;
}

test('Only a 429 asks for quiet', () => {
  assert.equal(askedPause(refused(429, 'Too Many Requests: retry after 9', { retry_after: 9 })), 9_000);
  assert.equal(askedPause(refused(500, 'Internal Server Error')), null);
  assert.equal(askedPause(network({ code: 'ECONNRESET' })), null);
});

test('A bug of ours is thrown on', () => {
  const bug = new TypeError('cannot read properties of undefined');
  assert.throws(() => afterSend(bug), bug);
  assert.throws(() => afterEdit(bug, '42'), bug);
});

test('What goes to the log holds neither the token nor what was written', () => {
  const all = [...sends, ...edits].map(([error]) => codeOf(error)).join('\n');
  assert.doesNotMatch(all, /SECRET|Анна|api\.telegram/);
  assert.equal(
    codeOf(refused(400, 'Bad Request: message text is empty')),
    'sendMessage 400: Bad Request: message text is empty',
  );
  assert.equal(codeOf(network({ name: 'AbortError' })), 'network: aborted');
});
