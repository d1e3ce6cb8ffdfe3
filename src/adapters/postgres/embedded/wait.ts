import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks `answer` again and again, 20 ms apart, until it gives a value, for at most `limit` milliseconds of machine
 * time; then undefined.
 */
export async function until<T>(limit: number, answer: () => Promise<T | undefined>): Promise<T | undefined> {
  const end = performance.now() + limit;
  for (;;) {
    const value = await answer();
    if (value !== undefined || performance.now() > end) return value;
    await delay(20);
  }
}

/** Whether the system knows a process of this id, ours or anybody's. */
export function isListed(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Whether a process of this id runs. One that has ended and that nobody has reaped yet (the children of the killed,
 * in a container without an init) does not.
 */
export function isAlive(pid: number): boolean {
  if (!isListed(pid)) return false;
  return process.platform !== 'linux' || !/\) [ZX] /.test(readStat(pid));
}

function readStat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

/** Sends Ctrl-C to a process, which may be gone already. */
export function interrupt(pid: number): void {
  if (isListed(pid)) process.kill(pid, 'SIGINT');
}
