import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import about from '../../package.json' with { type: 'json' };
import { createLogger } from '../../src/adapters/logs/logger.ts';
import { LOCK } from '../../src/adapters/postgres/kit/locks.ts';
import { telegramCheck } from '../../src/app/checks.ts';
import { openFreshYard } from './open.ts';

type Health = { ok: boolean; version: string; checks: Record<string, Record<string, unknown>> };

const { version: released } = about;

/** What the check of Telegram says, and the names of all checks that are not well. */
async function readinessOf(url: string): Promise<{ telegram: Record<string, unknown>; ill: string[] }> {
  const response = await fetch(new URL('readyz', url));
  const { ok, checks } = (await response.json()) as Health;
  assert.equal(response.status, ok ? 200 : 503);
  const ill = Object.keys(checks).filter((name) => !checks[name]?.ok);
  return { telegram: checks.telegram ?? {}, ill };
}

/** Asks until this process says so of its part in polling; tells what is ill then. */
async function illOnce(url: string, leads: boolean): Promise<string[]> {
  for (;;) {
    const { telegram, ill } = await readinessOf(url);
    if (telegram.leads === leads) return ill;
  }
}

/** So many stand before the lock of the notices; activities would be those of the keeper's first look. */
async function untilWaiting(keeper: pg.Client, count: number, wake: () => void): Promise<void> {
  const waiting = "select from pg_locks where relation = 'notices'::regclass and not granted";
  while ((await keeper.query(waiting)).rows.length < count) wake();
}

async function open(t: TestContext) {
  const bed = await openFreshYard(t);
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const app = await bed.startBot();
  await bed.quiet();
  const ask = (path: string, method = 'GET') => fetch(new URL(path, app.url), { method });
  const ready = async () => {
    const response = await ask('readyz');
    return { status: response.status, ...((await response.json()) as Health) };
  };
  const ill = async () => (await readinessOf(app.url)).ill;
  return { ...bed, anna, boris, app, ask, ready, ill };
}

test('a bot that is well says so, to whoever asks in whichever way', async (t) => {
  const { ask, ready } = await open(t);
  const { checks, ...all } = await ready();
  assert.deepEqual(all, { status: 200, ok: true, version: released });
  assert.deepEqual(Object.keys(checks).sort(), [
    'backups',
    'database',
    'groups',
    'loops',
    'migrations',
    'notices',
    'pace',
    'telegram',
  ]);
  assert.equal(checks.telegram?.mode, 'polling');
  for (const path of ['healthz', 'readyz']) {
    const head = await ask(path, 'HEAD');
    assert.deepEqual([head.status, await head.text()], [200, '']);
  }
});

test('without its database the bot is alive and not ready, and ready again when it is back', async (t) => {
  const { relay, ask, ill } = await open(t);
  relay.cut();
  assert.equal((await ask('healthz')).status, 200);
  assert.deepEqual((await ill()).sort(), ['backups', 'database', 'groups', 'migrations', 'notices', 'pace']);
  relay.mend();
  assert.deepEqual(await ill(), []);
});

test('an alert that Telegram does not take for five minutes turns it red, until it is delivered', async (t) => {
  const house = await open(t);
  const { world, boris, anna, clock } = house;
  const mend = world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  world.say(anna, '/blocked 45');
  await house.row("select 1 from notices where tries > 0 and state = 'due'");
  // What is on its way when the clock is pushed would seem to have been so all the while.
  await house.row("select 1 where not exists (select from notices where state = 'sending')");
  assert.deepEqual(await house.ill(), []);
  clock.advance(6 * 60_000);
  assert.deepEqual(await house.ill(), ['notices']);
  // The try of that minute has ended, too: what is put off later is put off from later on.
  await house.row("select 1 from notices where tries > 1 and state = 'due'");
  mend();
  clock.advance(60_000);
  await house.quiet();
  assert.deepEqual(await house.ill(), []);
});

test('when the deliveries hang the bot is not ready, and says so within seconds although its checks hang, too', async (t) => {
  const { url, clock, world, anna, ready, ill } = await open(t);
  const { now } = performance;
  const real = () => now.call(performance);
  let ahead = 0;
  t.mock.method(performance, 'now', () => real() + ahead);
  const keeper = new pg.Client(url);
  await keeper.connect();
  await keeper.query('begin; lock table notices in access exclusive mode');
  try {
    // All that deliver, and whoever looks for orphans.
    await untilWaiting(keeper, 5, () => clock.advance(1));
    for (let hangs = false; !hangs; ) {
      // It is the machine's time that tells how long nobody has looked; the timers' loop looks again.
      ahead += 61_000;
      clock.advance(1_000);
      await setImmediate();
      const asked = real();
      const { status, checks } = await ready();
      const seconds = (real() - asked) / 1_000;
      assert.ok(seconds < 4, `${seconds} s`);
      assert.equal(status, 503);
      assert.deepEqual(checks.notices, { ok: false, error: 'no answer' });
      hangs = checks.loops?.ok === false;
      assert.ok(ahead < 300_000, 'it is never known');
    }
  } finally {
    await keeper.end();
  }
  // Whoever looks again is well again.
  clock.advance(1_000);
  world.say(anna, '/menu');
  while ((await ill()).length > 0) await setImmediate();
});

test('while nobody polls, a bot that waits for its turn is not ready', async (t) => {
  const bed = await openFreshYard(t);
  // What a pooler leaves behind: a session that has the right to poll, lent to somebody who does other things.
  const orphan = new pg.Client(bed.url);
  await orphan.connect();
  await orphan.query('select pg_advisory_lock($1, $2)', [LOCK.poll, bed.bot]);
  const { url } = await bed.startBot();
  assert.deepEqual(await illOnce(url, false), ['telegram']);
  await orphan.end();
  assert.deepEqual(await illOnce(url, true), []);
});

test('a bot that waits for its turn is as ready as the one that polls, also while they change', async (t) => {
  const bed = await openFreshYard(t);
  const first = await bed.startBot();
  assert.deepEqual(await illOnce(first.url, true), []);
  const { url } = await bed.startBot();
  assert.deepEqual(await illOnce(url, false), []);
  const stopped = first.stop();
  for (let leads: unknown = false; !leads; ) {
    const { telegram, ill } = await readinessOf(url);
    assert.deepEqual(ill, []);
    leads = telegram.leads;
  }
  await stopped;
});

test('told to be quiet for longer than an alert may take, the bot is not ready; a clock set back makes it no longer', async (t) => {
  const { pool, ill } = await open(t);
  const pause = (length: string, setBackBy = '0') =>
    pool.query(
      `insert into pace (bot_id, scope, next_at, booked_at, paused_until)
       select id, '', at, at, at + $1::interval from bots, lateral (select clock_timestamp() + $2::interval as at) booked
       on conflict (bot_id, scope) do update set booked_at = excluded.booked_at, paused_until = excluded.paused_until`,
      [length, setBackBy],
    );
  await pause('2 hours');
  assert.deepEqual(await ill(), ['pace']);
  await pause('30 seconds');
  assert.deepEqual(await ill(), []);
  await pause('30 seconds', '1 hour');
  assert.deepEqual(await ill(), []);
});

test('a database that a newer version has changed is none of this one’s', async (t) => {
  const { pool, ill } = await open(t);
  await pool.query("insert into migrations values ('9999-future.sql', '', $1)", [new Date()]);
  assert.deepEqual(await ill(), ['migrations']);
});

test('Prometheus reads how much, how fast and how long, and nothing about anybody', async (t) => {
  const house = await open(t);
  const { world, anna, boris, ask } = house;
  world.say(anna, '/blocked 45');
  await world.until(() => world.find(boris, 'Ваша машина мешает выехать'));
  await house.quiet();
  const page = await ask('metrics');
  assert.match(page.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  const text = await page.text();
  assert.match(text, /^parking_updates_total\{result="handled"\} 3$/m);
  assert.match(text, /^parking_deliveries_total\{lane="alert",result="sent"\} \d+$/m);
  assert.match(text, /^parking_update_seconds_count 3$/m);
  assert.match(text, /^parking_pace_wait_seconds_count \d+$/m);
  assert.match(text, /^parking_pool_connections\{state="total"\} \d+$/m);
  assert.match(text, /^parking_database_up 1$/m);
  assert.match(text, /^process_resident_memory_bytes \d+$/m);
  assert.doesNotMatch(text, new RegExp(`${anna.id}|${boris.id}|Анна|Борис`));
  house.relay.cut();
  assert.match(await (await ask('metrics')).text(), /^parking_database_up 0$/m);
});

test('Whoever asks through a proxy reads one word, and no numbers', async (t) => {
  const { app } = await open(t);
  const headers = { 'X-Forwarded-For': '203.0.113.9' };
  const asked = async (path: string) => (await fetch(new URL(path, app.url), { headers })).text();
  assert.deepEqual([await asked('readyz'), await asked('metrics')], ['ok', 'forbidden']);
});

test('Whoever runs it sees which version it is: in the first line of the log and in the numbers', async (t) => {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', destination: { write: (line: string) => lines.push(line) } });
  const bed = await openFreshYard(t, { log });
  const app = await bed.startBot();
  const { event, version } = JSON.parse(lines[0] ?? '{}');
  assert.deepEqual({ event, version }, { event: 'starting', version: released });
  const numbers = await (await fetch(new URL('metrics', app.url))).text();
  assert.ok(numbers.includes(`\nparking_build_info{version="${released}"} 1\n`));
});

const now = new Date('2026-11-22T19:36:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const look = { at: ago(30), isOurs: true, waiting: 0, failedAt: null, failure: null };
const following = { kind: 'polling', leadsSince: null, lastPollAt: null } as const;
const states: Record<string, readonly [state: Parameters<typeof telegramCheck>[0], ok: boolean]> = {
  'Telegram has not told who we are': [{ kind: 'unknown' }, false],
  'another replica polls': [{ ...following, othersPolled: 30_000 }, true],
  'another replica has polled for an hour': [
    { ...following, lastPollAt: ago(3_600), othersPolled: 5_000 },
    true,
  ],
  'another replica leads and has not polled for three minutes': [
    { ...following, othersPolled: 180_000 },
    false,
  ],
  'nobody polls': [{ ...following, othersPolled: null }, false],
  'it polled half a minute ago': [{ kind: 'polling', leadsSince: ago(3_600), lastPollAt: ago(30) }, true],
  'it has not polled for three minutes': [
    { kind: 'polling', leadsSince: ago(3_600), lastPollAt: ago(180) },
    false,
  ],
  'it has led for three minutes and never been answered': [
    { kind: 'polling', leadsSince: ago(180), lastPollAt: null },
    false,
  ],
  'it leads again after a while': [{ kind: 'polling', leadsSince: ago(5), lastPollAt: ago(3_600) }, true],
  'nobody has asked for the webhook yet': [{ kind: 'webhook', look: null, lastTakenAt: null }, false],
  'the webhook is ours': [{ kind: 'webhook', look, lastTakenAt: null }, true],
  'the webhook is somebody else’s': [
    { kind: 'webhook', look: { ...look, isOurs: false }, lastTakenAt: null },
    false,
  ],
  'Telegram cannot deliver, and nothing has come since': [
    { kind: 'webhook', look: { ...look, waiting: 3, failedAt: ago(60) }, lastTakenAt: ago(90) },
    false,
  ],
  'Telegram could not deliver, but something has come since': [
    { kind: 'webhook', look: { ...look, waiting: 3, failedAt: ago(60) }, lastTakenAt: ago(20) },
    true,
  ],
  'Telegram once could not deliver, and nothing waits': [
    { kind: 'webhook', look: { ...look, failedAt: ago(600) }, lastTakenAt: ago(7_200) },
    true,
  ],
  'Telegram has not said for three minutes whether it comes to us': [
    { kind: 'webhook', look: { ...look, at: ago(180) }, lastTakenAt: ago(1) },
    false,
  ],
};

for (const [what, [state, ok]] of Object.entries(states)) {
  test(`when ${what}, the bot is ${ok ? '' : 'not '}ready`, () => {
    assert.equal(telegramCheck(state, now).ok, ok);
  });
}
