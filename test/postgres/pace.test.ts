import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { telegramPace } from '../../playground/api/pace.ts';
import { rememberBot } from '../../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createPace, pauseLeft } from '../../src/adapters/postgres/outbox/pace.ts';
import { patience, TELEGRAM_LIMITS } from '../../src/adapters/telegram/limits.ts';
import type { Urgency } from '../../src/chat/kit/outgoing.ts';
import { freshDatabase } from '../support/database.ts';

const drops: (() => Promise<void>)[] = [];
const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
const pool = await openPool(url, { max: 4, applicationName: 'pace' });
after(async () => {
  await pool.end();
  for (const drop of drops) await drop();
});
const db = openTables(pool);

let bots = 0;
/** A bot that has written to chat 1 just now. */
async function busyBot() {
  const bot = await rememberBot(db, { messenger: 'telegram', externalId: `${++bots}` });
  const pace = createPace(db, bot, TELEGRAM_LIMITS);
  await pace.reserve('1', 'private', 'alert');
  /** What the database's clock being set back looks like from the rows that were written before. */
  const setBack = (by: string) =>
    pool.query(
      `update pace set next_at = next_at + $2::interval, alerts_at = alerts_at + $2::interval,
         paused_until = paused_until + $2::interval, booked_at = booked_at + $2::interval where bot_id = $1`,
      [bot, by],
    );
  /** Two chats are refused at once: the whole bot is meant. */
  const pause = async (wait: number) => {
    for (const chat of ['8', '9']) await pace.pause(chat, wait);
  };
  return { bot, pace, setBack, pause };
}

for (const step of ['20 seconds', '1 hour'])
  test(`a clock that was set back ${step} silences nobody, and one call is enough`, async () => {
    const { pace, setBack } = await busyBot();
    await setBack(step);
    assert.equal(await pace.reserve('1', 'private', 'alert'), 0);
    assert.equal(await pace.reserve('2', 'private', 'alert'), 0);
    const announcement = await pace.reserve('1', 'private', 'announcement');
    assert.ok(announcement > 0 && announcement < 2_100, `the pace goes on: ${announcement} ms`);
  });

test('a clock that was set back while hundreds wait makes nobody wait longer, and lets nobody through sooner', async () => {
  const { setBack, ...bot } = await busyBot();
  const before = await crowd({ ...bot, setBack }, { reply: 200 });
  await setBack('20 seconds');
  const wait = await bot.pace.reserve('2', 'private', 'reply');
  const longest = Math.max(...before.reply);
  assert.ok(wait > longest - 1_000 && wait < longest + 100, `${wait} ms, and ${longest} before it`);
});

test('a pause lasts no longer for a clock that was set back, and no shorter, and so says the house', async () => {
  const { bot, pace, setBack, pause } = await busyBot();
  await pause(30_000);
  await setBack('1 hour');
  const left = await pauseLeft(db, bot);
  assert.ok(left > 29_000 && left <= 30_000, `${left} ms`);
  const wait = await pace.reserve('1', 'private', 'alert');
  assert.ok(wait > 29_000 && wait <= 30_000, `${wait} ms`);
});

test('a shorter pause that is asked for meanwhile does not end a longer one', async () => {
  const { pace } = await busyBot();
  await pace.pause('1', 30_000);
  await pace.pause('1', 5_000);
  const wait = await pace.reserve('1', 'private', 'alert');
  assert.ok(wait > 25_000 && wait <= 30_000, `${wait} ms`);
});

test('a pause of hours holds for as long as it was asked for, whatever is booked meanwhile', async () => {
  const { pace, pause } = await busyBot();
  await pause(5 * 3_600_000);
  for (let calls = 0; calls < 5; calls += 1) {
    assert.ok((await pace.reserve(`${calls}`, 'private', 'reply')) > 4.9 * 3_600_000);
  }
});

test('a chat that is asked for a long quiet is silent alone: everybody else waits a moment', async () => {
  const { pace } = await busyBot();
  await pace.pause('-7', 237_000);
  const there = await pace.reserve('-7', 'group', 'note');
  assert.ok(there > 236_000 && there <= 237_000, `${there} ms`);
  const elsewhere = await pace.reserve('2', 'private', 'alert');
  assert.ok(elsewhere > 2_000 && elsewhere <= 3_000, `${elsewhere} ms`);
  await pool.query("update pace set refused_at = refused_at - interval '11 seconds'");
  await pace.pause('2', 120_000);
  const third = await pace.reserve('3', 'private', 'alert');
  assert.ok(third <= 3_000, `long after the first the second is another matter: ${third} ms`);
});

test('a second refusal elsewhere within seconds means the whole bot, until the sooner of the two ends', async () => {
  const { pace } = await busyBot();
  await pace.pause('-7', 237_000);
  await pace.pause('2', 60_000);
  const wait = await pace.reserve('3', 'private', 'alert');
  assert.ok(wait > 59_000 && wait <= 60_000, `${wait} ms`);
  await pace.pause('2', 5_000);
  assert.ok((await pace.reserve('3', 'private', 'alert')) > 59_000, 'a shorter one ends no longer one');
});

test('what a flood books in one chat holds it up for seconds, and nobody is let through before his turn', async () => {
  const { pace } = await busyBot();
  for (let calls = 0; calls < 200; calls += 1) await pace.reserve('-7', 'group', 'announcement');
  const waits = await Promise.all(
    Array.from({ length: 20 }, () => pace.reserve('-7', 'group', 'announcement')),
  );
  for (const wait of waits) assert.ok(wait > 10_000 && wait <= 13_000, `${wait} ms`);
});

test('whoever does not wait so long takes no slot from those who do: a flood of replies uses them all', async () => {
  const { reply } = await crowd(await busyBot(), { reply: 1_500 });
  const served = reply.filter((wait) => wait <= patience('reply'));
  assert.ok(served.length > 800, `${served.length} of 1500 are sent within half a minute`);
  assert.ok(
    Math.max(...reply) < patience('reply') + 100,
    `nobody is put off for longer: ${Math.max(...reply)} ms`,
  );
});

test('a pause that is asked for after the clock was set back stands beside what is left of the older one', async () => {
  const { pace, setBack, pause } = await busyBot();
  await pause(5_000);
  await setBack('1 hour');
  await pause(30_000);
  const wait = await pace.reserve('1', 'private', 'alert');
  assert.ok(wait > 29_000 && wait <= 30_000, `${wait} ms`);
});

/** So many of each ask at once, each in a chat of its own; how long they wait, in milliseconds, and from when. */
async function crowd({ pace }: Awaited<ReturnType<typeof busyBot>>, asked: Partial<Record<Urgency, number>>) {
  const waits = { reply: [], alert: [], note: [], announcement: [] } as Record<Urgency, number[]>;
  const turns: number[] = [];
  let chats = 100;
  for (const urgency of ['announcement', 'reply', 'note', 'alert'] as const)
    for (let calls = 0; calls < (asked[urgency] ?? 0); calls += 1) {
      const wait = await pace.reserve(String(++chats), 'private', urgency);
      waits[urgency].push(wait);
      if (wait <= patience(urgency)) turns.push(performance.now() + wait);
    }
  return { ...waits, turns: turns.toSorted((a, b) => a - b) };
}

test('an alert passes hundreds of replies that wait, and so do the next ones by and by', async () => {
  const began = performance.now();
  const { reply, alert, turns } = await crowd(await busyBot(), { reply: 300, alert: 12 });
  assert.ok((turns.at(-1) ?? 0) - began > 8_000, `the last reply waits: ${reply.at(-1)} ms`);
  assert.deepEqual(alert.slice(0, 6), [0, 0, 0, 0, 0, 0]);
  const later = alert.slice(7);
  for (const [at, turn] of later.entries())
    assert.ok(turn > 0 && turn <= 600 * (at + 2), `${at + 8}th: ${turn} ms`);
});

test('an alert that finds nobody waiting leaves its share alone, and hundreds of them wait for each other', async () => {
  const bot = await busyBot();
  const { alert } = await crowd(bot, { alert: 20 });
  assert.equal(Math.max(...alert), 0);
  const { rows } = await pool.query('select 1 from pace where bot_id = $1 and alerts_at is not null', [
    bot.bot,
  ]);
  assert.deepEqual(rows, []);
  const began = performance.now();
  const { turns } = await crowd(bot, { alert: 300 });
  assert.ok((turns.at(-1) ?? 0) - began > 7_000, `${turns.at(-1)} ms, since ${began}`);
});

for (const asked of [
  { reply: 200, alert: 40 },
  { alert: 250 },
  { reply: 21, alert: 100 },
  { announcement: 8, reply: 60, note: 60, alert: 30 },
])
  test(`nobody is let through whom Telegram would refuse: ${JSON.stringify(asked)} at once`, async () => {
    takenByTelegram((await crowd(await busyBot(), asked)).turns);
  });

test('whoever waits for the end of a pause is let through behind the others', async () => {
  const bot = await busyBot();
  await bot.pause(5_000);
  takenByTelegram((await crowd(bot, { reply: 90, alert: 20 })).turns);
});

test('whoever does not wait for the end of a pause takes no slot behind it', async () => {
  const { pace } = await busyBot();
  await pace.pause('-7', 3_500);
  const note = await pace.reserve('-7', 'group', 'note');
  assert.ok(note > patience('note'), `a note does not wait so long: ${note} ms`);
  const reply = await pace.reserve('-7', 'group', 'reply');
  assert.ok(reply <= 3_500, `a reply waits for the end alone: ${reply} ms`);
});

/** Pours them into the bucket by which Telegram is imitated. */
function takenByTelegram(turns: readonly number[]): void {
  let level = 1;
  let at = turns[0] ?? 0;
  for (const turn of turns) {
    level = Math.max(0, level - ((turn - at) / 1_000) * telegramPace.perSecond) + 1;
    at = turn;
    // Booked are 29 at most; an answer that a busy machine reads 60 ms late is not the pace's.
    assert.ok(level <= telegramPace.perSecond + 1, `${level} at once`);
  }
}
