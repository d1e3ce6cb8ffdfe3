/** What can go wrong with a database: each attack begins, lasts, and ends. */
import { execFile } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Relay } from '../../test/engine/relay.ts';

const run = promisify(execFile);

/** The database under attack, and who attacks it from beside the bot. */
export type Target = {
  readonly admin: pg.Client;
  readonly name: string;
  readonly serverUrl: string;
  readonly dataDir: string;
  readonly relay: Relay;
  /** Where the files of the database lie, on a disk that is small; null: there is none. */
  readonly smallDisk: string | null;
};

export type Attack = {
  readonly name: string;
  /** Resolves with what ends it; null: it is not possible here. */
  readonly begin: (target: Target) => Promise<(() => Promise<void>) | null>;
  /** For how long it lasts, in milliseconds. */
  readonly lasts: number;
  /** That a message is being sent is committed without waiting for the disk, so that what is under way may come twice. */
  readonly losesClaims?: true;
};

const noEnd = async () => {};

/** Sets something of the database that new sessions heed, and ends the bot's sessions so that it has none but new ones. */
const setting = (name: string, value: string): Attack['begin'] => {
  return async (target) => {
    const { admin, name: database } = target;
    await admin.query(`alter database ${database} set ${name} = '${value}'`);
    await endSessions(target);
    return async () => {
      await admin.query(`alter database ${database} reset ${name}`);
      await endSessions(target);
    };
  };
};

async function endSessions({ admin, name }: Target): Promise<void> {
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = $1 and application_name = 'parking-bot'`,
    [name],
  );
}

async function restart({ dataDir, admin }: Target): Promise<() => Promise<void>> {
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const [pid = ''] = (await readFile(pidFile, 'utf8')).split('\n');
  // As after a power cut: nothing is written down any more.
  process.kill(Number(pid), 'SIGQUIT');
  await new Promise((resolve) => admin.once('end', resolve));
  return noEnd;
}

/** Files that nobody needs, until there is no room for one page. */
async function fill({ smallDisk }: Target): Promise<(() => Promise<void>) | null> {
  if (!smallDisk) return null;
  const ballast = join(smallDisk, 'ballast');
  const file = await open(ballast, 'w');
  try {
    for (let size = 1_048_576; size >= 512; size /= 2) {
      const piece = Buffer.alloc(size, 1);
      while ((await file.write(piece).catch(() => ({ bytesWritten: 0 }))).bytesWritten === size);
    }
  } finally {
    await file.close();
  }
  return () => rm(ballast);
}

/** Takes every connection that there is, and those that the bot has to let go. */
async function takeConnections(target: Target): Promise<() => Promise<void>> {
  const taken: pg.Client[] = [];
  const over = new AbortController();
  const taking = async () => {
    while (!over.signal.aborted) {
      const client = new pg.Client(target.serverUrl);
      client.on('error', () => {});
      const came = await client.connect().then(
        () => taken.push(client),
        () => 0,
      );
      if (!came) await after(20);
    }
  };
  const ending = async () => {
    for (; !over.signal.aborted; await after(20)) await endSessions(target);
  };
  const takers = Promise.all([taking(), taking(), ending()]);
  return async () => {
    over.abort();
    await takers;
    for (const client of taken) await client.end();
  };
}

/** The answers to so many commits never arrive. */
async function loseAnswers({ relay }: Target): Promise<() => Promise<void>> {
  let isOver = false;
  const losing = async () => {
    while (!isOver) {
      const lost = relay.cutAt('answer', (words) => words.includes('commit'), 'one');
      await Promise.race([lost, after(500)]);
      await after(50);
    }
  };
  const losses = losing();
  return async () => {
    isOver = true;
    await losses;
    relay.spare();
  };
}

export const ATTACKS: readonly Attack[] = [
  { name: 'restarted, as after a power cut', begin: restart, lasts: 0, losesClaims: true },
  {
    name: 'cut off',
    begin: async ({ relay }) => {
      relay.cut();
      return async () => relay.mend();
    },
    lasts: 3_000,
  },
  { name: 'read-only', begin: setting('default_transaction_read_only', 'on'), lasts: 3_000 },
  { name: 'full', begin: fill, lasts: 3_000 },
  { name: 'cancelling statements', begin: setting('statement_timeout', '4ms'), lasts: 3_000 },
  { name: 'out of connections', begin: takeConnections, lasts: 3_000 },
  { name: 'losing the answers to commits', begin: loseAnswers, lasts: 3_000 },
  {
    name: 'silent behind a proxy that hangs',
    begin: async ({ relay }) => {
      relay.hush();
      return noEnd;
    },
    lasts: 0,
  },
];

/** A small disk in memory at this place; false: that is not allowed here. */
export async function mountSmallDisk(place: string, megabytes: number): Promise<boolean> {
  return run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place]).then(
    () => true,
    () => false,
  );
}

export const unmount = (place: string) => run('umount', ['-l', place]).catch(() => undefined);
