import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Person } from '../../playground/index.ts';
import type { House } from './house.ts';

/** A row of a copy, as it stands there: `["holdings",{…}]`. */
export type CopyLine = [table: string, row: Record<string, unknown>];
export type OpenedCopy = { header: Record<string, unknown>; rows: CopyLine[] };

/** The files in the folder of backups, oldest first. */
export async function copiesIn(house: House): Promise<string[]> {
  const names = await readdir(house.copies).catch((): string[] => []);
  return names.filter((name) => name.startsWith('parking-')).sort();
}

/** «Управление» → «Резервная копия»; the name of the new file. */
export async function makesCopy(house: House, admin: Person): Promise<string> {
  const before = await copiesIn(house);
  await house.pass(2);
  await house.says(admin, 'Управление');
  await house.taps(admin, 'Резервная копия');
  const made = (await copiesIn(house)).filter((name) => !before.includes(name));
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

export const readsCopy = (house: House, name: string) => readFile(join(house.copies, name));

/** Puts a changed copy into the folder under a name of its own. */
export async function putsCopy(house: House, name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(join(house.copies, name), bytes);
}

/** «Управление» → «Восстановить», and a file sent. */
export async function sendsCopy(house: House, admin: Person, bytes: Uint8Array, name = 'copy.jsonl.gz') {
  await house.says(admin, 'Управление');
  await house.taps(admin, 'Восстановить');
  house.world.document(admin, { name, bytes });
  await house.quiet();
}
