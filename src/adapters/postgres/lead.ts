import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { BotId } from '../../chat/kit/incoming.ts';
import { LOCK } from './locks.ts';

/** How often a replica that does not poll looks whether it may, in machine milliseconds. */
const LOOK_EVERY = 1_000;

export type Lead = { readonly lost: Promise<void>; readonly release: () => Promise<void> };

/**
 * Waits for the right to poll for a bot: one process of all has it, by an advisory lock that dies with its
 * connection. Rejects when `over` aborts or the database is lost.
 */
export async function leadPolling(pool: Pool, bot: BotId, over: AbortSignal): Promise<Lead> {
  const client = await pool.connect();
  try {
    while (!(await tryLock(client, bot))) await wait(LOOK_EVERY, undefined, { signal: over });
  } catch (error) {
    client.release(true);
    throw error;
  }
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  const release = async () => client.release(true);
  return { lost, release };
}

async function tryLock(client: PoolClient, bot: BotId): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, $2) as held', [
    LOCK.poll,
    bot,
  ]);
  return rows[0]?.held ?? false;
}
