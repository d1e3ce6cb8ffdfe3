import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after } from 'node:test';

const root = join(import.meta.dirname, '../..');
const tree = mkdtempSync(join(tmpdir(), 'architecture-'));
after(() => rmSync(tree, { recursive: true }));

/** Puts a file with these lines into a tree of its own. */
export function plant(file: string, lines: readonly string[]): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), lines.join('\n'));
}

/** The lines that our biome.json refuses, by file. One run for everything planted: a run costs 0.2 s. */
export function refusedLines(): Map<string, Set<number>> {
  const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(join(tree, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
  copyFileSync(join(root, 'biome.imports.json'), join(tree, 'biome.imports.json'));
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const options = ['--only=style/noRestrictedImports', '--reporter=github', '--max-diagnostics=none', '.'];
  const run = spawnSync(process.execPath, [biome, 'lint', ...options], { cwd: tree, encoding: 'utf8' });
  const refused = new Map<string, Set<number>>();
  for (const [, file = '', line] of run.stdout.matchAll(
    /^::error title=\S*noRestrictedImports,file=(.+?),line=(\d+)/gm,
  )) {
    const name = relative(realpathSync(tree), file).replaceAll('\\', '/');
    refused.set(name, (refused.get(name) ?? new Set()).add(Number(line)));
  }
  assert.ok(refused.size > 0, run.stdout + run.stderr);
  return refused;
}
