import pg from 'pg';
import { type Duration, minutes } from '../../../core/kernel/time.ts';
import { parserFor } from './values.ts';

export type Unfitness = 'encoding' | 'version' | 'real' | 'read-only' | 'rights' | 'connections' | 'pooler';

/** The database answers, but the bot must not work on it. The message is one line for the administrator. */
export class UnfitDatabase extends Error {
  override readonly name = 'UnfitDatabase';
  readonly code: Unfitness;

  constructor(code: Unfitness, message: string) {
    super(message);
    this.code = code;
  }
}

export type PoolOptions = {
  /** Connections at most. */
  readonly max: number;
  /** What `pg_stat_activity` shows for our sessions. */
  readonly applicationName: string;
  /** How long an answer may take; for ever when left out. */
  readonly deadline?: Duration;
  /** Hears of a connection lost while nobody used it; for the log, the pool has already dropped it. */
  readonly onIdleLost?: (error: Error) => void;
};

const oldestMajor = 15;

/**
 * A connection that was needed is kept so long: each new one plans every statement anew, and after the ten seconds of
 * `pg` a quiet house opened one every other second.
 */
const IDLE = minutes(5);

/** How long a wait for a connection may take: for the server's greeting, then for its first answer. */
const PATIENCE = 5_000;

/**
 * Opens a pool on `url` and one connection of it, so that a database that is absent or unfit is known at once.
 *
 * Values read through it are as `parserFor` has them; nothing global to `pg` changes. Every session runs in UTC. A
 * statement leaves whether those before it are answered or not. A wait for a connection ends after 5 s, also behind a
 * pooler that greets at once and has no connection left.
 *
 * @throws UnfitDatabase when the encoding is not UTF8 or the server is older than 15; otherwise what `pg` throws
 * (see `isConnectionLost`).
 */
export async function openPool(url: string, options: PoolOptions): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: strictly(url),
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: PATIENCE,
    ...(options.deadline !== undefined && { query_timeout: options.deadline }),
    pipeline: true,
    idleTimeoutMillis: IDLE,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser: parserFor },
    onConnect: prepareSession,
  });
  pool.on('error', (error) => options.onIdleLost?.(error));
  try {
    const first = await pool.connect();
    first.release();
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * To this version of `pg` these modes mean `verify-full`, and it says on stderr that a later one will check less. A
 * certificate is checked today and tomorrow; whoever wants less writes `no-verify`.
 */
function strictly(url: string): string {
  if (url.includes('uselibpqcompat=')) return url;
  return url.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
}

async function prepareSession(client: pg.ClientBase): Promise<void> {
  // A client lost between two statements of a transaction emits 'error' with nobody listening, which would end the
  // process. Its next statement fails, and that tells the caller.
  client.on('error', () => undefined);
  // Plans are kept, and one that was made for a table that was empty then must not go on reading all of it. Up to
  // PostgreSQL 17 a scan that nothing else can do then seems to cost so much that it would be compiled first. A statement is
  // planned once a session, and not anew for its first five uses: a quiet house got no further, and paid a fifth of its
  // processor for it.
  // A machine that lost its power never says so: its session, and with it the lock of whoever polls, would live on for
  // the two hours that systems wait by default. And one that hangs behind a proxy in the middle of a transaction would
  // keep its locks for as long as the proxy runs.
  const text = `select set_config('timezone', 'UTC', false),
            set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false),
            set_config('tcp_keepalives_count', '3', false),
            set_config('idle_in_transaction_session_timeout', '2min', false),
            set_config('enable_seqscan', 'off', false), set_config('enable_bitmapscan', 'off', false),
            set_config('jit', 'off', false), set_config('plan_cache_mode', 'force_generic_plan', false),
            current_setting('server_version_num')::int as version,
            current_setting('server_version') as shown, current_setting('server_encoding') as encoding`;
  const asked = { text, query_timeout: PATIENCE };
  const { rows } = await client.query<{ version: number; shown: string; encoding: string }>(asked);
  for (const server of rows) refuseUnfit(server);
}

/** @throws UnfitDatabase */
export function refuseUnfit(server: { version: number; shown: string; encoding: string }): void {
  if (server.version < oldestMajor * 10_000) {
    const line = `База данных — PostgreSQL ${server.shown}, а боту нужен ${oldestMajor} или новее: обновите сервер.`;
    throw new UnfitDatabase('version', line);
  }
  if (server.encoding !== 'UTF8') {
    const line = `Кодировка базы данных — ${server.encoding}, а нужна UTF8: создайте базу с encoding 'UTF8'.`;
    throw new UnfitDatabase('encoding', line);
  }
}

const lostCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '57P05', // idle_session_timeout
  '25P03', // idle_in_transaction_session_timeout
  '53300', // too_many_connections
  '55000', // object_not_in_prerequisite_state: it accepts no connections just now
  '3D000', // invalid_catalog_name: it is just being restored
]);

/** `pg` gives these errors no code; its words are all there is. */
const lostWords =
  /^Connection terminated|^timeout exceeded when trying to connect$|^timeout expired$|^Query read timeout$|is not queryable$/;

/** Whether `error` says that the database is away or busy (worth trying again) rather than that we have a bug. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return lostCodes.has(code) || /^08...$/.test(code) || (code === '' && lostWords.test(error.message));
}
