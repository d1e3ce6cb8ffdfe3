import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { startLine } from '../../src/start-lines.ts';
import { toldAtStart } from '../engine/starting.ts';
import { bareEnv } from '../support/bare-env.ts';
import { freshDatabase } from '../support/database.ts';

const TOKEN = { BOT_TOKEN: `1:${'a'.repeat(35)}` };
const NOWHERE = { HOST: 'no.such.host.invalid' };
const main = join(import.meta.dirname, '../../src/main.ts');

function start(env: Record<string, string>, cwd = tmpdir()) {
  return spawnSync(process.execPath, [main], {
    cwd,
    env: { ...bareEnv(), ...env },
    encoding: 'utf8',
  });
}

test('Wrong settings are told all at once, a line each, and the bot does not start', () => {
  const { status, stdout, stderr } = start({
    BOT_TOKEN: 'secret words',
    PORT: '99999',
    WEBHOOK_URL: 'http://example.org/',
    TIME_ZONE: 'Moscow',
  });
  assert.equal(status, 78);
  assert.equal(stdout, '');
  const names = stderr
    .trimEnd()
    .split('\n')
    .map((line) => /^([A-Z_]+): ожидается /.exec(line)?.[1]);
  assert.deepEqual(names.sort(), ['BOT_TOKEN', 'PORT', 'TIME_ZONE', 'WEBHOOK_URL']);
  assert.doesNotMatch(stderr, /secret words|example\.org\/$/);
});

test('A file of settings that cannot be read is one line, too', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'parking-settings-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, '.env'));
  const { status, stderr } = start({}, folder);
  assert.deepEqual([status, stderr.split('\n').length], [78, 2]);
  assert.match(stderr, /^\.env: ожидается файл/);
});

/** What a start says of these settings, in this process: the same words, without half a second for each. */
function said(env: Record<string, string>): Promise<string> {
  const config = readConfig({ ...TOKEN, LOG_LEVEL: 'silent', ...env });
  if (!config.ok) throw new Error(config.why.join());
  return toldAtStart(config.value);
}

test('A database that nobody serves is told by the name of its setting', async () => {
  const line = await said({ DATABASE_URL: 'postgres://parking:hunter2@127.0.0.1:1/parking', PORT: '0' });
  assert.match(line, /^DATABASE_URL: база данных не отвечает/);
  assert.doesNotMatch(line, /hunter2/);
});

test('An address that this machine has not is told by HOST, whatever the database does', async (t) => {
  const { url } = await freshDatabase(t);
  const { status, stderr } = start({ ...TOKEN, ...NOWHERE, DATABASE_URL: url, LOG_LEVEL: 'silent' });
  assert.equal(status, 1);
  assert.match(stderr, /^HOST: адреса no\.such\.host\.invalid на этой машине нет/);
});

test('A database that knows no encryption is told by its setting, without a stack', async (t) => {
  const { url } = await freshDatabase(t);
  const asked = new URL(url);
  asked.searchParams.set('sslmode', 'require');
  const line = await said({ DATABASE_URL: asked.href, PORT: '0' });
  assert.match(line, /^DATABASE_URL: с базой не договориться о шифровании/m);
  assert.doesNotMatch(line, /\n {4}at /);
});

test('Where the log is read by a program, so is what the start says; a person reads words', async (t) => {
  const { url } = await freshDatabase(t);
  const logged = start({ ...TOKEN, ...NOWHERE, DATABASE_URL: url, LOG_LEVEL: 'warn' });
  const lines = logged.stderr.trimEnd().split('\n');
  const { level, event, time, text } = JSON.parse(lines.at(-1) ?? '');
  assert.deepEqual([level, event, logged.status], ['fatal', 'said at start', 1]);
  assert.match(time, /^\d{4}-\d\d-\d\dT/);
  assert.match(text, /HOST: адреса no\.such\.host\.invalid на этой машине нет/);
  // Nothing else: whoever collects the log can read all of it.
  for (const line of `${logged.stdout}${logged.stderr}`.trimEnd().split('\n')) JSON.parse(line);

  const config = readConfig(TOKEN);
  const playground = readConfig({});
  assert.ok(config.ok && playground.ok);
  assert.equal(startLine('info', 'Бот запущен.', config.value, true), 'Бот запущен.\n');
  assert.equal(startLine('info', 'Песочница готова.', playground.value, false), 'Песочница готова.\n');
  assert.equal(
    JSON.parse(startLine('info', 'Бот «запущен»\n.', config.value, false)).text,
    'Бот «запущен»\n.',
  );
});
