import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { CopyFault } from '../../core/backups/backup.ts';
import { seconds } from '../../core/kernel/time.ts';

/** Machine time for one file, the start of the process included. */
const LIMIT = seconds(60);

/** Megabytes. What fits in here fits beside the running house, too, whose container has 512. */
const MEMORY = 160;

/** No secrets of ours; Windows starts nothing without its own. */
const ENVIRONMENT = process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {};

/** How Node ends where it is given no more memory, by system. */
const OUT_OF_MEMORY = 134;

/**
 * Reads a packed copy once in a process of its own, and throws away what it read: rows that are many, or grow when they
 * are read, end that process and not the house. Null: it can be read here.
 */
export function tryApart(packed: Uint8Array): Promise<CopyFault | null> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'try-reading.ts'), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${MEMORY}`],
      env: ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const settle = (fault: CopyFault | null) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(fault);
    };
    const timer = setTimeout(() => settle('too large'), LIMIT);
    child.once('message', ({ fault }: { fault: CopyFault | null }) => settle(fault));
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      if (signal !== null || code === OUT_OF_MEMORY) return resolve('too large');
      reject(new Error(`the process that tries a copy ended with ${code}`));
    });
    child.send(packed);
  });
}
