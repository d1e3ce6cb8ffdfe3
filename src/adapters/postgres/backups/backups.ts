import { type Kysely, type Selectable, sql } from 'kysely';
import { staffWhoMay } from '../../../application/staff-who-may.ts';
import type { Backup, Backups } from '../../../core/backups/backup-ports.ts';
import type { Tables } from '../tables.ts';
import { restores } from './restores.ts';

/** Copies and restores that are to be made, as the server gets it. */
export const WANTED = `select from backups where state = 'wanted'
  union all select from restores where state in ('wanted', 'confirmed')`;

export function backups(db: Kysely<Tables>, queued: () => void): Backups {
  return {
    want: async (complex, kind, by, at) => {
      queued();
      const row = { complex_id: complex, kind, asked_by: by, wanted_at: at, state: 'wanted' as const };
      const { id } = await db.insertInto('backups').values(row).returning('id').executeTakeFirstOrThrow();
      return id;
    },
    get: async (complex, backup) => {
      const query = db.selectFrom('backups').selectAll().where('complex_id', '=', complex);
      const row = await query.where('id', '=', backup).executeTakeFirst();
      return row ? backupOf(row) : null;
    },
    wasAsked: async (complex, { since, until }) => {
      const asked = db.selectFrom('backups').select('id').where('complex_id', '=', complex);
      const found = asked.where('kind', '=', 'asked').where('wanted_at', '>', since);
      return (await found.where('wanted_at', '<=', until).limit(1).executeTakeFirst()) !== undefined;
    },
    lastMade: async (complex) => {
      const query = db.selectFrom('backups').selectAll().where('complex_id', '=', complex);
      const made = query.where('state', '=', sql.lit('made'));
      const row = await made.orderBy('settled_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
      return row ? backupOf(row) : null;
    },
    readers: async (complex) => {
      // Whoever may not keep copies any more is sent nothing, whatever he once wanted.
      const { rows } = await sql<{ person_id: Backup['askedBy'] & number }>`
        select r.person_id from backup_readers r
        join memberships m on m.complex_id = r.complex_id and m.person_id = r.person_id
        where r.complex_id = ${complex} and m.roles && ${staffWhoMay('keep copies')}::text[] order by r.person_id
      `.execute(db);
      return rows.map((row) => row.person_id);
    },
    setReader: async (complex, person, reads) => {
      const row = { complex_id: complex, person_id: person };
      if (reads) {
        const insert = db.insertInto('backup_readers').values(row);
        await insert.onConflict((oc) => oc.doNothing()).execute();
        return;
      }
      const all = db.deleteFrom('backup_readers').where('complex_id', '=', complex);
      await all.where('person_id', '=', person).execute();
    },
    ...restores(db, queued),
  };
}

/** When the last copy was made, and how many could not be made since. */
export async function copyState(
  db: Kysely<Tables>,
): Promise<{ lastMade: string | null; failedSince: number }> {
  const { rows } = await sql<{ last: Date | null; failed: number }>`
    with last as (select max(settled_at) as at from backups where state = 'made')
    select (select at from last) as last, count(*)::int as failed from backups
    where state = 'failed' and settled_at > coalesce((select at from last), '-infinity')
  `.execute(db);
  return { lastMade: rows[0]?.last?.toISOString() ?? null, failedSince: rows[0]?.failed ?? 0 };
}

type BackupRow = Selectable<Tables['backups']>;

export function backupOf(row: BackupRow): Backup {
  const { id, kind, asked_by: askedBy, wanted_at: wantedAt } = row;
  return { id, kind, askedBy, wantedAt, made: madeOf(row), failed: row.state === 'failed' };
}

function madeOf({
  file_name: fileName,
  bytes,
  encrypted,
  header,
  settled_at: madeAt,
}: BackupRow): Backup['made'] {
  if (fileName === null || bytes === null || encrypted === null || !header || !madeAt) return null;
  return { fileName, bytes, encrypted, madeAt, counts: header.counts };
}
