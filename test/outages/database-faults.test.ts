import assert from 'node:assert/strict';
import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { startEmbedded } from '../../src/adapters/postgres/embedded/index.ts';
import { toldOf } from '../engine/starting.ts';
import { inDatabase } from '../support/database.ts';

const certificate = join(import.meta.dirname, '../support/tls/certificate.pem');
const house = await openServer();

/** A server with a certificate that only its owner trusts, and databases that let in whom they like. */
async function openServer() {
  const dataDir = await mkdtemp(join(tmpdir(), 'parking-faults-'));
  const key = join(dataDir, 'key.pem');
  await copyFile(join(import.meta.dirname, '../support/tls/key.pem'), key);
  await chmod(key, 0o600);
  const settings = { fsync: 'off', ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key };
  const server = await startEmbedded({ dataDir, say: () => undefined, settings });
  after(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true });
  });
  const line = (kind: string, database: string) => `${kind} ${database} all 127.0.0.1/32 scram-sha-256\n`;
  const doors = line('host', 'postgres,parking,bare,shut,theirs,still') + line('hostssl', 'walled');
  await writeFile(join(dataDir, 'postgres', 'pg_hba.conf'), doors);
  const owner = new pg.Client(server.url);
  await owner.connect();
  await owner.query("create role tenant login password 'tenant'");
  for (const name of ['bare', 'shut', 'theirs', 'still', 'walled', 'far'])
    await owner.query(`create database ${name} template template0 encoding 'UTF8'`);
  await owner.query('alter database walled owner to tenant');
  await owner.query('alter database still owner to tenant');
  await owner.query('alter database still set default_transaction_read_only = on');
  await owner.query('revoke connect on database shut from public');
  await owner.query('select pg_reload_conf()');
  await owner.end();
  const theirs = new pg.Client(inDatabase(server.url, 'theirs'));
  await theirs.connect();
  await theirs.query('create table migrations (name text); grant all on schema public to tenant');
  await theirs.end();
  const tenant = new URL(server.url);
  tenant.username = 'tenant';
  tenant.password = 'tenant';
  tenant.hostname = 'localhost';
  return (name: string, settings = 'sslmode=disable') => {
    const url = new URL(inDatabase(tenant.href, name));
    url.search = settings;
    return url.href;
  };
}

const trusted = `sslmode=verify-full&sslrootcert=${encodeURIComponent(certificate)}`;
const wrongPassword = new URL(house('walled', trusted));
wrongPassword.password = 'guess';
const byNumber = new URL(house('walled', trusted));
byNumber.hostname = '127.0.0.1';

const cases: Record<string, readonly [url: string, line: RegExp]> = {
  'a server that lets in nobody without encryption': [
    house('walled'),
    /^DATABASE_URL: база пускает только с шифрованием.*sslmode=verify-full.*sslrootcert/,
  ],
  'a certificate of a centre of their own': [
    house('walled', 'sslmode=require'),
    /^DATABASE_URL: с базой не договориться о шифровании: .*свой центр.*sslrootcert=/,
  ],
  'a certificate for another name': [
    byNumber.href,
    /^DATABASE_URL: с базой не договориться о шифровании: .*другое имя/,
  ],
  'a file of the centre that is not there': [
    house('walled', 'sslmode=verify-full&sslrootcert=/no/such/authority'),
    /^DATABASE_URL: .*файл из sslrootcert не прочесть \(ENOENT\)/,
  ],
  'a wrong password': [wrongPassword.href, /^DATABASE_URL: база данных не пускает \(28P01\): .*пароль/],
  'a server that does not know this machine': [
    house('far', 'sslmode=no-verify'),
    /^DATABASE_URL: база не пускает с адреса этой машины \(28000\)/,
  ],
  'a database that this user may not enter': [
    house('shut'),
    /^DATABASE_URL: .*нет права входить.*grant connect on database/,
  ],
  'a schema in which this user may not create': [
    house('bare'),
    /^DATABASE_URL: .*нет права создавать таблицы.*grant all on schema public/,
  ],
  'tables of another user': [
    house('theirs'),
    /^DATABASE_URL: таблицы бота принадлежат другому.*reassign owned/,
  ],
  'a database that only reads': [house('still'), /^DATABASE_URL: база только читает/],
};

for (const [what, [url, line]] of Object.entries(cases)) {
  test(`${what} is one line at start and the same line from the doctor`, async () => {
    const { start, doctor } = await toldOf(url);
    assert.match(start, line);
    assert.equal(doctor, `✖ ${start}`);
    assert.doesNotMatch(start, /\n|:tenant@|guess|authority/);
  });
}

test('a private centre of certificates is trusted by its file', async () => {
  const warnings: Error[] = [];
  const hear = (warning: Error) => void warnings.push(warning);
  process.on('warning', hear);
  for (const mode of ['verify-full', 'require', 'verify-ca']) {
    const told = await toldOf(house('walled', trusted.replace('verify-full', mode)));
    assert.equal(told.start, 'started');
    assert.match(told.doctor, /^✔ База отвечает/);
  }
  assert.equal((await toldOf(house('walled', 'sslmode=no-verify'))).start, 'started');
  process.off('warning', hear);
  assert.deepEqual(warnings, []);
});
