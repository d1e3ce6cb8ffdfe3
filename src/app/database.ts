import { firstComplex } from '../adapters/postgres/complexes.ts';
import { openPool } from '../adapters/postgres/connect.ts';
import { startEmbedded } from '../adapters/postgres/embedded/index.ts';
import { installationSecret, openTables } from '../adapters/postgres/house.ts';
import { migrate, newestKnown } from '../adapters/postgres/migrate.ts';
import { probe } from '../adapters/postgres/probe.ts';
import { beginDailyWork } from '../adapters/postgres/timers.ts';
import type { Ground } from './ground.ts';

/**
 * Connections of one process. Four deliveries, as many announcements, the timers, two loops of housekeeping, the
 * introduction and the lock of the owner may hold one each, copies two; the others serve updates, and Telegram brings no more at once.
 */
const CONNECTIONS = 23;
export const CONNECTIONS_FOR_UPDATES = 8;

export type Database = Awaited<ReturnType<typeof openDatabase>>;

/** The database in the shape that this code expects, with the house in it. */
export async function openDatabase(ground: Ground) {
  const { config, clock, log, closing, overrides } = ground;
  const url = config.database.kind === 'server' ? config.database.url : await embedded(ground);
  const onIdleLost = (error: Error) => log.warn({ error }, 'a database connection was lost');
  const max = overrides.connections ?? CONNECTIONS;
  const pool = await openPool(url, { max, applicationName: 'parking-bot', onIdleLost });
  closing.push(() => pool.end());
  if (config.database.kind === 'server') await probe(pool);
  const db = openTables(pool);
  await migrate(pool, clock.now);
  const home = await firstComplex(db, { name: config.complexName, timeZone: config.timeZone });
  await beginDailyWork(db, clock.now());
  return { pool, db, home, secret: await installationSecret(db), newestKnown: await newestKnown() };
}

async function embedded({ config, say, closing }: Ground): Promise<string> {
  const server = await startEmbedded({ dataDir: config.dataDir, say });
  closing.push(() => server.stop());
  return server.url;
}
