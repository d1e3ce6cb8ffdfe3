import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApi } from '../../src/adapters/telegram/api.ts';
import { createInbox } from '../../src/adapters/telegram/inbox.ts';
import { allowedUpdates } from '../../src/adapters/telegram/update.ts';
import { startWebhook } from '../../src/adapters/telegram/webhook.ts';
import { createTestLog, openTelegram, serve } from './support.ts';

const url = 'http://127.0.0.1:1/hook';

/** A webhook whose looks the test calls for, one by one. */
async function open(t: Parameters<typeof openTelegram>[0]) {
  const telegram = await openTelegram(t);
  const log = createTestLog();
  let rested = Promise.withResolvers<void>();
  let goOn = Promise.withResolvers<void>();
  const waits: number[] = [];
  const wait = async (time: number, signal: AbortSignal) => {
    waits.push(time);
    rested.resolve();
    signal.addEventListener('abort', () => goOn.resolve());
    await goOn.promise;
  };
  const { api } = telegram;
  const webhook = startWebhook({ api, url, secret: 'a', connections: 8, allowedUpdates, log, wait });
  t.after(webhook.stop);
  const look = async () => {
    const [before, next] = [goOn, Promise.withResolvers<void>()];
    rested = Promise.withResolvers<void>();
    goOn = next;
    before.resolve();
    await rested.promise;
  };
  await rested.promise;
  const sets = () => telegram.world.log.filter(({ method }) => method === 'setWebhook').length;
  return { ...telegram, webhook, log, look, sets, waits };
}

test('a webhook that somebody takes away is set anew', async (t) => {
  const { api, webhook, look, sets } = await open(t);
  assert.equal(webhook.lastLook()?.isOurs, true);
  await look();
  assert.equal(sets(), 1);
  await api.deleteWebhook();
  await look();
  assert.equal(webhook.lastLook()?.isOurs, false);
  await look();
  assert.equal(sets(), 2);
  assert.equal(webhook.lastLook()?.isOurs, true);
});

test('a webhook whose kinds of updates or connections somebody changed is not ours, and is set anew soon', async (t) => {
  const { api, webhook, look, sets, waits } = await open(t);
  const connections = { max_connections: 8 };
  for (const changed of [
    { ...connections, allowed_updates: ['message' as const] },
    { max_connections: 1, allowed_updates: [...allowedUpdates] },
  ]) {
    await api.setWebhook(url, changed);
    await look();
    assert.equal(webhook.lastLook()?.isOurs, false);
    await look();
    assert.equal(webhook.lastLook()?.isOurs, true);
  }
  assert.equal(sets(), 1 + 2 * 2);
  assert.deepEqual(waits, [60_000, 30_000, 60_000, 30_000, 60_000]);
});

test('Telegram that asks for quiet is asked for the webhook no sooner than it says', async (t) => {
  const { world, look, waits, webhook } = await open(t);
  const looked = webhook.lastLook();
  world.addFault({ kind: 'too-many-requests', retryAfter: 47, method: 'getWebhookInfo', times: 1 });
  await look();
  assert.deepEqual([waits.at(-1), webhook.lastLook()], [47_000, looked]);
  await look();
  assert.deepEqual([waits.at(-1), webhook.lastLook() === looked], [60_000, false]);
});

test('a server that does not tell how many connections it opens, or which kinds it brings, comes to us all the same', async (t) => {
  const root = await serve(t, (request, response) => {
    const info = { url, has_custom_certificate: false, pending_update_count: 0 };
    const result = request.url?.endsWith('/getWebhookInfo') ? info : true;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }));
  });
  const looked = Promise.withResolvers<void>();
  const webhook = startWebhook({
    api: createApi({ token: '1:a', root }),
    ...{ url, secret: 'a', connections: 8, allowedUpdates, log: createTestLog() },
    wait: (_, signal) => {
      looked.resolve();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    },
  });
  t.after(webhook.stop);
  await looked.promise;
  assert.equal(webhook.lastLook()?.isOurs, true);
});

test('what our address answered is known, and what waits', async (t) => {
  const { world, webhook, look } = await open(t);
  world.say(world.addPerson({ firstName: 'Анна' }), '45');
  await world.until(() => world.updates.length > 0);
  for (let tries = 0; !webhook.lastLook()?.failure && tries < 50; tries += 1) await look();
  assert.equal(webhook.lastLook()?.waiting, 1);
  assert.equal(webhook.lastLook()?.failure, 'Connection refused');
  assert.ok(webhook.lastLook()?.failedAt);
});

test('an update that takes too long is asked for again, and goes on meanwhile', async () => {
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const log = createTestLog();
  const inbox = createInbox({ onUpdate: () => done, log, patience: 10 });
  assert.equal(await inbox.take({ update_id: 7 }), 'later');
  let isClosed = false;
  const closed = inbox.close().then(() => {
    isClosed = true;
  });
  assert.equal(await inbox.take({ update_id: 8 }), 'later');
  assert.equal(isClosed, false);
  finish();
  await closed;
  assert.ok(inbox.lastTakenAt());
  assert.deepEqual(log.lines, []);
});

test('from the moment that it is closed nothing is begun, and what was begun ends', async () => {
  const done: number[] = [];
  const begun = Promise.withResolvers<void>();
  const onUpdate = async ({ update_id }: { update_id: number }) => {
    await begun.promise;
    done.push(update_id);
  };
  const inbox = createInbox({ onUpdate, log: createTestLog() });
  const first = inbox.take({ update_id: 1 });
  const closed = inbox.close();
  assert.equal(await inbox.take({ update_id: 2 }), 'later');
  begun.resolve();
  await closed;
  assert.deepEqual([await first, done], ['taken', [1]]);
});
