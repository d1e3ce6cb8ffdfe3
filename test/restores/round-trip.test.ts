import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { INVENTORY } from '../../src/adapters/postgres/inventory.ts';
import type { TableRule } from '../../src/adapters/postgres/kit/table-rule.ts';
import { restoreData } from '../../src/app/restore-data.ts';
import { readConfig } from '../../src/config.ts';
import { makesCopy, pack, putsCopy, readsCopy, unpack } from '../support/copies.ts';
import { linkedGroup } from '../support/group.ts';
import { applies, holders } from '../support/joining.ts';
import { empties, restores } from '../support/operator.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { fillGaps } from './fill-gaps.ts';

/** Everything that a copy carries, table by table, as rows of text. */
async function carried({ pool }: TestApp): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [table, { backup }] of Object.entries<TableRule>(INVENTORY)) {
    if ('never' in backup) continue;
    const without = Object.keys(backup.without ?? {});
    const { rows } = await pool.query<{ row: string }>(
      `select (to_jsonb(t) - $1::text[])::text as row from ${table} t order by 1`,
      [without],
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

/** The columns of a copy in which no row says anything but what a new row says by itself. */
async function untold({ pool }: TestApp): Promise<string[]> {
  const found: string[] = [];
  for (const [table, { backup }] of Object.entries<TableRule>(INVENTORY)) {
    if ('never' in backup) continue;
    const without = Object.keys(backup.without ?? {});
    const { rows: columns } = await pool.query<{ name: string; default: string | null }>(
      `select column_name as name, column_default as default from information_schema.columns
       where table_schema = current_schema() and table_name = $1 and column_name <> all ($2)`,
      [table, without],
    );
    for (const { name, default: usual } of columns) {
      const { rows } = await pool.query(
        `select 1 from ${table} where "${name}" is distinct from (${usual ?? 'null'}) limit 1`,
      );
      if (rows.length === 0) found.push(`${table}.${name}`);
    }
  }
  return found;
}

/** A house in which every table that a copy carries has something in it. */
async function lively(t: TestContext, env: Record<string, string>): Promise<TestApp> {
  const app = await openTestApp(t, { ADMIN_IDS: '4242', ...env });
  const olga = app.stranger('Ольга', { id: 4242 });
  await app.says(olga, '/start');
  await app.taps(olga, 'Согласен');
  const anna = await app.resident('Анна', [12, 13]);
  const boris = await app.resident('Борис', [45], { username: 'boris_k' });
  await app.guard('Степан');
  const vera = app.stranger('Вера «<b>»; drop table persons; --');
  await applies(app, vera, '45');
  await app.taps(boris, 'Не знаю этого человека');
  await app.taps(vera, 'Пояснение');
  await app.says(vera, 'Я новая хозяйка \u{1F697}\u{1F1F7}\u{1F1FA}, ключи у меня');
  await app.taps(olga, 'Передать место');
  await app.taps(olga, 'Подтвердить');
  await applies(app, app.stranger('Ждёт'), '77');
  await app.says(anna, '/blocked 45');
  await app.taps(vera, 'Буду через 5 минут');
  await app.says(anna, '/sos 77');
  await linkedGroup(app, olga, [anna]);
  const gone = await app.resident('Забытый', [99]);
  await app.pool.query(
    `update memberships set banned_until = $2 where person_id = (select person_id from addresses where external_id = $1)`,
    [gone.id, new Date(app.clock.now().getTime() + 3 * 86_400_000)],
  );
  await app.says(gone, '/forget');
  await app.taps(gone, 'Подтвердить');
  await fillGaps(app);
  return app;
}

test('Filled, copied, lost and restored: equal table by table, and the house goes on', async (t) => {
  const identity = await generateIdentity();
  const app = await lively(t, { BACKUP_RECIPIENT: await identityToRecipient(identity) });
  const { world } = app;
  const [olga] = world.people().filter(({ id }) => id === 4242);
  const [anna] = world.people().filter(({ firstName }) => firstName === 'Анна');
  assert.ok(olga && anna);
  const name = await makesCopy(app, olga);
  const before = await carried(app);
  const empty = Object.entries(before).filter(([, rows]) => rows.length === 0);
  assert.deepEqual(empty, [], 'every table that a copy carries has something in it: see fillGaps');
  assert.deepEqual(
    await untold(app),
    [],
    'a column that is lost is seen only where it says something: see fillGaps',
  );
  const held = await holders(app);

  await app.stopBot();
  await empties(app);
  const key = join(app.copies, 'key.txt');
  await writeFile(key, `# public key: …\n${identity}\n`);
  const locked = await restores(app, {}, name, '--yes');
  assert.match(locked.said, /зашифрована/);
  const run = await restores(app, { BACKUP_IDENTITY_FILE: key }, name, '--yes');
  assert.equal(run.code, 0, run.said);
  assert.match(run.said, /ЖК «Тихий двор»[\s\S]*Готово/);

  const after = await carried(app);
  for (const [table, rows] of Object.entries(before)) {
    if (table !== 'alerts') assert.deepEqual(after[table], rows, table);
  }
  const threads = (rows: readonly string[] = []) =>
    rows.map((row) => {
      const { state, closing, closed_at, ...rest } = JSON.parse(row);
      return rest;
    });
  assert.deepEqual(threads(after.alerts), threads(before.alerts));
  const open = await app.pool.query("select 1 from alerts where state <> 'closed'");
  assert.equal(open.rows.length, 0, 'open threads come back closed');
  const words = await app.pool.query(
    'select 1 from alerts where note is not null union all select 1 from alert_letters',
  );
  assert.equal(words.rows.length, 0);

  // A second time it is not empty any more.
  const again = await restores(app, { BACKUP_IDENTITY_FILE: key }, name, '--yes');
  assert.match(again.said, /уже есть люди/);
  assert.notEqual(again.code, 0);

  await app.startBot();
  await app.says(anna, '/menu');
  assert.match(app.reads(anna), /Ваши места: 12, 13/);
  await app.says(olga, 'Управление');
  assert.match(app.reads(olga), /1 заявка|Заявок: 1|заявк/i);
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(anna, 'Вас перегородила машина с места 45'));
  assert.deepEqual(await holders(app), held);
  // What happens by itself is armed again: the ban ends, the claim that waits is brought up.
  const timers = await app.pool.query('select distinct kind from timers order by kind');
  const kinds = timers.rows.map((row) => row.kind);
  for (const kind of ['ban', 'claim', 'backup', 'retention']) assert.ok(kinds.includes(kind), kind);
});

test('An old copy in an empty database: whoever asked to be forgotten since stays out, and no number comes twice', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const name = await makesCopy(app, olga);
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  // The numbers are written down beside the copies within a minute, and at the next start.
  await app.stopBot();
  await app.startBot();
  await app.quiet();
  await app.stopBot();
  const { rows: last } = await app.pool.query<{ id: number }>('select max(id) as id from persons');
  await empties(app);
  const run = await restores(app, {}, name, '--yes');
  assert.equal(run.code, 0, run.said);
  const people = await app.pool.query('select display_name from persons');
  assert.deepEqual(people.rows, [{ display_name: 'Ольга' }]);
  await app.startBot();
  await app.resident('Вера', [46]);
  const { rows: next } = await app.pool.query<{ id: number }>('select max(id) as id from persons');
  assert.ok((next[0]?.id ?? 0) > (last[0]?.id ?? 0) + 1000);
});

test('What the operator gives by mistake is refused in one line, and the database stays empty', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const name = await makesCopy(app, olga);
  const copy = unpack(await readsCopy(app, name));
  await app.stopBot();
  await empties(app);
  const put = async (number: number, change: (of: typeof copy) => void) => {
    const changed = structuredClone(copy);
    change(changed);
    const file = `parking-1-2026112${number}-000000-asked.jsonl.gz`;
    await putsCopy(app, file, pack(changed));
    return file;
  };
  const twice = await put(3, ({ rows }) => rows.push(...rows.filter(([table]) => table === 'persons')));
  const older = await put(4, ({ header }) => Object.assign(header, { schema: '0015-nobodys.sql' }));
  const lonely = await put(5, (of) => {
    of.rows = of.rows.filter(([table]) => table !== 'persons');
  });
  for (const [words, why] of [
    [[], /Какую копию/],
    [['nowhere.gz', '--yes'], /такого файла нет/],
    [[import.meta.filename, '--yes'], /не резервная копия/],
    [[twice, '--yes'], /не то, что пишет этот бот/],
    [[lonely, '--yes'], /не то, что пишет этот бот/],
    [[older, '--yes'], /docs\/backup.md/],
    [[name], /Ничего не изменилось/],
  ] as const) {
    const { said } = await restores(app, {}, ...words);
    assert.match(said, why);
    assert.ok(said.trimEnd().split('\n').length <= 6, said);
  }
  const { rows } = await app.pool.query('select 1 from persons');
  assert.equal(rows.length, 0);
  const config = readConfig({ DATABASE_URL: app.url, BACKUP_DIR: app.copies });
  assert.ok(config.ok);
  // Somebody comes while the operator reads what is in the copy.
  const confirm = async () => {
    const come = "insert into persons (display_name, language, met_at) values ('Вера', 'ru', now())";
    return (await app.pool.query(come)).rowCount === 1;
  };
  const asked = { config: config.value, file: name, say: () => {}, confirm };
  assert.equal(await restoreData(asked), 'not empty');
  const there = await app.pool.query('select display_name as name from persons');
  assert.deepEqual(there.rows, [{ name: 'Вера' }]);
  assert.equal(await restoreData({ ...asked, confirm: () => assert.fail() }), 'not empty', 'nobody is asked');
  await empties(app);
  await app.startBot();
});
