import { type Kysely, sql } from 'kysely';
import type { Copy } from '../../../core/backups/backup.ts';
import { type PersonId, personId } from '../../../core/kernel/ids.ts';
import { installationId, installationSecret, keepOrigin } from '../complexes/installation.ts';
import { INVENTORY } from '../inventory.ts';
import type { Tables } from '../tables.ts';
import { armTimers } from '../timers/arm-timers.ts';
import { copiedTables, type DescribedTable } from './catalogue.ts';
import { asOver, insertRows } from './insert-rows.ts';
import { areFit, withoutPeople } from './read-rows.ts';

/**
 * Numbers that were given out after the copy was made mean somebody in later copies of the same house: a new person must
 * not get one of them.
 */
const GAP = 1_000_000;

/** Nobody has agreed to anything here: there is nothing to lose. */
export async function isEmptyHouse(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select from persons limit 1`.execute(db);
  return rows.length === 0;
}

/**
 * Fills an empty database with everything that stands in a copy: roles, bans, settings and the journal, too. Threads are
 * closed; whoever asked to be forgotten since stays out. False: the rows do not fit our tables.
 */
export async function loadCopy(
  db: Kysely<Tables>,
  copy: Copy,
  listed: readonly PersonId[],
  now: Date,
): Promise<boolean> {
  const tables = await copiedTables(db);
  if (!areFit(tables, copy)) return false;
  const { complex, installation } = copy.header;
  const forgotten = new Set([...listed, ...(await forgottenHere(db, copy)), ...forgottenIn(copy)]);
  const known = withoutPeople(tables, copy, forgotten);
  await sql`truncate ${sql.join(Object.keys(INVENTORY).map((name) => sql.table(name)))} cascade`.execute(db);
  for (const table of tables) {
    const rows = asOver(table.name, known.tables.get(table.name) ?? [], copy.header.madeAt);
    const made = await insertRows(db, table, rows);
    // Two rows with one key: the database would never have written that.
    if (made.size !== rows.length) return false;
    await countOn(db, table);
  }
  for (const person of forgotten) {
    const insert = db
      .insertInto('erasures')
      .values({ complex_id: complex, person_id: person, erased_at: now });
    await insert.onConflict((oc) => oc.doNothing()).execute();
  }
  if (!holdsSecret(copy)) await keepOrigin(db, installation);
  await armTimers(db);
  return true;
}

/** Without it what was made with it is worth nothing any more: passes, and the bans of whoever was forgotten. */
export const holdsSecret = ({ tables }: Copy) => (tables.get('secrets') ?? []).length > 0;

/** A house that everybody has left may still know whom it has forgotten. */
async function forgottenHere(db: Kysely<Tables>, { header }: Copy): Promise<readonly PersonId[]> {
  const query = db.selectFrom('erasures').select('person_id').where('complex_id', '=', header.complex);
  const rows = await query.execute();
  // Another house's numbers mean other people; an empty list needs no secret to be made for it.
  if (rows.length === 0) return [];
  const ours = await installationId(db, await installationSecret(db));
  return ours === header.installation ? rows.map((row) => row.person_id) : [];
}

function forgottenIn({ tables }: Copy): readonly PersonId[] {
  return (tables.get('erasures') ?? []).flatMap(({ person_id }) =>
    typeof person_id === 'number' ? [personId(person_id)] : [],
  );
}

/** Counters go on behind the largest number there is, with a gap. */
export async function countOn(db: Kysely<Tables>, { name, counted }: DescribedTable): Promise<void> {
  for (const column of counted) {
    await sql`
      select setval(pg_get_serial_sequence(${name}, ${column}), coalesce(max(${sql.ref(column)}), 0) + ${GAP})
      from ${sql.table(name)}
    `.execute(db);
  }
}
