import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');

test('Every program that runs by itself brings Temporal before anything else, and only programs do', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const started = Object.values<string>(scripts).flatMap(
    (script) => script.match(/(?<= )\w[\w/-]*\.ts\b/g) ?? [],
  );
  const children = [
    'src/adapters/backups/try-reading.ts',
    'src/adapters/bundle/child.ts',
    'src/adapters/pictures/draw.ts',
    'src/adapters/spreadsheets/work.ts',
    'deploy/compile.ts',
    'scripts/build-page.ts',
    'scripts/node-26.ts',
    'bench/telegram.ts',
    'bench/bare.ts',
    'bench/bare-menu.ts',
    'bench/bare-concurrent.ts',
    'bench/trace.ts',
    'bench/text-ids.ts',
    'bench/round-trips.ts',
  ];
  const programs = [...started, ...children];
  const first = (name: string) => /^import .*/m.exec(readFileSync(join(root, name), 'utf8'))?.[0];
  const others = programs.filter((name) => first(name) !== "import 'temporal-polyfill/global';");
  assert.deepEqual(others, []);
  const importers = globSync('{src,playground,scripts,bench,deploy}/**/*.ts', { cwd: root }).filter((name) =>
    readFileSync(join(root, name), 'utf8').includes("'temporal-polyfill"),
  );
  assert.deepEqual(importers.toSorted(), [...new Set(programs)].toSorted());
  // Tests have it by --import: who runs `node --test` names it.
  const tests = Object.values<string>(scripts).filter((script) => script.includes(' --test '));
  assert.ok(
    tests.length > 3 && tests.every((script) => script.includes('--import temporal-polyfill/global --test ')),
  );
});

test('Nobody looks for a Node by its name: every npm script goes through the launcher', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const lines = Object.values<string>(scripts);
  // Where a shell stays between npm and us, it keeps Ctrl+C for npm to itself and hides that npm is dead.
  const single = lines.filter((line) => !line.includes(' && '));
  assert.deepEqual(
    single.filter((line) => !/^(\w+=\w+ )*exec node bin\/node\.cjs /.test(line)),
    [],
  );
  assert.deepEqual(
    lines
      .filter((line) => !single.includes(line))
      .flatMap((line) => line.split(' && '))
      .filter((one) => !one.startsWith('node bin/node.cjs ')),
    [],
  );
  const byName = globSync('{src,test,playground,scripts,bench}/**/*.ts', { cwd: root }).filter((name) =>
    /\b(spawn|spawnSync|execFile|execFileSync)\('(node|npx)'/.test(readFileSync(join(root, name), 'utf8')),
  );
  assert.deepEqual(byName, []);
});
