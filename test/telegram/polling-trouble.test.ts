import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createApi } from '../../src/adapters/telegram/api.ts';
import { type Lead, startPolling } from '../../src/adapters/telegram/polling.ts';
import { allowedUpdates } from '../../src/adapters/telegram/update.ts';
import { createGate, createThrone, openTestApp, textOf } from './polling-support.ts';
import { createTestLog, serve } from './support.ts';

const troubles = [
  { what: 'a server error', fault: { kind: 'server-error', code: 502 }, says: /could not be fetched/ },
  { what: 'a lost answer', fault: { kind: 'cut-after' }, says: /could not be fetched/ },
  { what: 'a call that never arrives', fault: { kind: 'cut-before' }, says: /could not be fetched/ },
  {
    what: 'a call for quiet',
    fault: { kind: 'too-many-requests', retryAfter: 7 },
    says: /could not be fetched/,
  },
  { what: 'another poller', fault: { kind: 'server-error', code: 409 }, says: /somebody else fetches/ },
  { what: 'a wrong token', fault: { kind: 'server-error', code: 401 }, says: /BOT_TOKEN/ },
] as const;
for (const { what, fault, says } of troubles) {
  test(`Polling outlives ${what}`, async (t) => {
    const { world, anna, poll, log, token } = await openTestApp(t);
    const heard: string[] = [];
    world.addFault({ ...fault, method: 'getUpdates', times: 4 });
    poll(async (update) => void heard.push(textOf(update)));
    for (const text of ['45', '46', '47']) world.say(anna, text);
    await world.settled();
    assert.deepEqual(heard, ['45', '46', '47']);
    assert.equal(log.lines.length, 4);
    for (const { message } of log.lines) assert.match(message, says);
    assert.ok(!JSON.stringify(log.lines).includes(token));
  });
}

test('A webhook that somebody sets while we poll is taken away again, each time', async (t) => {
  const { world, api, anna, boris, poll, log } = await openTestApp(t);
  const heard: string[] = [];
  poll(async (update) => void heard.push(textOf(update)));
  world.say(anna, '44');
  await world.until(() => heard.includes('44'));
  for (const [times, text] of ['45', '46'].entries()) {
    await api.setWebhook('http://127.0.0.1:1/telegram');
    // Whatever the poll that is under way still brings, the next one is refused.
    world.say(boris, 'привет');
    await world.until(() => log.lines.length > times, { timeoutMs: 3_000 });
    world.say(anna, text);
    await world.until(() => heard.includes(text), { timeoutMs: 3_000 });
  }
  assert.ok(log.lines.every(({ message }) => /a webhook with its token/.test(message)));
});

test('A server that answers every poll at once, with nothing, is not asked without a rest', async (t) => {
  const rested = Promise.withResolvers<void>();
  let polls = 0;
  const root = await serve(t, (request, response) => {
    if (request.url?.endsWith('/getUpdates')) polls += 1;
    if (polls > 100) rested.resolve();
    const result = request.url?.endsWith('/getUpdates') ? [] : true;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }));
  });
  const rests: number[] = [];
  const polling = startPolling({
    api: createApi({ token: '1:a', root }),
    allowedUpdates,
    lead: createThrone().lead,
    onUpdate: async () => {},
    log: createTestLog(),
    wait: async (time) => {
      rests.push(time);
      if (rests.length >= 8) rested.resolve();
    },
  });
  t.after(polling.stop);
  await rested.promise;
  await polling.stop();
  assert.ok(rests.length >= polls - 1, `${polls} polls, ${rests.length} rests`);
  assert.equal(Math.max(...rests), 500);
});

test('Trouble is met with longer and longer rests, a call for quiet with the rest it names', async (t) => {
  const { world, anna, poll, waits } = await openTestApp(t);
  world.addFault({ kind: 'too-many-requests', retryAfter: 7, method: 'getUpdates', times: 1 });
  world.addFault({ kind: 'server-error', method: 'getUpdates', times: 9 });
  world.say(anna, '45');
  poll(async () => {});
  await world.settled();
  assert.deepEqual(waits.slice(0, 9), [7_000, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test('After trouble is over the next one begins with a short rest again', async (t) => {
  const { world, anna, poll, waits } = await openTestApp(t);
  const trouble = () => world.addFault({ kind: 'server-error', method: 'getUpdates', times: 3 });
  trouble();
  poll(async () => {});
  world.say(anna, '45');
  await world.settled();
  trouble();
  world.say(anna, '46');
  await world.settled();
  const rests = waits.filter((time) => time >= 500);
  assert.deepEqual(rests, [500, 1_000, 2_000, 500, 1_000, 2_000]);
});

test('A stop in the middle of the work waits for it, confirms it and gives the lead back', async (t) => {
  const { world, anna, boris, poll, throne, api } = await openTestApp(t);
  const gate = createGate();
  const heard: string[] = [];
  const polling = poll(async (update) => {
    heard.push(textOf(update));
    await gate.passed;
  });
  world.say(anna, '45');
  await world.until(() => heard.length === 1);
  const stopped = polling.stop();
  world.say(boris, '46');
  await api.getMe();
  assert.equal(throne.leads[0]?.released, false);
  gate.open();
  await stopped;
  assert.equal(throne.leads[0]?.released, true);
  const next: string[] = [];
  poll(async (update) => void next.push(textOf(update)));
  await world.settled();
  assert.deepEqual(heard, ['45']);
  assert.deepEqual(next, ['46']);
});

test('A stop confirms nothing that could not be committed', async (t) => {
  const { world, anna, poll } = await openTestApp(t);
  let tries = 0;
  const polling = poll(async (update) => {
    if (textOf(update) === '45') return;
    tries++;
    throw new Error('the database is lost');
  });
  for (const text of ['45', '46', '47']) world.say(anna, text);
  await world.until(() => tries >= 2);
  await polling.stop();
  const next: string[] = [];
  poll(async (update) => void next.push(textOf(update)));
  await world.settled();
  assert.deepEqual(next, ['46', '47']);
});

test('A stop while the house is quiet ends the long poll at once', async (t) => {
  const { poll, polls, answered, throne, api, world } = await openTestApp(t);
  const polling = poll(async () => {});
  await world.until(() => world.log.some(({ method }) => method === 'deleteWebhook'));
  // The playground answers a second poll at once and ends the first with 409: now the first waits for certain.
  await api.getUpdates({ timeout: 0 });
  await answered(2);
  const before = polls().length;
  await polling.stop();
  assert.equal(throne.leads[0]?.released, true);
  assert.ok(
    polls()
      .slice(before)
      .every(({ params }) => params.timeout !== 0),
    'nothing is left to confirm',
  );
});

test('Who loses the lead stops polling and leads again when it can', async (t) => {
  const { world, anna, poll, throne, log } = await openTestApp(t);
  const heard: string[] = [];
  const polling = poll(async (update) => void heard.push(textOf(update)));
  world.say(anna, '45');
  await world.settled();
  assert.ok(polling.leadsSince());
  const [first] = throne.leads;
  assert.ok(first && first.polled > 0, 'those who do not lead hear that somebody polls');
  first.depose();
  await world.until(() => world.log.filter(({ method }) => method === 'deleteWebhook').length === 2);
  world.say(anna, '46');
  await world.until(() => heard.length >= 2);
  assert.deepEqual([...new Set(heard)], ['45', '46']);
  assert.equal(throne.leads.length, 2);
  assert.deepEqual(
    log.lines.map(({ message }) => message),
    ['another process may poll now: leading again'],
  );
});

test('Who has lost the lead says so until he leads again', async (t) => {
  const { poll, throne } = await openTestApp(t);
  const again = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const polling = poll(async () => {}, {
    lead: async () => {
      if (throne.leads.length === 1) {
        asked.resolve();
        await again.promise;
      }
      return throne.lead();
    },
  });
  while (!polling.leadsSince()) await turn();
  throne.leads[0]?.depose();
  await asked.promise;
  assert.deepEqual([polling.leadsSince(), throne.leads[0]?.released], [null, true]);
  again.resolve();
  while (!polling.leadsSince()) await turn();
});

test('Who does not lead does not poll, tries again, and can be stopped', async (t) => {
  const { poll, world } = await openTestApp(t);
  const asking = Promise.withResolvers<void>();
  const given = Promise.withResolvers<Lead>();
  let asked = 0;
  const polling = poll(async () => {}, {
    lead: () => {
      if (++asked < 3) throw new Error('the database is lost');
      asking.resolve();
      return given.promise;
    },
  });
  await asking.promise;
  await polling.stop();
  assert.equal(polling.lastPollAt(), null);
  assert.deepEqual(world.log, []);
  // A lead that comes too late is given back.
  const released = Promise.withResolvers<void>();
  given.resolve({ lost: released.promise, release: async () => released.resolve() });
  await released.promise;
});
