import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runRestore } from '../../src/app/restore-command.ts';
import { bareEnv } from './bare-env.ts';
import type { TestApp } from './test-app.ts';

export type Run = { readonly code: number; readonly said: string };

/** `npm run restore` in a folder of its own that holds these files; nobody sits there to answer. */
export async function runsRestore(
  env: Readonly<Record<string, string>>,
  words: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'parking-operator-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const script = join(import.meta.dirname, '../../src/app/restore.ts');
  const run = await new Promise<Run>((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...words],
      { cwd: folder, env: { ...bareEnv(), ...env } },
      (error, out, complaint) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + complaint });
      },
    );
    child.stdin?.end();
  });
  await rm(folder, { recursive: true });
  return run;
}

/** The same with a house's database and folder of copies, without a process of its own: that costs half a second. */
export async function restores(app: TestApp, env: Record<string, string>, ...words: string[]): Promise<Run> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(`${line}\n`);
  const code = await runRestore(words, {
    folder: app.copies,
    env: { DATABASE_URL: app.url, BACKUP_DIR: app.copies, ...env },
    say,
    complain: say,
    ask: null,
  });
  return { code, said: lines.join('') };
}

export const empties = ({ pool }: TestApp) => pool.query('drop schema public cascade; create schema public');

/** A copy that an earlier version has left behind, by its name in test/fixtures/copies. */
export const kept = (name: string) => join(import.meta.dirname, '../fixtures/copies', name);
