import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { isAlive, until } from '../../src/adapters/postgres/embedded/wait.ts';
import { serverOf, temporaryFolder } from '../postgres/embedded-bot.ts';

const root = join(import.meta.dirname, '../..');
const launcher = join(root, 'bin/node.cjs');
const asText = (script: string) => `data:text/javascript,${encodeURIComponent(script)}`;

/** A machine whose own Node is too old to become another program, and to run us. */
const OLD = [
  '--import',
  asText("delete process.execve; Object.defineProperty(process.versions, 'node', { value: '20.20.2' })"),
];
const HOSTS = { 'a new Node, which becomes it': [], 'an old Node, which stays beside it': OLD };

const skip = process.platform === 'win32' && 'Windows has no signals';

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'parking-launcher-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The launcher in a tree of its own, with this in place of the brought Node; what it says and how it ends. */
function launchIn(tree: string, preload: readonly string[] = OLD) {
  cpSync(launcher, join(tree, 'bin/node.cjs'));
  const run = spawnSync(process.execPath, [...preload, join(tree, 'bin/node.cjs'), '-e', '0'], {
    encoding: 'utf8',
  });
  return { status: run.status, said: run.stderr };
}

function putNode(tree: string, content: string, mode = 0o755): void {
  const name = `node-${process.platform === 'darwin' && process.arch === 'arm64' ? 'bin-' : ''}${process.platform}-${process.arch}`;
  const node = join(tree, 'node_modules', name, 'bin/node');
  mkdirSync(dirname(node), { recursive: true });
  writeFileSync(node, content);
  chmodSync(node, mode);
}

for (const [host, preload] of Object.entries(HOSTS)) {
  test(`From ${host}: the brought Node gets the words as they are, and its end is ours`, { skip }, () => {
    const run = (script: string, ...args: string[]) =>
      spawnSync(process.execPath, [...preload, launcher, '-e', script, ...args], { encoding: 'utf8' });
    const tell =
      'console.log(JSON.stringify([process.version, ...process.argv.slice(1)])); process.exitCode = 7';
    const { status, stdout } = run(tell, 'a b', '*', '--yes');
    assert.deepEqual(JSON.parse(stdout), [process.version, 'a b', '*', '--yes']);
    assert.equal(status, 7);
    assert.equal(run('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1e6)').signal, 'SIGTERM');
  });

  test(`From ${host}: every signal arrives`, { skip }, async () => {
    const script = `
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => console.log(name));
      console.log('ready');
      process.stdin.resume().on('end', () => process.exit());`;
    const child = spawn(process.execPath, [...preload, launcher, '-e', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const heard: string[] = [];
    const lines = createInterface(child.stdout).on('line', (line) => {
      heard.push(line);
      const next = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const)[heard.length - 1];
      if (next) child.kill(next);
      else child.stdin.end();
    });
    await once(lines, 'close');
    assert.deepEqual(heard, ['ready', 'SIGINT', 'SIGTERM', 'SIGHUP']);
  });
}

test('What keeps the brought Node from running is one line that says what to do', { skip }, (t) => {
  const cases: readonly [RegExp, (tree: string) => void][] = [
    [/^Нет .*bin\/node: повторите npm ci/, () => {}],
    [
      /нет библиотеки libatomic\.so\.1\. Поставьте/,
      (tree) =>
        putNode(
          tree,
          '#!/bin/sh\necho "node: error while loading shared libraries: libatomic.so.1: cannot open" >&2\nexit 127\n',
        ),
    ],
    [/нужна glibc, а здесь, похоже, musl/, (tree) => putNode(tree, '#!/no/such/loader\n')],
    [/нет права на выполнение/, (tree) => putNode(tree, '#!/bin/sh\n', 0o644)],
    [
      /не запускается: Illegal instruction\. /,
      (tree) => putNode(tree, '#!/bin/sh\necho Illegal instruction >&2\nexit 132\n'),
    ],
  ];
  for (const [line, prepare] of cases) {
    const tree = temporary(t);
    prepare(tree);
    const { status, said } = launchIn(tree);
    assert.match(said, line);
    assert.match(said, /^[^\n]+ Или запустите на своём Node 24 и новее\.\n$/);
    assert.equal(status, 1);
  }
  const strange = asText("Object.defineProperty(process, 'platform', { value: 'sunos' })");
  assert.match(
    launchIn(temporary(t), [...OLD, '--import', strange]).said,
    /^Для sunos-\w+ Node из npm нет\./,
  );
});

test('A machine with a Node that is new enough runs us without the brought one', (t) => {
  assert.deepEqual(launchIn(temporary(t), []), { status: 0, said: '' });
});

/** Stands for npm: starts the launcher through nothing in between, and hands no signal on. */
function startThroughNpm(dataDir: string, preload: readonly string[]): ChildProcess {
  const npm = `
    const child = require('node:child_process').spawn(process.execPath, process.argv.slice(1), {
      stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'start' } });
    console.log('launcher', child.pid);`;
  return spawn(process.execPath, ['-e', npm, '--', ...preload, launcher, join(root, 'src/main.ts')], {
    // Without a .env file of the developer's.
    cwd: dirname(dataDir),
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' },
    // A group of its own, so that a test that fails can end whoever is left.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function endGroup({ pid = 0 }: ChildProcess): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left, as it should be.
  }
}

test('Whoever kills npm or the launcher leaves no database behind', { skip }, async (t) => {
  await using folder = await temporaryFolder();
  const dataDir = join(folder.path, 'data');
  const deaths = [
    { preload: [], victim: 'npm', signal: 'SIGKILL' },
    { preload: OLD, victim: 'launcher', signal: 'SIGKILL' },
    { preload: OLD, victim: 'npm', signal: 'SIGHUP' },
  ] as const;
  for (const { preload, victim, signal } of deaths) {
    const npm = startThroughNpm(dataDir, preload);
    t.after(() => endGroup(npm));
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    let started = 0;
    createInterface(npm.stdout ?? assert.fail()).on('line', (line) => {
      started ||= Number(/^launcher (\d+)$/.exec(line)?.[1] ?? 0);
      if (/^Песочница готова/.test(line)) resolve();
    });
    await ready;
    const server = (await serverOf(dataDir)) ?? assert.fail();
    process.kill(victim === 'npm' ? (npm.pid ?? 0) : started, signal);
    const isGone = await until(20_000, async () => (isAlive(server) ? undefined : true));
    assert.ok(isGone, `${victim} ${signal}: PostgreSQL still runs`);
    assert.ok(!existsSync(join(dataDir, 'postgres/postmaster.pid')), 'it was stopped in order');
  }
  // The doctor opens it, too.
  const doctor = spawn(process.execPath, [join(root, 'src/app/doctor.ts')], {
    cwd: folder.path,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
    stdio: 'ignore',
  });
  const exited = once(doctor, 'exit');
  const server = (await until(20_000, () => serverOf(dataDir))) ?? assert.fail();
  doctor.kill('SIGTERM');
  await exited;
  assert.ok(!isAlive(server), 'PostgreSQL still runs after the doctor');
});

test('Under nohup a closed terminal stops nobody, and neither does an npm that it takes along', {
  skip: process.platform !== 'linux' && 'only Linux shows how a file was opened',
}, async () => {
  const script = `
    import { onStopRequest } from ${JSON.stringify(import.meta.resolve('../../src/app/stop-requests.ts'))};
    onStopRequest(() => { console.log('stops'); process.exit(); });
    process.on('SIGUSR2', () => console.log('lives'));
    console.log('ready');
    setInterval(() => {}, 1e6);`;
  for (const [mode, expected] of [
    // What nohup does to a stdin that is a terminal.
    ['w', ['ready', 'lives', 'lives', 'stops']],
    ['r', ['ready', 'stops']],
  ] as const) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: [openSync('/dev/null', mode), 'pipe', 'inherit'],
    });
    const heard: string[] = [];
    const lines = createInterface(child.stdout ?? assert.fail()).on('line', (line) => {
      heard.push(line);
      if (line === 'ready') child.kill('SIGHUP');
      // Asked twice: of two signals that wait the later may be handled first.
      if (mode === 'w') child.kill(heard.length < 3 ? 'SIGUSR2' : 'SIGTERM');
    });
    await once(lines, 'close');
    assert.deepEqual(heard, expected);
  }
});
