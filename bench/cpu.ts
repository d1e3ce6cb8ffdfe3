/** Time on a processor, which tells what something costs even while others keep the machine busy. Linux only. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds that this process has used, with the children it has buried; NaN where nobody can say. */
export function cpuOf(pid: number | undefined): number {
  const fields = statOf(pid);
  return TICK * [11, 12, 13, 14].reduce((total, field) => total + Number(fields[field] ?? Number.NaN), 0);
}

/** The database server of a data folder: the postmaster and its living sessions. */
export function cpuOfServer(dataDir: string): number {
  const pid = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];
  // A session that ended meanwhile is counted by the postmaster, which buried it.
  const living = childrenOf(Number(pid)).map(cpuOf).filter(Number.isFinite);
  return living.reduce((total, child) => total + child, cpuOf(Number(pid)));
}

/** Milliseconds in a tick of /proc: 100 a second on every Linux that Node runs on. */
const TICK = 10;

/** What follows the name in /proc/<pid>/stat; the state is field 0, the parent 1, user and system time 11 to 14. */
function statOf(pid: number | undefined): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function childrenOf(parent: number): number[] {
  const pids = process.platform === 'linux' ? readdirSync('/proc').map(Number).filter(Number.isInteger) : [];
  return pids.filter((pid) => Number(statOf(pid)[1]) === parent);
}
