import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { seconds } from '../../../core/kernel/time.ts';
import { isConnectionLost } from './connect.ts';
import { LOCK } from './locks.ts';
import { ROUSE } from './rouse.ts';
import { dropSilent, giveUp, isSilence } from './silence.ts';

/** A process's claim on the notices that it is sending: an advisory lock that dies with its connection. */
export type Worker = {
  /** From now on there is one, and its heart beats. */
  readonly begin: () => void;
  /** Our number; waits while the lock is not ours. It stays the same: a new connection takes the lock anew. */
  readonly id: () => Promise<number>;
  /** Null: we have none yet. */
  readonly number: () => number | null;
  /** Our number, if the lock is ours now. */
  readonly held: () => number | null;
  readonly close: () => Promise<void>;
};

/** What a heart beats with, and what is heard on the same connection. */
export type Beat = {
  readonly ask: (client: PoolClient, number: number) => Promise<unknown>;
  /** Another process tells something, on the channel of `ROUSE`. */
  readonly heard: (told: string) => void;
  /** From now on it is heard; whatever was told before may have been lost. */
  readonly listening: () => void;
};

const BARE: Beat = { ask: (client) => client.query('select'), heard: () => {}, listening: () => {} };

export const BEAT_EVERY = seconds(3);
const AGAIN = 100;

export function createWorker(pool: Pool, beat: Beat = BARE): Worker {
  let number: number | null = null;
  let held: Promise<PoolClient> | null = null;
  let isHeld = false;
  let watching = Promise.resolve();
  const closing = new AbortController();

  const acquire = async (): Promise<PoolClient> => {
    const client = await pool.connect();
    try {
      number ??= await drawNumber(client);
      // Shared: a session of ours that is dead, and the server does not know it, may have it, too.
      await client.query('select pg_advisory_lock_shared($1, $2)', [LOCK.worker, number]);
      client.on('notification', ({ payload }) => beat.heard(payload ?? ''));
      await listen(client, number);
      beat.listening();
      return client;
    } catch (error) {
      giveUp(pool, client, error);
      throw error;
    }
  };
  const hold = () => {
    held ??= acquire().then(
      (client) => {
        isHeld = true;
        watching = watch(client);
        return client;
      },
      (error: unknown) => {
        held = null;
        throw error;
      },
    );
    return held;
  };
  /** Others take what we are sending when our lock is gone for long: a lost connection is replaced at once. */
  const watch = async (client: PoolClient) => {
    const isSilent = await lostOrOver(client, closing.signal, () => beat.ask(client, number ?? 0));
    isHeld = false;
    // The pool counts a lost connection as lent until it is given back, and would wait for it at the end.
    if (isSilent) dropSilent(pool, client);
    else client.release(true);
    held = null;
    if (!closing.signal.aborted) void regain();
  };
  const regain = async () => {
    while (!closing.signal.aborted) {
      try {
        await hold();
        return;
      } catch {
        await sleep(AGAIN, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
  };
  return {
    begin: () => void regain(),
    id: async () => {
      await hold();
      return number ?? 0;
    },
    number: () => number,
    held: () => (isHeld ? number : null),
    close: async () => {
      closing.abort();
      await held?.catch(() => null);
      // Closing the connection frees the lock: what is half sent goes to the next process.
      await watching;
    },
  };
}

async function drawNumber(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ id: number }>("select nextval('owners')::int as id");
  return rows[0]?.id ?? 0;
}

/** Others hear that we live. Who sits between us and the server may not let us: then nobody rouses us, and the beats look. */
async function listen(client: PoolClient, number: number): Promise<void> {
  await client.query(`listen ${ROUSE}; notify ${ROUSE}, '${number}:'`).catch((error: unknown) => {
    if (isConnectionLost(error)) throw error;
  });
}

/** Resolves when the connection is lost, or nobody needs it any more; true: it has fallen silent. */
async function lostOrOver(
  client: PoolClient,
  over: AbortSignal,
  ask: () => Promise<unknown>,
): Promise<boolean> {
  const { promise: ended, resolve: end } = Promise.withResolvers<boolean>();
  client.once('end', () => end(false));
  over.addEventListener('abort', () => end(false), { once: true });
  if (over.aborted) return false;
  let isAsking = false;
  const beat = async () => {
    if (isAsking) return;
    isAsking = true;
    await ask().catch((error: unknown) => {
      if (isConnectionLost(error)) end(isSilence(error));
    });
    isAsking = false;
  };
  void beat();
  const beats = setInterval(beat, BEAT_EVERY);
  try {
    return await ended;
  } finally {
    clearInterval(beats);
  }
}
