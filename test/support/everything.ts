import type { TestApp } from './test-app.ts';

/** Every row of every table, as text: what a thief of the database would read. */
export async function everything({ pool }: TestApp): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by table_name",
  );
  const parts: string[] = [];
  for (const { name } of rows) {
    // Machine time: it forgets within the hour by itself.
    if (name === 'pace') continue;
    const found = await pool.query<{ row: string }>(`select t::text as row from ${name} t`);
    parts.push(`${name}\n${found.rows.map(({ row }) => row).join('\n')}`);
  }
  return parts.join('\n');
}
