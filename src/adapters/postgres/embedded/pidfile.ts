import { execFile } from 'node:child_process';
import { link, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type DataFolder, draftName } from './data-folder.ts';
import { isAlive, isListed } from './wait.ts';

const run = promisify(execFile);

/** What `postmaster.pid` says: the server that runs, or that was killed. */
export type PidFile = {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
  readonly text: string;
};

const path = (folder: DataFolder) => join(folder.cluster, 'postmaster.pid');

/** Undefined when no server runs and none was killed. */
export async function readPidFile(folder: DataFolder): Promise<PidFile | undefined> {
  const text = await readFile(path(folder), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!(pid > 0)) return undefined;
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim(), text };
}

/** A server writes its id at once: a file that still names nobody then is what a power cut has left of one. */
const WRITTEN_WITHIN = 1_000;

/** PostgreSQL starts on no file that names nobody. Two servers at once it prevents by its shared memory, too. */
export async function dropUnwritten(folder: DataFolder): Promise<void> {
  const look = async () => {
    const text = await readFile(path(folder), 'utf8').catch(() => null);
    return text !== null && !(Number(text.split('\n')[0]) > 0);
  };
  if (!(await look())) return;
  await delay(WRITTEN_WITHIN);
  if (await look()) await rm(path(folder), { force: true });
}

/**
 * Who has the process id of the file: our server, nobody (it was killed), or a stranger to whom the system gave the
 * number anew. Containers count from 1 at each start, so strangers are common there.
 */
export async function whoHas(file: PidFile, folder: DataFolder): Promise<'server' | 'nobody' | 'stranger'> {
  if (!isListed(file.pid)) return 'nobody';
  // Ended but not reaped: PostgreSQL would take it for running.
  if (!isAlive(file.pid)) return 'stranger';
  // PostgreSQL tells there itself, by a named pipe.
  if (process.platform === 'win32') return 'server';
  const command = await commandOf(file.pid);
  if (!command.includes('postgres')) return 'stranger';
  // The server sits in its folder, whatever the folder was called when it started.
  const directory = await readlink(`/proc/${file.pid}/cwd`).catch(() => undefined);
  if (directory !== undefined) return directory === folder.cluster ? 'server' : 'stranger';
  // `ps` of macOS garbles all but ASCII; there the connection that follows is the only proof.
  return command.includes(folder.cluster) || /[^ -~]/.test(folder.cluster) ? 'server' : 'stranger';
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return run('ps', ['-p', String(pid), '-o', 'command=']).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

/**
 * Makes the next server take `file` for stale although a stranger has its process id, by writing our own: a server
 * ignores its parent's. The rest stays, because by its shared memory key the server sees whether another one really
 * works on these files.
 */
export async function disown(file: PidFile, folder: DataFolder): Promise<void> {
  const taken = draftName(folder);
  const draft = draftName(folder);
  const there = await rename(path(folder), taken).then(
    () => true,
    () => false,
  );
  if (!there) return;
  const text = await readFile(taken, 'utf8');
  // A second starter may have come first; what it wrote goes back.
  await writeFile(draft, text === file.text ? text.replace(/^\d+/, String(process.pid)) : text, {
    mode: 0o600,
  });
  await link(draft, path(folder)).catch(() => undefined);
  await rm(draft, { force: true });
  await rm(taken, { force: true });
}
