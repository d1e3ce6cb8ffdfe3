import { createHash } from 'node:crypto';
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
 * A connection that answers nothing until the deadline is dropped, and with it those that have been silent since.
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
  const trust = trusting(pool);
  return {
    end: () => pool.end(),
    connect: async () => {
      const client = await trust.connect();
      let silence: unknown = null;
      const query: Prepared['query'] = (text, values) => {
        // A rollback would wait for an answer, too.
        if (silence) return Promise.reject(silence);
        const name = nameOf(text);
        const asked = client.query({ ...(name !== undefined && { name }), text, values: [...values] });
        return asked.catch((error: unknown) => {
          if (isChangedUnderUs(error)) naming = false;
          if (isSilence(error)) silence = error;
          throw error;
        });
      };
      const release = () => (silence ? trust.silent(client) : trust.heard(client));
      return { query, release };
    },
  };
}

/** What hangs between us and the server hangs for all who wait there: after one silence the others are not tried. */
function trusting(pool: Pool) {
  const heardAt = new WeakMap<PoolClient, number>();
  let silentAt = Number.NEGATIVE_INFINITY;
  return {
    connect: async (): Promise<PoolClient> => {
      for (;;) {
        const client = await pool.connect();
        if ((heardAt.get(client) ?? Number.POSITIVE_INFINITY) > silentAt) return client;
        dropSilent(pool, client);
      }
    },
    heard: (client: PoolClient) => {
      heardAt.set(client, performance.now());
      client.release();
    },
    silent: (client: PoolClient) => {
      silentAt = performance.now();
      dropSilent(pool, client);
    },
  };
}

function isChangedUnderUs(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000';
}
