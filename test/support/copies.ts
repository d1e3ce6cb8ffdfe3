import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Person } from '../../playground/index.ts';
import type { TestApp } from './test-app.ts';

/** A row of a copy, as it stands there: `["holdings",{…}]`. */
export type CopyLine = [table: string, row: Record<string, unknown>];
export type OpenedCopy = { header: Record<string, unknown>; rows: CopyLine[] };

/** The files in the folder of backups, oldest first. */
export async function copiesIn(app: TestApp): Promise<string[]> {
  const names = await readdir(app.copies).catch((): string[] => []);
  return names.filter((name) => name.startsWith('parking-')).sort();
}

/** «Управление» → «Резервная копия»; the name of the new file. */
export async function makesCopy(app: TestApp, admin: Person): Promise<string> {
  const before = await copiesIn(app);
  await app.advance(2);
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Резервная копия');
  const made = (await copiesIn(app)).filter((name) => !before.includes(name));
  assert.equal(made.length, 1);
  return made[0] ?? '';
}

export function unpack(bytes: Uint8Array): OpenedCopy {
  const [first = '', ...lines] = gunzipSync(bytes).toString('utf8').trimEnd().split('\n');
  return { header: JSON.parse(first), rows: lines.map((line) => JSON.parse(line)) };
}

export function pack({ header, rows }: OpenedCopy): Uint8Array {
  const counts: Record<string, number> = Object.fromEntries(
    Object.keys(Object(header.counts)).map((key) => [key, 0]),
  );
  for (const [table] of rows) counts[table] = (counts[table] ?? 0) + 1;
  const lines = [{ ...header, counts }, ...rows].map((line) => JSON.stringify(line));
  return gzipSync(`${lines.join('\n')}\n`);
}

export const readsCopy = (app: TestApp, name: string) => readFile(join(app.copies, name));

/** Puts a changed copy into the folder under a name of its own. */
export async function putsCopy(app: TestApp, name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(join(app.copies, name), bytes);
}

/** «Управление» → «Восстановить», and a file sent. */
export async function sendsCopy(app: TestApp, admin: Person, bytes: Uint8Array, name = 'copy.jsonl.gz') {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Восстановить');
  app.world.document(admin, { name, bytes });
  await app.quiet();
}

/** «Управление» → «Восстановить» → the newest copy. */
export async function opensNewest(app: TestApp, admin: Person): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Восстановить');
  const list = app.world.find(admin, 'Из какой копии');
  await app.taps(admin, list?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? assert.fail('no copies'));
}
