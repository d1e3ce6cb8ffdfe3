import { setTimeout } from 'node:timers/promises';
import type { ClientBase, Pool, PoolClient } from 'pg';
import { type Duration, seconds } from '../../../core/kernel/time.ts';

/** How long a statement of the running bot may take. Behind a proxy that hangs, no answer ever comes. */
export const DEADLINE: Duration = seconds(15);

/** Whether nothing was answered until the deadline: the words of `pg` are all there is. */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

/**
 * Gives a connection back that no longer answers, and ends its session on the server, too: behind a proxy that hangs
 * it would live on with all its locks. One that has done anything lately is another's by now.
 */
export function dropSilent(pool: Pool, client: PoolClient): void {
  const pid = pidOf(client);
  client.release(true);
  dropIdle(pool);
  if (pid === null) return;
  void endSession(pool, pid);
}

/** What hangs between us and the server hangs for all that rest: whoever was lent one would wait for another deadline. */
function dropIdle(pool: Pool): void {
  for (let idle = pool.idleCount; idle > 0; idle -= 1)
    pool.connect().then(
      (client) => client.release(true),
      () => {},
    );
}

/** As long as it takes whoever waits behind the lock of one that was ended to be at rest, too. */
const MOST_TRIES = 10;
const PAUSE: Duration = seconds(1);

/**
 * Where the server does not let us, the session ends by its own deadlines. One that waited for a lock goes on with what
 * lies on the wire when the lock is free, and is looked at again.
 */
async function endSession(pool: Pool, pid: number): Promise<void> {
  const text = `select case when greatest(query_start, state_change) < clock_timestamp() - interval '500 milliseconds'
    then pg_terminate_backend(pid) else false end as ended
    from pg_stat_activity
    where pid = $1 and usename = current_user and application_name = current_setting('application_name')`;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const lives = await pool
      .query<{ ended: boolean }>(text, [pid])
      .then(({ rows }) => rows.some(({ ended }) => !ended), isSilence);
    if (!lives) return;
    await setTimeout(PAUSE, undefined, { ref: false });
  }
}

/** Gives a connection back over which a lock was asked for in vain: it may have come, and only the answer not. */
export function giveUp(pool: Pool, client: PoolClient, error: unknown): void {
  if (isSilence(error)) dropSilent(pool, client);
  else client.release(true);
}

function pidOf(client: ClientBase): number | null {
  return 'processID' in client && typeof client.processID === 'number' ? client.processID : null;
}
