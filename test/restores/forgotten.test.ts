import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { makesCopy, readsCopy, sendsCopy, unpack } from '../support/copies.ts';
import { holders } from '../support/joining.ts';
import { empties, restores } from '../support/operator.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

type Forgotten = { app: TestApp; olga: Person; old: string; bytes: Uint8Array };

/** A copy with Boris in it, and Boris, who has asked to be forgotten since; the bot is stopped, its list written. */
async function forgottenSince(t: TestContext): Promise<Forgotten> {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const old = await makesCopy(app, olga);
  const bytes = await readsCopy(app, old);
  await forgets(app, boris);
  return { app, olga, old, bytes };
}

/** The list lies there within a minute, and at the next start. */
async function forgets(app: TestApp, person: Person): Promise<void> {
  const before = await listed(app);
  await app.says(person, '/forget');
  await app.taps(person, 'Подтвердить');
  await app.stopBot();
  await app.startBot();
  const until = performance.now() + 10_000;
  while ((await listed(app)).length <= before.length && performance.now() < until) await app.quiet();
  await app.stopBot();
}

const LIST = 'forgotten.json';

async function listed(app: TestApp): Promise<readonly { person: number }[]> {
  const text = await readFile(join(app.copies, LIST), 'utf8').catch(() => '[]');
  return JSON.parse(text);
}

test('Left out by the command line, left out in the chat: whoever was forgotten comes back from no copy', async (t) => {
  const { app, olga, old, bytes } = await forgottenSince(t);
  await empties(app);
  assert.equal((await restores(app, {}, old, '--yes')).code, 0);
  const { rows } = await app.pool.query('select person_id as person from erasures');
  assert.deepEqual(
    rows.map(({ person }) => ({ person })),
    (await listed(app)).map(({ person }) => ({ person })),
  );
  await app.startBot();
  const vera = await app.resident('Вера', [46]);
  await sendsCopy(app, olga, bytes);
  assert.match(app.reads(olga), /кто просил их забыть: 1/);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), []);
  // The next one who is forgotten stands behind the first.
  const first = await listed(app);
  await forgets(app, vera);
  assert.deepEqual((await listed(app)).slice(0, 1), first);
  assert.equal((await listed(app)).length, 2);
});

test('A database that lost its own list reads the one beside the copies, in the chat, too, and adds to it', async (t) => {
  const { app, olga, bytes } = await forgottenSince(t);
  const first = await listed(app);
  await app.pool.query('delete from erasures');
  await app.startBot();
  await app.resident('Пётр', [47]);
  await forgets(app, await app.resident('Вера', [46]));
  assert.deepEqual((await listed(app)).slice(0, 1), first);
  assert.equal((await listed(app)).length, 2);
  await app.startBot();
  await sendsCopy(app, olga, bytes);
  assert.match(app.reads(olga), /кто просил их забыть: 1/);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), []);
  const { rows } = await app.pool.query('select 1 from erasures');
  assert.equal(rows.length, 2);
});

test('Whoever lives here is nobody who was forgotten, whatever the list says, and may still be', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const bytes = await readsCopy(app, await makesCopy(app, olga));
  const { installation } = unpack(bytes).header;
  const { rows } = await app.pool.query("select id from persons where display_name = 'Борис'");
  await writeFile(join(app.copies, LIST), JSON.stringify([{ installation, complex: 1, person: rows[0].id }]));
  await app.resident('Вера', [46]);
  await sendsCopy(app, olga, bytes);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['45 Борис']);
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  assert.deepEqual(await holders(app), []);
});

test('A copy that knows of one and a list that knows of another: both stay out', async (t) => {
  const { app, old } = await forgottenSince(t);
  // The house is empty of people, and still knows whom it has forgotten.
  await app.pool.query('delete from persons');
  await writeFile(join(app.copies, LIST), '[]\n');
  assert.equal((await restores(app, {}, old, '--yes')).code, 0);
  assert.deepEqual(await holders(app), []);
});

test('A damaged list is one line, in the chat and at the terminal, and nobody writes over it', async (t) => {
  const { app, olga, old, bytes } = await forgottenSince(t);
  const damaged = '[{"installation":"';
  await writeFile(join(app.copies, LIST), damaged);
  await app.startBot();
  await app.resident('Вера', [46]);
  await sendsCopy(app, olga, bytes);
  assert.match(app.reads(olga), /повреждён файл forgotten\.json/);
  await app.stopBot();
  assert.equal(await readFile(join(app.copies, LIST), 'utf8'), damaged);
  await empties(app);
  const { code, said } = await restores(app, {}, old, '--yes');
  assert.equal(code, 65);
  assert.match(said, /повреждён forgotten\.json.+\n$/);
  assert.ok(said.trimEnd().split('\n').length <= 4, said);
});
