import pg from 'pg';
import { LOCKS_HERE } from '../support/locks.ts';

/** A gate before the commit of whatever changes one table: what has been written waits there, unseen. */
export type HeldCommits = {
  /** Resolves when so many transactions stand before it. */
  readonly waiting: (count: number) => Promise<void>;
  readonly open: () => Promise<void>;
};

const KEY = 4_545;

/** Shuts the gate: from now on nobody who changes `table` can commit until it opens. */
export async function holdCommits(url: string, table: string): Promise<HeldCommits> {
  const keeper = new pg.Client(url);
  await keeper.connect();
  await keeper.query(`
    create function stand_at_gate() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(${KEY}); return null; end $$;
    create constraint trigger gate after insert or update on ${table}
      deferrable initially deferred for each row execute function stand_at_gate();
  `);
  await keeper.query('select pg_advisory_lock($1)', [KEY]);
  return {
    waiting: async (count) => {
      const waiting = `select count(*)::int as count from ${LOCKS_HERE}
        where locktype = 'advisory' and classid = 0 and objid = ${KEY} and not granted`;
      for (;;) {
        const { rows } = await keeper.query<{ count: number }>(waiting);
        if ((rows[0]?.count ?? 0) >= count) return;
      }
    },
    open: async () => {
      await keeper.query('select pg_advisory_unlock($1)', [KEY]);
      await keeper.query(`drop trigger gate on ${table}; drop function stand_at_gate()`);
      await keeper.end();
    },
  };
}
