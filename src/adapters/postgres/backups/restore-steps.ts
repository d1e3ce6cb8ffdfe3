import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import type { BackupHeader, CopyFault } from '../../../core/backups/backup.ts';
import type { CopyStore, Difference, Opened, RestoreJob } from '../../../core/backups/backup-ports.ts';
import { mergeCopy } from '../../../core/backups/merge-copy.ts';
import { mayStillRestore } from '../../../core/backups/want-restore.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Tx } from '../../../core/ports.ts';
import { adminsOf } from '../../../core/residents/change-holders.ts';
import { lockData } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';
import type { Transactions } from '../transact.ts';
import { broughtUp, isUnfit } from './bring-up.ts';
import { copiedTables } from './catalogue.ts';
import { makeSafetyCopy } from './make-copy.ts';
import { areFit } from './read-rows.ts';
import type { Origin } from './write-copy.ts';

/** Where a restore happens, and when. */
export type Restoring = {
  readonly pool: Pool;
  readonly transactions: Transactions;
  readonly origin: Origin;
  readonly now: Date;
};

/** Ends a transaction that was only to see what it would do. */
class Undo extends Error {
  override readonly name = 'Undo';
  readonly difference: Difference;

  constructor(difference: Difference) {
    super('nothing is changed');
    this.difference = difference;
  }
}

/** Whoever the list beside the copies names is forgotten here, too, also where the database lost its own. */
async function keepForgotten(
  trx: Kysely<Tables>,
  complex: ComplexId,
  people: readonly PersonId[],
  now: Date,
): Promise<void> {
  await sql`
    insert into erasures (complex_id, person_id, erased_at)
    select ${complex}, f.id, ${now} from unnest(${people}::bigint[]) f (id)
    where not exists (select from memberships m where m.complex_id = ${complex} and m.person_id = f.id)
    on conflict do nothing
  `.execute(trx);
}

/** Does the whole restore and takes it back: the difference is what really would happen. */
export async function compare(
  { pool, transactions, origin, now }: Restoring,
  job: RestoreJob,
  opened: Opened,
  sha256: Uint8Array,
): Promise<CopyFault | null> {
  const { complex } = job;
  const raised = await broughtUp(pool, opened.copy, { ...origin, complex });
  if (!raised.ok) return raised.why;
  const copy = raised.value;
  const seen = await differenceOr(() =>
    transactions.transact(async (tx, trx): Promise<CopyFault> => {
      await lockData(trx);
      if (!areFit(await copiedTables(trx), copy)) return 'unfit';
      await keepForgotten(trx, complex, opened.forgotten, now);
      throw new Undo(await mergeCopy(tx, complex, copy, now));
    }),
  );
  if (typeof seen === 'string') return seen;
  await ask(transactions, job, { header: copy.header, difference: seen, sha256 }, now);
  return null;
}

/** Does what was confirmed. Where the house has changed since, nothing happens and the admin is asked once more. */
export async function apply(
  { pool, transactions, origin, now }: Restoring,
  job: RestoreJob,
  opened: Opened,
  vault: CopyStore,
): Promise<CopyFault | null> {
  const { complex, restore, sha256 } = job;
  const raised = await broughtUp(pool, opened.copy, { ...origin, complex });
  if (!raised.ok) return raised.why;
  const copy = raised.value;
  const came = await differenceOr(() =>
    withView(transactions, (view) =>
      transactions.transact(async (tx, trx): Promise<CopyFault | null> => {
        await lockData(trx);
        if (!(await mayStillRestore(tx, complex, restore, now))) return null;
        if (!areFit(await copiedTables(trx), copy)) return 'unfit';
        if (!(await tx.backups.moveRestore(complex, restore.id, 'confirmed', 'done', now))) return null;
        await makeSafetyCopy({ ...view, origin, vault, now }, complex, restore.askedBy);
        await keepForgotten(trx, complex, opened.forgotten, now);
        const difference = await mergeCopy(tx, complex, copy, now);
        if (!isDeepStrictEqual(difference, restore.difference)) throw new Undo(difference);
        await tellDone(tx, job, now);
        return null;
      }),
    ),
  );
  if (came === null || typeof came === 'string') return came;
  await ask(transactions, job, { header: copy.header, difference: came, sha256 }, now);
  return null;
}

/**
 * One view of the database beside the work: it begins with the first statement there, when the house is locked. Its
 * connection is taken before the lock, for those who wait for the lock hold the others.
 */
function withView<T>(
  { transact }: Transactions,
  work: (view: { readonly tx: Tx; readonly trx: Kysely<Tables> }) => Promise<T>,
): Promise<T> {
  return transact(async (tx, trx) => {
    await sql`set transaction isolation level repeatable read`.execute(trx);
    return work({ tx, trx });
  });
}

async function tellDone(tx: Tx, { complex, restore }: RestoreJob, now: Date): Promise<void> {
  const { id, askedBy: by } = restore;
  await tx.journal.note(complex, by, { kind: 'copy restored' }, now);
  await tx.notices.add(complex, [by], 'note', { kind: 'restore', restore: id });
  const others = (await adminsOf(tx, complex)).filter((one) => one !== by);
  await tx.notices.add(complex, others, 'note', { kind: 'restored', restore: id, by });
}

/** Says why a file changes nothing. What stands in a copy of ours is known without opening it, by its sum. */
export async function refuseRestore(
  { transactions, now }: Restoring,
  { complex, restore }: RestoreJob,
  fault: CopyFault,
  sha256: Uint8Array | null,
): Promise<void> {
  await transactions.transact(async (tx, trx) => {
    const known = sha256 && (await headerBySum(trx, complex, Buffer.from(sha256)));
    const source =
      fault === 'holds a key' ? { kind: 'sent', file: '', name: '', message: null } : restore.source;
    await trx
      .updateTable('restores')
      .set({ state: 'refused', fault, changed_at: now, source: JSON.stringify(source) })
      .$if(known !== null, (update) => update.set({ header: JSON.stringify(known) }))
      .where('complex_id', '=', complex)
      .where('id', '=', restore.id)
      .where('state', '=', restore.state)
      .execute();
    await tx.notices.add(complex, [restore.askedBy], 'note', { kind: 'restore', restore: restore.id });
  });
}

async function headerBySum(
  trx: Kysely<Tables>,
  complex: number,
  sha256: Buffer,
): Promise<BackupHeader | null> {
  const { rows } = await sql<{ header: BackupHeader }>`
    select header from backups where complex_id = ${complex} and sha256 = ${sha256} limit 1
  `.execute(trx);
  return rows[0]?.header ?? null;
}

type Found = {
  readonly header: BackupHeader;
  readonly difference: Difference;
  readonly sha256: Uint8Array | null;
};

async function ask(transactions: Transactions, { complex, restore }: RestoreJob, found: Found, now: Date) {
  const { header, difference, sha256 } = found;
  await transactions.transact(async (tx, trx) => {
    const { rows } = await sql`
      update restores set state = 'compared', header = ${JSON.stringify(header)}, sha256 = ${sha256 && Buffer.from(sha256)},
        difference = ${JSON.stringify(difference)}, changed_at = ${now}
      where complex_id = ${complex} and id = ${restore.id} and state = ${restore.state} returning id
    `.execute(trx);
    if (rows.length === 0) return;
    await tx.notices.add(complex, [restore.askedBy], 'note', { kind: 'restore', restore: restore.id });
  });
}

/** What the work came to: its own answer, the difference it was undone for, or that the values cannot be. */
async function differenceOr<T>(work: () => Promise<T>): Promise<T | Difference | 'unfit'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Undo) return error.difference;
    if (isUnfit(error)) return 'unfit';
    throw error;
  }
}
