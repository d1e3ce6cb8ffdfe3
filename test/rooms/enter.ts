import { globSync } from 'node:fs';
import { join } from 'node:path';

const tests = join(import.meta.dirname, '..');
const rooms = globSync('*.room.ts', { cwd: import.meta.dirname }).length;

/** Folders whose tests share processes: a start of Node and the load of the bot cost more than most of what they try. */
const SHARED =
  '{application,backups,chat,core,messengers,pictures,playground,postgres,properties,rights,scenarios,spreadsheets,telegram,wanted,web,words}';

/** Files of theirs that do not: the process itself is the subject, a server of their own, or a hook for every test. */
const ALONE =
  '{backups/hostile,playground/{dev,first-minute,trouble,unloaded},postgres/{connect,database-faults,embedded*,outbox,pooler}}';

export const sharing = (): readonly string[] =>
  globSync(`${SHARED}/**/*.test.ts`, { cwd: tests, exclude: [`${ALONE}.test.ts`] }).toSorted();

/**
 * Runs this room's share of them in one process; `node --test` gives every file one of its own. A single
 * file is still run by its name.
 */
export async function enter(room: number): Promise<void> {
  for (const [at, file] of sharing().entries()) if (at % rooms === room) await import(join(tests, file));
}
