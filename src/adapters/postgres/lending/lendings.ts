import { type Kysely, type Selectable, sql } from 'kysely';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import type { Lending } from '../../../core/lending/lending.ts';
import type { Lendings, OfferedSpot } from '../../../core/lending/lending-ports.ts';
import { LOCK } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';

export function lendings(db: Kysely<Tables>): Lendings {
  const rows = (complex: ComplexId) =>
    db.selectFrom('lendings').selectAll().where('complex_id', '=', complex);
  const open = (complex: ComplexId) => rows(complex).where('ended_at', 'is', null);
  return {
    lock: async (complex) => {
      await sql`select pg_advisory_xact_lock(${LOCK.lending}, hashtext(${String(complex)}))`.execute(db);
    },
    add: async ({ complex, spot, borrower, madeAt, until, warned }) => {
      const begun = { complex_id: complex, spot, borrower, made_at: madeAt, until, warned };
      const row = await db
        .insertInto('lendings')
        .values({ ...begun, ended_at: null, ending: null, left_at: null, thread: null })
        .onConflict((oc) => oc.doNothing())
        .returningAll()
        .executeTakeFirst();
      return one(row);
    },
    get: async (complex, id) => one(await rows(complex).where('id', '=', id).executeTakeFirst()),
    save: async ({ complex, id, until, warned, endedAt, ending, leftAt, thread }) => {
      await db
        .updateTable('lendings')
        .set({ until, warned, ended_at: endedAt, ending, left_at: leftAt, thread })
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .execute();
    },
    current: async (complex, spot, now) => {
      const lent = open(complex).where('spot', '=', spot).where('until', '>', now);
      return one(await lent.executeTakeFirst());
    },
    openAt: async (complex, spot) => one(await open(complex).where('spot', '=', spot).executeTakeFirst()),
    openOf: async (complex, borrower) =>
      one(await open(complex).where('borrower', '=', borrower).executeTakeFirst()),
    all: async (complex, now) =>
      (await open(complex).where('until', '>', now).orderBy('spot').execute()).map(lendingOf),
    offered: async (complex, now) => {
      const { rows: found } = await sql<OfferedSpot>`
        select f.spot, f.until, l.until as lent, l.borrower
        from free_marks f left join lendings l
          on l.complex_id = f.complex_id and l.spot = f.spot and l.ended_at is null and l.until > ${now}
        where f.complex_id = ${complex} and f.until > ${now} and not f.hidden
          and exists (
            select from holdings h join memberships m using (complex_id, person_id)
            where h.complex_id = f.complex_id and h.spot = f.spot and coalesce(m.banned_until <= ${now}, true)
          )
          and not exists (
            select from guest_passes g where g.complex_id = f.complex_id and g.spot = f.spot
              and (g.ended_at is null and g.until > ${now} or g.entered_at is not null and g.left_at is null)
          )
        order by f.spot
      `.execute(db);
      return found;
    },
    atGate: async (complex, endedSince) => {
      const seen = rows(complex)
        .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>=', endedSince)]))
        .where('left_at', 'is', null)
        .orderBy(sql`ended_at is not null`)
        .orderBy('until')
        .orderBy('id');
      return (await seen.execute()).map(lendingOf);
    },
  };
}

const one = (row: Selectable<Tables['lendings']> | undefined): Lending | null =>
  row ? lendingOf(row) : null;

function lendingOf(row: Selectable<Tables['lendings']>): Lending {
  return {
    complex: row.complex_id,
    id: row.id,
    spot: row.spot,
    borrower: row.borrower,
    madeAt: row.made_at,
    until: row.until,
    warned: row.warned,
    endedAt: row.ended_at,
    ending: row.ending,
    leftAt: row.left_at,
    thread: row.thread,
  };
}
