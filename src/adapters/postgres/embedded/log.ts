import { type FileHandle, open, readFile, rename, stat } from 'node:fs/promises';
import type { DataFolder } from './data-folder.ts';

const keptBytes = 5_000_000;

/** Opens the server's log for writing (mode 600); one that has grown past 5 MB becomes `postgres.log.old`. */
export async function openLog(folder: DataFolder): Promise<FileHandle> {
  if ((await logSize(folder)) > keptBytes) await rename(folder.log, `${folder.log}.old`);
  return open(folder.log, 'a', 0o600);
}

/** In bytes. */
export async function logSize(folder: DataFolder): Promise<number> {
  return stat(folder.log).then(
    ({ size }) => size,
    () => 0,
  );
}

/** The last lines that the server wrote after the log had `from` bytes. */
export async function logTail(folder: DataFolder, from: number): Promise<string> {
  const bytes = await readFile(folder.log).catch(() => Buffer.alloc(0));
  const news = bytes.subarray(from <= bytes.length ? from : 0).toString();
  return news.trimEnd().split('\n').slice(-12).join('\n');
}
