import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { Hono } from 'hono';
import { healthApp } from '../../src/adapters/web/health.ts';
import { insidersOnly } from '../../src/adapters/web/insiders.ts';
import { listen } from '../../src/adapters/web/listen.ts';

const root = join(import.meta.dirname, '../..');
const TOKEN = 'a-token_of-sixteen';

/** The server with a check that is well or not; what somebody reads there who sends these headers. */
async function served(t: TestContext, token: string | undefined, ok = true) {
  const app = new Hono();
  const isInsider = insidersOnly(token);
  app.route('/', healthApp({ groups: async () => ({ ok, hidden: 42 }) }, '1.2.3', isInsider));
  app.get('/metrics', (c) => (isInsider(c) ? c.text('parking_build_info 1') : isInsider.refuse(c)));
  const web = await listen(app, '127.0.0.1', 0);
  t.after(web.close);
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    new Promise<{ code: number | undefined; text: string }>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: web.port, path, headers }, async (answer) => {
        let text = '';
        for await (const piece of answer) text += String(piece);
        resolve({ code: answer.statusCode, text });
      });
      asked.on('error', reject).end();
    });
  return Object.assign(ask, { port: web.port });
}

const PROXIED: readonly Readonly<Record<string, string>>[] = [
  { Forwarded: 'for=203.0.113.9' },
  { 'X-Forwarded-For': '203.0.113.9' },
  { 'X-Forwarded-Proto': 'https' },
  { 'x-forwarded-host': 'bot.example.org' },
  { 'X-FORWARDED-PORT': '443' },
  { 'X-Real-IP': '203.0.113.9' },
  { Via: '1.1 proxy' },
];

test('Without a token the numbers and the details are for this machine alone, and for nobody behind a proxy', async (t) => {
  const ask = await served(t, undefined);
  assert.match((await ask('/readyz')).text, /hidden/);
  assert.match((await ask('/metrics')).text, /parking_build_info/);
  for (const headers of PROXIED) {
    assert.deepEqual(await ask('/readyz', headers), { code: 200, text: 'ok' });
    assert.deepEqual(await ask('/metrics', headers), { code: 403, text: 'forbidden' });
  }
});

test('What is not well is said with a code and one word', async (t) => {
  const ask = await served(t, undefined, false);
  assert.deepEqual(await ask('/readyz', { Forwarded: 'for=203.0.113.9' }), { code: 503, text: 'down' });
  assert.equal((await ask('/readyz')).code, 503);
});

test('However many ask at once, each check is made once for all of them', async () => {
  let made = 0;
  const { promise, resolve } = Promise.withResolvers<{ ok: boolean }>();
  const database = () => {
    made++;
    return promise;
  };
  const app = healthApp({ database }, '1.2.3', () => false);
  const asked = [app.request('/readyz'), app.request('/readyz')];
  resolve({ ok: true });
  for (const one of asked) assert.equal(await (await one).text(), 'ok');
  assert.equal(made, 1);
  await app.request('/readyz');
  assert.equal(made, 2, 'and anew for whoever asks later');
});

test('With a token it opens both, from wherever, and nothing else does', async (t) => {
  const ask = await served(t, TOKEN);
  const right = { Authorization: `Bearer ${TOKEN}` };
  for (const headers of [
    right,
    { ...right, 'X-Forwarded-For': '203.0.113.9' },
    { authorization: `bearer ${TOKEN}` },
  ]) {
    assert.match((await ask('/readyz', headers)).text, /hidden/);
    assert.match((await ask('/metrics', headers)).text, /parking_build_info/);
  }
  for (const authorization of [
    '',
    'Bearer',
    'Bearer ',
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    TOKEN,
    `Basic ${TOKEN}`,
  ]) {
    assert.deepEqual(await ask('/readyz', { authorization }), { code: 200, text: 'ok' });
    assert.deepEqual(await ask('/metrics', { authorization }), { code: 401, text: 'unauthorized' });
  }
  assert.deepEqual(await ask(`/metrics?token=${TOKEN}`), { code: 401, text: 'unauthorized' });
});

test('Whoever is set up by our own files gets through with a token set: the health check without it, Prometheus with it', async (t) => {
  const ask = await served(t, TOKEN);
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  const [, compose = ''] = read('compose.yaml').split(/^ {2}(?:bot|postgres):$/m);
  assert.match(compose, /^ {6}METRICS_TOKEN: \$\{METRICS_TOKEN:-\}$/m);
  const [, check = ''] = /^HEALTHCHECK [\s\S]*?CMD \["[^"]+", "([^"]+)"\]/m.exec(read('Dockerfile')) ?? [];
  assert.ok(check);
  const node = [process.execPath, [join(root, check)], { env: { PORT: String(ask.port) } }] as const;
  await promisify(execFile)(...node);
  // As the rules say it is to be scraped: Prometheus sends `Bearer` and what stands in the file.
  assert.match(
    read('deploy/alerts.yml'),
    /^# {3}- job_name: parking-bot\n# {5}authorization: \{credentials_file: /m,
  );
  assert.equal((await ask('/metrics', { Authorization: `Bearer ${TOKEN}` })).code, 200);
  assert.equal((await ask('/metrics')).code, 401);
});

test('An address is this machine’s own in either family', () => {
  const isInsider = insidersOnly(undefined);
  for (const address of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])
    assert.ok(isInsider.isOwn(address), address);
  for (const address of [
    '10.0.0.1',
    '172.17.0.1',
    '::ffff:10.0.0.1',
    '2001:db8::1',
    '',
    undefined,
    '127.0.0.1.example',
  ])
    assert.equal(isInsider.isOwn(address), false, address);
});
