import { type Kysely, type Selectable, sql } from 'kysely';
import type { BackupKind } from '../../../core/backups/backup.ts';
import type { CopyStore } from '../../../core/backups/backup-ports.ts';
import { retryDailyBackup } from '../../../core/backups/daily-backup.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Tx } from '../../../core/ports.ts';
import { tellAdmins } from '../../../core/residents/change-holders.ts';
import type { Tables } from '../tables.ts';
import { type Origin, writeCopy } from './write-copy.ts';

export type BackupRow = Selectable<Tables['backups']>;

/** One transaction, and where what it makes goes to. */
export type Making = {
  readonly tx: Tx;
  readonly trx: Kysely<Tables>;
  readonly origin: Origin;
  readonly vault: CopyStore;
  readonly now: Date;
};

export async function nextWanted(trx: Kysely<Tables>): Promise<BackupRow | null> {
  const wanted = trx.selectFrom('backups').selectAll().where('state', '=', sql.lit('wanted')).orderBy('id');
  return (await wanted.limit(1).forUpdate().skipLocked().executeTakeFirst()) ?? null;
}

/** Makes a copy that is wanted. Its row says so only when the file lies there: a kill in between makes it again. */
export async function makeCopy(making: Making, row: BackupRow): Promise<void> {
  const { tx } = making;
  const { complex_id: complex, id, kind, asked_by: askedBy } = row;
  const encrypted = await fill(making, complex, id, kind);
  if (askedBy !== null) await tx.notices.add(complex, [askedBy], 'note', { kind: 'backup made', backup: id });
  if (kind !== 'daily' || !encrypted) return;
  const readers = await tx.backups.readers(complex);
  await tx.notices.add(complex, readers, 'note', { kind: 'backup file', backup: id });
}

/** What there was before a restore: it can be brought back the same way. */
export async function makeSafetyCopy(making: Making, complex: ComplexId, by: PersonId): Promise<void> {
  const id = await making.tx.backups.want(complex, 'before restore', by, making.now);
  await fill(making, complex, id, 'before restore');
}

async function fill(
  { trx, origin, vault, now }: Making,
  complex: ComplexId,
  id: number,
  kind: BackupKind,
): Promise<boolean> {
  const { header, lines } = await writeCopy(trx, { ...origin, complex, encrypts: vault.encrypts }, now);
  const { fileName, sha256, bytes, encrypted } = await vault.store(complex, kind, now, lines);
  await trx
    .updateTable('backups')
    .set({
      state: 'made',
      settled_at: now,
      file_name: fileName,
      sha256: Buffer.from(sha256),
      bytes,
      encrypted,
      header: JSON.stringify(header),
    })
    .where('complex_id', '=', complex)
    .where('id', '=', id)
    .execute();
  return encrypted;
}

/** The admins hear of it once: a disk that is full stays full for longer than a night. */
export async function noteFailure({ tx, trx, now }: Pick<Making, 'tx' | 'trx' | 'now'>, row: BackupRow) {
  const { complex_id: complex, id, kind, asked_by: askedBy } = row;
  const { rows } = await sql<{ state: BackupRow['state'] }>`
    select state from backups where complex_id = ${complex} and kind = 'daily' and id < ${id} order by id desc limit 1
  `.execute(trx);
  await trx
    .updateTable('backups')
    .set({ state: 'failed', settled_at: now })
    .where('complex_id', '=', complex)
    .where('id', '=', id)
    .execute();
  const notice = { kind: 'backup failed', backup: id } as const;
  // Whoever asked is waiting for it, also at night.
  if (askedBy !== null) await tx.notices.add(complex, [askedBy], 'note', notice, now);
  if (kind !== 'daily') return;
  await retryDailyBackup(tx, complex, now);
  if (rows[0]?.state !== 'failed') await tellAdmins(tx, complex, notice);
}
