import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS, mayKind } from '../../scripts/access-table.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { openTestBed } from './people.ts';

test('An announcement is queued for exactly those who may read one', async (t) => {
  const bed = await openTestBed(t);
  const { clock, pool } = bed.app;
  const wakes = { notices: () => {}, timers: () => {} };
  const { transact } = createTransactions(openTables(pool), clock, wakes, Buffer.alloc(32));
  const complex = complexId(1);
  const author = personId((await bed.idOf(bed.gleb)) ?? 0);
  const content = { text: 'Вода', formatting: [], photos: [], documents: [] };
  await transact(async (tx) => {
    const id = await tx.announcements.draft(complex, author, content, clock.now(), null);
    const draft = (await tx.announcements.get(complex, id)) ?? assert.fail('no draft');
    await tx.announcements.queue({ ...draft, state: 'going', startsAt: clock.now() });
  });
  const { rows } = await pool.query<{ recipient: string }>(
    "select recipient from notices where complex_id = 1 and notice ->> 'kind' = 'announcement'",
  );
  const queued = rows.map(({ recipient }) => Number(recipient));
  for (const kind of KINDS) {
    const id = await bed.idOf(bed.people[kind]);
    const isForeign = kind === 'resident of another complex';
    assert.equal(id !== null && queued.includes(id), !isForeign && mayKind(kind, 'read announcements'), kind);
  }
});
