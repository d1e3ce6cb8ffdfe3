import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openCopy } from '../../src/adapters/backups/open.ts';
import { broughtUp } from '../../src/adapters/postgres/backups/bring-up.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { migrationsFolder, newestKnown } from '../../src/adapters/postgres/kit/migrate.ts';
import { type OpenedCopy, pack, putsCopy, sendsCopy, unpack } from '../support/copies.ts';
import { freshDatabase } from '../support/database.ts';
import { holders } from '../support/joining.ts';
import { empties, kept, restores } from '../support/operator.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** As the version before «Не присылать мне сигналы» would have written it, three migrations ago. */
function asOf0014({ header, rows }: OpenedCopy): OpenedCopy {
  return {
    header: { ...header, schema: '0014-backups.sql' },
    rows: rows.map(([table, { no_signals: _, ...row }]) => [table, row]),
  };
}

const plain = async (name: string) => unpack(await readFile(kept(name)));
const tables = async ({ pool }: TestApp) => {
  const { rows } = await pool.query(
    "select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2",
  );
  return rows;
};

for (const [name, env] of [
  ['of-0019-passes.jsonl.gz', {}],
  ['of-0019-passes.jsonl.gz.age', { BACKUP_IDENTITY_FILE: kept('age-key.txt') }],
  ['of-0017-spot-lists.jsonl.gz', {}],
  ['of-0014-backups.jsonl.gz', {}],
] as const) {
  test(`A copy of an earlier version is restored, and the app goes on: ${name}`, async (t) => {
    const app = await openTestApp(t);
    await app.stopBot();
    await empties(app);
    let file = kept(name);
    if (name.startsWith('of-0014')) {
      await putsCopy(app, 'older.gz', pack(asOf0014(await plain('of-0017-spot-lists.jsonl.gz'))));
      file = join(app.copies, 'older.gz');
    }
    const { code, said } = await restores(app, env, file, '--yes');
    assert.equal(code, 0, said);
    assert.equal(
      said.includes('будет обновлена до'),
      !(await newestKnown()).startsWith(name.slice(3, 7)),
      said,
    );
    assert.deepEqual(await holders(app), ['12 Анна', '13 Анна', '45 Вера «<b>»; drop table persons; --']);
    const { rows: silent } = await app.pool.query('select no_signals from holdings where no_signals');
    assert.deepEqual(silent, []);
    const { rows: roles } = await app.pool.query(
      `select p.display_name as name, roles from memberships m join persons p on p.id = m.person_id
       where roles <> '{}' or ban_reason is not null order by 1`,
    );
    assert.deepEqual(
      roles.map(({ name, roles }) => `${name} ${roles}`),
      ['Борис ', 'Ольга admin', 'Степан guard'],
    );
    await app.startBot();
    await app.quiet();
    const boris = await app.resident('Новый', [45]);
    await app.says(boris, '/blocked 12');
    assert.match(app.reads(boris), /Место 12/);
  });
}

test('In the chat an older copy is shown and restored like any other, and leaves no table behind', async (t) => {
  const app = await openTestApp(t);
  await app.stopBot();
  await empties(app);
  const file = kept('of-0017-spot-lists.jsonl.gz');
  assert.equal((await restores(app, {}, file, '--yes')).code, 0);
  await app.startBot();
  const olga = app.stranger('Ольга', { id: 4242 });
  await app.says(olga, '/start');
  await app.taps(olga, 'Согласен');
  const held = await holders(app);
  await app.pool.query('delete from holdings where spot = 12');
  const before = await tables(app);
  await sendsCopy(app, olga, await readFile(file));
  assert.match(app.reads(olga), /Восстановить копию/);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), held);
  assert.deepEqual(await tables(app), before);
});

/** Today's migrations and one more. */
async function withNext(t: TestContext, words: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parking-migrations-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(migrationsFolder, folder, { recursive: true });
  await writeFile(join(folder, '9999-next.sql'), words);
  return folder;
}

async function bringsUp(t: TestContext, file: Uint8Array, next: string, installation?: string) {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'test' });
  const opened = await openCopy(file, []);
  assert.ok(opened.ok);
  const { header } = opened.value;
  const here = { ...header, schema: '9999-next.sql', installation: installation ?? header.installation };
  const brought = await broughtUp(pool, opened.value, here, await withNext(t, next));
  await pool.end();
  return brought;
}

test('Rows go through whatever a migration does to them, and new ones get numbers of their own', async (t) => {
  const brought = await bringsUp(
    t,
    await readFile(kept('of-0019-passes.jsonl.gz')),
    `update persons set display_name = upper(display_name) where display_name = 'Анна';
     alter table persons add column floor integer not null default 1; update persons set floor = 7 where language = 'ru';
     alter table persons alter column floor drop default;
     insert into persons (display_name, language, met_at, floor) values ('Консьерж', 'ru', '2026-11-22Z', 1);`,
  );
  assert.ok(brought.ok);
  const people = brought.value.tables.get('persons') ?? [];
  assert.equal(brought.value.header.schema, '9999-next.sql');
  assert.equal(brought.value.header.counts.persons, people.length);
  assert.ok(people.some((row) => row.display_name === 'АННА' && row.floor === 7));
  const ids = people.map((row) => row.id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(people.some((row) => row.display_name === 'Консьерж' && Number(row.id) > 1_000));
});

test('An older file with what never stood in those tables is refused, whatever it names', async (t) => {
  const good = await plain('of-0017-spot-lists.jsonl.gz');
  const refused = async (change: (copy: OpenedCopy) => void) => {
    const copy = structuredClone(good);
    change(copy);
    const brought = await bringsUp(t, pack(copy), 'select 1');
    return brought.ok ? 'taken' : brought.why;
  };
  assert.equal(await refused(() => {}), 'taken');
  for (const table of ['pg_authid', 'migrations', 'nothing', 'guest_passes'])
    assert.equal(await refused(({ rows }) => rows.push([table, { name: 'x', sha256: 'y' }])), 'unfit', table);
  assert.equal(await refused(({ rows }) => Object.assign(rows[2]?.[1] ?? {}, { floor: 3 })), 'unfit');
  assert.equal(await refused(({ rows }) => rows.push(...rows.slice(2, 3))), 'unfit');
  assert.equal(await refused((copy) => (copy.rows = copy.rows.filter(([of]) => of !== 'persons'))), 'unfit');
  assert.equal(await refused(({ header }) => (header.schema = '0015-nobodys.sql')), 'older');
  const foreign = await bringsUp(t, pack(good), 'select 1', 'another');
  assert.equal(foreign.ok || foreign.why, 'foreign');
});
