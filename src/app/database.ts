import { firstComplex } from '../adapters/postgres/complexes/complexes.ts';
import { installationId, installationSecret } from '../adapters/postgres/complexes/installation.ts';
import { dropLeftDouble, isRealHouse, openDouble } from '../adapters/postgres/double.ts';
import { startEmbedded } from '../adapters/postgres/embedded/index.ts';
import { openPool } from '../adapters/postgres/kit/connect.ts';
import { migrate, newestKnown } from '../adapters/postgres/kit/migrate.ts';
import { openTables } from '../adapters/postgres/kit/open-tables.ts';
import { probe } from '../adapters/postgres/kit/probe.ts';
import { DEADLINE } from '../adapters/postgres/kit/silence.ts';
import { beginDailyWork } from '../adapters/postgres/timers/timers.ts';
import type { AppContext } from './app-context.ts';

/**
 * Connections of one process. Four deliveries, as many announcements, the timers, two loops of housekeeping, the
 * introduction and the lock of the owner may hold one each, copies two; the others serve updates, and Telegram brings no more at once.
 */
const CONNECTIONS = 23;
export const CONNECTIONS_FOR_UPDATES = 8;

export type Database = Awaited<ReturnType<typeof openDatabase>>;

/** The database in the shape that this code expects, with the house in it. */
export async function openDatabase(context: AppContext) {
  const { config, clock, log, closing, overrides } = context;
  const url = config.database.kind === 'server' ? config.database.url : await embedded(context);
  const double = await doubleOf(context, url);
  const onIdleLost = (error: Error) => log.warn({ error }, 'a database connection was lost');
  const max = overrides.connections ?? CONNECTIONS;
  const deadline = overrides.databaseDeadline ?? DEADLINE;
  const pool = await openPool(double ?? url, { max, applicationName: 'parking-bot', deadline, onIdleLost });
  closing.push(() => pool.end());
  if (config.mode !== 'playground') await dropLeftDouble(pool);
  if (config.database.kind === 'server') await probe(pool);
  const db = openTables(pool);
  await migrate(pool, clock.now);
  const home = await firstComplex(db, { name: config.complexName, timeZone: config.timeZone });
  await beginDailyWork(db, clock.now());
  const secret = await installationSecret(db);
  const installation = await installationId(db, secret);
  return {
    pool,
    db,
    home,
    secret,
    installation,
    newestKnown: await newestKnown(),
    isDouble: double !== null,
  };
}

const REAL_HOUSE =
  'В этой базе настоящий дом: песочница открыла его временную копию и никого в неё не добавила. Жителям ничего не уйдёт, а сделанное здесь забудется при остановке.';

/** Where the double of a real house is, which the playground opens instead of the house; null: it is not needed. */
async function doubleOf({ config, say, closing }: AppContext, url: string): Promise<string | null> {
  if (config.mode !== 'playground') return null;
  const pool = await openPool(url, { max: 1, applicationName: 'parking-bot start' });
  try {
    await dropLeftDouble(pool);
    if (!(await isRealHouse(pool))) return null;
    const double = await openDouble(pool, url);
    closing.push(double.drop);
    say(REAL_HOUSE);
    return double.url;
  } finally {
    await pool.end();
  }
}

async function embedded({ config, say, closing }: AppContext): Promise<string> {
  const server = await startEmbedded({ dataDir: config.dataDir, say });
  closing.push(() => server.stop());
  return server.url;
}
