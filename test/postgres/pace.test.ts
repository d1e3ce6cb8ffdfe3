import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { rememberBot } from '../../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createPace } from '../../src/adapters/postgres/outbox/pace.ts';
import { TELEGRAM_LIMITS } from '../../src/adapters/telegram/limits.ts';
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
      'update pace set next_at = next_at + $2::interval, paused_until = paused_until + $2::interval where bot_id = $1',
      [bot, by],
    );
  /** Two chats are refused at once: the whole bot is meant. */
  const pause = async (wait: number) => {
    for (const chat of ['8', '9']) await pace.pause(chat, wait);
  };
  return { pace, setBack, pause };
}

test('a clock that was set back an hour silences nobody, and one step is enough', async () => {
  const { pace, setBack } = await busyBot();
  await setBack('1 hour');
  assert.equal(await pace.reserve('1', 'private', 'alert'), 0);
  assert.equal(await pace.reserve('2', 'private', 'alert'), 0);
  const announcement = await pace.reserve('1', 'private', 'announcement');
  assert.ok(announcement > 0 && announcement < 2_100, `the pace goes on: ${announcement} ms`);
});

test('a pause that was asked for before the clock was set back is over', async () => {
  const { pace, setBack, pause } = await busyBot();
  await pause(30_000);
  await setBack('1 hour');
  assert.equal(await pace.reserve('1', 'private', 'alert'), 0);
});

test('a pause that a quiet bot was asked for before the clock was set back is over, too', async () => {
  const bot = await rememberBot(db, { messenger: 'telegram', externalId: `${++bots}` });
  const pace = createPace(db, bot, TELEGRAM_LIMITS);
  await pace.reserve('1', 'private', 'alert');
  // It has said nothing for an hour when it is told to be quiet.
  await pool.query("update pace set next_at = next_at - interval '1 hour' where bot_id = $1", [bot]);
  for (const chat of ['8', '9']) await pace.pause(chat, 30_000);
  await pool.query(
    "update pace set next_at = next_at + interval '1 hour', paused_until = paused_until + interval '1 hour' where bot_id = $1",
    [bot],
  );
  assert.equal(await pace.reserve('1', 'private', 'alert'), 0);
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
  for (const wait of waits) assert.ok(wait > 16_000 && wait <= 20_000, `${wait} ms`);
});

test('a pause that is asked for after the clock was set back replaces the older one', async () => {
  const { pace, setBack, pause } = await busyBot();
  await pause(30_000);
  await setBack('1 hour');
  await pause(5_000);
  const wait = await pace.reserve('1', 'private', 'alert');
  assert.ok(wait > 4_000 && wait <= 5_000, `${wait} ms`);
});
