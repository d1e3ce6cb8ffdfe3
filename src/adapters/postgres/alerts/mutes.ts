import { type Kysely, sql } from 'kysely';
import type { Mutes } from '../../../core/alerts/alert-ports.ts';
import { MUTED_FOR } from '../../../core/alerts/mute-sender.ts';
import type { AlertId, ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import { before, type Instant } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';

export function mutes(db: Kysely<Tables>): Mutes {
  return {
    set: async (complex, holder, sender, until) => {
      if (until === null) {
        await db
          .deleteFrom('mutes')
          .where('complex_id', '=', complex)
          .where('holder', '=', holder)
          .where('sender', '=', sender)
          .execute();
        return;
      }
      await db
        .insertInto('mutes')
        .values({ complex_id: complex, holder, sender, muted_until: until })
        .onConflict((oc) =>
          oc.columns(['complex_id', 'holder', 'sender']).doUpdateSet({ muted_until: until }),
        )
        .execute();
    },
    since: async (complex, holder, sender) => {
      const row = await db
        .selectFrom('mutes')
        .select('muted_until')
        .where('complex_id', '=', complex)
        .where('holder', '=', holder)
        .where('sender', '=', sender)
        .executeTakeFirst();
      return row ? before(row.muted_until, MUTED_FOR) : null;
    },
    holdersMuting: async (complex, sender, now) => {
      const { rows } = await sql<{ holder: PersonId }>`${mutingNow(complex, sender, now)}`.execute(db);
      return rows.map((row) => row.holder);
    },
  };
}

/** The holders who do not want to be disturbed by this sender now. */
export function mutingNow(complex: ComplexId, sender: PersonId, now: Instant) {
  return sql`
    select holder from mutes where complex_id = ${complex} and sender = ${sender} and muted_until > ${now}`;
}

/** The holders who do not want to be disturbed by anybody who still waits in the thread. */
export function mutingAll(complex: ComplexId, alert: AlertId, now: Instant) {
  const waits = sql`
    select person_id from alert_parties
    where complex_id = ${complex} and alert_id = ${alert} and part = 'sender' and done_at is null`;
  return sql`
    select m.holder from mutes m
    where m.complex_id = ${complex} and m.muted_until > ${now} and m.sender in (${waits})
    group by m.holder having count(*) = (select count(*) from (${waits}) w)`;
}
