import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { localTelegram } from './local-telegram.ts';

const { neighbour, root, token, world } = await localTelegram({ hosts: ['parking.test:8080'] });
const anna = neighbour();
const own = root.replace('http://', '');

/** fetch sets Host by itself, so this asks in the old way. Resolves with the status. */
const ask = (
  path: string,
  headers: Record<string, string>,
  body?: string,
  at = root,
): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const asking = request(`${at}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
    });
    asking.on('response', (response) => {
      response.destroy();
      resolve(response.statusCode);
    });
    asking.on('error', reject);
    asking.end(body);
  });

const doors = [
  '/',
  '/favicon.ico',
  '/playground/state',
  '/playground/page/main.js',
  '/playground/events',
  `/bot${token}/getMe`,
  `/file/bot${token}/a`,
];

test('A foreign name that points here gets nothing', async () => {
  for (const door of doors) assert.equal(await ask(door, { host: 'evil.example:80' }), 403, door);
  // Nor does an address that this machine does not listen on for others.
  for (const host of ['203.0.113.9:80', '[2001:db8::1]:80'])
    assert.equal(await ask('/playground/state', { host }), 403, host);
});

test('Another site’s page gets nothing, even from this very machine', async () => {
  for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null']) {
    for (const door of doors) assert.equal(await ask(door, { origin }), 403, `${origin} ${door}`);
  }
});

test('Another site’s page cannot speak for a neighbour', async () => {
  const body = JSON.stringify({ person: anna.id, chat: anna.id, text: 'чужое' });
  assert.equal(await ask('/playground/say', { origin: 'https://evil.example' }, body), 403);
  assert.equal(world.find(anna, 'чужое'), undefined);
  assert.equal(await ask('/playground/say', { origin: root }, body), 200);
  assert.ok(world.find(anna, 'чужое'));
});

test('The loopback names and the configured host are let in', async () => {
  const port = own.split(':')[1];
  for (const host of [own, `localhost:${port}`, `[::1]:${port}`, 'parking.test:8080']) {
    assert.equal(await ask('/playground/state', { host }), 200, host);
  }
  assert.equal(await ask('/playground/state', { host: 'parking.test:8081' }), 403);
});

test('A page that people opened may not be framed and runs no script but its own', async () => {
  const policy = (await fetch(root)).headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self'/);
  assert.match(policy, /frame-ancestors 'none'/);
});

test('An act that makes no sense is refused with a reason', async () => {
  const say = (body: object) =>
    fetch(`${root}/playground/say`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  assert.equal((await say({ person: 'Анна' })).status, 400);
  const nobody = await say({ person: 5, chat: 5, text: 'x' });
  assert.deepEqual(await nobody.json(), { error: 'nobody with id 5 was added to this world' });
});

test('Told to listen beyond this machine, it is found by address and by that name, never by a foreign one', async () => {
  const open = await localTelegram({ listensOn: 'garage.local' });
  const status = (host: string) => ask('/playground/state', { host }, undefined, open.root);
  for (const host of ['192.168.1.5:8080', '[fe80::1]:8080', 'garage.local:8080', 'localhost:8080'])
    assert.equal(await status(host), 200, host);
  for (const host of ['evil.example:8080', 'garage.local.evil.example'])
    assert.equal(await status(host), 403, host);
});

test('What somebody sends as a file never runs as a page of ours', async () => {
  const bytes = new TextEncoder().encode('<script>alert(1)</script>');
  world.document(anna, { chat: anna.id, bytes, name: 'a.html', type: 'text/html' });
  const { document } = world.messages(anna).at(-1) ?? assert.fail();
  const answer = await fetch(`${root}/playground/files/${document?.file_id}`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  await answer.text();
});
