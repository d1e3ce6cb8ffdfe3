import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import { freePort } from '../support/free-port.ts';
import { LOCKS_HERE } from '../support/locks.ts';
import { openFreshYard } from './open.ts';

const secret = 'a-secret_of-42';

/** A test bed whose bot Telegram comes to, and a way to pretend to be Telegram. */
async function open(t: TestContext) {
  const bed = await openFreshYard(t);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/telegram/hook`;
  const webhook = { PORT: String(port), WEBHOOK_URL: url, WEBHOOK_SECRET: secret };
  const deliver = (body: unknown, given: string | null = secret) =>
    fetch(url, {
      method: 'POST',
      headers: { ...(given !== null && { 'x-telegram-bot-api-secret-token': given }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const calls = (method: string) => bed.world.log.filter((call) => call.method === method);
  const isSet = () => bed.world.until(() => calls('getWebhookInfo').length > 0, { what: 'the webhook' });
  return {
    ...bed,
    webhook,
    url,
    port,
    deliver,
    calls,
    isSet,
    start: async () => {
      const app = await bed.startBot(webhook);
      await isSet();
      return app;
    },
    count: async (sql: string) =>
      (await bed.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? 0,
  };
}

let updateId = 900_000_000;
/** What Telegram delivers when somebody writes a line in private. */
const written = (id: number, text: string, update_id = updateId++) => ({
  update_id,
  message: {
    message_id: update_id,
    date: Math.floor(Date.now() / 1000),
    chat: { id, type: 'private', first_name: 'Анна' },
    from: { id, is_bot: false, first_name: 'Анна', language_code: 'ru' },
    text,
    ...(text.startsWith('/') && {
      entities: [{ type: 'bot_command', offset: 0, length: text.split(' ')[0]?.length ?? 0 }],
    }),
  },
});

test('with WEBHOOK_URL Telegram comes to the bot, and an alert arrives', async (t) => {
  const house = await open(t);
  const { world } = house;
  const anna = await house.resident('Анна', [1]);
  const boris = await house.resident('Борис', [45]);
  await house.start();
  world.say(anna, '/blocked 45');
  await world.until(() => world.find(boris, 'Ваша машина мешает выехать'));
  await house.quiet();
  const [set] = house.calls('setWebhook');
  assert.deepEqual(set?.params, {
    url: house.url,
    secret_token: secret,
    max_connections: 8,
    allowed_updates: ['message', 'callback_query', 'my_chat_member'],
  });
  assert.deepEqual(house.calls('getUpdates'), []);
  const ready = await fetch(`http://127.0.0.1:${house.port}/readyz`);
  assert.equal(ready.status, 200);
  assert.match(await ready.text(), /"mode":"webhook".*"isOurs":true/);
});

test('whoever does not know the secret is turned away before anything is read', async (t) => {
  const house = await open(t);
  const anna = await house.resident('Анна', [1]);
  await house.start();
  await house.quiet();
  const seen = await house.count('updates');
  for (const given of [null, '', 'wrong', `${secret}x`, secret.slice(1)]) {
    const { status } = await house.deliver(written(anna.id, '/blocked 45'), given);
    assert.equal(status, 401, String(given));
  }
  // A gigabyte is announced and never sent: the answer does not wait for it.
  const head = `POST /telegram/hook HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n`;
  assert.match(await said(house.port, head), /^HTTP\/1\.1 401 /);
  assert.equal(await house.count('updates'), seen);
});

test('a body beyond a megabyte, a broken one and a foreign one are refused, and the bot goes on', async (t) => {
  const house = await open(t);
  const anna = await house.resident('Анна', [1]);
  await house.start();
  const tooLong = JSON.stringify(written(anna.id, 'а'.repeat(600_000)));
  assert.equal((await house.deliver(tooLong)).status, 413);
  const pieces = new ReadableStream({
    start: (to) => {
      for (let at = 0; at < 1_200_000; at += 100_000)
        to.enqueue(new TextEncoder().encode('x'.repeat(100_000)));
      to.close();
    },
  });
  const headers = { 'x-telegram-bot-api-secret-token': secret };
  const streamed = await fetch(house.url, { method: 'POST', headers, body: pieces, duplex: 'half' });
  assert.equal(streamed.status, 413);
  // What was cut on its way comes again whole.
  for (const body of ['', '{', '['.repeat(500_000)])
    assert.equal((await house.deliver(body)).status, 400, body.slice(0, 20));
  // What is no update, or of a shape that nobody knows, is left out: brought again it would be no better.
  for (const body of [
    '[]',
    'null',
    '{"update_id":"7"}',
    '{"update_id":9007199254740991}',
    '{"update_id":-7}',
  ])
    assert.equal((await house.deliver(body)).status, 200, body);
  assert.equal((await house.deliver({ update_id: 7, message: { text: 7 } })).status, 200);
  assert.equal((await house.deliver(written(anna.id, '/menu'))).status, 200);
});

test('the answer comes after the commit, and does not wait for anything slower', async (t) => {
  const house = await open(t);
  const { world, pool } = house;
  const anna = await house.resident('Анна', [1]);
  await house.resident('Борис', [45]);
  await house.start();
  await house.quiet();
  const keeper = await pool.connect();
  await keeper.query('begin');
  await keeper.query('select pg_advisory_xact_lock(5, hashtext($1))', [`person:${house.bot}:${anna.id}`]);
  let isAnswered = false;
  const delivery = house.deliver(written(anna.id, '/blocked 45')).then(({ status }) => {
    isAnswered = true;
    return status;
  });
  await house.row(`select 1 from ${LOCKS_HERE} where locktype = 'advisory' and classid = 5 and not granted`);
  assert.equal(isAnswered, false);
  // Telegram takes 3 s for every message: the answer to the delivery is there long before.
  world.addFault({ kind: 'delay', ms: 3_000 });
  await keeper.query('commit');
  keeper.release();
  const start = performance.now();
  assert.equal(await delivery, 200);
  assert.ok(performance.now() - start < 2_000);
  assert.equal(await house.count('alerts'), 1);
});

test('what Telegram delivers twice, ten times at once or out of order happens once', async (t) => {
  const house = await open(t);
  const anna = await house.resident('Анна', [1]);
  for (const spot of [45, 46]) await house.resident(`Сосед ${spot}`, [spot]);
  await house.start();
  await house.quiet();
  const [first, second] = [written(anna.id, '/blocked 45'), written(anna.id, '/blocked 46')];
  const answers = await Promise.all(Array.from({ length: 10 }, () => house.deliver(second)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.equal((await house.deliver(first)).status, 200);
  await house.quiet();
  assert.deepEqual(
    (await house.pool.query('select spot from alerts order by id')).rows.map(({ spot }) => spot),
    [46, 45],
  );
});

test('sixty neighbours at once are all heard, though the pool is smaller', async (t) => {
  const house = await open(t);
  const senders = [];
  for (let at = 0; at < 60; at += 1) senders.push(await house.resident(`Сосед ${at}`, [1_000 + at]));
  await house.resident('Борис', [45]);
  await house.start();
  await house.quiet(30_000);
  const answers = await Promise.all(senders.map(({ id }) => house.deliver(written(id, '/blocked 45'))));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.equal(await house.count('alerts'), 60);
  await house.quiet(30_000);
});

test('while the database is away Telegram hears «later», and brings it again', async (t) => {
  const house = await open(t);
  const { world, relay } = house;
  const anna = await house.resident('Анна', [1]);
  const boris = await house.resident('Борис', [45]);
  await house.start();
  await house.quiet();
  relay.cut();
  assert.equal((await house.deliver(written(anna.id, '/blocked 45'))).status, 503);
  world.say(anna, '/blocked 45');
  relay.mend();
  await world.until(() => world.find(boris, 'Ваша машина мешает выехать'), { timeoutMs: 15_000 });
  await house.quiet(15_000);
  assert.equal(await house.count('alerts'), 1);
});

test('a bot that is told to stop finishes what it has begun', async (t) => {
  const house = await open(t);
  const { world, pool } = house;
  const anna = await house.resident('Анна', [1]);
  const app = await house.start();
  await house.quiet();
  const keeper = await pool.connect();
  await keeper.query('begin');
  await keeper.query('select pg_advisory_xact_lock(5, hashtext($1))', [`person:${house.bot}:${anna.id}`]);
  const begun = house.deliver(written(anna.id, '/menu'));
  await house.row(`select 1 from ${LOCKS_HERE} where locktype = 'advisory' and classid = 5 and not granted`);
  const before = world.messages(anna).length;
  const stopped = app.stop();
  assert.equal((await house.deliver(written(anna.id, '/help'))).status, 503);
  await keeper.query('commit');
  keeper.release();
  assert.equal((await begun).status, 200);
  await stopped;
  assert.ok(world.messages(anna).length > before);
});

test('from the moment of a stop nothing is taken, whatever else is still winding down', async (t) => {
  const house = await open(t);
  const { world } = house;
  const anna = await house.resident('Анна', [1]);
  // What the bot says of itself is under way, and is waited for.
  world.addFault({ kind: 'delay', ms: 2_500, method: 'setMyDescription' });
  const app = await house.start();
  const stopped = app.stop();
  assert.equal((await house.deliver(written(anna.id, '/help'))).status, 503);
  await stopped;
});

test('the way in changes with the settings alone, and nothing is lost on the way', async (t) => {
  const house = await open(t);
  const { world } = house;
  const anna = await house.resident('Анна', [1]);
  const answers = () => house.calls('sendMessage').filter(({ params }) => params.chat_id === anna.id).length;
  // The first one is to the /start with which she moved in.
  let asked = 1;
  for (const settings of [{}, house.webhook, {}, house.webhook]) {
    world.say(anna, '/menu');
    const app = await house.startBot(settings);
    world.say(anna, '/menu');
    asked += 2;
    await world.until(() => answers() >= asked, { what: 'both answers' });
    await house.quiet();
    await app.stop();
  }
});

/** What a server says to these bytes, until it closes. */
async function said(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  let text = '';
  socket.on('data', (data) => {
    text += data.toString('latin1');
    if (text.includes('\r\n\r\n')) socket.destroy();
  });
  socket.on('error', () => {});
  await once(socket, 'close');
  return text;
}
