import { type CompiledQuery, type Insertable, type Kysely, sql } from 'kysely';
import type { Alert } from '../../../core/alerts/alert.ts';
import type { Tables } from '../tables.ts';
import { changing, partiesOf } from './alert-rows.ts';

/** The thread and its parties in one statement, with the number that was asked of the sequence before. */
export function addThread(db: Kysely<Tables>, alert: Alert): CompiledQuery {
  const row = {
    complex_id: alert.complex,
    id: alert.id,
    kind: alert.kind,
    spot: alert.spot,
    plate: alert.car?.plate ?? null,
    plate_key: alert.car?.key ?? null,
    unfound: alert.unfound,
    withheld: alert.withheld,
    reason: alert.visitor?.reason ?? null,
    tag_id: alert.visitor?.tag ?? null,
    rings: alert.visitor?.rings ?? null,
    raised_at: alert.raisedAt,
    note: alert.note.text,
    note_photos: alert.note.photos,
    ...changing(alert),
  } satisfies Insertable<Tables['alerts']>;
  const columns = Object.keys(row).map((name) => sql.ref(name));
  const made = sql`insert into alerts (${sql.join(columns)}) overriding system value
        values (${sql.join(Object.values(row))})`;
  // A passer-by's call may have nobody in it.
  if (partiesOf(alert).length === 0) return made.compile(db);
  return db
    .with('made', () => sql`(${made})`)
    .insertInto('alert_parties')
    .values(partiesOf(alert))
    .compile();
}

/** Parties are added and changed; whoever leaves a thread is taken out by whoever lets him go. */
export function saveThread(db: Kysely<Tables>, alert: Alert): CompiledQuery {
  const update = db
    .updateTable('alerts')
    .set(changing(alert))
    .where('complex_id', '=', alert.complex)
    .where('id', '=', alert.id);
  const parties = partiesOf(alert);
  if (parties.length === 0) return update.compile();
  return db
    .with('saved', () => update)
    .insertInto('alert_parties')
    .values(parties)
    .onConflict((oc) =>
      oc.columns(['complex_id', 'alert_id', 'part', 'person_id']).doUpdateSet((eb) => ({
        spot: eb.ref('excluded.spot'),
        reach: eb.ref('excluded.reach'),
        phone_at: eb.ref('excluded.phone_at'),
        answer: eb.ref('excluded.answer'),
        answered_at: eb.ref('excluded.answered_at'),
        done_at: eb.ref('excluded.done_at'),
        muted: eb.ref('excluded.muted'),
        borrower: eb.ref('excluded.borrower'),
        quota_left: eb.ref('excluded.quota_left'),
      })),
    )
    .compile();
}
