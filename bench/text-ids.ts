/**
 * How long the migration to ids in text keeps a house waiting that has half a million people, and whether anything is
 * lost on the way: `node bin/node.cjs bench/text-ids.ts`.
 */
import 'temporal-polyfill/global';
import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool } from '../src/adapters/postgres/kit/connect.ts';
import { migrate, migrationsFolder } from '../src/adapters/postgres/kit/migrate.ts';
import { startOwnServer } from './own-server.ts';

const PEOPLE = 500_000;
const OURS = '0022-text-ids.sql';
/** Nobody is called meanwhile: an update of the bot may take so long. */
const LONGEST = 60_000;

const FILL = `
  insert into complexes (name, time_zone) values ('Замер', 'Europe/Moscow');
  insert into bots (messenger, external_id) values ('telegram', 7000000001);
  insert into persons (display_name, language, met_at) select 'Сосед', 'ru', now() from generate_series(1, ${PEOPLE});
  insert into addresses (bot_id, external_id, person_id, chat_ref)
    select 1, 4503599627370495 - id * 7919, id, (4503599627370495 - id * 7919)::text from persons;
  insert into admin_seeds (complex_id, bot_id, external_id, seeded_at)
    select 1, 1, external_id, now() from addresses where person_id <= 100;
`;

/** Every id stands where it stood, and the chat beside it says the same. */
const LOST = `select count(*)::int as lost from addresses a
  where external_id <> (4503599627370495 - person_id * 7919)::text or external_id <> chat_ref`;

const folder = await mkdtemp(join(tmpdir(), 'parking-text-ids-'));
const before = join(folder, 'before');
const server = await startOwnServer(join(folder, 'data'));
try {
  await copyBefore();
  const pool = await openPool(server.url, { max: 1, applicationName: 'bench' });
  await migrate(pool, () => new Date(), before);
  await pool.query(FILL);
  await pool.query('analyze');
  const start = performance.now();
  await migrate(pool, () => new Date());
  const ms = Math.round(performance.now() - start);
  const { rows: counted } = await pool.query<{ people: number; seeds: number }>(
    `select (select count(*)::int from addresses) as people,
       (select count(*)::int from admin_seeds join addresses using (bot_id, external_id)) as seeds`,
  );
  assert.deepEqual(counted, [{ people: PEOPLE, seeds: 100 }]);
  assert.deepEqual((await pool.query(LOST)).rows, [{ lost: 0 }]);
  const plan = await pool.query(
    "explain select person_id from addresses where bot_id = 1 and external_id = '7'",
  );
  assert.match(JSON.stringify(plan.rows), /Index Scan using addresses_pkey/);
  await pool.end();
  process.stdout.write(
    `${PEOPLE} ids became text in ${ms} ms; not one is lost, and they are found by the index\n`,
  );
  assert.ok(ms < LONGEST, `more than ${LONGEST} ms`);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** The migrations as they were before ours. */
async function copyBefore(): Promise<void> {
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql') && name < OURS);
  await mkdir(before);
  for (const name of names) await copyFile(join(migrationsFolder, name), join(before, name));
}
