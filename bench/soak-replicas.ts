/** Replicas of the bot that are killed and started again, and how much memory each takes in the course of its life. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../src/main.ts');

/** Megabytes at each look, from the start of one process to its end. */
export type Life = { readonly megabytes: number[]; readonly startedAt: number };

export type Replica = {
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<number | null>;
  readonly look: () => void;
  readonly lives: readonly Life[];
};

export function startReplica(settings: Readonly<Record<string, string>>): Replica {
  const lives: Life[] = [];
  let child = begin();

  function begin(): ChildProcess {
    lives.push({ megabytes: [], startedAt: performance.now() });
    return spawn(process.execPath, [main], {
      cwd: tmpdir(),
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...settings },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  return {
    // As a supervisor does: what dies is started again at once.
    kill: async () => {
      await end('SIGKILL');
      child = begin();
    },
    stop: () => end('SIGTERM'),
    look: () => lives.at(-1)?.megabytes.push(residentMegabytes(child.pid)),
    lives,
  };
}

function residentMegabytes(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
