import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { checksOf } from '../../src/app/checks.ts';
import { hours, minutes, seconds } from '../../src/core/kernel/time.ts';
import { ANNA, ago, ahead, HOUSE, NEXT_DOOR, NOW, openRows } from '../support/rows.ts';

type Parts = Parameters<typeof checksOf>[0];

/** A house that is looked at; `refused`: for how long the database has taken nothing; `looked`: when each loop looked last. */
async function opens(t: Parameters<typeof openRows>[0]) {
  const rows = await openRows(t);
  const { pool } = rows;
  const world = { refused: 0, looked: { deliver: 0, announce: 0, fire: 0 } };
  const loop = (name: keyof typeof world.looked) => ({
    lastLook: () => performance.now() - world.looked[name],
  });
  const checks = checksOf({
    database: { db: openTables(pool), pool, newestKnown: '0' },
    ...{ bot: 1, clock: { now: () => NOW }, source: { state: () => ({ kind: 'unknown' }) } },
    loops: { deliver: loop('deliver'), announce: loop('announce'), fire: loop('fire') },
    trouble: { lasts: () => world.refused },
  } as unknown as Parts);
  const isWell = async (name: string) => (await checks[name]?.())?.ok ?? assert.fail(name);
  return { ...rows, world, checks, isWell };
}

const told = { recipient: ANNA, channel: 'messenger', lane: 0, made_at: NOW, due_at: NOW, settled_at: null };

test('A bot is not well whose notices die or are sent without end, or whose database takes nothing', async (t) => {
  const { put, clear, pool, world, isWell } = await opens(t);
  const with_ = async (notice: object) => {
    await clear('notices');
    await put('notices', { id: 1, ...told, ...notice });
    return isWell('database');
  };
  assert.equal(await with_({ state: 'due' }), true);
  assert.equal(await with_({ state: 'dead', settled_at: ago(hours(23)) }), false);
  assert.equal(await with_({ state: 'dead', settled_at: ago(hours(25)) }), true);
  // Whoever names a made-up address of a push service turns nothing red.
  assert.equal(await with_({ state: 'dead', settled_at: NOW, channel: 'push' }), true);
  assert.equal(await with_({ state: 'sending', due_at: ago(minutes(3)) }), false);
  assert.equal(await with_({ state: 'sending', due_at: ago(minutes(1)) }), true);
  world.refused = minutes(1);
  assert.equal(await isWell('database'), false);
  world.refused = minutes(1) - 1;
  assert.equal(await isWell('database'), true);
  await pool.query('set default_transaction_read_only = on');
  const isWritten = await isWell('database');
  await pool.query('set default_transaction_read_only = off');
  assert.equal(isWritten, false);
});

test('An alert that waits for more than five minutes is seen, also between two tries; what is kept for the morning does not wait', async (t) => {
  const { put, clear, checks, isWell } = await opens(t);
  const waits = async (notice: object) => {
    await clear('notices');
    await put('notices', { id: 1, ...told, state: 'due', tries: 0, made_at: ago(minutes(6)), ...notice });
    return isWell('notices');
  };
  assert.equal(await waits({}), false);
  assert.equal(await waits({ made_at: ago(minutes(5)) }), true);
  assert.equal(await waits({ due_at: ahead(seconds(40)), tries: 3 }), false);
  assert.equal(await waits({ due_at: ahead(hours(9)) }), true);
  assert.equal(await waits({ lane: 1, made_at: ago(minutes(59)) }), true);
  assert.equal(await waits({ lane: 1, made_at: ago(minutes(61)) }), false);
  assert.equal(await waits({ lane: 2, made_at: ago(hours(11)) }), true);
  assert.deepEqual(await checks.notices?.(), { ok: true, waiting: 1, announcementOldestMs: hours(11) });
});

test('A bot that has to be quiet for longer than an alert may take is not well, nor is one of whose loops one hangs', async (t) => {
  const { pool, world, isWell } = await opens(t);
  const paused = async (time: string) => {
    await pool.query(
      `insert into pace (bot_id, scope, next_at, paused_until) values (1, '', now(), clock_timestamp() + $1::interval)
       on conflict (bot_id, scope) do update set paused_until = excluded.paused_until`,
      [time],
    );
    return isWell('pace');
  };
  assert.deepEqual(
    [await paused('4 minutes 50 seconds'), await paused('5 minutes 10 seconds')],
    [true, false],
  );
  assert.equal(await isWell('loops'), true);
  for (const name of ['deliver', 'announce', 'fire'] as const) {
    world.looked = { deliver: 0, announce: 0, fire: 0, [name]: minutes(1) + seconds(1) };
    assert.equal(await isWell('loops'), false, name);
  }
});

test('A linked group is blind that shows the bot no mention, unless one has arrived', async (t) => {
  const { put, checks } = await opens(t);
  const group = { bot_id: 1, complex_id: HOUSE, present: true, sees_all: false, mention_seen_at: null };
  await put(
    'groups',
    { id: 1, chat_ref: '1', ...group },
    { id: 2, chat_ref: '2', sees_all: true },
    { id: 3, chat_ref: '3', mention_seen_at: NOW },
    ...[
      { id: 4, chat_ref: '4', present: false },
      { id: 5, chat_ref: '5', complex_id: null },
      { id: 6, chat_ref: '6', ...NEXT_DOOR },
    ],
  );
  assert.deepEqual(await checks.groups?.(), { ok: true, linked: 4, blind: 2 });
});
