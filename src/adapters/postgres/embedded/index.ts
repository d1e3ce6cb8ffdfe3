import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { isConnectionLost } from '../kit/connect.ts';
import { findBinaries } from './binaries.ts';
import { createCluster } from './create.ts';
import { dropAbandonedDrafts, holdsCluster, obtainPassword, openDataFolder } from './data-folder.ts';
import { takeFolder } from './lock.ts';
import { chooseLaunch } from './root.ts';
import { bringUp, type Recipe, type Server } from './server.ts';
import { serverUser } from './session.ts';
import { stopServer } from './stop.ts';

export { type EmbeddedCode, EmbeddedFault, FolderInUse } from './fault.ts';

export type EmbeddedOptions = {
  /** The bot's data folder; the database lives in `postgres` below it and stays across restarts. */
  readonly dataDir: string;
  /** Hears one line when the newcomer has to wait or the server needed help. */
  readonly say: (line: string) => void;
  /** Extra server settings, such as { fsync: 'off' } for tests. */
  readonly settings?: Readonly<Record<string, string>>;
};

export type Embedded = {
  /** For `openPool`; holds the password. Stays valid until `stop`, even when the server had to be started again. */
  readonly url: string;
  /** Stops the server and frees the folder. End your pools first. */
  stop(): Promise<void>;
};

const databaseName = 'parking';

/**
 * Creates (about 1.3 s), starts (about 0.1 s) or adopts the PostgreSQL server of `dataDir` and makes the folder ours.
 * The server outlives a kill -9 of this process, and the next start adopts it.
 *
 * @throws FolderInUse when another live process has the folder; EmbeddedFault when the administrator must act
 */
export async function startEmbedded({ dataDir, say, settings = {} }: EmbeddedOptions): Promise<Embedded> {
  const binaries = await findBinaries();
  const folder = await openDataFolder(dataDir);
  const launch = await chooseLaunch(folder, binaries);
  await dropAbandonedDrafts(folder);
  const exists = await holdsCluster(folder, binaries.major);
  const password = await obtainPassword(folder, !exists);
  if (!exists) {
    say(`Создаю базу данных в ${folder.shown}…`);
    await createCluster(folder, binaries, launch, settings.fsync !== 'off');
  }
  const recipe: Recipe = { folder, binaries, launch, password, settings, port: undefined };
  const first = await settleIn(recipe);
  const url = `postgres://${serverUser}:${password}@127.0.0.1:${first.server.port}/${databaseName}?sslmode=disable`;
  const stop = keepRunning({ ...recipe, port: first.server.port }, first, say);
  return { url, stop };
}

type Tenancy = { readonly server: Server; readonly session: pg.Client };

/** Has the server running and the folder ours; again when the server was just being stopped by somebody else. */
async function settleIn(recipe: Recipe, attempts = 5): Promise<Tenancy> {
  try {
    const server = await bringUp(recipe);
    const session = await takeFolder(recipe.folder, server, recipe.password);
    await createDatabase(session);
    return { server, session };
  } catch (error) {
    if (attempts > 1 && isConnectionLost(error)) return settleIn(recipe, attempts - 1);
    throw error;
  }
}

async function createDatabase(session: pg.Client): Promise<void> {
  const { rowCount } = await session.query('select from pg_database where datname = $1', [databaseName]);
  if (rowCount === 0) await session.query(`create database ${databaseName}`);
}

/** Brings the server back when it ends under our feet, on the same port; returns what stops it for good. */
function keepRunning(recipe: Recipe, first: Tenancy, say: (line: string) => void): () => Promise<void> {
  let current: Tenancy | undefined;
  let reviving = Promise.resolve();
  let stopped: Promise<void> | undefined;

  const hold = (tenancy: Tenancy): void => {
    current = tenancy;
    tenancy.session.once('end', () => {
      current = undefined;
      reviving = revive();
    });
  };
  const revive = async (): Promise<void> => {
    for (let attempt = 1; stopped === undefined; attempt += 1) {
      try {
        const tenancy = await settleIn(recipe);
        if (tenancy.server.port === recipe.port) {
          hold(tenancy);
          return say('База данных снова работает.');
        }
        // Somebody else had started it meanwhile and is gone; our pools know the old port.
        await stopServer(recipe, tenancy.server);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (attempt === 1) say(`База данных остановилась и не запускается, пробую дальше: ${reason}`);
        await delay(1_000);
      }
    }
  };
  const stop = async (): Promise<void> => {
    await reviving;
    if (current !== undefined) await stopServer(recipe, current.server);
  };
  hold(first);
  return () => {
    stopped ??= stop();
    return stopped;
  };
}
