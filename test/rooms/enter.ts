import { globSync } from 'node:fs';
import { join } from 'node:path';

/** Folders whose tests open a house each: hundreds of the same program, a third cheaper where it is loaded and warm. */
export const SHARED = ['properties', 'rights', 'scenarios'];

const tests = join(import.meta.dirname, '..');
const rooms = globSync('*.room.ts', { cwd: import.meta.dirname }).length;

/**
 * Runs this room's share of the shared folders in one process; `node --test` gives every file one of its own. A single
 * file is still run by its name.
 */
export async function enter(room: number): Promise<void> {
  const files = globSync(`{${SHARED.join(',')}}/**/*.test.ts`, { cwd: tests }).sort();
  for (const [at, file] of files.entries()) if (at % rooms === room) await import(join(tests, file));
}
