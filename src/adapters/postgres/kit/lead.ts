import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { BotId } from '../../../chat/kit/incoming.ts';
import { type Duration, seconds } from '../../../core/kernel/time.ts';
import { LOCK } from './locks.ts';
import { dropSilent, giveUp, isSilence } from './silence.ts';

/** How often a replica that does not poll looks whether it may, in machine milliseconds. */
const LOOK_EVERY = 1_000;
const BEAT_EVERY = seconds(5);

export type Lead = {
  readonly lost: Promise<void>;
  readonly release: () => Promise<void>;
  readonly polled: () => void;
};

/**
 * Every statement of the session that leads begins with this, and the server tells everybody which statement a session
 * ran last and when: a heart that beats without a row, and that nobody can leave behind.
 */
const MARK = '/* polls */';

/**
 * Waits for the right to poll for a bot: one process of all has it, by an advisory lock that dies with its
 * connection. Rejects when `over` aborts or the database is lost.
 */
export async function leadPolling(pool: Pool, bot: BotId, signal: AbortSignal): Promise<Lead> {
  const client = await pool.connect();
  try {
    while (!(await tryLock(client, bot))) await wait(LOOK_EVERY, undefined, { signal: signal });
  } catch (error) {
    giveUp(pool, client, error);
    throw error;
  }
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  let isOurs = true;
  const give = (back: () => void) => {
    if (isOurs) back();
    isOurs = false;
  };
  const silent = () => give(() => dropSilent(pool, client));
  return { lost, release: async () => give(() => client.release(true)), polled: beating(client, silent) };
}

function beating(client: PoolClient, silent: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let isAsking = false;
  const beat = async () => {
    isAsking = true;
    try {
      await client.query(`${MARK} select`);
    } catch (error) {
      // A session that is gone has told so by `lost`.
      if (isSilence(error)) silent();
    }
    isAsking = false;
  };
  return () => {
    if (isAsking || performance.now() - last < BEAT_EVERY) return;
    last = performance.now();
    void beat();
  };
}

async function tryLock(client: PoolClient, bot: BotId): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    `${MARK} select pg_try_advisory_lock($1, $2) as held`,
    [LOCK.poll, bot],
  );
  return rows[0]?.held ?? false;
}

/**
 * How long ago whoever leads said that it polls, over all processes, in machine time; null: nobody leads, or the lock
 * is in the hands of a session that does something else. A server that keeps no activities tells only that somebody
 * leads.
 */
export async function polledAgo(pool: Pool, bot: BotId): Promise<Duration | null> {
  const { rows } = await pool.query<{ ms: number }>(
    `select greatest(0, coalesce(extract(epoch from clock_timestamp() - a.query_start), 0) * 1000)::bigint as ms
     from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2 and l.objsubid = 2
       and l.database = (select oid from pg_database where datname = current_database())
       and (a.query like $3 or current_setting('track_activities') = 'off')`,
    [LOCK.poll, bot, `${MARK}%`],
  );
  return rows[0]?.ms ?? null;
}
