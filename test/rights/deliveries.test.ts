import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { mayKind } from '../../scripts/access-table.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { drawCard, drawNotice } from '../../src/chat/draw.ts';
import type { Reader } from '../../src/chat/kit/reader.ts';
import { speak } from '../../src/chat/kit/update-context.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { words } from '../support/words.ts';
import { type Delivered, deliveredTo, makeThings } from './delivered.ts';
import { becomes } from './roles-taken.ts';

const LATER = [
  'newcomer',
  'resident',
  'resident without a spot',
  'guard',
  'admin',
  'banned resident',
] as const;

test('Whatever leaves for guards, admins and residents is read by whoever may by then, and by nobody else', async (t) => {
  const app = await openTestApp(t);
  const things = await makeThings(app);
  const was = await becomes(app, things.pavel);
  const told: string[] = [];
  for (const later of LATER) {
    await was.now(later);
    for (const one of deliveredTo(things)) {
      const { first, redrawn } = await drawn(app, things.pavel, one);
      const may = mayKind(later, one.action);
      if ((first !== null) !== may) told.push(`${one.what}: ${later} ${may ? 'does not read' : 'reads'} it`);
      if (one.card && (redrawn !== GONE) !== may) told.push(`${one.what}, redrawn: ${later}`);
    }
  }
  assert.deepEqual(told, []);
});

const GONE = 'Эта карточка больше не для вас.';

/** What the bot would send this person now, and what it would make of the message that he has. */
async function drawn({ pool, clock }: TestApp, person: Person, { notice, card }: Delivered) {
  const wakes = { notices: () => {}, timers: () => {} };
  const { transact } = createTransactions(openTables(pool), clock, wakes, Buffer.alloc(32));
  const { rows } = await pool.query<{ id: string }>(
    'select person_id as id from addresses where external_id = $1',
    [person.id],
  );
  const reader: Reader = {
    complex: complexId(1),
    person: personId(Number(rows[0]?.id)),
    speech: speak(words, 'ru'),
    now: clock.now(),
    tools: { qr: () => [], links: { start: () => null } },
  };
  return transact(async (tx) => ({
    first: notice ? await drawNotice(tx, reader, notice) : card && (await drawCard(tx, reader, card, false)),
    redrawn: card && ((await drawCard(tx, reader, card, true))?.text.text ?? null),
  }));
}
