import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../../src/adapters/postgres/embedded/wait.ts';
import { ask, killLater, startBot, temporaryFolder, tryBot } from '../postgres/embedded-bot.ts';

test('of two bots that create the same folder at once one gets it and the other is told so', async () => {
  await using folder = await temporaryFolder();
  await using ends = new AsyncDisposableStack();
  const bots = await Promise.all([tryBot(folder.path), tryBot(folder.path)]);
  const winners = bots.flatMap((bot) => ('url' in bot ? [ends.use(bot)] : []));
  const losers = bots.flatMap((bot) => ('refused' in bot ? [bot] : []));
  const [winner] = winners;
  assert.ok(winner !== undefined && winners.length === 1);
  assert.deepEqual(
    losers.map(({ refused, pid }) => ({ refused, pid })),
    [{ refused: 'FolderInUse', pid: winner.pid }],
  );
  assert.deepEqual(await ask(winner.url, 'select 1 as works'), [{ works: 1 }]);
  assert.deepEqual((await readdir(folder.path)).sort(), ['postgres', 'postgres.log', 'postgres.password']);
});

test('a bot that is killed while it creates its database leaves nothing that the next start trips over', async () => {
  await using folder = await temporaryFolder();
  const first = startBot(folder.path);
  await using _ = killLater(first);
  const maker = await until(10_000, async () => {
    const names = await readdir(folder.path);
    return names.map((name) => Number(/^postgres\.new-(\d+)-\w+$/.exec(name)?.[1])).find((pid) => pid > 0);
  });
  assert.ok(maker !== undefined);
  process.kill(maker, 'SIGKILL');
  await assert.rejects(first, /ended without a word/);
  assert.equal(existsSync(join(folder.path, 'postgres')), false);

  await using second = await startBot(folder.path);
  assert.deepEqual(await ask(second.url, 'select 1 as works'), [{ works: 1 }]);
  assert.deepEqual((await readdir(folder.path)).sort(), ['postgres', 'postgres.log', 'postgres.password']);
});
