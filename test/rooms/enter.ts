import { globSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before } from 'node:test';

const tests = join(import.meta.dirname, '..');
const numbered = globSync('[0-9].room.ts', { cwd: import.meta.dirname }).length;

/** Folders whose tests share processes: a start of Node and the load of the bot cost more than most of what they try. */
const SHARED =
  '{application,backups,chat,core,messengers,pictures,playground,postgres,push,rights,scenarios,spreadsheets,telegram,wanted,web,words}';

/** Their tests start bots whose loops run and wait for them: a room of their own, where no warm bot idles beside them. */
const LIVE = '{engine,logs}';

/** Files that keep a process: it is their subject or measured, they have a server of their own, a hook for every test. */
const ALONE =
  '{engine/leaks,playground/{dev,first-minute,trouble},postgres/{connect,embedded,outbox},web/page}';

const filesOf = (folders: string): readonly string[] =>
  globSync(`${folders}/**/*.test.ts`, { cwd: tests, exclude: [`${ALONE}.test.ts`] }).toSorted();

/** Beside all folders: what is true of the whole. Each of them is done before a Node of its own has started. */
const WHOLE = globSync('*.test.ts', { cwd: tests }).toSorted();

/** Their goldens show every text in both languages: rooms of their own, of `npm run test:long`. */
const TOURS = 'tours';
const tourRooms = globSync('*.room.ts', { cwd: join(tests, TOURS) }).length;

/** Whatever runs in some room. */
export const sharing = (): readonly string[] => [...WHOLE, ...[SHARED, LIVE, TOURS].flatMap(filesOf)];

/**
 * Runs this room's share of the tests in one process; `node --test` gives every file one of its own. A single file is
 * still run by its name.
 */
export async function enter(room: number | 'live' | 'whole' | { readonly tours: number }): Promise<void> {
  const files = filesIn(room);
  const load = async () => {
    for (const file of files) await import(join(tests, file));
  };
  const loaded = load();
  // No test begins before all are read: a hook that a file sets meanwhile would be that test's, and run when it ends.
  before(() => loaded);
  await loaded;
}

function filesIn(room: Parameters<typeof enter>[0]): readonly string[] {
  if (room === 'live') return filesOf(LIVE);
  if (room === 'whole') return WHOLE;
  return typeof room === 'number'
    ? bySize(filesOf(SHARED)).filter((_, at) => turnOf(at) === room)
    : filesOf(TOURS).filter((_, at) => at % tourRooms === room.tours);
}

/** Of each folder the largest first, so that every room has about as much of it to try. */
const bySize = (files: readonly string[]): readonly string[] => {
  const size = new Map(files.map((file) => [file, statSync(join(tests, file)).size]));
  const folder = (file: string) => files.findIndex((other) => dirname(other) === dirname(file));
  return files.toSorted((a, b) => folder(a) - folder(b) || (size.get(b) ?? 0) - (size.get(a) ?? 0));
};

/** 0, 1, 2, 2, 1, 0, 0 …: whoever has the largest of a round has the smallest of the next. */
const turnOf = (at: number): number => {
  const place = at % (2 * numbered);
  return place < numbered ? place : 2 * numbered - 1 - place;
};
