import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What the database does slowly, each time; undone before the bot is lent to the next test. */
const SLOW = [
  'before update on addresses',
  'before insert on alerts',
  'before update on cards',
  'before update on timers',
] as const;

async function slowly(app: TestApp, what: string, work: () => Promise<void>): Promise<void> {
  await app.pool.query(`create function slow() returns trigger language plpgsql
    as 'begin perform pg_sleep(0.05); return new; end';
    create trigger slow ${what} for each row execute function slow()`);
  await work().finally(() => app.pool.query('drop function slow cascade'));
}

test('Who blocks the bot, calls and is reminded in one moment reads the same, whatever the database is slow at', async (t) => {
  for (const what of SLOW) {
    const app = await openTestApp(t);
    const anna = await app.resident('Анна', [12]);
    const boris = await app.resident('Борис', [45]);
    const vera = await app.resident('Вера', [46]);
    await slowly(app, what, async () => {
      app.world.block(boris);
      app.world.say(anna, '/blocked 45');
      app.world.say(vera, '/blocked 12');
      await app.quiet();
      await app.says(anna, '/blocked 46');
      for (const minutes of [5, 30, 100]) await app.advance(minutes);
    });
    matchesGolden(t, app, 'slow-database', [anna, boris, vera]);
  }
});
