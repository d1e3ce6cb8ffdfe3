import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { MOST_ROWS, readCopy, readHeader } from '../../src/adapters/backups/read-copy.ts';
import { FORMAT, FORMAT_VERSION } from '../../src/core/backups/backup.ts';

const header = (counts: Record<string, number>, more: object = {}) =>
  JSON.stringify({
    ...{ format: FORMAT, version: FORMAT_VERSION, schema: '0052', installation: 'here', complex: 1 },
    ...{ name: 'Двор', madeAt: '2026-11-22T19:36:00Z', counts, ...more },
  });
const packed = (...lines: readonly string[]) => gzipSync(lines.map((line) => `${line}\n`).join(''));

/** Why it is no copy; null: it is one. */
const faultOf = async (file: Uint8Array) => {
  const read = await readCopy(file);
  return read.ok ? null : read.why;
};

test('A copy holds exactly the rows that it says, each on a line that ends', async () => {
  const rows = ['["spots",{"number":45}]', '["spots",{"number":46}]'];
  assert.equal(await faultOf(packed(header({ spots: 2 }), ...rows)), null);
  assert.equal(await faultOf(packed(header({ spots: 1 }), ...rows)), 'unfit', 'more than it says');
  assert.equal(await faultOf(packed(header({ spots: 3 }), ...rows)), 'truncated', 'fewer');
  assert.equal(await faultOf(packed(header({ persons: 2 }), ...rows)), 'unfit', 'of another table');
  const cut = gzipSync(`${header({ spots: 2 })}\n${rows.join('\n')}`);
  assert.equal(await faultOf(cut), 'truncated', 'cut within its last line');
  const more = gzipSync(`${header({ spots: 2 })}\n${rows.join('\n')}\n["spots"`);
  assert.equal(await faultOf(more), 'truncated', 'something stands behind it');
});

test('A copy that says more rows than any house has is not read any further, nor is one of another format', async () => {
  const why = async (file: Uint8Array) => {
    const read = await readHeader(file);
    return read.ok ? null : read.why;
  };
  assert.equal(await why(packed(header({ spots: MOST_ROWS }))), null);
  assert.equal(await why(packed(header({ spots: MOST_ROWS, persons: 1 }))), 'too large');
  assert.equal(await why(packed(header({}, { version: FORMAT_VERSION + 1 }))), 'newer');
  assert.equal(await why(packed(header({}, { format: 'another' }))), 'no copy');
});
