import { type Kysely, sql } from 'kysely';
import type { Copy, CopyRow } from '../../../core/backups/backup.ts';
import type { CopyRows, Holding } from '../../../core/backups/backup-ports.ts';
import { type ComplexId, type PersonId, personId, spotNumber } from '../../../core/kernel/ids.ts';
import { instantOf } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';
import { type CopiedTable, copiedTables } from './catalogue.ts';
import { asOver, insertRows, rowKey } from './insert-rows.ts';
import { withoutPeople } from './read-rows.ts';

/** A copy holds a value that cannot be: a bug of ours, or not written by us. */
export class UnfitRow extends Error {
  override readonly name = 'UnfitRow';
}

/** People come back, but no roles and no bans: anybody can encrypt a file to a public key. */
const NO_ROLES = { roles: [], banned_until: null, ban_reason: null };

/** What `bringPeople` has brought before anything that is over. */
const PEOPLE = ['persons', 'addresses'];

export function copyRows(db: Kysely<Tables>): CopyRows {
  return {
    bringPeople: async (complex, copy) => {
      const tables = await copiedTables(db);
      const forgotten = await forgottenIn(db, complex, copy);
      const replaced = await replacedIn(db, copy);
      const known = withoutPeople(tables, copy, new Set([...forgotten, ...replaced]));
      const bring = async (name: string, more: CopyRow = {}) => {
        const table = tables.find((one) => one.name === name);
        if (!table) throw new Error(`no copies of ${name}`);
        const rows = (known.tables.get(name) ?? []).map((row) => ({ ...row, ...more }));
        return insertRows(db, table, rows);
      };
      await bring('persons');
      await bring('addresses');
      const back = await bring('memberships', NO_ROLES);
      await bring('spots');
      return { copy: known, back: back.size, forgotten: forgotten.length };
    },
    approveAsIn: async (complex, copy) => {
      const rows = JSON.stringify(copy.tables.get('memberships') ?? []);
      const { rows: changed } = await sql<{ approved: boolean }>`
        with said as (
          select person_id, approved_at from json_populate_recordset(null::memberships, ${rows}::json)
        ), now_said as (
          select m.person_id, m.approved_at as was, s.approved_at as is from memberships m
          left join said s on s.person_id = m.person_id
          where m.complex_id = ${complex} and (m.approved_at is null) <> (s.approved_at is null)
            and (s.approved_at is not null or m.roles = '{}')
        )
        update memberships m set approved_at = n.is from now_said n
        where m.complex_id = ${complex} and m.person_id = n.person_id
        returning m.approved_at is not null as approved
      `.execute(db);
      const approved = changed.filter((row) => row.approved).length;
      return { approved, unapproved: changed.length - approved };
    },
    holdingsIn: (copy) => (copy.tables.get('holdings') ?? []).map(holdingOf),
    holdings: async (complex) => {
      const query = db
        .selectFrom('holdings')
        .select(['spot', 'person_id as person', 'tenant_until as until']);
      return query.where('complex_id', '=', complex).orderBy('spot').orderBy('person_id').execute();
    },
    bringHistory: (complex, copy) => bringHistory(db, complex, copy),
  };
}

function holdingOf({ spot, person_id, tenant_until }: CopyRow): Holding {
  const number = typeof spot === 'number' ? spotNumber(spot) : null;
  if (number === null || !Number.isSafeInteger(person_id)) throw new UnfitRow('a holding');
  // A copy from before there were tenants has none.
  const until = typeof tenant_until === 'string' ? instantOf(tenant_until) : null;
  if (until && Number.isNaN(until.getTime())) throw new UnfitRow('the end of a tenancy');
  return { spot: number, person: personId(Number(person_id)), until };
}

const idsIn = (copy: Copy): number[] =>
  (copy.tables.get('persons') ?? []).map(({ id }) => {
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) throw new UnfitRow('a person');
    return id;
  });

async function forgottenIn(db: Kysely<Tables>, complex: ComplexId, copy: Copy): Promise<PersonId[]> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select person_id from erasures where complex_id = ${complex} and person_id = any(${idsIn(copy)}::bigint[])
  `.execute(db);
  return rows.map((row) => row.person_id);
}

/** Whoever is gone without a trace and whose messenger account somebody else has now: the newer one is right. */
async function replacedIn(db: Kysely<Tables>, copy: Copy): Promise<PersonId[]> {
  const rows = JSON.stringify(copy.tables.get('addresses') ?? []);
  const { rows: taken } = await sql<{ person_id: PersonId }>`
    select distinct f.person_id from json_populate_recordset(null::addresses, ${rows}::json) f
    join addresses a on a.bot_id = f.bot_id and a.external_id = f.external_id
    where a.person_id <> f.person_id
  `.execute(db);
  return taken.map((row) => row.person_id);
}

/**
 * What is over comes back where it is missing. A row that hangs on one which never went away is not touched: the thread
 * or the claim has gone on since.
 */
async function bringHistory(db: Kysely<Tables>, _: ComplexId, copy: Copy): Promise<Record<string, number>> {
  const tables = (await copiedTables(db)).filter(
    ({ chat, name }) => chat === 'added' && !PEOPLE.includes(name),
  );
  const isHistory = new Set(tables.map(({ name }) => name));
  const made = new Map<string, ReadonlySet<string>>();
  for (const table of tables) {
    const rows = (copy.tables.get(table.name) ?? []).filter((row) => hangsOnNew(table, row, isHistory, made));
    const over = asOver(table.name, rows, copy.header.madeAt);
    made.set(table.name, await insertRows(db, table, over));
  }
  const counts = [...made].map(([name, keys]): [string, number] => [name, keys.size]);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function hangsOnNew(
  { parents }: CopiedTable,
  row: CopyRow,
  isHistory: ReadonlySet<string>,
  made: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  return parents
    .filter(
      ({ table, columns }) =>
        isHistory.has(table) && columns.every((column) => (row[column] ?? null) !== null),
    )
    .every(({ table, columns }) => made.get(table)?.has(rowKey(row, columns)));
}
