import pg from 'pg';
import { PLAYGROUND_BOT } from './complexes/complexes.ts';
import { openPool, UnfitDatabase } from './kit/connect.ts';

/** A database of a real house's people that is looked at and thrown away: the house itself stays as it is. */
export type Double = {
  readonly url: string;
  /** Takes it away again; nobody may be connected to it any more. */
  readonly drop: () => Promise<void>;
};

/** Whether people live here whom the playground has not invented. Asks a database of any age, also an empty one. */
export async function isRealHouse(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ made: boolean }>("select to_regclass('addresses') is not null as made");
  if (!rows[0]?.made) return false;
  const real = await pool.query(
    `select from persons p where not exists (
       select from addresses a join bots b on b.id = a.bot_id where a.person_id = p.id and b.external_id::text = $1
     ) limit 1`,
    [PLAYGROUND_BOT],
  );
  return real.rows.length > 0;
}

/**
 * Makes a double of a real house beside it. The pool may hold one connection: the server copies a database only while
 * nobody else is there.
 *
 * @throws UnfitDatabase when somebody else is, or when the account may not make a database
 */
export async function openDouble(pool: pg.Pool, url: string): Promise<Double> {
  const { original, double } = await namesAt(pool);
  // The server would wait for them for five seconds first.
  const others = await pool.query(
    "select from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and backend_type = 'client backend'",
    [original],
  );
  if (others.rows.length > 0) throw refusal({ code: '55006' });
  try {
    await pool.query(`create database ${quoted(double)} template ${quoted(original)}`);
  } catch (error) {
    throw refusal(error);
  }
  return {
    url: inDatabase(url, double),
    drop: () => onceAt(url, `drop database if exists ${quoted(double)}`),
  };
}

/** Takes away the double that a killed playground has left: people's data is kept once. */
export async function dropLeftDouble(pool: pg.Pool): Promise<void> {
  const { double } = await namesAt(pool);
  const { rowCount } = await pool.query('select from pg_database where datname = $1', [double]);
  // Where that fails, a playground is open on it.
  if (rowCount) await pool.query(`drop database ${quoted(double)}`).catch(() => {});
}

const quoted = (name: string) => pg.escapeIdentifier(name);

async function namesAt(pool: pg.Pool): Promise<{ readonly original: string; readonly double: string }> {
  const { rows } = await pool.query<{ name: string }>('select current_database() as name');
  const original = rows.map(({ name }) => name).join();
  // PostgreSQL cuts names off at 63 bytes.
  return { original, double: `${Buffer.from(original).subarray(0, 50)}_playground` };
}

const INSTEAD = 'или возьмите другую базу (DATA_DIR, DATABASE_URL).';
/** By what the server answers. */
const REFUSALS: Readonly<Record<string, string>> = {
  '55006': `с домом сейчас кто-то работает: остановите бота ${INSTEAD}`,
  '42P04': `она уже открыта: остановите ту песочницу ${INSTEAD}`,
  '42501': `этой учётной записи нельзя создавать базы: дайте ей CREATEDB ${INSTEAD}`,
};

function refusal(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const why = REFUSALS[code];
  if (why === undefined) return error;
  return new UnfitDatabase(
    'real',
    `В базе настоящий дом. Песочница открывает его временную копию, но ${why}`,
  );
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}

async function onceAt(url: string, statement: string): Promise<void> {
  const pool = await openPool(url, { max: 1, applicationName: 'parking-bot end' });
  await pool.query(statement).finally(() => pool.end());
}
