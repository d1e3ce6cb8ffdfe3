import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createVault } from '../../src/adapters/backups/vault.ts';
import { confirming, runRestore } from '../../src/app/restore-command.ts';
import { type BackupHeader, FORMAT, FORMAT_VERSION } from '../../src/core/backups/backup.ts';
import { complexId } from '../../src/core/kernel/ids.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const HOUSE = complexId(1);

const header: BackupHeader = {
  ...{ format: FORMAT, version: FORMAT_VERSION, schema: '0001', installation: 'here' },
  ...{ complex: HOUSE, name: 'Двор', madeAt: NOW.toISOString(), counts: {} },
};

/** What a terminal shows, and what somebody there answers to each question. */
function terminal(answer: string | null) {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const ask = async (question: string) => {
    said.push(question);
    return answer ?? assert.fail();
  };
  return { said, say, complain: say, ask: answer === null ? null : ask };
}

test('At a terminal «да» restores, and nothing that only begins like it; --yes asks nobody', async () => {
  const decides = async (answer: string | null, yes = false) => {
    const at = terminal(answer);
    return [await confirming(at, yes)(header, '0001', true), at.said.some((line) => line.includes('да/нет'))];
  };
  for (const word of ['да', 'ДА', ' д ', 'yes', 'Y'])
    assert.deepEqual(await decides(word), [true, true], word);
  for (const word of ['', 'нет', 'давай не будем', 'ну да', 'yesterday', 'дд'])
    assert.deepEqual(await decides(word), [false, true], word);
  assert.deepEqual(await decides('нет', true), [true, false]);
  assert.deepEqual(await decides(null, true), [true, false]);
  assert.deepEqual(await decides(null), [false, false]);
});

test('Before the question it is told what is in the copy, from which version, and what a plain one lacks', async () => {
  const told = async (schema: string, holdsSecret: boolean) => {
    const at = terminal('нет');
    const counts = { memberships: 3, spots: 5, alerts: 7 };
    await confirming(at, false)({ ...header, counts }, schema, holdsSecret);
    return at.said;
  };
  const [copy, inside, ...more] = await told('0001', true);
  assert.equal(copy, `Копия: Двор, ${NOW.toISOString()}, версия базы 0001`);
  assert.equal(inside, 'Внутри: людей 3, мест 5, обращений 7');
  assert.equal(more.length, 2);
  assert.match((await told('0002', true))[0] ?? '', /версия базы 0001; будет обновлена до 0002$/);
  assert.match((await told('0001', false))[3] ?? '', /нет секрета бота.*пропуска не действуют/);
});

/** A folder with copies in it, and a database that nobody serves: who gets as far as to it is told so. */
async function openFolder(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'parking-restore-'));
  t.after(() => rm(folder, { recursive: true }));
  const vault = createVault({ dir: folder, recipient: undefined, identityFile: undefined });
  const store = async (more: Partial<BackupHeader>) => {
    const stored = await vault.store(HOUSE, 'asked', NOW, [JSON.stringify({ ...header, ...more })]);
    return stored.fileName;
  };
  const AWAY = { DATABASE_URL: 'postgres://parking:secret@127.0.0.1:1/parking' };
  const restores = async (words: readonly string[], env: object = AWAY, answer: string | null = null) => {
    const at = terminal(answer);
    const code = await runRestore(words, { ...at, folder, env: { BACKUP_DIR: folder, ...env } });
    return { code, said: at.said.at(-1) ?? '' };
  };
  return { folder, store, restores };
}

test('What is wrong with a file is told before any database is looked for; the exit code tells a script', async (t) => {
  const { folder, store, restores } = await openFolder(t);
  const refused = async (file: string, words: RegExp) => {
    const { code, said } = await restores([file, '--yes']);
    assert.deepEqual([code, words.test(said)], [65, true], said);
  };
  await refused('nowhere', /такого файла нет/);
  const strange = join(folder, 'strange');
  await writeFile(strange, 'a list');
  await refused(strange, /это не резервная копия/);
  await refused(await store({ schema: '9999' }), /более новой версией бота/);
  const copy = await store({});
  assert.match((await restores([copy, '--yes'])).said, /^DATABASE_URL: база данных не отвечает/);
  await writeFile(join(folder, 'forgotten.json'), 'x');
  await refused(copy, /повреждён forgotten\.json/);
});

test('What a restore cannot be begun with is told by its name, and nobody is asked in vain', async (t) => {
  const { folder, restores } = await openFolder(t);
  for (const words of [[], ['a', 'b']]) assert.equal((await restores(words)).code, 64);
  const key = await restores(['a', '--yes'], { BACKUP_IDENTITY_FILE: join(folder, 'no-key') });
  assert.deepEqual([key.code, /^BACKUP_IDENTITY_FILE: ожидается файл/.test(key.said)], [78, true], key.said);
  assert.match((await restores(['a'])).said, /спросить некого.*--yes/);
  await writeFile(
    join(folder, 'compose.yaml'),
    'services:\n  bot:\n    environment:\n      DATABASE_URL: x\n',
  );
  const elsewhere = await restores(['a'], {});
  assert.deepEqual(
    [elsewhere.code, /compose\.yaml этой папки/.test(elsewhere.said)],
    [65, true],
    elsewhere.said,
  );
  assert.match((await restores(['a', '--embedded'], {})).said, /спросить некого/, 'it is what he means');
});
