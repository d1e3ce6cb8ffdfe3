import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, refusedBot, serverOf, startBot, temporaryFolder } from '../postgres/embedded-bot.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];

/** Whether the ordinary user can be played here at all: by root, in a checkout that is not below a closed folder. */
function canPlayNobody(): boolean {
  if (!isRoot) return false;
  try {
    const look = `require('node:fs').accessSync(${JSON.stringify(import.meta.filename)})`;
    execFileSync('setpriv', [...asNobody.slice(1), process.execPath, '-e', look], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('root gets a database, too, below a folder that only root may enter', { skip: !isRoot }, async () => {
  await using folder = await temporaryFolder();
  await chmod(folder.path, 0o700);
  await using bot = await startBot('data', { cwd: folder.path });
  assert.deepEqual(await ask(bot.url, 'select 1 as works'), [{ works: 1 }]);
  assert.equal((await stat(join(folder.path, 'data', 'postgres'))).uid, 0, 'the files stay root’s');
  await bot.stop();
  assert.equal(await serverOf(join(folder.path, 'data')), undefined);
});

test('an ordinary user gets a database below a folder that nobody else may enter', {
  skip: isRoot && !canPlayNobody(),
}, async () => {
  await using folder = await temporaryFolder();
  const closed = join(folder.path, 'closed');
  await mkdir(closed, { mode: 0o700 });
  await chmod(folder.path, 0o755);
  if (isRoot) await chown(closed, nobody, nobody);
  const dataDir = join(closed, 'data');
  const options = isRoot ? { through: asNobody, cwd: closed } : { cwd: closed };
  await using first = await startBot(dataDir, options);
  await ask(first.url, `create table spots as select 'Ё-142' as label`);
  await first.kill();
  await using second = await startBot(dataDir, options);
  assert.equal(second.url, first.url, 'the server that outlived the kill is adopted');
  assert.deepEqual(await ask(second.url, 'select label from spots'), [{ label: 'Ё-142' }]);
  const { uid } = await stat(join(dataDir, 'postgres'));
  assert.equal(uid, isRoot ? nobody : process.getuid?.());
  if (process.platform === 'linux') {
    const server = await serverOf(dataDir);
    assert.equal(
      await readlink(`/proc/${server}/ns/user`),
      await readlink('/proc/self/ns/user'),
      'without unshare',
    );
  }
  await second.stop();
  assert.equal(await serverOf(dataDir), undefined);
});

test('root in the folder of another, and another in root’s, are each told in one line what to change', {
  skip: !canPlayNobody(),
}, async () => {
  await using folder = await temporaryFolder();
  await chmod(folder.path, 0o755);
  const [theirs, roots] = [join(folder.path, 'theirs'), join(folder.path, 'roots')];
  await mkdir(theirs, { mode: 0o700 });
  await mkdir(roots, { mode: 0o700 });
  await chown(theirs, nobody, nobody);
  const root = await refusedBot(theirs);
  assert.equal(root.code, 'root');
  assert.match(root.message, /^.*sudo.*DATABASE_URL.*$/);
  const other = await refusedBot(roots, { through: asNobody });
  assert.equal(other.code, 'folder');
  assert.match(other.message, /^.*permission denied.*DATA_DIR.*$/);
});
