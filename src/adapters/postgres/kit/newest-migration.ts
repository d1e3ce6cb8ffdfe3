import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/** The newest migration that the database has seen. */
export async function newestMigration(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{
    name: string | null;
  }>`select max(name collate "C") as name from migrations`.execute(db);
  return rows[0]?.name ?? '';
}
