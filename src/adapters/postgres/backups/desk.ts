import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { BackupEvent, CopyDesk } from '../../../core/backups/backup-ports.ts';
import type { Clock } from '../../../core/ports.ts';
import { alone } from '../kit/alone.ts';
import { LOCK } from '../kit/locks.ts';
import { isDatabaseTrouble } from '../kit/trouble.ts';
import type { Transactions } from '../transact.ts';
import { WANTED } from './backups.ts';
import { type BackupRow, makeCopy, nextWanted, noteFailure } from './make-copy.ts';
import { nextRestore, spendTry } from './next-restore.ts';
import { apply, compare, refuseRestore } from './restore-steps.ts';

export type DeskParts = {
  readonly pool: Pool;
  readonly transactions: Transactions;
  readonly clock: Clock;
  /** Whose copies are of use here. */
  readonly installation: string;
  /** The newest migration. */
  readonly schema: string;
};

/** What the database does for copies and restores. Each step is one transaction; a kill leaves it undone. */
export function createCopyDesk({ pool, transactions, clock, installation, schema }: DeskParts): CopyDesk {
  const origin = { schema, installation };
  const restoring = () => ({ pool, transactions, origin, now: clock.now() });
  /** Restores whose last try the database's trouble ended: the next one is the same. */
  const spared = new Set<number>();
  return {
    origin,
    alone: async (work) =>
      (await isAnythingWanted(pool)) && ((await alone(pool, [LOCK.copies, 0], work)) ?? false),
    makeNext: async (vault) => {
      const hand: { row: BackupRow | null } = { row: null };
      try {
        return await transactions.transact(async (tx, trx) => {
          await sql`set transaction isolation level repeatable read`.execute(trx);
          hand.row = await nextWanted(trx);
          if (!hand.row) return null;
          await makeCopy({ tx, trx, origin, vault, now: clock.now() }, hand.row);
          return eventOf(hand.row, 'made');
        });
      } catch (error) {
        const { row } = hand;
        if (!row || isDatabaseTrouble(error)) throw error;
        await transactions.transact((tx, trx) => noteFailure({ tx, trx, now: clock.now() }, row));
        return { ...eventOf(row, 'failed'), error };
      }
    },
    forgotten: () =>
      transactions.transact(async (_, trx) => {
        const query = trx.selectFrom('erasures').select(['complex_id as complex', 'person_id as person']);
        const people = await query.orderBy('complex_id').orderBy('person_id').execute();
        return { installation: origin.installation, people };
      }),
    nextRestore: async () => {
      const job = await transactions.transact((tx, trx) => nextRestore(tx, trx, clock.now()));
      return job && spared.has(job.restore.id) ? { ...job, tries: job.tries - 1 } : job;
    },
    spendTry: async (job) => {
      const { id } = job.restore;
      if (!spared.has(id)) await transactions.transact((_, trx) => spendTry(trx, job));
      spared.delete(id);
    },
    spareTry: ({ restore }) => void spared.add(restore.id),
    refuse: (job, fault, sha256) => refuseRestore(restoring(), job, fault, sha256),
    compare: (job, opened, sha256) => compare(restoring(), job, opened, sha256),
    apply: (job, opened, vault) => apply(restoring(), job, opened, vault),
  };
}

function eventOf({ complex_id: complex, kind }: BackupRow, outcome: BackupEvent['outcome']): BackupEvent {
  return { complex, kind, outcome };
}

/** Whether a session is worth a look: one of its own is opened only where there is something to do. */
async function isAnythingWanted(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query(`${WANTED} limit 1`);
  return rows.length > 0;
}
