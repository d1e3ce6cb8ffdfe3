/** Whether the bot may work on a server that somebody else runs: asked at start and by the doctor. */
import { randomInt } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { isConnectionLost, UnfitDatabase } from './connect.ts';
import { LOCK } from './locks.ts';

/**
 * Tries what everything else relies on, and changes nothing: rights, and two sessions that stay ours. A pooler that
 * lends a session for a statement or a transaction looks well for hours, until a lock is found in another's hands.
 *
 * @throws UnfitDatabase with the way out; otherwise what `pg` throws
 */
export async function probe(pool: Pool): Promise<void> {
  const first = await pool.connect();
  try {
    await refuseWithoutRights(first);
    const second = await connectSecond(pool);
    try {
      await refuseLentSessions(first, second);
    } finally {
      second.release(true);
    }
  } finally {
    first.release();
  }
}

type Rights = { readonly readOnly: boolean; readonly mayCreate: boolean; readonly mayWrite: boolean };

async function refuseWithoutRights(client: PoolClient): Promise<void> {
  // Without the right to use a schema, it is no current one.
  const { rows } = await client.query<Rights>(
    `select current_setting('transaction_read_only') = 'on' as "readOnly",
       coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate",
       coalesce(has_table_privilege(to_regclass('migrations'), 'insert'), true) as "mayWrite"`,
  );
  for (const { readOnly, mayCreate, mayWrite } of rows) {
    if (readOnly) throw new UnfitDatabase('read-only', READ_ONLY);
    if (!mayCreate) throw new UnfitDatabase('rights', MAY_NOT_CREATE);
    if (!mayWrite) throw new UnfitDatabase('rights', MAY_NOT_WRITE);
  }
}

async function connectSecond(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    if (isConnectionLost(error)) throw new UnfitDatabase('connections', ONE_CONNECTION);
    throw error;
  }
}

/** A pooler may give the same session back by luck: it is given so many occasions to give another one. */
const ROUNDS = 4;

async function refuseLentSessions(first: PoolClient, second: PoolClient): Promise<void> {
  const key = [LOCK.probe, randomInt(2 ** 31)];
  const lock = (client: PoolClient) => told(client, 'select pg_try_advisory_lock($1, $2) as yes', key);
  const unlock = (client: PoolClient) => told(client, 'select pg_advisory_unlock($1, $2) as yes', key);
  await lock(first);
  // Two sessions cannot both have it; one session can have it twice.
  let lent = await lock(second);
  for (let round = 0; round < ROUNDS && !lent; round += 1) {
    const [, holds] = await Promise.all([second.query('select pg_sleep(0.01)'), told(first, HOLDS, key)]);
    lent = !holds;
  }
  await unlock(first);
  if (!lent) return;
  await unlock(second);
  // Others are lent the same sessions, and would plan their queries by our settings.
  await Promise.all([first.query('reset all'), second.query('reset all')]);
  throw new UnfitDatabase('pooler', POOLER);
}

const HOLDS = `select exists (
  select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and classid = $1 and objid = $2
) as yes`;

async function told(client: PoolClient, sql: string, key: readonly number[]): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(sql, [...key]);
  return rows[0]?.yes ?? false;
}

const POOLER =
  'DATABASE_URL: за этим адресом пулер, который даёт сеанс лишь на транзакцию или команду (transaction, statement). Возьмите прямой адрес базы или пулер в режиме session: docs/operating.md, «База у хостинга».';
const READ_ONLY =
  'DATABASE_URL: база только читает: это реплика, или у базы кончилось место. Возьмите адрес главного сервера (primary) или освободите место.';
const MAY_NOT_CREATE =
  'DATABASE_URL: у пользователя нет права создавать таблицы. Владелец базы даст его: grant all on schema public to ПОЛЬЗОВАТЕЛЬ.';
const MAY_NOT_WRITE =
  'DATABASE_URL: таблицы бота принадлежат другому пользователю базы. Войдите им или передайте их: reassign owned by ТОТ to ЭТОТ.';
const ONE_CONNECTION =
  'DATABASE_URL: база не дала второго соединения, а боту нужно до 25. Поднимите предел базы, пользователя или пулера (pool size).';
