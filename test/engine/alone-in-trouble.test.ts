import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { isDatabaseTrouble } from '../../src/adapters/postgres/kit/trouble.ts';
import { createWorker } from '../../src/adapters/postgres/kit/worker.ts';
import { createOutbox } from '../../src/adapters/postgres/outbox/outbox.ts';
import { createServing } from '../../src/adapters/postgres/outbox/serving.ts';
import { dueTimers } from '../../src/adapters/postgres/timers/timers.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { drawQr } from '../../src/adapters/qr/draw-qr.ts';
import { fireDueTimer } from '../../src/application/fire-timers.ts';
import { recordOutcome } from '../../src/application/record-outcome.ts';
import { watchTrouble } from '../../src/application/repeated-trouble.ts';
import type { ChatRef } from '../../src/chat/kit/incoming.ts';
import { createMessengers } from '../../src/chat/kit/messenger.ts';
import type { Delivery, Gateway } from '../../src/chat/kit/outgoing.ts';
import { minutes, seconds } from '../../src/core/kernel/time.ts';
import { deliverNext } from '../../src/loops/deliver.ts';
import { words } from '../support/words.ts';
import { openFreshYard } from './open.ts';
import { openReplica } from './replica.ts';
import type { TestBed } from './test-bed.ts';
import { plantTrouble } from './trouble.ts';

/** What a process does by itself, step by step, with a machine time that the test pushes. */
function openWorks({ pool, clock, bot }: TestBed) {
  let machineTime = 0;
  const trouble = watchTrouble(isDatabaseTrouble, () => machineTime);
  const transactions = createTransactions(
    openTables(pool),
    clock,
    { notices: () => {}, timers: () => {} },
    Buffer.alloc(32),
  );
  const pass = () => {
    machineTime += seconds(5);
    clock.advance(seconds(5));
  };
  return { transactions, trouble, pass, bot };
}

test('a notice whose sending alone meets the database’s trouble for two minutes is given up, and its sender is told', async (t) => {
  const bed = await openFreshYard(t);
  const { world, pool, clock } = bed;
  const { transactions, trouble, pass, bot } = openWorks(bed);
  const replica = await openReplica(t, bed);
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  world.say(anna, '/blocked 45');
  await replica.receives(world.updates.at(-1) ?? assert.fail('nothing was said'));
  const sent: { chat: ChatRef; text: string }[] = [];
  const send = async (chat: ChatRef, text: string): Promise<Delivery> => {
    if (chat === String(boris.id))
      await pool.query("do $$ begin raise 'planted' using errcode = '57014'; end $$");
    sent.push({ chat, text });
    return { kind: 'delivered', message: String(sent.length) };
  };
  const gateway: Gateway = {
    send: (chat, { text }) => send(chat, text.text),
    edit: (chat, _, { text }) => send(chat, text.text),
    respond: async () => {},
    download: async () => ({ kind: 'refused' }),
    remove: async () => true,
    presence: async () => 'unknown',
  };
  const here = { bot, gateway, can: { keepMenu: true }, links: { start: () => null }, adminIds: [] };
  const worker = createWorker(pool);
  const parts = {
    outbox: createOutbox({
      ...{ transactions, worker, clock, record: recordOutcome, signal: new AbortController().signal },
      ...{
        serving: createServing(openTables(pool), [bot]),
        lost: async () => {},
        browsersGone: async () => {},
        idle: () => 0,
        rouse: () => {},
      },
    }),
    messengers: createMessengers(here),
    words,
    ...{ clock, qr: drawQr, trouble, report: () => {}, pushing: null },
  };
  const refused = JSON.stringify({ kind: 'group refused', spot: 7, why: { kind: 'own spot' } });
  for (let at = 5; at <= 150; at += 5) {
    pass();
    await pool.query(
      `insert into notices (complex_id, recipient, lane, notice, version, made_at, due_at, state)
       select 1, person_id, 1, $2::jsonb, 1, $3::timestamptz, $3, 'due' from addresses where external_id = $1`,
      [anna.id, refused, clock.now()],
    );
    for (let isMore = true; isMore; ) isMore = await deliverNext(parts, 'prompt');
    if (at < 120) assert.equal((await dead()).length, 0, 'it may still be the database’s');
  }
  await worker.close();
  const [one] = await dead();
  assert.equal(one?.recipient_is, String(boris.id));
  assert.ok(sent.some(({ chat, text }) => chat === String(anna.id) && text.includes('❌ Не дошло')));

  async function dead() {
    const { rows } = await pool.query<{ recipient_is: string }>(
      `select a.external_id as recipient_is from notices n join addresses a on a.person_id = n.recipient
       where n.state = 'dead'`,
    );
    return rows;
  }
});

test('a timer that alone meets the database’s trouble for two minutes comes once a minute from then on', async (t) => {
  const bed = await openFreshYard(t);
  const { pool, world, clock } = bed;
  const { transactions, trouble, pass } = openWorks(bed);
  const replica = await openReplica(t, bed);
  const anna = await bed.resident('Анна', [1]);
  await bed.resident('Борис', [45]);
  world.say(anna, '/blocked 45');
  await replica.receives(world.updates.at(-1) ?? assert.fail('nothing was said'));
  const { id } = await bed.row<{ id: number }>('select id from alerts');
  await plantTrouble(bed, 'alerts', 'update', "'57014'");
  // Nobody was told yet: what comes next is the call for help.
  clock.advance(minutes(10));
  const timers = dueTimers(transactions);
  const tried: number[] = [];
  for (let at = 5; at <= 300; at += 5) {
    pass();
    // Somebody else's, of a pass that is no more: it passes.
    await pool.query("insert into timers values (1, 'pass', $1, $2)", [at, clock.now()]);
    for (let isMore = true; isMore; )
      isMore = await fireDueTimer(timers, clock, trouble).catch(() => tried.push(at) > 0);
  }
  await bed.row("select from timers where kind = 'alert' and subject_id = $1", [id]);
  const early = tried.filter((at) => at < 120).length;
  const late = tried.filter((at) => at > 130).length;
  assert.ok(early > 20, `${early} tries while it may be the database's`);
  assert.ok(late >= 2 && late <= 4, `${late} tries in the three minutes after it`);
});
