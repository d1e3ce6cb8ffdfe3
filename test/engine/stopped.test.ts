import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { openFreshYard } from './open.ts';

test('From its start on a house has its daily work; a bot that stops is not ready from then on', async (t) => {
  const bed = await openFreshYard(t);
  const { world, pool } = bed;
  const anna = await bed.resident('Анна', [12]);
  const app = await bed.startBot();
  await bed.quiet();
  const { rows } = await pool.query<{ kind: string }>('select kind from timers order by kind');
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['backup', 'guards', 'retention', 'unreached'],
  );
  const ready = async () => (await fetch(`${app.url}readyz`)).status;
  assert.equal(await ready(), 200);
  world.addFault({ kind: 'delay', ms: 400, method: 'sendMessage', chat: anna.id, times: 1 });
  world.say(anna, '/blocked');
  await bed.row('select 1 from dialogs');
  const stopped = app.stop();
  assert.equal(await ready(), 503);
  await stopped;
});

test('What a start that fails has opened is closed again', async (t) => {
  const bed = await openFreshYard(t);
  const taken = createServer().listen(0, '127.0.0.1');
  t.after(() => taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await assert.rejects(bed.startBot({ PORT: String(port) }), /EADDRINUSE/);
  // A session ends a moment after its connection.
  await bed.row(
    `select 1 where not exists (
      select from pg_stat_activity where datname = current_database() and application_name = 'parking-bot'
    )`,
  );
});
