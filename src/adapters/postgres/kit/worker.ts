import type { Pool } from 'pg';
import { LOCK } from './locks.ts';

/** A process's claim on the notices that it is sending: an advisory lock that dies with its connection. */
export type Worker = {
  /** Our number; waits while the database is away. A new connection brings a new number. */
  readonly id: () => Promise<number>;
  readonly close: () => Promise<void>;
};

type Held = { readonly id: number; readonly letGo: () => void };

export function createWorker(pool: Pool): Worker {
  let held: Promise<Held> | null = null;
  const acquire = async (): Promise<Held> => {
    const client = await pool.connect();
    let isOurs = true;
    const letGo = () => {
      if (isOurs) client.release(true);
      isOurs = false;
    };
    try {
      const { rows } = await client.query<{ id: number }>("select nextval('owners')::int as id");
      const id = rows[0]?.id ?? 0;
      await client.query('select pg_advisory_lock($1, $2)', [LOCK.worker, id]);
      client.once('end', () => {
        held = null;
        // The pool counts a lost connection as lent until it is given back, and would wait for it at the end.
        letGo();
      });
      return { id, letGo };
    } catch (error) {
      letGo();
      throw error;
    }
  };
  const hold = () => {
    held ??= acquire().catch((error: unknown) => {
      held = null;
      throw error;
    });
    return held;
  };
  return {
    id: async () => (await hold()).id,
    close: async () => {
      const last = await held?.catch(() => null);
      held = null;
      // Closing the connection frees the lock: half-sent notices go to the next process at once.
      last?.letGo();
    },
  };
}
