import { readFileSync } from 'node:fs';
import { isAlive } from '../adapters/postgres/embedded/wait.ts';

/** Machine time between two looks at those we must not outlive. */
const LOOK = 1_000;

/**
 * Calls `stop` once: at Ctrl+C, when somebody asks by a signal or closes the terminal, and when npm or the launcher
 * that started us is gone, for whoever is killed hands nothing on.
 */
export function onStopRequest(stop: () => void): void {
  let isAsked = false;
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    stop();
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  const isDeaf = isUnderNohup();
  process.on('SIGHUP', isDeaf ? () => {} : ask);
  const starters = isDeaf ? [] : startersOf(process.env);
  if (starters.length > 0)
    setInterval(() => {
      if (!starters.every(isAlive)) ask();
    }, LOOK).unref();
}

/** Process ids from `bin/node.cjs`; nobody where systemd, a container or a person started us without it. */
function startersOf({ STOP_WITH_PIDS = '' }: NodeJS.ProcessEnv): number[] {
  return STOP_WITH_PIDS.split(' ')
    .map(Number)
    .filter((pid) => pid > 1);
}

/** nohup leaves a stdin that only takes writing. That SIGHUP was ignored tells nothing: Node undoes it at its start. */
function isUnderNohup(): boolean {
  try {
    const [, flags = '0'] = /^flags:\s+(\d+)$/m.exec(readFileSync('/proc/self/fdinfo/0', 'utf8')) ?? [];
    return (Number.parseInt(flags, 8) & 3) === 1;
  } catch {
    return false;
  }
}
