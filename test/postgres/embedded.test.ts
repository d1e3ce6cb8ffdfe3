import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, serverOf, startBot, temporaryFolder } from './embedded-bot.ts';

const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const path = process.env.PATH ?? '';

test('the first start creates a database that only its owner can read and only this machine can reach', async () => {
  await using folder = await temporaryFolder();
  const dataDir = join(folder.path, 'new', 'data');
  await using bot = await startBot(dataDir, { env: { PATH: path, BOT_TOKEN: '1:secret', PGPORT: '1' } });

  assert.deepEqual(bot.said, [`Создаю базу данных в ${dataDir}…`]);
  assert.equal(await mode(dataDir), '700');
  assert.equal(await mode(join(dataDir, 'postgres')), '700');
  assert.equal(await mode(join(dataDir, 'postgres.password')), '600');
  assert.equal(await mode(join(dataDir, 'postgres.log')), '600');
  const [settings] = await ask(
    bot.url,
    `select current_setting('listen_addresses') as hosts, current_setting('unix_socket_directories') as sockets,
            current_setting('fsync') as fsync, current_database() as database`,
  );
  assert.deepEqual(settings, { hosts: '127.0.0.1', sockets: '', fsync: 'off', database: 'parking' });
  await assert.rejects(ask(bot.url.replace(/:[^:@/]+@/, ':guess@'), 'select 1'), { code: '28P01' });
  if (process.platform === 'linux') {
    const environment = await readFile(`/proc/${await serverOf(dataDir)}/environ`, 'utf8');
    assert.match(environment, /LC_ALL=C\0/);
    assert.doesNotMatch(environment, /secret|PGPORT/, 'the bot tells the server no secrets');
  }
});

test('Cyrillic is stored, counted and folded right whatever the language of the machine and the name of the folder', async () => {
  await using folder = await temporaryFolder();
  const machines = [
    { name: './данные бота', env: {} },
    { name: './data, "quoted" & с пробелами', env: { LANG: 'C', LC_ALL: 'ru_RU.KOI8-R' } },
  ];
  const checks = machines.map(async ({ name, env }) => {
    await using bot = await startBot(name, { cwd: folder.path, env: { PATH: path, ...env } });
    assert.deepEqual(bot.said, [`Создаю базу данных в ${name}…`]);
    const [row] = await ask(
      bot.url,
      `select current_setting('server_encoding') as encoding, datlocale as locale, length('Жёлтый') as length,
              lower('ЁЖ') as folded, (select string_agg(x, '' order by x) from unnest('{я,б,а,Z,Я}'::text[]) x) as sorted
         from pg_database where datname = current_database()`,
    );
    assert.deepEqual(row, { encoding: 'UTF8', locale: 'C.UTF-8', length: 6, folded: 'ёж', sorted: 'ZЯабя' });
  });
  await Promise.all(checks);
});
