import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { firstComplex, rememberBot } from '../../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { inTransaction, openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { claimNext } from '../../src/adapters/postgres/outbox/outbox-rows.ts';
import {
  createServing,
  type Noted,
  peopleElsewhere,
  sinceGap,
} from '../../src/adapters/postgres/outbox/serving.ts';
import { freshDatabase } from '../support/database.ts';

const drops: (() => Promise<void>)[] = [];
const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
const pool = await openPool(url, { max: 2, applicationName: 'two bots' });
after(async () => {
  await pool.end();
  for (const drop of drops) await drop();
});
const db = openTables(pool);
const now = new Date('2026-11-14T12:00:00Z');
const complex = await firstComplex(db, { name: 'Дом', timeZone: 'Europe/Moscow' });

/** A bot with one resident and one group, each of whom is to be told something. */
async function openBot(externalId: string) {
  const bot = await rememberBot(db, { messenger: 'telegram', externalId });
  await pool.query(
    `with person as (insert into persons (display_name, language, met_at) values ('Анна', 'ru', $2) returning id),
     chat as (insert into groups (bot_id, chat_ref, title, language, present, sees_all) values ($1, '-5', 'Дом', 'ru', true, true) returning id),
     address as (insert into addresses (bot_id, external_id, person_id, chat_ref) select $1, '7', id, '7' from person returning person_id),
     member as (insert into memberships (complex_id, person_id, roles, consent_version, consented_at, consent_asked)
       select $3, id, '{}', 1, $2, 1 from person returning person_id)
     insert into notices (complex_id, recipient, group_id, lane, notice, version, made_at, due_at, state)
     select $3, id, null, 0, '{}'::jsonb, 1, $2::timestamptz, $2::timestamptz, 'due' from person
     union all select $3, null, id, 1, '{}'::jsonb, 1, $2, $2, 'due' from chat`,
    [bot, now, complex],
  );
  return bot;
}

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
/** What a process knows that has written for its bot for an hour. */
const allAlong = (): Noted => ({ since: ago(60), last: ago(0.5) });

/** Everything that a process of this bot takes, as the chats that it goes to. */
async function takes(bot: number, noted: Noted | null = allAlong()): Promise<(string | null)[]> {
  const serving = { bots: [bot], noted: () => noted };
  const chats: (string | null)[] = [];
  for (;;) {
    const taken = await inTransaction(db, (trx, line) =>
      claimNext(trx, (statement) => line.post(statement), 'prompt', 1, serving, now),
    );
    if (!taken) return chats;
    chats.push(taken.row.chat_ref);
  }
}

test('of two bots on one database each takes what its own people are to be told, and nothing of the other', async () => {
  const [ours, theirs] = [await openBot('111'), await openBot('222')];
  await createServing(db, [ours]).note();
  await createServing(db, [theirs]).note();
  assert.deepEqual(await peopleElsewhere(db, [ours]), [{ bot: '222', people: 1 }]);
  assert.deepEqual(await takes(ours), ['7', '-5']);
  assert.deepEqual(await takes(theirs), ['7', '-5']);
});

test('what the people of a bot that nobody runs any more are to be told is taken, and known to reach nobody', async () => {
  const [ours, gone] = [await openBot('333'), await openBot('444')];
  await createServing(db, [ours, gone]).note();
  assert.deepEqual(await takes(ours), ['7', '-5']);
  await pool.query("update pace set served_at = served_at - interval '6 minutes' where bot_id = $1", [gone]);
  assert.deepEqual(await takes(ours), [null, null]);
});

test('after an outage nobody takes what is another bot’s before the other has had the time to say that it is back', async () => {
  const [ours, theirs] = [await openBot('555'), await openBot('666')];
  const [here, there] = [createServing(db, [ours]), createServing(db, [theirs])];
  await here.note();
  await there.note();
  await pool.query("update pace set served_at = served_at - interval '6 minutes'");
  assert.deepEqual(
    await takes(ours, { since: ago(60), last: ago(6) }),
    ['7', '-5'],
    'it has not noticed yet',
  );
  await here.note();
  assert.deepEqual(await takes(ours, here.noted()), [], 'it has just come back');
  await there.note();
  assert.deepEqual(await takes(theirs, there.noted()), ['7', '-5']);
});

test('whoever was away does not know since when others are; who says so every minute does', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 14, 12, minutes));
  const first = sinceGap(null, at(0));
  assert.deepEqual(first, { since: at(0), last: at(0) });
  assert.deepEqual(sinceGap(first, at(1)), { since: at(0), last: at(1) });
  assert.deepEqual(sinceGap(first, at(3)), { since: at(3), last: at(3) });
  assert.deepEqual(sinceGap(first, at(-60)), { since: at(-60), last: at(-60) });
});
