import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { createApi } from '../../src/adapters/telegram/api.ts';
import { afterSend, codeOf } from '../../src/adapters/telegram/errors.ts';
import { deadlineSignal } from '../../src/adapters/telegram/signal.ts';
import { listen, openTelegram, portOf, serve } from './support.ts';

const rejected = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);
const sentTo = (api: ReturnType<typeof createApi>) =>
  rejected(api.raw.sendMessage({ chat_id: 1, text: 'Анна' }));

test('Calls go to the Bot API at the given root, one after another over one connection', async (t) => {
  const { world, root, token } = await openTelegram(t);
  const api = createApi({ token, root });
  const me = await api.getMe();
  assert.equal(me.username, world.bot.username);
  let connections = 0;
  const server = createServer((_, response) => response.end('{"ok":true,"result":true}'));
  server.on('connection', () => connections++);
  const busy = createApi({ token, root: await listen(t, server) });
  for (let call = 0; call < 5; call++) await busy.raw.answerCallbackQuery({ callback_query_id: '1' });
  assert.equal(connections, 1);
});

test('Behind a proxy every call to Telegram goes through it, with the password of its address', async (t) => {
  const seen: { host: string | undefined; pass: string | undefined }[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    seen.push({ host: request.url, pass: request.headers['proxy-authorization'] });
    socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
  });
  await listen(t, proxy);
  const api = createApi({
    token: '1:SECRET',
    root: 'https://api.telegram.org',
    proxy: `http://house:gate@127.0.0.1:${portOf(proxy)}`,
  });
  const error = await sentTo(api);
  assert.deepEqual(seen, [
    { host: 'api.telegram.org:443', pass: `Basic ${Buffer.from('house:gate').toString('base64')}` },
  ]);
  // A proxy that lets nobody through has surely sent nothing.
  assert.deepEqual(afterSend(error), { kind: 'later', after: 2_000, unsure: false, exact: false });
});

test('A Bot API server in the own network is asked without the proxy', async (t) => {
  const { root, token } = await openTelegram(t);
  const api = createApi({ token, root, proxy: 'http://127.0.0.1:1' });
  assert.equal((await api.getMe()).is_bot, true);
});

test('What is no answer, half of one or none in time is told apart, and nobody knows what Telegram did', async (t) => {
  const page = await serve(t, (_, response) => response.end('<html>your provider</html>'));
  const half = await serve(t, (_, response) => {
    response.writeHead(200, { 'content-length': 26 }).write('{"ok":true');
    setImmediate(() => response.destroy());
  });
  const never = await serve(t, () => {});
  for (const [at, code, deadline] of [
    [page, 'network: invalid-json', 10_000],
    [half, 'network: ECONNRESET', 10_000],
    [never, 'network: aborted', 100],
  ] as const) {
    const api = createApi({ token: '1:SECRET', root: at });
    const error = await rejected(api.raw.getMe(deadlineSignal(deadline)));
    assert.equal(codeOf(error), code);
    assert.deepEqual(afterSend(error), { kind: 'later', after: 2_000, unsure: true, exact: false });
  }
});

test('An error tells neither the token nor what was written', async (t) => {
  const root = await serve(t, (request) => request.socket.destroy());
  const page = await serve(t, (_, response) => response.end('<html>your provider</html>'));
  for (const at of [root, page, 'http://127.0.0.1:1']) {
    const error = await sentTo(createApi({ token: '1:SECRET', root: at }));
    assert.ok(error instanceof Error);
    assert.doesNotMatch(`${error.message} ${codeOf(error)}`, /SECRET|Анна/);
  }
});
