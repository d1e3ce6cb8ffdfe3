import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresQueryResult } from 'kysely';
import type { Pool } from 'pg';

/** Lists of any length make statements without end, and every session keeps what it prepared. */
const MOST_NAMES = 400;

/**
 * The pool for Kysely, with every statement named, so that a session plans it once: planning took longer than
 * running (taking a notice 5.6 ms, prepared 1.5 ms; docs/bench.md). When a newer version migrates the tables under our
 * feet, a prepared "select *" throws; from then on nothing is named, and whoever tries again succeeds.
 */
export function preparing(pool: Pool): PostgresPool {
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
      function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
      function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
      function query(text: unknown, values: readonly unknown[] = []): unknown {
        if (typeof text !== 'string') throw new Error('this house streams nothing');
        const name = nameOf(text);
        const asked = client.query({ ...(name !== undefined && { name }), text, values: [...values] });
        return asked.catch((error: unknown) => {
          if (isChangedUnderUs(error)) naming = false;
          throw error;
        });
      }
      return { query, release: () => client.release() };
    },
  };
}

function isChangedUnderUs(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000';
}
