/** The databases of both bots on one server. */
import pg from 'pg';
import { firstComplex, rememberBot } from '../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../src/adapters/postgres/kit/connect.ts';
import { migrate } from '../src/adapters/postgres/kit/migrate.ts';
import { openTables } from '../src/adapters/postgres/kit/open-tables.ts';
import { CONSENT_VERSION } from '../src/core/privacy/consent.ts';

export const botId = 7_000_000_001;

/**
 * Ours: so many senders with a spot of their own, and as many holders of the spots 1, 2, 3 … Without `paced` nobody
 * waits for Telegram's pace.
 */
export async function buildHouse(
  server: string,
  pairs: number,
  paced = false,
  name = 'bench_ours',
): Promise<string> {
  const url = await createDatabase(server, name);
  await fillHouse(url, pairs, paced);
  return url;
}

/** The same house in a database that is there already. */
export async function fillHouse(url: string, pairs: number, paced: boolean): Promise<void> {
  const pool = await openPool(url, { max: 2, applicationName: 'bench' });
  await migrate(pool, () => new Date());
  const db = openTables(pool);
  await firstComplex(db, { name: 'Замер', timeZone: 'Europe/Moscow' });
  await rememberBot(db, { messenger: 'telegram', externalId: String(botId) });
  await pool.query(people(pairs));
  if (!paced) await pool.query(noWaiting);
  await pool.query('analyze');
  await pool.end();
}

/** Lets the server know what its tables hold now, as it would by itself within a minute. */
export async function refreshStatistics(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('analyze');
  await client.end();
}

/** Nobody answers in a bench: what reminds and calls after minutes would do so in the middle of somebody's leg. */
export async function putOffTimers(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("update timers set due_at = due_at + interval '1 day'");
  await client.end();
}

export async function buildBare(server: string): Promise<string> {
  const url = await createDatabase(server, 'bench_bare');
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create table bare_alerts (
    id bigint generated always as identity primary key, sender bigint not null, spot integer not null,
    at timestamptz not null default now()
  )`);
  await client.query(
    'create table bare_people (id bigint primary key, started_at timestamptz not null default now())',
  );
  await client.end();
  return url;
}

async function createDatabase(server: string, name: string): Promise<string> {
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Senders are persons 1 … n, holders n + 1 … 2n. */
const people = (pairs: number) => `
  insert into persons (display_name, language, met_at)
    select 'Сосед', 'ru', now() from generate_series(1, ${2 * pairs});
  insert into addresses (bot_id, external_id, person_id, chat_ref)
    select 1, external::text, id, external::text
    from persons, lateral (select case when id <= ${pairs} then 1000000 + id else 2000000 + id - ${pairs} end) e (external);
  insert into memberships (complex_id, person_id, consent_version, consented_at, approved_at)
    select 1, id, ${CONSENT_VERSION}, now(), now() from persons;
  insert into spots (complex_id, number)
    select 1, n from generate_series(1, ${pairs}) n union all select 1, 50000 + n from generate_series(1, ${pairs}) n;
  insert into holdings (complex_id, spot, person_id, since)
    select 1, case when id <= ${pairs} then 50000 + id else id - ${pairs} end, id, now() from persons;
`;

/**
 * Slots are booked as ever but never wait: 20 alerts a second are more messages than Telegram takes, and the bare
 * bot would not ask.
 */
const noWaiting = `
  create function no_waiting() returns trigger language plpgsql as $$
    begin new.next_at := least(new.next_at, clock_timestamp()); return new; end
  $$;
  create trigger no_waiting before insert or update on pace for each row execute function no_waiting();
`;
