import { createHash } from 'node:crypto';
import { Duplex } from 'node:stream';
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import { dropSilent, isSilence } from './silence.ts';

/** Lists of any length make statements without end, and every session keeps what it prepared. */
const MOST_NAMES = 400;

/** A connection whose statements leave at once, whether those before them are answered or not. */
export type Prepared = {
  readonly query: <Row extends QueryResultRow>(
    text: string,
    values: readonly unknown[],
  ) => Promise<QueryResult<Row>>;
  readonly release: () => void;
};

export type PreparedPool = { readonly connect: () => Promise<Prepared>; readonly end: () => Promise<void> };

/**
 * The pool with every statement named, so that a session plans it once: planning took longer than
 * running (taking a notice 5.6 ms, prepared 1.5 ms; docs/bench.md). When a newer version migrates the tables under our
 * feet, a prepared "select *" throws; from then on nothing is named, and whoever tries again succeeds.
 *
 * A connection that answers nothing until the deadline is dropped, and with it those that rest.
 */
export function preparing(pool: Pool): PreparedPool {
  const names = new Map<string, string>();
  let naming = true;
  const nameOf = (text: string): string | undefined => {
    if (!naming) return undefined;
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    const name = createHash('sha256').update(text).digest('base64url');
    names.set(text, name);
    return name;
  };
  return {
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const together = sendingTogether(client);
      let silence: unknown = null;
      const query: Prepared['query'] = (text, values) => {
        // A rollback would wait for an answer, too.
        if (silence) return Promise.reject(silence);
        const name = nameOf(text);
        together();
        const asked = client.query({ ...(name !== undefined && { name }), text, values: [...values] });
        return asked.catch((error: unknown) => {
          if (isChangedUnderUs(error)) naming = false;
          if (isSilence(error)) silence = error;
          throw error;
        });
      };
      const release = () => (silence ? dropSilent(pool, client) : client.release());
      return { query, release };
    },
  };
}

/**
 * What is asked for in one go leaves in one write: each of its own wakes the server, and a profile of the bot spent a
 * third of its time in writes.
 */
function sendingTogether(client: PoolClient): () => void {
  const stream = streamOf(client);
  let isHeld = false;
  const letGo = () => {
    isHeld = false;
    stream?.uncork();
  };
  return () => {
    if (isHeld || !stream) return;
    isHeld = true;
    stream.cork();
    // After whatever goes on without waiting for anybody.
    queueMicrotask(() => process.nextTick(letGo));
  };
}

function streamOf(client: PoolClient): Duplex | null {
  if (!('connection' in client)) return null;
  const { connection } = client;
  if (typeof connection !== 'object' || connection === null || !('stream' in connection)) return null;
  return connection.stream instanceof Duplex ? connection.stream : null;
}

function isChangedUnderUs(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000';
}
