import { type Kysely, sql } from 'kysely';
import type { AlertId, ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Privacy } from '../../../core/privacy/privacy-ports.ts';
import { INVENTORY } from '../inventory.ts';
import type { Opened } from '../kit/feature.ts';
import { columnsOf } from '../kit/table-rule.ts';
import type { Tables } from '../tables.ts';
import { claimMarks, leaveClaimMarks } from './claim-marks.ts';
import { erasureKey } from './erasure-key.ts';
import { readMyData } from './my-data.ts';

export function privacy({ db, secret, wake, features }: Opened): Privacy {
  return {
    ...claimMarks(db, secret),
    mine: (complex, person) => readMyData(db, complex, person),
    claimsOf: async (complex, person) => {
      const query = db.selectFrom('claims').select('id').where('complex_id', '=', complex);
      const claims = await query.where('person_id', '=', person).orderBy('id').execute();
      return claims.map((claim) => claim.id);
    },
    threadsOf: async (complex, person) => {
      const { rows } = await sql<{ alert: AlertId; open: boolean }>`
        select distinct a.id as alert, a.state <> 'closed' as open
        from alert_parties p join alerts a on a.complex_id = p.complex_id and a.id = p.alert_id
        where p.complex_id = ${complex} and p.person_id = ${person} order by a.id
      `.execute(db);
      return rows;
    },
    erase: async (complex, person, at) => {
      await leaveMarks(db, secret, complex, person, at);
      await leaveClaimMarks(db, secret, complex, person, at);
      for (const { eraseWords } of features)
        for (const statement of eraseWords?.(complex, person) ?? []) await statement.execute(db);
      await eraseRows(db, complex, person);
      await db
        .insertInto('erasures')
        .values({ complex_id: complex, person_id: person, erased_at: at })
        .execute();
      wake.introduction();
      wake.hint('standing', [person]);
    },
    remember: (complex, person, now) => recall(db, secret, complex, person, now),
    agree: async (complex, person, version, at) => {
      await db
        .updateTable('memberships')
        .set({ consent_version: version, consented_at: at })
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .execute();
    },
    purge: async (complex, until, now) => {
      for (const { retention } of features)
        for (const statement of retention?.(complex, until, now) ?? []) await statement.execute(db);
    },
  };
}

/** A ban outlives the erasure until its end, and `ADMIN_IDS` do not count a second time. */
async function leaveMarks(
  db: Kysely<Tables>,
  secret: Buffer,
  complex: ComplexId,
  person: PersonId,
  now: Date,
): Promise<void> {
  const { rows } = await sql<{
    bot_id: number;
    external_id: string;
    banned_until: Date | null;
    seeded: boolean;
  }>`
    select a.bot_id, a.external_id, case when m.banned_until > ${now} then m.banned_until end as banned_until,
      s.external_id is not null as seeded
    from addresses a
    join memberships m on m.person_id = a.person_id and m.complex_id = ${complex}
    left join admin_seeds s on s.complex_id = m.complex_id and s.bot_id = a.bot_id and s.external_id = a.external_id
    where a.person_id = ${person}
  `.execute(db);
  for (const { bot_id, external_id, banned_until, seeded } of rows) {
    await db
      .deleteFrom('admin_seeds')
      .where('complex_id', '=', complex)
      .where('bot_id', '=', bot_id)
      .where('external_id', '=', external_id)
      .execute();
    if (banned_until === null && !seeded) continue;
    const row = { complex_id: complex, key: erasureKey(secret, bot_id, external_id), banned_until, seeded };
    await db
      .insertInto('erasure_marks')
      .values(row)
      .onConflict((oc) => oc.columns(['complex_id', 'key']).doUpdateSet({ banned_until, seeded }))
      .execute();
  }
}

/** Whoever comes back is banned as before, and no admin by `ADMIN_IDS` once more. */
async function recall(
  db: Kysely<Tables>,
  secret: Buffer,
  complex: ComplexId,
  person: PersonId,
  now: Date,
): Promise<Date | null> {
  let until: Date | null = null;
  const addresses = await db
    .selectFrom('addresses')
    .select(['bot_id', 'external_id'])
    .where('person_id', '=', person)
    .execute();
  for (const { bot_id, external_id } of addresses) {
    const mark = await db
      .deleteFrom('erasure_marks')
      .where('complex_id', '=', complex)
      .where('key', '=', erasureKey(secret, bot_id, external_id))
      .returning(['banned_until', 'seeded'])
      .executeTakeFirst();
    if (!mark) continue;
    if (mark.seeded) {
      const seed = { complex_id: complex, bot_id, external_id, seeded_at: now };
      await db
        .insertInto('admin_seeds')
        .values(seed)
        .onConflict((oc) => oc.doNothing())
        .execute();
    }
    if (mark.banned_until === null || mark.banned_until <= now) continue;
    until = mark.banned_until;
    await db
      .updateTable('memberships')
      .set({ banned_until: until })
      .where('complex_id', '=', complex)
      .where('person_id', '=', person)
      .execute();
  }
  return until;
}

/** These have no complex: they end with the person, or are needed until then. */
const OF_THE_PERSON = ['persons', 'addresses', 'dialogs', 'albums'];

/** By the inventory: every row of theirs goes, in every other row their column is emptied. */
async function eraseRows(db: Kysely<Tables>, complex: ComplexId, person: PersonId): Promise<void> {
  for (const [table, rule] of Object.entries(INVENTORY)) {
    if (OF_THE_PERSON.includes(table)) continue;
    const inComplex = sql`from ${sql.table(table)} where complex_id = ${complex}`;
    for (const column of columnsOf(rule, 'owner'))
      await sql`delete ${inComplex} and ${sql.ref(column)} = ${person}`.execute(db);
    for (const column of columnsOf(rule, 'emptied')) {
      await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = null
        where complex_id = ${complex} and ${sql.ref(column)} = ${person}`.execute(db);
    }
  }
  // Somebody may live in another complex, too; what is left goes with the last membership.
  await sql`
    delete from persons p where p.id = ${person}
      and not exists (select from memberships m where m.person_id = p.id)`.execute(db);
}
