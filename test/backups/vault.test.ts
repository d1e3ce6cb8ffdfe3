import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createVault } from '../../src/adapters/backups/vault.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { before, days, hours, minutes } from '../../src/core/kernel/time.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const [OURS, OTHER] = [complexId(1), complexId(2)];

async function opens(t: TestContext) {
  const above = await mkdtemp(join(tmpdir(), 'parking-vault-'));
  t.after(() => rm(above, { recursive: true }));
  const dir = join(above, 'copies');
  return { dir, vault: createVault({ dir, recipient: undefined, identityFile: undefined }) };
}

test('Two houses share a folder of copies: each sees its own, the newest first, and pushes out none of the other’s', async (t) => {
  const { dir, vault } = await opens(t);
  const made = async (complex: typeof OURS, at: Date) =>
    (await vault.store(complex, 'asked', at, ['a'])).fileName;
  const old = await made(OURS, before(NOW, days(31)));
  const mine = await made(OURS, before(NOW, hours(2)));
  const newer = await made(OURS, before(NOW, hours(1)));
  const theirs = await made(OTHER, before(NOW, days(31)));
  assert.equal((await stat(dir)).mode & 0o777, 0o700, 'nobody else looks into the folder');
  const names = async (complex: typeof OURS) => (await vault.list(complex)).map(({ name }) => name);
  assert.deepEqual(await names(OURS), [newer, mine, old]);
  await vault.prune(OURS, NOW);
  assert.deepEqual([await names(OURS), await names(OTHER)], [[newer, mine], [theirs]]);
});

test('What a killed process left half written goes after an hour, and what another writes now stays', async (t) => {
  const { dir, vault } = await opens(t);
  const { fileName } = await vault.store(OURS, 'asked', NOW, ['a']);
  const part = (what: string) => join(dir, `.${fileName}.${what}.part`);
  for (const what of ['old', 'new']) await writeFile(part(what), 'half');
  const long = before(new Date(), hours(1) + minutes(1));
  await utimes(part('old'), long, long);
  await vault.prune(OURS, NOW);
  assert.deepEqual((await readdir(dir)).toSorted(), [part('new').slice(dir.length + 1), fileName].toSorted());
});

test('A file that no copy is as large as is not read', async (t) => {
  const { dir, vault } = await opens(t);
  const { fileName } = await vault.store(OURS, 'asked', NOW, ['a']);
  assert.ok(await vault.read(fileName));
  await truncate(join(dir, fileName), 33 * 1024 * 1024);
  assert.ok((await vault.read(fileName)) === null);
});

test('Who was forgotten is written down once, of each house and each installation by itself, and nobody is struck off', async (t) => {
  const { dir, vault } = await opens(t);
  const [anna, boris, vera] = [7, 8, 9].map(personId);
  const of = (complex: typeof OURS, ...people: (typeof anna)[]) =>
    people.flatMap((person) => (person === undefined ? [] : [{ complex, person }]));
  await vault.noteForgotten('here', of(OURS, anna));
  await vault.noteForgotten('here', [...of(OURS, boris), ...of(OTHER, vera)]);
  await vault.noteForgotten('elsewhere', of(OURS, vera));
  await vault.noteForgotten('here', of(OURS, anna, boris));
  const known = async (installation: string, complex: typeof OURS) => {
    const read = await vault.forgotten(installation, complex);
    return read.ok ? read.value : assert.fail(read.why);
  };
  assert.deepEqual(await known('here', OURS), [anna, boris]);
  assert.deepEqual(await known('here', OTHER), [vera]);
  assert.deepEqual(await known('elsewhere', OURS), [vera]);
  assert.equal(JSON.parse(await readFile(join(dir, 'forgotten.json'), 'utf8')).length, 4);
  await writeFile(join(dir, 'forgotten.json'), '[');
  assert.deepEqual(await vault.noteForgotten('here', of(OURS, anna)), { ok: false, why: 'list damaged' });
  assert.equal(await readFile(join(dir, 'forgotten.json'), 'utf8'), '[', 'nobody writes over it');
});
