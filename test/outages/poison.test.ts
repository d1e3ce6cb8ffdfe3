import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardText } from '../engine/copies.ts';
import { openFreshYard } from '../engine/open.ts';
import type { TestBed } from '../engine/test-bed.ts';

const threadOf = async ({ row }: TestBed, spot: number) =>
  (await row<{ id: number }>('select id from alerts where spot = $1', [spot])).id;

/** From now on the database throws at whoever writes such a row. */
const poison = ({ pool }: TestBed, table: string, deed: 'insert' | 'update', when: string) =>
  pool.query(`
    create function throw_up() returns trigger language plpgsql as $$ begin raise 'planted: place 666'; end $$;
    create trigger poison before ${deed} on ${table} for each row when (${when}) execute function throw_up();
  `);

/** Lets time pass in small steps, so that everything that comes again and again has its turns. */
async function pass({ clock, quiet }: TestBed, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(1_000);
    await quiet();
  }
}

test('a message that breaks the bot: its sender is told to try again, everybody else is answered', async (t) => {
  const bed = await openFreshYard(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const vera = await bed.resident('Вера', [2]);
  await bed.startBot();
  await bed.quiet();
  await poison(bed, 'alerts', 'insert', 'new.spot = 666');
  world.say(anna, '/blocked 666');
  world.say(vera, '/blocked 45');
  world.say(anna, '❓ Помощь');
  await bed.quiet();
  assert.ok(world.find(anna, 'Не получилось, попробуйте ещё раз'));
  assert.ok(world.find(anna, 'Как это работает'), 'Anna’s next message is answered');
  assert.ok(world.find(boris, 'Ваша машина мешает выехать'));
  const { rows } = await bed.pool.query<Record<string, unknown>>(
    'select * from updates where failure is not null',
  );
  assert.equal(rows.length, 1);
  const kept = JSON.stringify(rows);
  assert.doesNotMatch(kept, /666|planted|blocked|Анна/, 'a code, no content');
});

test('a card that cannot be drawn is given up after five tries: its sender is told, neighbours get theirs', async (t) => {
  const bed = await openFreshYard(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const vera = await bed.resident('Вера', [46]);
  const app = await bed.startBot();
  await bed.quiet();
  // No clock can be written in a language of this name.
  await bed.pool.query(
    "update persons set language = 'ru_RU' where id = (select person_id from addresses where external_id = $1)",
    [boris.id],
  );
  assert.equal((await fetch(`${app.url}readyz`)).status, 200);
  world.say(anna, '/blocked 45');
  await bed.row("select from notices where faults = 1 and state = 'due'");
  world.say(anna, '/blocked 46');
  await world.until(() => world.find(vera, 'Ваша машина мешает выехать'));
  await pass(bed, 10);
  const { faults } = await bed.row<{ faults: number }>("select faults from notices where state = 'dead'");
  assert.equal(faults, 5);
  const alert = await threadOf(bed, 45);
  await world.until(() => cardText(world, anna, { part: 'sender', alert }).includes('❌ Не дошло'), {
    what: 'the sender reads that it was in vain',
  });
  assert.equal((await fetch(`${app.url}readyz`)).status, 503);
});

test('a card of a kind that this version does not know stops nobody', async (t) => {
  const bed = await openFreshYard(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  await bed.startBot();
  await bed.quiet();
  await bed.pool.query(`
    with card as (
      insert into cards (complex_id, subject_kind, subject_id, part, viewer)
      select 1, 'alert', 1, 'passenger', min(id) from persons returning id, viewer
    )
    insert into notices (complex_id, recipient, lane, card_id, version, made_at, due_at, state)
    select 1, viewer, 0, id, 9, '2026-01-01', '2026-01-01', 'due' from card
  `);
  world.say(anna, '/blocked 45');
  await world.until(() => world.find(boris, 'Ваша машина мешает выехать'), { timeoutMs: 10_000 });
  await pass(bed, 10);
  const { faults } = await bed.row<{ faults: number }>("select faults from notices where state = 'dead'");
  assert.equal(faults, 5);
  await bed.row(
    "select from notices where state = 'sent' and card_id in (select id from cards where part = 'sender')",
  );
});

test('a reminder that throws delays no other reminder', async (t) => {
  const bed = await openFreshYard(t);
  const { world, clock } = bed;
  const anna = await bed.resident('Анна', [1]);
  await bed.resident('Борис', [45]);
  const vera = await bed.resident('Вера', [46]);
  await bed.startBot();
  for (const spot of [45, 46]) {
    world.say(anna, `/blocked ${spot}`);
    await bed.quiet();
  }
  await poison(bed, 'alerts', 'update', 'new.spot = 45');
  clock.advance(5 * 60_000 + 1_000);
  await world.until(() => world.find(vera, 'Напоминание'), {
    timeoutMs: 10_000,
    what: 'Vera to be reminded',
  });
  await bed.row('select from timers where due_at > $1 and subject_id = $2', [
    clock.now(),
    await threadOf(bed, 45),
  ]);
});
