import { type FileHandle, open, readFile, rename, stat } from 'node:fs/promises';
import type { House } from './house.ts';

const keptBytes = 5_000_000;

/** Opens the server's log for writing (mode 600); one that has grown past 5 MB becomes `postgres.log.old`. */
export async function openLog(house: House): Promise<FileHandle> {
  if ((await logSize(house)) > keptBytes) await rename(house.log, `${house.log}.old`);
  return open(house.log, 'a', 0o600);
}

/** In bytes. */
export async function logSize(house: House): Promise<number> {
  return stat(house.log).then(
    ({ size }) => size,
    () => 0,
  );
}

/** The last lines that the server wrote after the log had `from` bytes. */
export async function logTail(house: House, from: number): Promise<string> {
  const bytes = await readFile(house.log).catch(() => Buffer.alloc(0));
  const news = bytes.subarray(from <= bytes.length ? from : 0).toString();
  return news.trimEnd().split('\n').slice(-12).join('\n');
}
