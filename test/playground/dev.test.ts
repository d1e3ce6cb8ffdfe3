import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

test('`npm run dev` restarts on a changed text, and on changed code', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'dev-'));
  for (const name of ['src', 'locales/ru', 'playground/page'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'src/main.ts'), "console.log('started')\n");
  writeFileSync(join(folder, 'locales/ru/menu.ftl'), 'menu = Меню\n');
  // The words of our own script, for a program that only says that it started.
  const [, ...flags] = String(scripts.dev).split(/ (?=--watch)/);
  const child = spawn(process.execPath, flags.join(' ').split(' '), { cwd: folder });
  t.after(async () => {
    child.kill();
    await once(child, 'exit');
    rmSync(folder, { recursive: true });
  });
  let starts = 0;
  let waits = () => {};
  child.stdout.on('data', (piece) => {
    starts += String(piece).match(/^started$/gm)?.length ?? 0;
    waits();
  });
  const started = (times: number) =>
    new Promise<void>((resolve) => {
      waits = () => starts >= times && resolve();
      waits();
    });
  for (const [i, name] of ['locales/ru/menu.ftl', 'src/main.ts', 'playground/page/guide.js'].entries()) {
    await started(i + 1);
    const file = join(folder, name);
    // What a watcher sees first depends on when it began to look: the change is made until it is seen.
    const change = setInterval(() => writeFileSync(file, "console.log('started')\n"), 300);
    await started(i + 2);
    clearInterval(change);
  }
  assert.ok(starts >= 4);
});
