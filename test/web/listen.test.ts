import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { Hono } from 'hono';
import { listen } from '../../src/adapters/web/listen.ts';

/** Sends these bytes and then silence; resolves with all that came back when the server has closed. */
async function trickle(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (data) => {
    text += data.toString('latin1');
  });
  socket.write(bytes);
  await once(socket, 'close');
  return text;
}

test('whoever sends his request drop by drop is cut off, and others are served meanwhile', async (t) => {
  const app = new Hono();
  app.get('/', (c) => c.text('here'));
  app.post('/', async (c) => c.text(await c.req.text().catch(() => 'cut off')));
  const limits = { headersTimeout: 150, requestTimeout: 300, connectionsCheckingInterval: 50 };
  const web = await listen(app, '127.0.0.1', 0, limits);
  t.after(web.close);
  const slow = [
    trickle(web.port, 'POST / HTTP/1.1\r\nHost: a\r\nX-Slow: '),
    trickle(web.port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"upd'),
  ];
  assert.equal(await (await fetch(web.url)).text(), 'here');
  for (const answer of await Promise.all(slow)) assert.match(answer, /^(HTTP\/1\.1 408 |$)/);
});

test('a server that closes lets the last answer go out', async () => {
  const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const app = new Hono();
  app.get('/', async (c) => {
    enter();
    await opened;
    return c.text('done');
  });
  const web = await listen(app, '127.0.0.1', 0);
  const answer = fetch(web.url).then((response) => response.text());
  await entered;
  const closed = web.close();
  open();
  assert.equal(await answer, 'done');
  await closed;
});
