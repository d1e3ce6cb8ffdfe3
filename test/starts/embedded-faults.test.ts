import assert from 'node:assert/strict';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { obtainPassword, openDataFolder } from '../../src/adapters/postgres/embedded/data-folder.ts';
import { linkLibraries } from '../../src/adapters/postgres/embedded/links.ts';
import { ask, refusedBot, startBot, temporaryFolder, writeFirstSpot } from '../postgres/embedded-bot.ts';

test('a folder of another PostgreSQL is left alone and the line names backup, restore and the folder', async () => {
  await using directory = await temporaryFolder();
  const cluster = join(directory.path, 'postgres');
  await mkdir(cluster);
  await writeFile(join(cluster, 'PG_VERSION'), '17\n');
  const { code, message } = await refusedBot(directory.path);
  assert.equal(code, 'version');
  assert.match(message, /^.*PostgreSQL 17.*backup.*restore.*$/);
  assert.ok(message.includes(cluster), message);
});

test('a folder that holds no database is left alone', async () => {
  await using directory = await temporaryFolder();
  await mkdir(join(directory.path, 'postgres'));
  await writeFile(join(directory.path, 'postgres', 'photo.jpg'), '');
  const { code, message } = await refusedBot(directory.path);
  assert.equal(code, 'folder');
  assert.ok(message.includes(join(directory.path, 'postgres')), message);
});

test('root without unshare is told in one line to take another user or DATABASE_URL', {
  skip: process.getuid?.() !== 0,
}, async () => {
  await using folder = await temporaryFolder();
  const refusal = await refusedBot(join(folder.path, 'data'), { env: { PATH: '/nowhere' } });
  assert.equal(refusal.code, 'root');
  assert.match(refusal.message, /^.*DATABASE_URL.*$/);
});

test('whatever stops the server, its last words are shown; a lost or wrong password file is named', async () => {
  await using directory = await temporaryFolder();
  const password = join(directory.path, 'postgres.password');
  await writeFirstSpot(directory.path);

  const wrong = await refusedBot(directory.path, { settings: { work_mem: 'a lot' } });
  assert.equal(wrong.code, 'server');
  assert.match(wrong.message, /postgres\.log:\n(.*\n)*.*FATAL: .*work_mem/);
  assert.doesNotMatch(wrong.message, /ready to accept/, 'nothing of earlier starts');

  const kept = await readFile(password);
  await writeFile(password, 'guess\n');
  assert.equal((await refusedBot(directory.path)).code, 'password');
  await rm(password);
  const lost = await refusedBot(directory.path);
  assert.equal(lost.code, 'password');
  assert.ok(lost.message.includes(password), lost.message);

  await writeFile(password, kept);
  await using bot = await startBot(directory.path);
  assert.deepEqual(await ask(bot.url, 'select label from spots'), [{ label: 'Ё-142' }]);
});

test('libraries that npm delivered without their links work, though two bots make the links at once', async () => {
  await using directory = await temporaryFolder();
  const native = join(directory.path, 'native');
  await mkdir(native);
  await writeFile(join(native, 'libpq.so.5.18'), 'code');
  const links = [
    { source: 'native/libpq.so.5.18', target: 'native/libpq.so.5' },
    { source: 'native/libpq.so.5.18', target: 'native/libpq.so' },
  ];
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  await symlink('libpq.so.4', join(native, 'libpq.so'));

  await Promise.all([linkLibraries(directory.path), linkLibraries(directory.path)]);
  for (const { target } of links) assert.equal(await readFile(join(directory.path, target), 'utf8'), 'code');
  const moved = join(directory.path, 'moved');
  await cp(native, moved, { recursive: true, verbatimSymlinks: true });
  assert.equal(await readFile(join(moved, 'libpq.so.5'), 'utf8'), 'code', 'links survive a move');
});

test('bots that make the password at once all get the same one', async () => {
  await using directory = await temporaryFolder();
  const folder = await openDataFolder(directory.path);
  const passwords = await Promise.all(Array.from({ length: 20 }, () => obtainPassword(folder, true)));
  assert.equal(new Set(passwords).size, 1);
  assert.deepEqual(await readdir(directory.path), ['postgres.password']);
});
