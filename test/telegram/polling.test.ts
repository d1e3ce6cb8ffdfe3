import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PollingOptions } from '../../src/adapters/telegram/polling.ts';
import { steadyNow } from '../../src/adapters/telegram/steady.ts';
import type { Update } from '../../src/adapters/telegram/update.ts';
import { telegramCheck } from '../../src/app/checks.ts';
import { createGate, createThrone, openTestApp, textOf } from './polling-support.ts';

test('What people write arrives in order, and is confirmed', async (t) => {
  const { world, anna, poll, log } = await openTestApp(t);
  const heard: string[] = [];
  world.start(anna);
  const polling = poll(async (update) => void heard.push(textOf(update)));
  for (let spot = 1; spot <= 250; spot++) world.say(anna, String(spot));
  await world.settled();
  assert.deepEqual(heard, ['/start', ...Array.from({ length: 250 }, (_, at) => String(at + 1))]);
  assert.ok(polling.lastPollAt());
  assert.deepEqual(log.lines, []);
});

test('A leftover webhook is taken away and what waits for it is kept', async (t) => {
  const { world, api, anna, poll } = await openTestApp(t);
  await api.setWebhook('http://127.0.0.1:1/telegram');
  world.start(anna);
  const heard: string[] = [];
  poll(async (update) => void heard.push(textOf(update)));
  await world.settled();
  assert.deepEqual(heard, ['/start']);
});

test('Only the wanted kinds of updates are asked for', async (t) => {
  const { world, anna, poll, polls } = await openTestApp(t);
  const seen: Update[] = [];
  poll(async (update) => void seen.push(update));
  const said = world.say(anna, 'привет');
  await world.settled();
  world.edit(said, 'привет!');
  world.block(anna);
  await world.until(() => seen.length === 2);
  await world.settled();
  assert.deepEqual(polls()[0]?.params.allowed_updates, ['message', 'callback_query', 'my_chat_member']);
  assert.deepEqual(
    seen.map((update) => Object.keys(update)[1]),
    ['message', 'my_chat_member'],
  );
});

test('An update that was not committed when the process died comes to the next one', async (t) => {
  const { world, anna, poll, throne, answered } = await openTestApp(t);
  const taken: string[] = [];
  const gate = createGate();
  const first = poll((update) => {
    taken.push(textOf(update));
    return gate.passed;
  });
  world.say(anna, '45');
  await world.until(() => taken.length === 1);
  await answered(3);
  // As if killed: its lock is free at once, and its work has gone nowhere.
  const later: string[] = [];
  throne.leads[0]?.depose();
  poll(async (update) => void later.push(textOf(update)), { lead: createThrone().lead });
  await world.until(() => later.length === 1);
  assert.deepEqual(later, ['45']);
  gate.open();
  await first.stop();
});

test('A slow chat keeps nobody else waiting, and is handed out once', async (t) => {
  const { world, anna, boris, poll, polls } = await openTestApp(t);
  const gate = createGate();
  const heard: string[] = [];
  poll(async (update) => {
    heard.push(textOf(update));
    if (textOf(update) === 'медленно') await gate.passed;
  });
  world.say(anna, 'медленно');
  await world.until(() => heard.length === 1);
  for (let turn = 1; turn <= 20; turn++) {
    world.say(boris, String(turn));
    await world.until(() => heard.length === turn + 1);
  }
  const lowest = world.updates[0]?.update_id;
  assert.ok(polls().every(({ params }) => params.offset === undefined || params.offset === lowest));
  gate.open();
  await world.settled();
  assert.deepEqual(heard, ['медленно', ...Array.from({ length: 20 }, (_, at) => String(at + 1))]);
});

test('While somebody is slow, polls come with growing pauses between them', async (t) => {
  const { world, anna, poll, waits } = await openTestApp(t);
  const gate = createGate();
  poll(() => gate.passed);
  world.say(anna, 'медленно');
  await world.until(() => waits.length >= 6);
  assert.deepEqual(waits.slice(0, 6), [50, 100, 200, 400, 500, 500]);
  gate.open();
  await world.settled();
});

test('When nobody is slow any more, the next poll comes at once', async (t) => {
  const { world, api, anna, poll } = await openTestApp(t);
  const heard: string[] = [];
  // Pauses that end only when they are no longer needed.
  const wait: PollingOptions['wait'] = (_, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
  const onUpdate = async (update: Update) => {
    // As long as a look into the database, so that the next poll is really waited for.
    await api.getMe();
    heard.push(textOf(update));
  };
  poll(onUpdate, { wait });
  for (const text of ['45', '46', '47']) {
    world.say(anna, text);
    await world.settled();
  }
  assert.deepEqual(heard, ['45', '46', '47']);
});

test('More than a hundred at once are fetched as places become free', async (t) => {
  const { world, anna, boris, poll, answered } = await openTestApp(t);
  const gate = createGate();
  let atOnce = 0;
  let most = 0;
  let done = 0;
  for (let turn = 0; turn < 150; turn++) world.say(turn % 2 ? anna : boris, String(turn));
  poll(async () => {
    most = Math.max(most, ++atOnce);
    await gate.passed;
    atOnce--;
    done++;
  });
  await answered(5);
  assert.equal(most, 100);
  gate.open();
  await world.settled();
  assert.equal(done, 150);
  assert.equal(most, 100);
});

test('While the database is lost nothing is skipped, and order is kept when it comes back', async (t) => {
  const { world, anna, poll, log, answered, polls } = await openTestApp(t);
  const tries: string[] = [];
  const committed: string[] = [];
  let lost = true;
  poll(async (update) => {
    tries.push(textOf(update));
    if (lost) throw new Error('the database is lost');
    committed.push(textOf(update));
  });
  for (const text of ['45', 'ул. Мира', '/cancel']) world.say(anna, text);
  await world.until(() => tries.length >= 9);
  world.say(anna, '46');
  await answered(polls().length + 2);
  assert.deepEqual(committed, []);
  lost = false;
  await world.settled();
  assert.deepEqual(committed, ['45', 'ул. Мира', '/cancel', '46']);
  assert.ok(log.lines.every(({ level }) => level === 'error'));
  assert.doesNotMatch(JSON.stringify(log.lines), /Мира/);
});

test('A clock that is set back meanwhile does not hide that nobody polls', async (t) => {
  const { world, anna, poll } = await openTestApp(t);
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 3_600_000 });
  const polling = poll(async () => {});
  world.start(anna);
  await world.settled();
  t.mock.timers.reset();
  const state = {
    kind: 'polling',
    leadsSince: polling.leadsSince(),
    lastPollAt: polling.lastPollAt(),
  } as const;
  const later = new Date(steadyNow().getTime() + 180_000);
  assert.equal(telegramCheck(state).ok, true);
  assert.equal(telegramCheck(state, later).ok, false);
});
