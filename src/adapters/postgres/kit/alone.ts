import type { Pool, PoolClient } from 'pg';
import { dropSilent, isSilence } from './silence.ts';

/** Works while a session of its own has the lock, which dies with the process; null: somebody else has it. */
export async function alone<T>(
  pool: Pool,
  key: readonly [number, number],
  work: () => Promise<T>,
): Promise<T | null> {
  const client = await pool.connect();
  let isSilent = false;
  const heard = (error: unknown) => {
    isSilent = isSilence(error);
    throw error;
  };
  try {
    const asked = client.query<{ ours: boolean }>('select pg_try_advisory_lock($1, $2) as ours', [...key]);
    const { rows } = await asked.catch(heard);
    return rows[0]?.ours === true ? await work() : null;
  } finally {
    // Ending the session frees the lock, too, whatever became of the work, but a moment after we were told.
    if (isSilent || (await isSilentToUnlock(client))) dropSilent(pool, client);
    else client.release(true);
  }
}

function isSilentToUnlock(client: PoolClient): Promise<boolean> {
  return client.query('select pg_advisory_unlock_all()').then(() => false, isSilence);
}
