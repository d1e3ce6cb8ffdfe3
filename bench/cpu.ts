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
  const pid = postmasterOf(dataDir);
  // A session that ended meanwhile is counted by the postmaster, which buried it.
  const living = childrenOf(Number(pid)).map(cpuOf).filter(Number.isFinite);
  return living.reduce((total, child) => total + child, cpuOf(Number(pid)));
}

/** The sessions of one database that live now, without whoever writes and clears up behind them. */
export function cpuOfSessions(dataDir: string, database: string): number {
  const sessions = childrenOf(Number(postmasterOf(dataDir))).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(` ${database} `);
    } catch {
      return false;
    }
  });
  return sessions
    .map(cpuOf)
    .filter(Number.isFinite)
    .reduce((total, one) => total + one, 0);
}

const postmasterOf = (dataDir: string) =>
  readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];

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
