import { type Kysely, sql } from 'kysely';
import type { Settings } from '../../../core/complexes/settings.ts';
import { minutes } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';

export function settings(db: Kysely<Tables>, nameChanged: () => void): Settings {
  return {
    lock: async (complex) => {
      await sql`select from complexes where id = ${complex} for no key update`.execute(db);
    },
    save: async (complex) => {
      const { remindAfter, callAfter } = complex.alertRules;
      await db
        .updateTable('complexes')
        .set({
          name: complex.name,
          time_zone: complex.timeZone,
          guard_phone: complex.guardPhone,
          bot_contact: complex.botContact,
          remind_after_minutes: remindAfter / minutes(1),
          call_after_minutes: callAfter / minutes(1),
          quiet_from_minute: complex.quietHours.from,
          quiet_until_minute: complex.quietHours.until,
        })
        .where('id', '=', complex.id)
        .execute();
      nameChanged();
    },
    openThreads: async (complex) => {
      const rows = await db
        .selectFrom('alerts')
        .select('id')
        .where('complex_id', '=', complex)
        .where('state', '!=', sql.lit('closed'))
        .orderBy('id')
        .execute();
      return rows.map((row) => row.id);
    },
  };
}
