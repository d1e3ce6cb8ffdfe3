import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readBuilt, writeBuilt } from '../../src/adapters/bundle/built-page.ts';
import { bundlePage } from '../../src/adapters/bundle/bundle.ts';

const page = join(import.meta.dirname, '../../page');

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'page-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('A child bundles the page; what an image keeps of it is the same to the byte', async (t) => {
  const { bundled } = bundlePage(page);
  const came = await bundled;
  assert.equal(came.kind, 'built');
  if (came.kind !== 'built') return;
  const names = came.page.files.map(({ name }) => name);
  assert.ok(names.includes(came.page.script) && names.includes(came.page.style));
  const style = came.page.files.find(({ name }) => name === came.page.style);
  // What an iPhone with 16.4 does not know.
  assert.doesNotMatch(Buffer.from(style?.bytes ?? []).toString(), /light-dark\(/);
  const kept = folder(t);
  await writeBuilt(kept, came.page);
  assert.deepEqual(readBuilt(kept), came.page);
  assert.equal(readBuilt(join(kept, 'elsewhere')), null);
  rmSync(join(kept, `${came.page.script}.br`));
  assert.equal(readBuilt(kept), null, 'half of it is nothing');
  assert.doesNotMatch(came.page.worker, /^(import|export)/m, 'a classic script');
});

test('What cannot be bundled is said, with the place', async (t) => {
  const broken = folder(t);
  cpSync(page, broken, { recursive: true });
  writeFileSync(join(broken, 'app.tsx'), 'export const App = <p>;');
  const came = await bundlePage(broken).bundled;
  assert.equal(came.kind, 'faulty');
  assert.match('why' in came ? came.why : '', /app\.tsx/);
});

test('Who stops meanwhile does not hear of a fault', async () => {
  const { bundled, stop } = bundlePage(page);
  stop();
  assert.deepEqual(await bundled, { kind: 'stopped' });
});

test('Where the bundler is not installed, that is what is said', async (t) => {
  const bare = folder(t);
  const repository = join(import.meta.dirname, '../..');
  cpSync(join(repository, 'src/adapters/bundle'), join(bare, 'bundle'), { recursive: true });
  writeFileSync(join(bare, 'package.json'), '{"type":"module"}');
  mkdirSync(join(bare, 'node_modules'));
  symlinkSync(
    join(repository, 'node_modules/temporal-polyfill'),
    join(bare, 'node_modules/temporal-polyfill'),
  );
  const { bundlePage: bundleThere } = await import(join(bare, 'bundle/bundle.ts'));
  const came = await bundleThere(page).bundled;
  assert.equal(came.kind, 'no bundler');
  assert.match(came.why, /rolldown/);
});
