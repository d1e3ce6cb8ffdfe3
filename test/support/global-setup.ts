import { existsSync, globSync } from 'node:fs';
import { mkdtemp, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/adapters/postgres/embedded/index.ts';
import { isAlive } from '../../src/adapters/postgres/embedded/wait.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { migrate, migrationsFolder } from '../../src/adapters/postgres/kit/migrate.ts';
import { adminVariable, inDatabase, socketsVariable, templateVariable } from './database.ts';
import { familySeconds, processorSeconds, serverPid } from './processor.ts';

/** Nothing of the tests has to survive a power cut; without these a run takes several times longer. */
const hasty = {
  max_wal_size: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  autovacuum: 'off',
};

let undo: () => Promise<void> = async () => undefined;

/**
 * Starts one server for the whole run (or takes TEST_DATABASE_URL, an account that may create databases) and makes
 * the migrated template that every test file's database is cloned from. For `node --test --test-global-setup`.
 */
export async function globalSetup(): Promise<void> {
  const server = await findServer();
  const template = `parking_template_${process.pid}`;
  undo = async () => {
    await onServer(server.url, [`drop database if exists ${template} with (force)`]);
    sayProcessor(server.seconds());
    await server.stop();
  };
  await onServer(server.url, [
    `drop database if exists ${template} with (force)`,
    `create database ${template} template template0 encoding 'UTF8'`,
  ]);
  const pool = await openPool(inDatabase(server.url, template), { max: 1, applicationName: 'template' });
  if (existsSync(migrationsFolder)) await migrate(pool, () => new Date());
  await pool.end();
  // A template that somebody is connected to cannot be cloned.
  await onServer(server.url, [`alter database ${template} with allow_connections false`]);
  // The runner tears down after SIGTERM only, and a closed terminal would leave the server behind.
  process.on('SIGHUP', () => process.kill(process.pid, 'SIGTERM'));
  process.env[adminVariable] = server.url;
  process.env[templateVariable] = template;
  // A hundred test files load the same modules: stripped of their types and compiled once (a fifth of the time; measured).
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), `parking-compiled-${process.getuid?.() ?? 0}`);
}

export async function globalTeardown(): Promise<void> {
  await undo();
}

/** What the run cost: the whole of it is to stay within 270 s; `.ci/run` looks at this line. */
function sayProcessor(ofServer: number): void {
  const own = processorSeconds('self');
  if (own === null) return;
  process.stdout.write(
    `ℹ processor_seconds ${(own + ofServer).toFixed(1)}, ${ofServer.toFixed(1)} of them PostgreSQL's\n`,
  );
}

async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

type TestServer = {
  readonly url: string;
  /** Of the processor, so far; nobody's child tells its parent. */
  seconds(): number;
  stop(): Promise<void>;
};

async function findServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '')
    return { url: given, seconds: () => 0, stop: async () => undefined };
  await stopAbandoned();
  const dataDir = await mkdtemp(join(await roomiest(), `${folderPrefix}${process.pid}-`));
  const sockets = process.platform === 'win32' ? '' : dataDir;
  const settings = { ...hasty, unix_socket_directories: sockets };
  const embedded = await startEmbedded({ dataDir, say: () => undefined, settings });
  await greetQuickly(embedded.url);
  if (sockets) {
    await trustNeighbours(dataDir, embedded.url);
    process.env[socketsVariable] = sockets;
  }
  return {
    url: embedded.url,
    seconds: () => {
      const pid = serverPid(join(dataDir, 'postgres'));
      return pid === null ? 0 : familySeconds(pid);
    },
    stop: async () => {
      await embedded.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** Thousands of sessions prove that they know the password: each in 4,096 rounds, on both sides, unless it is kept so. */
async function greetQuickly(url: string): Promise<void> {
  const { username, password } = new URL(url);
  await onServer(url, ['set scram_iterations = 1', `alter role ${username} password '${password}'`]);
}

/** Whoever reaches the socket is us, for its folder is ours alone: without a password a session costs a quarter less. */
async function trustNeighbours(dataDir: string, url: string): Promise<void> {
  const doors = join(dataDir, 'postgres', 'pg_hba.conf');
  await writeFile(doors, `local all all trust\n${await readFile(doors, 'utf8')}`);
  await onServer(url, ['select pg_reload_conf()']);
}

const folderPrefix = 'parking-test-';

/** Where Linux keeps files in memory: a database is made there in a fifth of the time (measured on ext4). */
const MEMORY = '/dev/shm';
const ENOUGH = 2 ** 31;

/** Memory if there is plenty of it (a container has 64 MB), else the folder for temporary files. */
async function roomiest(): Promise<string> {
  const { bavail = 0, bsize = 0 } = (await statfs(MEMORY).catch(() => null)) ?? {};
  return bavail * bsize > ENOUGH ? MEMORY : tmpdir();
}

/** The server outlives its starter by design, so a run that was killed leaves one behind; the next run ends it. */
async function stopAbandoned(): Promise<void> {
  for (const dataDir of globSync([MEMORY, tmpdir()].map((folder) => join(folder, `${folderPrefix}*`)))) {
    if (isAlive(Number.parseInt(basename(dataDir).slice(folderPrefix.length), 10))) continue;
    try {
      const abandoned = await startEmbedded({ dataDir, say: () => undefined, settings: hasty });
      await abandoned.stop();
    } catch {
      // Half removed, or another user's: nothing of it runs for us.
    }
    await rm(dataDir, { recursive: true, force: true }).catch(() => undefined);
  }
}
