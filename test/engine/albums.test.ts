import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextAlbum } from '../../src/adapters/postgres/conversation/albums.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { PARTS_WAIT } from '../../src/chat/kit/albums.ts';
import { openFreshYard } from './open.ts';
import { openReplica } from './replica.ts';

test('the parts of an album that reach two processes at once are one alert with all of them', async (t) => {
  const bed = await openFreshYard(t);
  const { world, clock } = bed;
  const anna = await bed.resident('Анна', [12]);
  await bed.resident('Борис', [45]);
  const [one, other] = [await openReplica(t, bed), await openReplica(t, bed)];
  world.album(anna, [{}, { caption: '/spot 45 фары горят' }, {}, {}, {}]);
  const updates = world.updates.slice(-5);
  // Telegram delivers what was not confirmed again, to whichever process asks.
  const twice = [...updates, ...updates.toReversed()];
  await Promise.all(twice.map((update, at) => (at % 2 === 0 ? one : other).receives(update)));
  assert.equal(await one.finishAlbum(), false, 'somebody may bring more');
  clock.advance(PARTS_WAIT);
  const strange = nextAlbum(openTables(bed.pool), [bed.bot + 1]);
  assert.equal(await strange(clock.now()), null, 'a process without this bot leaves it alone');
  await Promise.all([one.finishAlbum(), other.finishAlbum(), one.finishAlbum()]);
  const { rows } = await bed.pool.query<{ spot: number; photos: number }>(
    'select spot, cardinality(note_photos) as photos from alerts',
  );
  assert.deepEqual(rows, [{ spot: 45, photos: 5 }]);
  await Promise.all([one.idle(), other.idle()]);
});

test('an album that breaks the bot is told of once, and its author is heard from then on', async (t) => {
  const bed = await openFreshYard(t);
  const { world, clock } = bed;
  const anna = await bed.resident('Анна', [12]);
  await bed.startBot();
  await bed.quiet();
  await bed.pool.query(`
    create function throw_up() returns trigger language plpgsql as $$ begin raise 'planted'; end $$;
    create trigger poison before insert on alerts for each row execute function throw_up();
  `);
  world.album(anna, [{ caption: '/spot 45 фары горят' }, {}]);
  await bed.row('select from albums where jsonb_array_length(parts) = 2');
  clock.advance(PARTS_WAIT);
  await world.until(() => world.find(anna, 'Не получилось, попробуйте ещё раз'));
  world.say(anna, '❓ Помощь');
  await world.until(() => world.find(anna, 'Как это работает'));
  await bed.quiet();
  const told = world.messages(anna).filter(({ text }) => text?.includes('Не получилось'));
  assert.equal(told.length, 1);
  const { rows } = await bed.pool.query("select parts from albums where parts <> '[]' or due_at is not null");
  assert.deepEqual(rows, []);
});
