import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { isDatabaseTrouble } from '../../src/adapters/postgres/kit/trouble.ts';
import { watchTrouble } from '../../src/application/repeated-trouble.ts';
import { minutes } from '../../src/core/kernel/time.ts';
import { cardText, copiesSent, keyOf } from '../engine/copies.ts';
import { openFreshYard } from '../engine/open.ts';
import { openReplica } from '../engine/replica.ts';
import type { TestBed } from '../engine/test-bed.ts';
import { plantTrouble, TROUBLES } from '../engine/trouble.ts';
import { LOCKS_HERE } from '../support/locks.ts';

const codes = Object.entries(TROUBLES);
/** In `spot` 100 the first of them, in 101 the second, and so on. */
const codeOfSpot = (spot: string) => `(array['${codes.map(([, code]) => code).join("', '")}'])[${spot} - 99]`;

async function openThreads(bed: TestBed) {
  const { world } = bed;
  const threads: { sender: Person; holder: Person; spot: number; what: string }[] = [];
  for (const [index, [what]] of codes.entries()) {
    const spot = 100 + index;
    const sender = await bed.resident(`Анна ${index}`, [index + 1]);
    threads.push({ sender, holder: await bed.resident(`Борис ${index}`, [spot]), spot, what });
  }
  await bed.startBot();
  await bed.quiet();
  const raiseAll = () => threads.map(({ sender, spot }) => world.say(sender, `/blocked ${spot}`));
  const allArrived = async () => {
    for (const { sender, holder, spot, what } of threads) {
      const { id } = await bed.row<{ id: number }>('select id from alerts where spot = $1', [spot]);
      await world.until(
        () => cardText(world, sender, { part: 'sender', alert: id }).includes('Доставлено хозяину машины'),
        { what: `the card whose database ${what}`, timeoutMs: 20_000 },
      );
      assert.equal(copiesSent(world).get(keyOf({ part: 'holder', alert: id }, holder.id)), 1, what);
    }
  };
  return { raiseAll, allArrived };
}

test('a database that refuses for a while loses no alert, whatever it says: what was written to it is done when it takes it', async (t) => {
  const bed = await openFreshYard(t);
  const { raiseAll, allArrived } = await openThreads(bed);
  const planted = await plantTrouble(bed, 'alerts', 'insert', codeOfSpot('new.spot'));
  raiseAll();
  await planted.met(3 * codes.length);
  await planted.end();
  await allArrived();
  const { failed } = await bed.row<{ failed: number }>('select count(failure)::int as failed from updates');
  assert.equal(failed, 0);
});

test('a database that refuses for a while what became of a card: it is written down later, and the card comes once', async (t) => {
  const bed = await openFreshYard(t);
  const { raiseAll, allArrived } = await openThreads(bed);
  const spot = `(select a.spot from alerts a join cards c on c.subject_id = a.id and c.subject_kind = 'alert'
    where c.id = new.card_id and c.part = 'holder')`;
  const planted = await plantTrouble(
    bed,
    'notices',
    'update',
    `case when old.state = 'sending' then ${codeOfSpot(spot)} end`,
  );
  raiseAll();
  await planted.met(2 * codes.length);
  await planted.end();
  await allArrived();
  await bed.quiet();
});

test('the answer to writing down that a letter arrived is lost: it is counted once, and the other reader gets his', async (t) => {
  const bed = await openFreshYard(t);
  const { world, relay } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const vera = await bed.resident('Вера', [45]);
  await bed.startBot();
  world.say(anna, '/blocked 45');
  await bed.quiet();
  const card = world.messages(anna).at(-1);
  const mend = world.addFault({ kind: 'server-error', method: 'sendMessage', chat: vera.id });
  const cut = relay.cutAt(
    'answer',
    (words, transaction) => words.includes('commit') && transaction.includes('update "alert_letters"'),
    'one',
  );
  world.say(anna, 'Синяя, у второго подъезда', { ...(card && { replyTo: card.message_id }) });
  await cut;
  mend();
  await world.until(() => world.find(vera, 'Синяя, у второго подъезда'), { timeoutMs: 10_000 });
  await bed.quiet();
  const counted = `select delivered, lost, (select count(*)::int from notices where state = 'dead') as dead
    from alert_letters`;
  assert.deepEqual(await bed.row(counted), { delivered: 2, lost: 0, dead: 0 });
  const copies = world.messages(boris).filter(({ text }) => text?.includes('Синяя, у второго подъезда'));
  assert.equal(copies.length, 1);
});

test('connections fall silent behind a proxy that hangs: they are given up, and an alert arrives', async (t) => {
  const bed = await openFreshYard(t, { databaseDeadline: 700 });
  const { world, relay } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const app = await bed.startBot();
  await bed.quiet();
  relay.hush();
  world.say(anna, '/blocked 45');
  await world.until(() => world.find(boris, 'Ваша машина мешает выехать'), { timeoutMs: 10_000 });
  await bed.quiet();
  // Nothing is left of the sessions that hang: neither their locks nor they themselves.
  await bed.row(`select from ${LOCKS_HERE} where locktype = 'advisory' and classid = 3 and granted`);
  await app.stop();
});

test('a message that alone fails for two minutes, as if by the database’s trouble, is given up, and its sender is told', async (t) => {
  const bed = await openFreshYard(t);
  const { world } = bed;
  let now = 0;
  const trouble = watchTrouble(isDatabaseTrouble, () => now);
  const replica = await openReplica(t, bed, trouble);
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [2]);
  await plantTrouble(bed, 'alerts', 'insert', "case when new.spot = 66 then '57014' end");
  const says = (person: Person, text: string) => {
    world.say(person, text);
    return world.updates.at(-1) ?? assert.fail('nothing was said');
  };
  const poison = says(anna, '/blocked 66');
  const again = () => replica.receives(poison);
  await assert.rejects(again(), { code: '57014' });
  await replica.receives(says(boris, '/help'));
  now += minutes(2) - 1;
  await assert.rejects(again(), { code: '57014' });
  now += 1;
  await again();
  await replica.idle();
  assert.ok(world.find(anna, 'Не получилось, попробуйте ещё раз'));
  await bed.row("select from updates where failure = '57014'");
});

test('a reminder that meets the database’s trouble is not put off by a minute', async (t) => {
  const bed = await openFreshYard(t);
  const { world, clock } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  await bed.startBot();
  world.say(anna, '/blocked 45');
  await bed.quiet();
  const planted = await plantTrouble(bed, 'alerts', 'update', "'57014'");
  clock.advance(5 * 60_000 + 1_000);
  await planted.met(2);
  await planted.end();
  await world.until(() => world.find(boris, 'Напоминание'), { timeoutMs: 5_000 });
});

test('whoever blocks the bot is written down in their turn: what they do themselves is never in the way', async (t) => {
  const bed = await openFreshYard(t);
  const { world, pool } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  await bed.startBot();
  await bed.quiet();
  world.deactivate(boris);
  const turn = await pool.connect();
  await turn.query('begin');
  await turn.query('select pg_advisory_xact_lock(5, hashtext($1))', [`person:${bed.bot}:${boris.id}`]);
  try {
    world.say(anna, '/blocked 45');
    await bed.row("select from notices where state = 'unreachable'");
    await bed.row(`select from ${LOCKS_HERE} where locktype = 'advisory' and classid = 5 and not granted`);
  } finally {
    await turn.query('commit');
    turn.release();
  }
  await bed.row('select from addresses where unreachable_since is not null');
  await bed.quiet();
});

test('a notice that nobody settles is not ready, and is settled when the database lets us', async (t) => {
  const bed = await openFreshYard(t);
  const { world, clock } = bed;
  const anna = await bed.resident('Анна', [1]);
  const app = await bed.startBot();
  await bed.quiet();
  const planted = await plantTrouble(
    bed,
    'notices',
    'update',
    "case when old.state = 'sending' then '53100' end",
  );
  world.say(anna, '/blocked 45');
  await planted.met(1);
  const database = async () => {
    const answer = await fetch(`${app.url}readyz`);
    return ((await answer.json()) as { checks: Record<string, Record<string, unknown>> }).checks.database;
  };
  assert.equal((await database())?.stuckNotices, 0);
  clock.advance(2 * 60_000 + 1_000);
  const stuck = await database();
  assert.deepEqual([stuck?.ok, stuck?.stuckNotices], [false, 1]);
  await planted.end();
  await bed.quiet();
  assert.equal((await database())?.ok, true);
});
