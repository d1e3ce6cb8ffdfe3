import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { type ImportParts, readNextImport } from '../../src/loops/read-imports.ts';

const WAITING = {
  complex: complexId(1),
  id: 3,
  by: personId(7),
  file: '1 f',
  name: 'a.csv',
  state: 'reading',
};

/** What becomes of an admin's list that the messenger gives so, when it is tried for so many a time. */
async function reads(got: Awaited<ReturnType<ImportParts['download']>>, tries = 1) {
  const told: (string | null)[] = [];
  const tx = {
    spotImports: {
      next: async () => ({ ...WAITING, tries }),
      lock: async () => WAITING,
      known: async () => [],
      save: async ({ fault }: { fault: string | null }) => void told.push(fault),
    },
    notices: { add: async () => {} },
  };
  const parts = {
    transact: (work: (all: never) => Promise<unknown>) => work(tx as never),
    download: async () => got,
    sheets: { read: async () => ({ ok: false, why: 'not a table' }) },
    reader: null,
  } as unknown as ImportParts;
  assert.equal(await readNextImport(parts), true);
  return told;
}

test('A list that the messenger does not give now is asked for three times, and then said to be out of reach', async () => {
  for (const tries of [1, 2]) assert.deepEqual(await reads({ kind: 'out of reach' }, tries), []);
  assert.deepEqual(await reads({ kind: 'out of reach' }, 3), ['out of reach']);
});

test('A list that is too large or no table is told so at once', async () => {
  assert.deepEqual(await reads({ kind: 'too large' }), ['too large']);
  assert.deepEqual(await reads({ kind: 'file', bytes: new Uint8Array(2) }), ['not a table']);
});
