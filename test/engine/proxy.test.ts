import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { TLSSocket } from 'node:tls';
import { listen, portOf } from '../telegram/support.ts';
import { spawnBot } from './bot-process.ts';
import { openFreshYard } from './open.ts';

const folder = join(import.meta.dirname, '../support/tls');
const certificate = join(folder, 'certificate.pem');
const tls = { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(certificate) };

test('where Telegram is closed, the whole bot lives behind a proxy: an alert arrives', async (t) => {
  const bed = await openFreshYard(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const { port } = new URL(bed.settings.TELEGRAM_API_ROOT ?? '');
  const asked: unknown[] = [];
  // The proxy and, behind it, Telegram with its certificate: the bot has no other way there.
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(request.url, request.headers['proxy-authorization']);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const inside = new TLSSocket(socket, { isServer: true, ...tls });
    const telegram = connect(Number(port), '127.0.0.1');
    inside.pipe(telegram).pipe(inside);
    for (const end of [inside, telegram, socket]) end.on('error', () => {});
  });
  await listen(t, proxy);
  const bot = spawnBot({
    ...bed.settings,
    TELEGRAM_API_ROOT: 'https://localhost:1',
    HTTPS_PROXY: `http://house:gate@127.0.0.1:${portOf(proxy)}`,
    NODE_EXTRA_CA_CERTS: certificate,
  });
  t.after(bot.kill);
  world.say(anna, '/blocked 45');
  await world.until(() => world.find(boris, 'Ваша машина мешает выехать'), { timeoutMs: 20_000 });
  await bed.quiet();
  const pass = `Basic ${Buffer.from('house:gate').toString('base64')}`;
  assert.deepEqual(new Set(asked), new Set(['localhost:1', pass]));
  assert.equal(await bot.stop(), 0);
});
