import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Result } from '../../core/kernel/result.ts';
import { refuse } from '../../core/kernel/result.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';
import type { FileFault, SheetFormat, Sheets } from '../../core/spots/import-ports.ts';
import type { Sheet } from '../../core/spots/spot-list.ts';

export type SheetJob =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly name: string }
  | {
      readonly kind: 'write';
      readonly rows: readonly (readonly string[])[];
      readonly format: SheetFormat;
    };

export type SheetOptions = {
  /** Machine time for one file, the start of the process included. */
  readonly limit?: Duration;
  /** What the process runs; tests bring a bad one. */
  readonly program?: string;
};

/** No secrets of ours; Windows starts nothing without its own, and what was compiled once need not be again. */
const { SystemRoot, NODE_COMPILE_CACHE } = process.env;
const ENVIRONMENT = { ...(SystemRoot && { SystemRoot }), ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) };

/**
 * Reads and writes spreadsheets, each in a process of its own: a hostile file costs at most that process, a large one
 * holds up nobody, and the memory goes with it.
 */
export function createSheets({
  limit = seconds(30),
  program = join(import.meta.dirname, 'work.ts'),
}: SheetOptions = {}): Sheets {
  const work = <T>(job: SheetJob): Promise<T | null> =>
    new Promise((resolve) => {
      const child = fork(program, {
        serialization: 'advanced',
        execArgv: ['--max-old-space-size=256'],
        env: ENVIRONMENT,
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      const settle = (done: T | null) => {
        clearTimeout(timer);
        child.kill('SIGKILL');
        resolve(done);
      };
      const timer = setTimeout(() => settle(null), limit);
      child.once('message', (done) => settle(done as T | null));
      child.once('error', () => settle(null));
      child.once('exit', () => settle(null));
      child.send(job);
    });
  return {
    read: async (bytes, name) =>
      (await work<Result<readonly Sheet[], FileFault>>({ kind: 'read', bytes, name })) ??
      refuse('not a table'),
    write: async (rows, format) => {
      const file = await work<Uint8Array>({ kind: 'write', rows, format });
      if (!file) throw new Error('a spreadsheet could not be written');
      return file;
    },
  };
}
