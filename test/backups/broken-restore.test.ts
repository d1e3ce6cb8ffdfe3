import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { Person } from '../../playground/index.ts';
import { makesCopy, readsCopy, sendsCopy } from '../support/copies.ts';
import { type House, openColdHouse, openHouse } from '../support/house.ts';
import { holders } from '../support/joining.ts';

type Asked = { house: House; olga: Person; pavel: Person; good: Uint8Array };

/** Two admins and a copy of a house that has changed since. */
async function changedHouse(house: House): Promise<Asked> {
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const good = await readsCopy(house, await makesCopy(house, olga));
  await house.resident('Борис', [45]);
  return { house, olga, pavel, good };
}

const states = async ({ pool }: House) => {
  const { rows } = await pool.query<{ state: string; fault: string | null }>(
    'select state, fault from restores order by id',
  );
  return rows.map(({ state, fault }) => (fault ? `${state}: ${fault}` : state));
};

test('A key file that is gone: told once, and the next restore goes on', async (t) => {
  const identity = await generateIdentity();
  const folder = await mkdtemp(join(tmpdir(), 'parking-key-'));
  t.after(() => rm(folder, { recursive: true }));
  const key = join(folder, 'key.txt');
  await writeFile(key, `${identity}\n`);
  const env = { BACKUP_RECIPIENT: await identityToRecipient(identity), BACKUP_IDENTITY_FILE: key };
  const { house, olga, pavel, good } = await changedHouse(await openColdHouse(t, env));
  await rm(key);
  await sendsCopy(house, olga, good);
  assert.match(house.reads(olga), /проверить BACKUP_IDENTITY_FILE/);
  await writeFile(key, `${identity}\n`);
  await sendsCopy(house, pavel, good);
  assert.match(house.reads(pavel), /Восстановить копию/);
  assert.deepEqual(await states(house), ['refused: no key file', 'compared']);
});

test('What is there now cannot be saved: nothing is restored, neither now nor when the disk is free again', async (t) => {
  const { house, olga, pavel, good } = await changedHouse(await openHouse(t));
  await sendsCopy(house, olga, good);
  const away = `${house.copies}.away`;
  await rename(house.copies, away);
  await symlink('/proc/nowhere/copies', house.copies);
  await house.taps(olga, 'Подтвердить');
  assert.match(house.reads(olga), /проверить место на диске и папку BACKUP_DIR/);
  await rm(house.copies);
  await rename(away, house.copies);
  await house.pass(60);
  assert.deepEqual(await holders(house), ['45 Борис']);
  await sendsCopy(house, pavel, good);
  await house.taps(pavel, 'Подтвердить');
  assert.deepEqual(await holders(house), []);
  assert.deepEqual(await states(house), ['refused: not written', 'done']);
});

test('Whatever else breaks is told, too, and is not tried again', async (t) => {
  const { house, olga, good } = await changedHouse(await openHouse(t));
  const list = join(house.copies, 'forgotten.json');
  await mkdir(list);
  t.after(() => rm(list, { recursive: true }));
  await sendsCopy(house, olga, good);
  assert.match(house.reads(olga), /написано в журнале программы/);
  assert.deepEqual(await states(house), ['refused: failed']);
});

/** A restore that was asked for while the bot was not running. */
async function waits({ house, olga, good }: Asked, tries: number): Promise<void> {
  await sendsCopy(house, olga, good);
  await house.stopBot();
  await house.pool.query("update restores set state = 'wanted', difference = null, tries = $1", [tries]);
}

const fetched = ({ world }: House) => world.log.filter(({ method }) => method === 'getFile').length;

async function restarted(t: TestContext, tries: number, before: (asked: Asked) => Promise<unknown>) {
  const asked = await changedHouse(await openHouse(t));
  await waits(asked, tries);
  await before(asked);
  const files = fetched(asked.house);
  await asked.house.startBot();
  await asked.house.quiet();
  return { ...asked, files: fetched(asked.house) - files };
}

test('The file of whoever is no admin any more is not even fetched', async (t) => {
  const { house, olga, files } = await restarted(t, 0, ({ house, olga }) =>
    house.pool.query(
      "update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)",
      [olga.id],
    ),
  );
  assert.equal(files, 0);
  assert.deepEqual(await states(house), ['off']);
  assert.doesNotMatch(house.reads(olga), /Ничего не изменилось/);
});

test('A file over which the process ended five times is not opened a sixth time', async (t) => {
  const again = await restarted(t, 4, async () => {});
  assert.equal(again.files, 1);
  assert.deepEqual(await states(again.house), ['compared']);
  const given = await restarted(t, 5, async () => {});
  assert.equal(given.files, 0);
  assert.deepEqual(await states(given.house), ['refused: failed']);
  assert.match(given.house.reads(given.olga), /написано в журнале программы/);
});
