import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const folder = join(import.meta.dirname, '../migrations');
const read = (name: string) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');

// As sha256sum prints it; `sha256sum -c checksums.txt` compares the same by hand.
const lineOf = (name: string) => `${createHash('sha256').update(read(name)).digest('hex')}  ${name}`;

test('A migration never changes once it is merged, and a new one brings its line to migrations/checksums.txt', () => {
  const written = read('checksums.txt').trimEnd().split('\n');
  assert.deepEqual(globSync('*.sql', { cwd: folder }).sort().map(lineOf), written);
});
