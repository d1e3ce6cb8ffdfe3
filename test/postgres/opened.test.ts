import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import type { AppContext } from '../../src/app/app-context.ts';
import type { Database } from '../../src/app/database.ts';
import { openIntroduction } from '../../src/app/introduction.ts';
import { openPush } from '../../src/app/push.ts';
import { openTelegram } from '../../src/app/telegram.ts';
import { openSource } from '../../src/app/telegram-source.ts';
import { visiting } from '../../src/app/visit.ts';
import { readConfig } from '../../src/config.ts';
import { minutes } from '../../src/core/kernel/time.ts';
import type { LoopOptions } from '../../src/loops/loop.ts';
import { newReader, startPushServer } from '../support/push-server.ts';
import { BORIS, NOW, openRows } from '../support/rows.ts';

const TOKEN = { BOT_TOKEN: `1:${'a'.repeat(35)}` };

/** What a start has at hand, and everything that it says, opens and closes. */
async function opens(t: TestContext, env: Readonly<Record<string, string>> = TOKEN) {
  const rows = await openRows(t);
  const config = readConfig(env);
  assert.ok(config.ok);
  const said: string[] = [];
  const loops = new Map<string, LoopOptions>();
  const closing: (() => Promise<unknown>)[] = [];
  const stopping = new AbortController();
  const say = (line: string) => void said.push(line);
  const startLoop = (options: LoopOptions) => {
    loops.set(options.name, options);
    say(`${options.name} begins`);
    const stop = async () => say(`${options.name} stops`);
    return { wake: () => say(`${options.name} is woken`), look: say, stop, idle: () => 0, lastLook: () => 0 };
  };
  const polls: { onUpdate: (update: never) => Promise<void>; allowedUpdates: readonly string[] }[] = [];
  const startPolling = (options: (typeof polls)[number]) => {
    polls.push(options);
    const stop = async () => say('polling stops');
    return { stop, leadsSince: () => NOW, lastPollAt: () => new Date(NOW.getTime() + 1) };
  };
  const context = {
    ...{ config: config.value, clock: { now: () => NOW }, say, stopping: stopping.signal, closing },
    log: { error: (_: object, event: string) => say(event), warn: () => {} },
    metrics: {
      pacing: (pace: object) => pace,
      pushRefused: (status: number) => say(`refused with ${status}`),
    },
    overrides: { byHand: { startLoop, startPolling, fetch: () => assert.fail(), wait: async () => {} } },
  } as unknown as AppContext;
  const database = { pool: rows.pool, db: openTables(rows.pool), secret: Buffer.alloc(32) } as Database;
  const close = async () => {
    for (let one = closing.pop(); one; one = closing.pop()) await one();
  };
  return { ...rows, context, database, loops, polls, stopping, close, said: () => said.splice(0) };
}

test('A link into the bot is made from its name, the last one until Telegram tells it anew; the app is where it is', async (t) => {
  const { context, database, pool } = await opens(t, { ...TOKEN, ADMIN_IDS: '77' });
  const address = { token: TOKEN.BOT_TOKEN, apiRoot: 'https://api.telegram.org', proxy: undefined };
  const parts = { address, bot: 1, site: 'https://parking.example.org' };
  const moved: unknown[] = [];
  const transactions = { transact: async (work: unknown) => void moved.push(work) };
  const open = () => openTelegram(context, database, { ...parts, transactions } as never);
  const { messenger, named } = await open();
  assert.equal(messenger.links.start('x'), null);
  named('parking_bot');
  assert.equal(messenger.links.start('x'), 'https://t.me/parking_bot?start=x');
  assert.deepEqual([messenger.links.site, messenger.adminIds], ['https://parking.example.org', ['77']]);
  await pool.query("update bots set name = 'old_bot' where id = 1");
  const again = await open();
  assert.equal(again.messenger.links.start('x'), 'https://t.me/old_bot?start=x');
});

test('Once Telegram has told who we are, the name is kept, updates are heard one by one, and a stop ends it at once', async (t) => {
  const { context, database, pool, polls, stopping, close, said } = await opens(t);
  const me = { id: 1, username: 'parking_bot', can_read_all_group_messages: false };
  const api = { raw: { getMe: async () => me } } as never;
  const recognised = (name: string) => void context.say(`we are ${name}`);
  const unreadable = () => context.say('unreadable');
  const gate = Promise.withResolvers<void>();
  const hear = async () => {
    context.say('heard');
    await gate.promise;
    context.say('committed');
  };
  const source = openSource(context, database, { api, bot: 1, recognised, unreadable }, hear);
  assert.deepEqual(source.state(), { kind: 'unknown' });
  assert.equal(await source.take({}), 'later', 'until we know');
  assert.deepEqual(await source.welcome, {
    kind: 'known',
    me: { id: 1, username: 'parking_bot', readsAll: false },
  });
  while (polls.length === 0) await new Promise(setImmediate);
  assert.deepEqual(said(), ['we are parking_bot']);
  assert.equal((await pool.query('select name from bots where id = 1')).rows[0]?.name, 'parking_bot');
  const [{ onUpdate } = assert.fail()] = polls;
  const from = { id: 7, first_name: 'Анна', is_bot: false, language_code: 'ru' };
  const message = {
    message_id: 1,
    date: 1,
    chat: { id: 7, type: 'private', first_name: 'Анна' },
    from,
    text: 'x',
  };
  const taken = onUpdate({ update_id: 1, message } as never).then(() => context.say('confirmed'));
  setTimeout(gate.resolve, 5);
  await taken;
  assert.deepEqual(said(), ['heard', 'committed', 'confirmed']);
  const lastPollAt = new Date(NOW.getTime() + 1);
  assert.deepEqual(source.state(), { kind: 'polling', leadsSince: NOW, lastPollAt });
  stopping.abort();
  assert.deepEqual(said(), ['polling stops']);
  await close();
  assert.deepEqual(said(), ['polling stops'], 'it is waited for, too');
});

test('A token that is refused is told with what to do, and nothing is asked for', async (t) => {
  const { context, database, polls, close } = await opens(t, {
    ...TOKEN,
    HTTPS_PROXY: 'http://proxy.local:3128',
  });
  const { GrammyError } = await import('grammy');
  const no = new GrammyError('no', { ok: false, error_code: 401, description: 'Unauthorized' }, 'getMe', {});
  const api = { raw: { getMe: () => Promise.reject(no) } } as never;
  const parts = { api, bot: 1, recognised: () => assert.fail(), unreadable: () => {} };
  const { welcome } = openSource(context, database, parts, async () => {});
  const came = await welcome;
  assert.match(came.kind === 'refused' ? came.line : '', /не принимает BOT_TOKEN \(Unauthorized\)/);
  await close();
  assert.deepEqual(polls, []);
});

test('What the bot says of itself is told once Telegram answers, again when somebody has another role, and no longer after a stop', async (t) => {
  const { context, database, loops, stopping, close, said } = await opens(t);
  const { begin, wake } = openIntroduction(context, database, {
    api: {} as never,
    bot: 1,
    words: {} as never,
  });
  wake();
  assert.deepEqual(said(), [], 'nobody listens yet');
  begin();
  wake();
  loops.get('introduction')?.failed(new Error('planted'));
  assert.deepEqual(said(), ['introduction begins', 'introduction is woken', 'a loop rests after a failure']);
  stopping.abort();
  assert.deepEqual(said(), ['introduction stops']);
  await close();
  assert.deepEqual(said(), ['introduction stops']);
});

test('Who looks at the double of a house is an admin as in the sample, and its copies push out none of the house’s', async (t) => {
  const { context, close } = await opens(t, { BACKUP_DIR: '/copies', ADMIN_IDS: '5' });
  const people = [{ id: 1 }, { id: 2, admin: true }, { id: 3, admin: false }];
  const there = await visiting(context, { sample: { people } } as never);
  const { adminIds, backup } = there.config;
  assert.deepEqual(adminIds, [2]);
  assert.notEqual(backup.dir, '/copies');
  assert.ok(existsSync(backup.dir ?? ''));
  assert.deepEqual(context.config.backup.dir, '/copies');
  await close();
  assert.ok(!existsSync(backup.dir ?? ''));
});

test('Browsers are called where there is a web, by the services that the settings allow; what those refuse is counted', async (t) => {
  const server = await startPushServer(t);
  const { context, database, put, said } = await opens(t, { ...TOKEN, PUSH_HOSTS: server.host });
  assert.deepEqual(await openPush(context, database, undefined), { parts: null, hasBrowsers: false });
  await put('push_subscriptions', { id: 1, session_id: 1, person_id: BORIS });
  assert.deepEqual(await openPush(context, database, undefined), { parts: null, hasBrowsers: true });
  const { parts, hasBrowsers } = await openPush(context, database, 'https://parking.example.org');
  assert.ok(parts && hasBrowsers);
  const { keys: _, ...reader } = await newReader();
  const endpoint = server.endpoint('/a');
  assert.equal(await parts.face.accepts({ endpoint, ...reader }), true);
  assert.equal(await parts.face.accepts({ endpoint, ...reader, p256dh: 'AAAA' }), false, 'no key');
  assert.equal(await parts.face.accepts({ ...reader, endpoint: 'https://elsewhere.example/a' }), false);
  server.answer('/a', 403);
  const how = { ttl: minutes(30), urgency: 'high', topic: 't7' } as const;
  assert.deepEqual(await parts.send({ id: 1, endpoint, ...reader }, {}, how), { kind: 'refused' });
  assert.deepEqual(said(), ['refused with 403', 'a push service refuses what we send']);
  const signed = server.received[0]?.headers.authorization ?? '';
  const claims = JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString());
  assert.equal(claims.sub, 'https://parking.example.org', 'whom to complain to');
});

test('Where the way out is a proxy, browsers are called through it, too', async (t) => {
  const asked: string[] = [];
  const proxy = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (bytes) => {
      asked.push(bytes.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
  }).listen(0, '127.0.0.1');
  t.after(() => proxy.close());
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  const { context, database } = await opens(t, { ...TOKEN, HTTPS_PROXY: `http://127.0.0.1:${port}` });
  const { parts } = await openPush(context, database, 'https://parking.example.org');
  const { keys: _, ...reader } = await newReader();
  const device = { id: 1, endpoint: 'https://web.push.apple.com/a', ...reader };
  const came = await parts?.send(device, {}, { ttl: minutes(30), urgency: 'high', topic: 't7' });
  assert.deepEqual([came?.kind, asked], ['later', ['CONNECT web.push.apple.com:443 HTTP/1.1']]);
});
