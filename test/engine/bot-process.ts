import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const main = join(import.meta.dirname, '../../src/main.ts');

/** The bot as an administrator runs it: `node src/main.ts` in a process of its own. */
export type BotProcess = {
  readonly pid: number | undefined;
  /** Resolves with the address of its health page when it says that it works. */
  readonly works: Promise<string>;
  /** kill -9; resolves when the system has taken it away. */
  readonly kill: () => Promise<void>;
  /** As `docker stop` does; resolves with the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Its exit code; -1 where a signal ended it; null while it lives. */
  readonly ended: () => number | null;
};

/** Starts a bot. What it logs is shown where PARKING_TEST_LOG is set; `hear` gets each line of it from `warn` up. */
export function spawnBot(
  settings: Readonly<Record<string, string>>,
  hear?: (line: string) => void,
): BotProcess {
  const {
    PATH = '',
    PARKING_TEST_LOG,
    NODE_COMPILE_CACHE = join(tmpdir(), 'parking-compile-cache'),
  } = process.env;
  const child = spawn(process.execPath, [main], {
    // Without a .env file of the developer's.
    cwd: tmpdir(),
    env: {
      PATH,
      NO_COLOR: '1',
      NODE_COMPILE_CACHE,
      LOG_LEVEL: PARKING_TEST_LOG || hear ? 'warn' : 'silent',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const { promise: works, resolve } = Promise.withResolvers<string>();
  createInterface(child.stdout).on('line', (line) => {
    const url = /Бот запущен.*?(http\S+\/)readyz/.exec(line)?.[1];
    if (url) resolve(url);
    hear?.(line);
    if (!url && PARKING_TEST_LOG) process.stderr.write(`${line}\n`);
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await exited;
    return child.exitCode;
  };
  const ended = () => child.exitCode ?? (child.signalCode === null ? null : -1);
  return {
    pid: child.pid,
    ended,
    works,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}
