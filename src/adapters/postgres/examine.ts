import type { Pool } from 'pg';

export type Examination = {
  readonly version: string;
  readonly bytes: number;
  readonly newestMigration: string;
  readonly admins: number;
  readonly deadNotices: number;
  readonly groups: readonly { readonly title: string; readonly chat: string }[];
};

/** The doctor comes before the migrations: until 0021 a role was a column. */
const IS_ADMIN = `coalesce(to_jsonb(m) -> 'roles' ? 'admin', (to_jsonb(m) ->> 'admin')::boolean)`;

/** What a doctor wants to know, without changing anything; null: no bot has ever worked here. */
export async function examine(pool: Pool): Promise<Examination | null> {
  const { rows: used } = await pool.query<{ is: boolean }>(
    "select to_regclass('group_lines') is not null as is",
  );
  if (!used[0]?.is) return null;
  const { rows } = await pool.query<Omit<Examination, 'groups'>>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
       (select max(name collate "C") from migrations) as "newestMigration",
       (select count(*)::int from memberships m where ${IS_ADMIN}) as admins,
       (select count(*)::int from notices where state = 'dead') as "deadNotices"`,
  );
  const [all] = rows;
  const groups = await pool.query<{ title: string; chat: string }>(
    'select title, chat_ref as chat from groups where present and complex_id is not null order by id',
  );
  return all ? { ...all, groups: groups.rows } : null;
}

export async function countAdmins(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ admins: number }>(
    `select count(*)::int as admins from memberships where roles <> '{}' and roles @> '{admin}'`,
  );
  return rows[0]?.admins ?? 0;
}
