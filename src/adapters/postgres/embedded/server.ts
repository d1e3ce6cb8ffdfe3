import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedFault } from './fault.ts';
import { logSize, logTail, openLog } from './log.ts';
import { disown, dropUnwritten, readPidFile, whoHas } from './pidfile.ts';
import { awaitReady } from './ready.ts';
import type { Launch } from './root.ts';
import { interrupt } from './wait.ts';

/** A running server: its first process, and where it listens on 127.0.0.1. */
export type Server = { readonly pid: number; readonly port: number };

/** What is needed to have the server of a folder running. */
export type Recipe = {
  readonly folder: DataFolder;
  readonly binaries: Binaries;
  readonly launch: Launch;
  readonly password: string;
  /** Server settings beside and above ours, such as { fsync: 'off' }. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where to listen; undefined takes a port that is free. */
  readonly port: number | undefined;
};

const attempts = 5;

/** Milliseconds between two attempts. */
const pause = 100;

/**
 * Adopts the server that already works on the folder, or starts one. Several attempts, because the port may be taken
 * meanwhile and another process may be starting or stopping the same server.
 *
 * @throws EmbeddedFault server, password
 */
export async function bringUp(recipe: Recipe): Promise<Server> {
  const before = await logSize(recipe.folder);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const server = (await adopt(recipe)) ?? (await start(recipe));
    if (server !== undefined) return server;
    // A killed server's last processes need a moment to let go of its memory.
    await delay(pause);
  }
  const line = `PostgreSQL не запускается; конец журнала ${recipe.folder.log}:`;
  throw new EmbeddedFault('server', `${line}\n${await logTail(recipe.folder, before)}`);
}

async function adopt({ folder, password }: Recipe): Promise<Server | undefined> {
  const file = await readPidFile(folder);
  if (file === undefined) {
    await dropUnwritten(folder);
    return undefined;
  }
  const owner = await whoHas(file, folder);
  if (owner === 'server') return awaitReady(folder, password, file.pid);
  // PostgreSQL itself clears what a killed server has left.
  if (owner === 'stranger') await disown(file, folder);
  return undefined;
}

async function start(recipe: Recipe): Promise<Server | undefined> {
  const { folder, binaries, launch, password } = recipe;
  const log = await openLog(folder);
  const settings = {
    ...ourSettings,
    port: String(recipe.port ?? (await findFreePort())),
    ...recipe.settings,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // In a session of its own: Ctrl-C in the terminal would otherwise stop it before we have finished our work.
  const child = launch(binaries.postgres, ['-D', folder.cluster, ...args], {
    cwd: folder.root,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const failed = await new Promise<Error | undefined>((resolve) => {
    child.once('error', resolve);
    child.once('spawn', () => resolve(undefined));
  });
  child.unref();
  await log.close();
  if (failed !== undefined || child.pid === undefined) {
    const line = `Не удалось запустить ${binaries.postgres}: ${failed?.message}. Укажите DATABASE_URL.`;
    throw new EmbeddedFault('platform', line, { cause: failed });
  }
  try {
    return await awaitReady(folder, password, child.pid);
  } catch (error) {
    interrupt(child.pid);
    throw error;
  }
}

const ourSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // DETAIL lines quote rows, that is people's names and phones.
  log_error_verbosity: 'terse',
};

async function findFreePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer().once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
  });
  return promise;
}
