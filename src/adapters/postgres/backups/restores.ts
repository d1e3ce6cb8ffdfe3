import type { Kysely, Selectable } from 'kysely';
import type { Backups, Restore } from '../../../core/backups/backup-ports.ts';
import type { Tables } from '../tables.ts';

export function restores(
  db: Kysely<Tables>,
  queued: () => void,
): Pick<Backups, 'wantRestore' | 'restore' | 'moveRestore'> {
  return {
    wantRestore: async (complex, by, source, at) => {
      queued();
      await db
        .updateTable('restores')
        .set({ state: 'off', changed_at: at })
        .where('complex_id', '=', complex)
        .where('asked_by', '=', by)
        .where('state', 'in', ['wanted', 'compared', 'confirmed'])
        .execute();
      const { id } = await db
        .insertInto('restores')
        .values({
          complex_id: complex,
          asked_by: by,
          asked_at: at,
          source: JSON.stringify(source),
          state: 'wanted',
          changed_at: at,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    restore: async (complex, restore) => {
      const query = db.selectFrom('restores').selectAll().where('complex_id', '=', complex);
      const row = await query.where('id', '=', restore).executeTakeFirst();
      return row ? restoreOf(row) : null;
    },
    moveRestore: async (complex, restore, from, to, at) => {
      queued();
      const row = await db
        .updateTable('restores')
        .set({ state: to, changed_at: at, tries: 0 })
        .where('complex_id', '=', complex)
        .where('id', '=', restore)
        .where('state', '=', from)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

export function restoreOf(row: Selectable<Tables['restores']>): Restore {
  const { id, asked_by: askedBy, source, state, fault, difference } = row;
  return { id, askedBy, source, state, fault, header: row.header, difference };
}
