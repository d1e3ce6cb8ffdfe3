import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { pushAddress } from '../../src/adapters/push/hosts.ts';
import { createPushSender } from '../../src/adapters/push/sender.ts';
import { newVapidKey, openVapid } from '../../src/adapters/push/vapid.ts';
import { minutes, seconds } from '../../src/core/kernel/time.ts';
import { decrypt, newReader, startPushServer, verifyVapid } from '../support/push-server.ts';

const HOW = { ttl: minutes(30), urgency: 'high', topic: 't7' } as const;

async function open(t: TestContext) {
  const server = await startPushServer(t);
  const refused: number[] = [];
  const vapid = await openVapid(await newVapidKey(), 'https://parking.example');
  const send = createPushSender({
    vapid,
    hosts: [server.host],
    proxy: undefined,
    now: () => new Date(),
    refused: (status) => void refused.push(status),
    signal: new AbortController().signal,
  });
  return { server, refused, send };
}

test('a message arrives as its browser alone can read it, signed for this service', async (t) => {
  const { server, send } = await open(t);
  const { keys, ...reader } = await newReader();
  const device = { id: 1, endpoint: server.endpoint('/a'), ...reader };
  assert.deepEqual(await send(device, { hello: 'привет' }, HOW), { kind: 'taken' });
  const [got] = server.received;
  assert.ok(got);
  assert.deepEqual(JSON.parse(await decrypt(got.body, { keys, ...reader })), { hello: 'привет' });
  const { ttl, urgency, topic, authorization, 'content-encoding': encoding } = got.headers;
  assert.deepEqual(
    { ttl, urgency, topic, encoding },
    { ttl: '1800', urgency: 'high', topic: 't7', encoding: 'aes128gcm' },
  );
  assert.equal((await verifyVapid(authorization ?? '')).aud, `http://${server.host}`);
});

test('each answer of a push service is one of ours, and a redirect is not followed', async (t) => {
  const { server, refused, send } = await open(t);
  const { keys: _, ...reader } = await newReader();
  const after = async (status: number, headers?: Record<string, string>) => {
    server.answer('/a', status, headers);
    return send({ id: 1, endpoint: server.endpoint('/a'), ...reader }, {}, HOW);
  };
  assert.deepEqual(await after(404), { kind: 'gone' });
  assert.deepEqual(await after(410), { kind: 'gone' });
  const later = { kind: 'later', unsure: false };
  assert.deepEqual(await after(429, { 'retry-after': '7' }), { ...later, after: seconds(7), exact: true });
  const forADay = await after(429, { 'retry-after': '86400' });
  assert.deepEqual(forADay, { ...later, after: minutes(30), exact: true }, 'an alert waits no longer');
  assert.deepEqual(await after(429), { ...later, after: seconds(30), exact: true });
  assert.deepEqual(await after(503), { ...later, after: seconds(2), exact: false });
  assert.deepEqual(await after(0), { ...later, after: seconds(2), exact: false, unsure: true });
  assert.deepEqual(refused, []);
  for (const status of [400, 403, 302]) {
    assert.deepEqual(await after(status, { location: server.endpoint('/elsewhere') }), { kind: 'refused' });
  }
  assert.deepEqual(refused, [400, 403, 302]);
  assert.equal(server.received.filter(({ path }) => path !== '/a').length, 0);
});

test('a host that nobody allows is never called', async (t) => {
  const { server, send } = await open(t);
  const { keys: _, ...reader } = await newReader();
  const endpoint = server.endpoint('/a').replace('127.0.0.1', 'localhost');
  assert.deepEqual(await send({ id: 1, endpoint, ...reader }, {}, HOW), { kind: 'gone' });
  assert.deepEqual(server.received, []);
});

test('messages are sent to the push services of browsers alone', () => {
  const taken = [
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://web.push.apple.com/QGui',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
    'https://wns2-par02p.notify.windows.com/w/?token=x',
    'https://push.example:8443/a',
    'http://127.0.0.1:8080/a',
  ];
  const more = ['push.example:8443', '127.0.0.1:8080', '10.0.0.1'];
  for (const endpoint of taken) assert.ok(pushAddress(endpoint, more), endpoint);
  const refused = [
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/a',
    'https://fcm.googleapis.com.evil.example/a',
    'https://evilfcm.googleapis.com/a',
    'https://push.apple.com.evil.example/a',
    'https://evilpush.apple.com/a',
    'https://me@fcm.googleapis.com/a',
    'https://fcm.googleapis.com@127.0.0.1/a',
    'https://127.0.0.1/a',
    'https://[::1]/a',
    'https://localhost/a',
    'http://127.0.0.1/a',
    'http://127.0.0.1:8081/a',
    'http://10.0.0.1/a',
    'https://169.254.169.254/latest',
    'file:///etc/passwd',
    'data:text/plain,x',
    'не адрес',
    `https://fcm.googleapis.com/${'x'.repeat(3_000)}`,
  ];
  for (const endpoint of refused) assert.equal(pushAddress(endpoint, more), null, endpoint);
});
