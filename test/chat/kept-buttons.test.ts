import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeButton, encodeButton } from '../../src/chat/button-code.ts';

const file = join(import.meta.dirname, '../fixtures/0.1.0/buttons.json');
const kept: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'));

test('Every button that 0.1.0 put on a phone still means the same', () => {
  assert.ok(Object.keys(kept).length > 190);
  for (const [wire, meaning] of Object.entries(kept)) {
    const code = decodeButton(wire);
    // Dates and branded ids are read as the JSON that was kept.
    assert.deepEqual(JSON.parse(JSON.stringify(code)), meaning, wire);
    assert.equal(code && encodeButton(code), wire);
  }
});
