import { writeCopy } from '../../src/adapters/postgres/backups/write-copy.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import type { Copy } from '../../src/core/backups/backup.ts';
import type { RestoreJob } from '../../src/core/backups/backup-ports.ts';
import { hours } from '../../src/core/kernel/time.ts';
import type { Scope } from './database.ts';
import { ANNA, ahead, BORIS, DINA, HOUSE, NOW, openRows, VERA } from './rows.ts';

/** Nobody is told then what can wait. */
export const NIGHT = ahead(hours(5));
export const origin = { schema: '0052', installation: 'here' };

/** Дина and Вера are admins, Анна holds 45, Борис nothing; a database in which two houses live. */
export async function openCopiedHouse(scope: Scope) {
  const rows = await openRows(scope);
  const { put, pool, ids, clear } = rows;
  // A restore looks at the house beside its work.
  const several = await openPool(pool.options.connectionString ?? '', { max: 3, applicationName: 'copies' });
  scope.after(() => several.end());
  const wakes = { notices: () => {}, timers: () => {} };
  const transactions = createTransactions(openTables(several), { now: () => NIGHT }, wakes, Buffer.alloc(32));
  const person = { display_name: 'x', language: 'ru' };
  await put('persons', { id: ANNA, ...person }, { id: BORIS }, { id: VERA }, { id: DINA });
  const lives = { approved_at: NOW, roles: [], banned_until: null };
  await put(
    'memberships',
    { person_id: ANNA, ...lives },
    ...[{ person_id: BORIS }, { person_id: VERA, roles: ['admin'] }, { person_id: DINA, roles: ['admin'] }],
  );
  await put('spots', { number: 45 }, { number: 46 });
  await put('holdings', { spot: 45, person_id: ANNA, tenant_until: null });
  const restoring = { pool: several, transactions, origin, now: NIGHT };
  return {
    ...{ ...rows, ...transactions, restoring },
    /** Who is told what, and when at the earliest. */
    told: async () => {
      const { rows: all } = await pool.query<{ one: string }>(
        "select recipient || ' ' || (notice ->> 'kind') || case when due_at > made_at then ' later' else '' end as one from notices where notice is not null order by id",
      );
      await clear('notices');
      return all.map(({ one }) => one);
    },
    /** What is there now, as a copy. */
    copy: async (): Promise<Copy> => {
      const db = openTables(pool);
      const { header, lines } = await writeCopy(db, { ...origin, complex: HOUSE, encrypts: true }, NOW);
      const tables = new Map(Object.keys(header.counts).map((name): [string, never[]] => [name, []]));
      for (const line of lines.slice(1)) {
        const [name, row] = JSON.parse(line);
        tables.get(name)?.push(row as never);
      }
      return { header, tables };
    },
    /** A restore of Дина's that has come so far. */
    job: async (restore: Partial<RestoreJob['restore']> = {}): Promise<RestoreJob> => {
      await clear('restores');
      const source = { kind: 'folder', name: 'a' } as const;
      const { difference = null, ...row } = restore;
      const state = row.state ?? 'confirmed';
      await put('restores', { id: 3, asked_by: DINA, changed_at: NOW, state, source, difference });
      const known = { id: 3, askedBy: DINA, source, state, fault: null, header: null, difference };
      return { complex: HOUSE, restore: { ...known, ...row }, to: null, sha256: null, tries: 0 };
    },
    states: () => ids('restores', 'true', "id || ' ' || state"),
    holders: () => ids('holdings', 'complex_id = 1', "spot || ' ' || person_id"),
  };
}

/** A folder that takes what is stored. */
export function folder() {
  const stored: string[] = [];
  const store = async (complex: number, kind: string) => {
    stored.push(`${complex} ${kind}`);
    return { fileName: 'b', sha256: Buffer.alloc(1), bytes: 1, encrypted: true };
  };
  return { stored, vault: { encrypts: true, store } as never };
}
