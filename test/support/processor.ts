import { readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second. */
const TICKS = 100;

/** Processor seconds of a process and of its children that have ended, user and sys; null where nobody counts them so. */
export function processorSeconds(pid: number | 'self'): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Its name stands in brackets and may hold anything; what follows is in a fixed order.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
  } catch {
    return null;
  }
}

/** The same with the children that are alive: a database server and its sessions. */
export function familySeconds(pid: number): number {
  const children = attempt(() => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')) ?? '';
  const all = [pid, ...children.split(' ').filter(Boolean).map(Number)];
  return all.reduce((sum, one) => sum + (processorSeconds(one) ?? 0), 0);
}

/** Of a server whose cluster is in this folder; null: none is running. */
export function serverPid(cluster: string): number | null {
  const file = attempt(() => readFileSync(`${cluster}/postmaster.pid`, 'utf8'));
  return file === null ? null : Number.parseInt(file, 10);
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
