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
  if (pid === null) return;
  void endSession(pool, pid);
}

/** The pool may lend a connection that hangs, too, and drops it then. */
const MOST_TRIES = 5;

/** Where the server does not let us, the session ends by its own deadlines. */
async function endSession(pool: Pool, pid: number): Promise<void> {
  const text = `select pg_terminate_backend(pid) from pg_stat_activity
    where pid = $1 and usename = current_user and application_name = current_setting('application_name')
      and greatest(query_start, state_change) < clock_timestamp() - interval '500 milliseconds'`;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const error: unknown = await pool.query(text, [pid]).then(
      () => null,
      (failure: unknown) => failure,
    );
    if (!isSilence(error)) return;
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
