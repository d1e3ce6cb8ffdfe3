import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { dropSilent, isSilence } from './silence.ts';
import type { Answer } from './statement.ts';
import { openWire } from './wire.ts';

/** Lists of any length make statements without end, and every session keeps what it prepared. */
const MOST_NAMES = 400;

/** A connection whose statements leave at once, whether those before them are answered or not; throws what cannot be sent. */
export type Prepared = {
  readonly query: <Row>(text: string, values: readonly unknown[]) => Promise<Answer<Row>>;
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
      const ask = openWire(client);
      let silence: unknown = null;
      const query: Prepared['query'] = <Row>(text: string, values: readonly unknown[]) => {
        // A rollback would wait for an answer, too.
        if (silence) return Promise.reject(silence);
        return ask<Row>({ name: nameOf(text), text, values }).catch((error: unknown) => {
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

function isChangedUnderUs(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000';
}
