import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTICE_VERSION } from '../../src/core/notices.ts';
import { holdCommits } from './held-commits.ts';
import { openFreshYard } from './open.ts';

test('While an alert is being stored its card is drawn and its slot booked; nobody reads it before it is stored', async (t) => {
  const bed = await openFreshYard(t, { paced: true });
  const { world, pool, url } = bed;
  const anna = await bed.resident('Анна', [1]);
  const vera = await bed.resident('Вера', [12]);
  const boris = await bed.resident('Борис', [45]);
  await bed.startBot();
  // Whoever delivers for the first time has no number yet, and takes nothing along.
  world.say(anna, '/blocked 12');
  await world.until(() => world.find(vera, 'Место 12'));
  await bed.quiet();
  // His menu had a slot, too.
  const { next } = await bed.row<{ next: string }>(
    'select next_at::text as next from pace where scope = $1',
    [String(boris.id)],
  );
  const gate = await holdCommits(url, 'alerts');
  world.say(anna, '/blocked 45');
  await gate.waiting(1);
  await bed.row('select 1 from pace where scope = $1 and next_at > $2::timestamptz', [
    String(boris.id),
    next,
  ]);
  const { rowCount } = await pool.query('select from alerts');
  assert.equal(rowCount, 1, 'the second is not stored');
  assert.equal(world.find(boris, 'Место 45'), undefined);
  await gate.open();
  await world.until(() => world.find(boris, 'Место 45'));
  await bed.quiet();
});

test('Where hundreds of replies wait for their slots, notes that would wait, too, keep no alert waiting for a free hand', async (t) => {
  const bed = await openFreshYard(t, { paced: true });
  const { world, pool } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  for (const spot of [50, 51, 52, 53, 54]) await bed.resident(`Сосед с места ${spot}`, [spot]);
  await bed.startBot();
  await pool.query(
    `with told as (
       insert into notices (complex_id, recipient, lane, notice, version, made_at, due_at, state)
       select complex_id, id, 1, '{"kind": "ban over"}', $1, now(), now(), 'due'
       from memberships join persons on persons.id = person_id where display_name like 'Сосед%'
     )
     insert into pace (bot_id, scope, next_at) values ($2, '', clock_timestamp() + interval '9 seconds')
     on conflict (bot_id, scope) do update set next_at = excluded.next_at`,
    [NOTICE_VERSION, bed.bot],
  );
  await bed.row('select 1 from notices where tries > 0 offset 3');
  world.say(anna, '/blocked 45');
  await world.until(() => world.find(boris, 'Место 45'), { timeoutMs: 3_000 });
});

test('Where hundreds of replies wait, a card that rings anew leaves no older one below as if it were still true', async (t) => {
  const bed = await openFreshYard(t, { paced: true });
  const { world, pool } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  await bed.startBot();
  world.say(anna, '/blocked 45');
  await world.until(() => world.find(boris, 'Место 45'));
  await bed.quiet();
  await pool.query(
    `with crowd as (
       update pace set next_at = clock_timestamp() + interval '9 seconds' where scope = ''
     ), rung as (
       update cards set rings_wanted = rings_wanted + 1 where part = 'holder' returning *
     )
     insert into notices (complex_id, recipient, card_id, lane, version, made_at, due_at, state)
     select complex_id, viewer, id, 0, $1, now(), now(), 'due' from rung`,
    [NOTICE_VERSION],
  );
  await world.until(() => world.find(boris, 'Актуальная карточка ниже'));
});
