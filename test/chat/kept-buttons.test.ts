import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readButton } from '../../src/chat/buttons.ts';
import { wireOf } from '../support/wire-of.ts';

const file = join(import.meta.dirname, '../fixtures/0.1.0/buttons.json');
const kept: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'));

/** What is called otherwise since, and means the same. */
const RENAMED: Readonly<Record<string, unknown>> = {
  'j:k': { kind: 'keep' },
  'd:w:1f': { kind: 'write to holder', spot: 51 },
};

test('Every button that 0.1.0 put on a phone still means the same', () => {
  assert.ok(Object.keys(kept).length > 190);
  for (const [wire, meaning] of Object.entries(kept)) {
    const code = readButton(wire);
    // Dates and branded ids are read as the JSON that was kept.
    assert.deepEqual(JSON.parse(JSON.stringify(code)), RENAMED[wire] ?? meaning, wire);
    assert.equal(code && wireOf(code), wire);
  }
});
