import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { otherDatabase, targetOf } from '../../src/app/restore-target.ts';
import { readConfig } from '../../src/config.ts';
import { bareEnv } from '../support/bare-env.ts';
import { holders } from '../support/joining.ts';
import { empties, kept, runsRestore } from '../support/operator.ts';
import { openTestApp } from '../support/test-app.ts';

const compose = readFileSync(join(import.meta.dirname, '../../compose.yaml'), 'utf8');
const copy = kept('of-0019-passes.jsonl.gz');

test('The database is told by where it is, without who asks and how', () => {
  const told = (env: Record<string, string>) => {
    const read = readConfig(env);
    return read.ok ? targetOf(read.value) : read.why.join();
  };
  for (const [DATABASE_URL, words] of [
    ['postgres://anna:hunter%402@db.example:6432/house?sslmode=require', 'db.example:6432, база house'],
    ['postgres://anna:hunter2@db.example/house', 'db.example:5432, база house'],
    [
      'postgresql:///house?host=/run/postgresql&user=anna&password=hunter2',
      '/run/postgresql:5432, база house',
    ],
  ] as const)
    assert.equal(told({ DATABASE_URL }), `PostgreSQL ${words}`);
  assert.equal(told({ DATA_DIR: './drill' }), `встроенная база в папке ${resolve('drill')}`);
});

test('Whoever in the folder keeps the house in another database is found, and a compose file that lies idle is not', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'parking-folder-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const password = { POSTGRES_PASSWORD: 'x' };
  assert.equal(otherDatabase(folder, {}, password), null);
  writeFileSync(join(folder, 'compose.yaml'), compose);
  assert.equal(otherDatabase(folder, {}, {}), null);
  assert.equal(otherDatabase(folder, {}, { POSTGRES_PASSWORD: ' ' }), null);
  assert.equal(otherDatabase(folder, {}, password), 'compose.yaml');
  assert.equal(otherDatabase(folder, { DATABASE_URL: 'postgres://h/d' }, {}), '.env');
  assert.equal(otherDatabase(folder, { DATABASE_URL_FILE: '/run/secrets/url' }, {}), '.env');
  for (const [line, found] of [
    ['      DATABASE_URL: postgres://u:p@h/d', 'compose.yaml'],
    ['      - DATABASE_URL=postgres://u:p@h/d', 'compose.yaml'],
    [`      DATABASE_URL: postgres://u:${'$'}{PW:-p}@h/d`, 'compose.yaml'],
    ['      DATABASE_URL: postgres://u:$PW@h/d', null],
    ['      # DATABASE_URL: postgres://u:p@h/d', null],
    ['      DATABASE_URL:', null],
    ['      OTHER_DATABASE_URL: postgres://u:p@h/d', null],
  ] as const) {
    writeFileSync(join(folder, 'compose.yaml'), `services:\n${line}\n    ports: []\n`);
    assert.equal(otherDatabase(folder, {}, {}), found, line);
  }
});

test('A folder that keeps its house in Docker gets nothing into the embedded database, unless it is asked for', async () => {
  const files = { 'compose.yaml': compose, '.env': 'BOT_TOKEN=\nPOSTGRES_PASSWORD=secret\n' };
  const refused = await runsRestore({}, [copy, '--yes'], files);
  assert.equal(refused.code, 65);
  assert.match(
    refused.said,
    /^Куда: встроенная база в папке \/.+\/data\nНичего не изменилось: compose\.yaml/,
  );
  assert.match(refused.said, /docs\/backup\.md/);
  const elsewhere = await runsRestore({ DATABASE_URL: '' }, [copy, '--yes'], {
    '.env': 'DATABASE_URL=postgres://h/d',
  });
  assert.equal(elsewhere.code, 65);
  assert.match(elsewhere.said, /Ничего не изменилось: \.env этой папки/);
  // No such file: that it is looked for at all is enough to know.
  for (const [words, given] of [
    [['nowhere.gz', '--yes', '--embedded'], files],
    [['nowhere.gz', '--yes'], { 'compose.yaml': compose }],
  ] as const) {
    const { said } = await runsRestore({}, words, given);
    assert.match(said, /такого файла нет/);
  }
});

test('Where nobody can answer and nobody said --yes nothing is restored, and the script hears of it', async () => {
  const { code, said } = await runsRestore({}, [copy]);
  assert.equal(code, 1);
  assert.match(said, /^Куда: встроенная база в папке .+\nНичего не изменилось: спросить некого.+--yes\.\n$/);
});

test('A key that cannot be read is told by its setting', async () => {
  const { code, said } = await runsRestore({ BACKUP_IDENTITY_FILE: './no-key.txt' }, [copy, '--yes']);
  assert.equal(code, 78);
  assert.match(said, /^BACKUP_IDENTITY_FILE: ожидается файл.*\(ENOENT\).*\n$/);
});

/** `script` gives a program a terminal. */
const SCRIPT = '/usr/bin/script';

test('At a terminal the database is told first, then the question, and only «да» restores', {
  skip: process.platform !== 'linux' || !existsSync(SCRIPT),
}, async (t) => {
  const app = await openTestApp(t);
  await app.stopBot();
  await empties(app);
  const restore = join(import.meta.dirname, '../../src/app/restore.ts');
  const answering = async (answer: string) => {
    const child = spawn(SCRIPT, ['-qec', `"${process.execPath}" "${restore}" "${copy}"`, '/dev/null'], {
      cwd: tmpdir(),
      env: { ...bareEnv(), DATABASE_URL: app.url, BACKUP_DIR: app.copies },
    });
    let said = '';
    child.stdout.on('data', (part) => {
      const asked = said.includes('(да/нет)');
      said += part;
      if (!asked && said.includes('(да/нет)')) child.stdin.write(`${answer}\n`);
    });
    const code = await new Promise((done) => child.once('close', done));
    return { code, said };
  };
  const no = await answering('нет');
  assert.deepEqual([no.code, await holders(app)], [0, []]);
  assert.match(no.said, /^Куда: PostgreSQL [\s\S]*Внутри: людей 6[\s\S]*Ничего не изменилось/);
  const yes = await answering('да');
  assert.equal(yes.code, 0);
  assert.match(yes.said, /Готово: дом восстановлен \(PostgreSQL /);
  assert.equal((await holders(app)).length, 3);
  await app.startBot();
});
