import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { isAlive, isListed, until } from '../../src/adapters/postgres/embedded/wait.ts';
import {
  ask,
  cutPower,
  killLater,
  refusedBot,
  serverOf,
  startBot,
  temporaryFolder,
  writeFirstSpot,
} from '../postgres/embedded-bot.ts';

// One folder lives through all of this, because a copy for each test costs as much as the test.
const shelf = await temporaryFolder();
after(() => shelf[Symbol.asyncDispose]());
const dataDir = join(shelf.path, 'data');
await writeFirstSpot(dataDir);
afterEach(() => cutPower(dataDir));

const labels = (url: string) => ask(url, 'select label from spots');
const kept = [{ label: 'Ё-142' }];

/** A process of somebody else that never reaps the child it has. */
async function sleeperWithDeadChild(): Promise<{ pid: number; deadChild: number } & AsyncDisposable> {
  const script = 'exec 3<&0; cat <&3 >/dev/null & echo $!; exec sleep 300';
  const sleeper = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(sleeper, 'exit');
  const pid = sleeper.pid ?? 0;
  const [line] = await once(sleeper.stdout, 'data');
  const deadChild = Number(line);
  // The child ends only when the shell, which would reap it, is gone.
  const isSleeper = async () => (await readFile(`/proc/${pid}/comm`, 'utf8')) === 'sleep\n' || undefined;
  assert.ok(await until(5_000, isSleeper));
  sleeper.stdin.end();
  assert.ok(await until(5_000, async () => (isListed(deadChild) && !isAlive(deadChild)) || undefined));
  const end = async () => {
    sleeper.kill();
    await exited;
  };
  return { pid, deadChild, [Symbol.asyncDispose]: end };
}

test('a restart keeps what was written and says nothing', async () => {
  await using bot = await startBot(dataDir);
  assert.deepEqual(await labels(bot.url), kept);
  assert.deepEqual(bot.said, []);
  const server = await serverOf(dataDir);
  await bot.stop();
  assert.equal(server !== undefined && isAlive(server), false, 'the server ends with the bot');
  assert.equal(await serverOf(dataDir), undefined);
});

test('when the bot is killed its database lives on and the next start goes on with it', async () => {
  await using first = await startBot(dataDir);
  const server = await serverOf(dataDir);
  await first.kill();
  assert.deepEqual(await labels(first.url), kept);

  await using second = await startBot(dataDir);
  assert.equal(second.url, first.url);
  assert.equal(await serverOf(dataDir), server);
  await second.stop();
  assert.equal(server !== undefined && isAlive(server), false, 'an adopted server ends with the bot, too');
});

test('a second bot on the same folder is told who is there, and the first one notices nothing', async () => {
  await using first = await startBot(dataDir);
  const refusal = await refusedBot(dataDir);
  assert.equal(refusal.refused, 'FolderInUse');
  assert.equal(refusal.pid, first.pid);
  assert.match(refusal.message, new RegExp(`^Бот уже запущен .*процесс ${first.pid}\\b.*$`));
  assert.deepEqual(await labels(first.url), kept);
});

test('a bot that starts while the one before it is stopping takes over', async () => {
  await using first = await startBot(dataDir);
  const starting = startBot(dataDir);
  await using _ = killLater(starting);
  const waiting = `select from pg_stat_activity
                    where application_name like 'parking-bot %' and application_name <> 'parking-bot ${first.pid}'`;
  assert.ok(await until(5_000, async () => (await ask(first.url, waiting))[0]));
  await first.stop();
  await using second = await starting;
  assert.deepEqual(await labels(second.url), kept);
});

test('Ctrl-C reaches the bot and not its database', async () => {
  await using bot = await startBot(dataDir);
  process.kill(-bot.pid, 'SIGINT');
  assert.ok(await until(5_000, async () => bot.said.find((line) => line === 'Ctrl-C')));
  assert.deepEqual(await labels(bot.url), kept);
});

test('a database that dies under the bot comes back at the same address', async () => {
  await using bot = await startBot(dataDir);
  await cutPower(dataDir);
  const again = await until(10_000, () => labels(bot.url).catch(() => undefined));
  assert.deepEqual(again, kept);
  assert.ok(await until(5_000, async () => bot.said.find((line) => line === 'База данных снова работает.')));
  assert.equal((await refusedBot(dataDir)).pid, bot.pid, 'the folder is still the first one’s');
});

test('after a power cut the database starts, even when its process id now belongs to a stranger or to a dead child', {
  skip: process.platform !== 'linux',
}, async () => {
  await using stranger = await sleeperWithDeadChild();
  for (const pid of [stranger.pid, stranger.deadChild]) {
    await using first = await startBot(dataDir);
    await first.kill();
    await cutPower(dataDir);
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    await writeFile(pidFile, (await readFile(pidFile, 'utf8')).replace(/^\d+/, String(pid)));
    await using second = await startBot(dataDir);
    assert.deepEqual(await labels(second.url), kept);
    await second.stop();
  }
  assert.ok(isAlive(stranger.pid), 'nobody touched the stranger');
});

test('after a power cut the database starts, even when the file that names its process was never written out', async () => {
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  for (const [times, text] of ['', '\0'.repeat(90)].entries()) {
    await writeFile(pidFile, text);
    await using bot = await startBot(dataDir);
    assert.deepEqual(await labels(bot.url), kept, `${times}`);
    await bot.stop();
  }
});

test('a folder renamed under its running database is left alone until that database is stopped', {
  skip: process.platform !== 'linux',
}, async () => {
  await using bot = await startBot(dataDir);
  await bot.kill();
  const renamed = `${dataDir} renamed`;
  await rename(dataDir, renamed);
  const refusal = await refusedBot(renamed);
  assert.equal(refusal.code, 'folder');
  assert.ok(refusal.message.includes(`процесс ${await serverOf(renamed)}`), refusal.message);
  await cutPower(renamed);
  await rename(renamed, dataDir);
});

test('a copy of the folder of a running bot gets a server of its own', async () => {
  await using folder = await temporaryFolder();
  const copy = join(folder.path, 'copy');
  await cp(dataDir, copy, { recursive: true });
  await using bot = await startBot(dataDir);
  await cp(join(dataDir, 'postgres', 'postmaster.pid'), join(copy, 'postgres', 'postmaster.pid'));
  await using second = await startBot(copy);
  assert.deepEqual(await labels(second.url), kept);
  assert.notEqual(await serverOf(copy), await serverOf(dataDir));
  assert.deepEqual(await labels(bot.url), kept);
});
