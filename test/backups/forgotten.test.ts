import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { makesCopy, readsCopy, sendsCopy, unpack } from '../support/copies.ts';
import { type House, openHouse } from '../support/house.ts';
import { holders } from '../support/joining.ts';
import { empties, restores } from '../support/operator.ts';

type Forgotten = { house: House; olga: Person; old: string; bytes: Uint8Array };

/** A copy with Boris in it, and Boris, who has asked to be forgotten since; the bot is stopped, its list written. */
async function forgottenSince(t: TestContext): Promise<Forgotten> {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [45]);
  const old = await makesCopy(house, olga);
  const bytes = await readsCopy(house, old);
  await forgets(house, boris);
  return { house, olga, old, bytes };
}

/** The list lies there within a minute, and at the next start. */
async function forgets(house: House, person: Person): Promise<void> {
  const before = await listed(house);
  await house.says(person, '/forget');
  await house.taps(person, 'Подтвердить');
  await house.stopBot();
  await house.startBot();
  const until = performance.now() + 10_000;
  while ((await listed(house)).length <= before.length && performance.now() < until) await house.quiet();
  await house.stopBot();
}

const LIST = 'forgotten.json';

async function listed(house: House): Promise<readonly { person: number }[]> {
  const text = await readFile(join(house.copies, LIST), 'utf8').catch(() => '[]');
  return JSON.parse(text);
}

test('Left out by the command line, left out in the chat: whoever was forgotten comes back from no copy', async (t) => {
  const { house, olga, old, bytes } = await forgottenSince(t);
  await empties(house);
  assert.equal((await restores(house, {}, old, '--yes')).code, 0);
  const { rows } = await house.pool.query('select person_id as person from erasures');
  assert.deepEqual(
    rows.map(({ person }) => ({ person })),
    (await listed(house)).map(({ person }) => ({ person })),
  );
  await house.startBot();
  const vera = await house.resident('Вера', [46]);
  await sendsCopy(house, olga, bytes);
  assert.match(house.reads(olga), /кто попросил его забыть: 1/);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), []);
  // The next one who is forgotten stands behind the first.
  const first = await listed(house);
  await forgets(house, vera);
  assert.deepEqual((await listed(house)).slice(0, 1), first);
  assert.equal((await listed(house)).length, 2);
});

test('A database that lost its own list reads the one beside the copies, in the chat, too, and adds to it', async (t) => {
  const { house, olga, bytes } = await forgottenSince(t);
  const first = await listed(house);
  await house.pool.query('delete from erasures');
  await house.startBot();
  await house.resident('Пётр', [47]);
  await forgets(house, await house.resident('Вера', [46]));
  assert.deepEqual((await listed(house)).slice(0, 1), first);
  assert.equal((await listed(house)).length, 2);
  await house.startBot();
  await sendsCopy(house, olga, bytes);
  assert.match(house.reads(olga), /кто попросил его забыть: 1/);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), []);
  const { rows } = await house.pool.query('select 1 from erasures');
  assert.equal(rows.length, 2);
});

test('Whoever lives here is nobody who was forgotten, whatever the list says, and may still be', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [45]);
  const bytes = await readsCopy(house, await makesCopy(house, olga));
  const { installation } = unpack(bytes).header;
  const { rows } = await house.pool.query("select id from persons where display_name = 'Борис'");
  await writeFile(
    join(house.copies, LIST),
    JSON.stringify([{ installation, complex: 1, person: rows[0].id }]),
  );
  await house.resident('Вера', [46]);
  await sendsCopy(house, olga, bytes);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['45 Борис']);
  await house.says(boris, '/forget');
  await house.taps(boris, 'Подтвердить');
  assert.deepEqual(await holders(house), []);
});

test('A copy that knows of one and a list that knows of another: both stay out', async (t) => {
  const { house, old } = await forgottenSince(t);
  // The house is empty of people, and still knows whom it has forgotten.
  await house.pool.query('delete from persons');
  await writeFile(join(house.copies, LIST), '[]\n');
  assert.equal((await restores(house, {}, old, '--yes')).code, 0);
  assert.deepEqual(await holders(house), []);
});

test('A damaged list is one line, in the chat and at the terminal, and nobody writes over it', async (t) => {
  const { house, olga, old, bytes } = await forgottenSince(t);
  const damaged = '[{"installation":"';
  await writeFile(join(house.copies, LIST), damaged);
  await house.startBot();
  await house.resident('Вера', [46]);
  await sendsCopy(house, olga, bytes);
  assert.match(house.reads(olga), /повреждён файл forgotten\.json/);
  await house.stopBot();
  assert.equal(await readFile(join(house.copies, LIST), 'utf8'), damaged);
  await empties(house);
  const { code, said } = await restores(house, {}, old, '--yes');
  assert.equal(code, 65);
  assert.match(said, /повреждён forgotten\.json.+\n$/);
  assert.ok(said.trimEnd().split('\n').length <= 4, said);
});
