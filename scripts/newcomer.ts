/**
 * Walks as a newcomer does: a fresh clone below a folder of mode 700, a new HOME, the oldest Node on the machine,
 * the README's two commands. As root once more as an ordinary user. Ends with `N passed, N failed`.
 */
import 'temporal-polyfill/global';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const repository = resolve(import.meta.dirname, '..');
/** Nobody's account on any Debian. */
const ORDINARY = 65_534;

const isRoot = process.getuid?.() === 0;
const walkers = isRoot ? [undefined, ORDINARY] : [undefined];
const say = (line: string) => process.stdout.write(`${line}\n`);

let passed = 0;
let failed = 0;
for (const uid of walkers) {
  const who = uid === undefined ? (isRoot ? 'root' : 'an ordinary user') : `user ${uid}`;
  const folder = mkdtempSync(join(tmpdir(), 'newcomer-'));
  chmodSync(folder, 0o700);
  if (uid !== undefined) chownSync(folder, uid, uid);
  try {
    await walk(folder, uid, who);
  } catch (error) {
    failed += 1;
    say(`✖ ${who}: ${error instanceof Error ? error.message : error}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function walk(folder: string, uid: number | undefined, who: string): Promise<void> {
  const place = join(folder, 'дом 1');
  const account = uid === undefined ? {} : { uid, gid: uid };
  // The system's own Node and npm only, as on a machine that has never seen us.
  const env = { PATH: systemPath(), HOME: folder, PORT: '0' };
  const run = (command: string, args: string[], cwd: string) =>
    execFileSync(command, args, {
      cwd,
      env,
      ...account,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', repository, place]);
  if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${uid}`, place]);
  const installed = spawnSyncBoth('npm', ['ci'], { cwd: place, env, ...account });
  check(
    !/warn|error|deprecated/i.test(installed.replaceAll(/^npm warn Unknown .*config.*$/gm, '')),
    `${who}: npm ci warns of nothing`,
    installed,
  );
  for (const time of ['first', 'second']) {
    const { child, shown, url } = await start(place, env, account);
    check(
      /^(Создаю[^\n]*\n)?[^\n]*http:\/\/localhost:\d+\/[^\n]*\n$/.test(shown()),
      `${who}: the ${time} start prints the address`,
      shown(),
    );
    check(await becomesReady(`${url}readyz`), `${who}: the ${time} start is ready`, shown());
    // The terminal sends Ctrl+C to everybody in front of it: npm, the shell and the bot.
    process.kill(-(child.pid ?? 0), 'SIGINT');
    const stopped = await goes(join(place, 'data/postgres/postmaster.pid'));
    check(stopped, `${who}: Ctrl+C ends the ${time} start, and PostgreSQL with it`, shown());
  }
  run('git', ['-c', `safe.directory=${place}`, 'diff', '--quiet'], place);
}

function spawnSyncBoth(command: string, args: string[], options: object): string {
  return execFileSync('sh', ['-c', `${command} ${args.join(' ')} 2>&1`], { ...options, encoding: 'utf8' });
}

type Started = { child: ChildProcess; shown: () => string; url: string };

function start(cwd: string, env: NodeJS.ProcessEnv, account: object): Promise<Started> {
  const child = spawn('npm', ['start', '--silent'], {
    cwd,
    env,
    ...account,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let shown = '';
  return new Promise((resolve, reject) => {
    const hear = (piece: Buffer) => {
      shown += piece.toString();
      const url = /http:\/\/localhost:\d+\//.exec(shown)?.[0];
      if (url) resolve({ child, shown: () => shown, url });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`npm start ended: ${shown}`)));
    AbortSignal.timeout(60_000).addEventListener('abort', () =>
      reject(new Error(`npm start hangs: ${shown}`)),
    );
  });
}

/** The bot introduces itself to the local Bot API server right after the start. */
async function becomesReady(url: string): Promise<boolean> {
  for (let looks = 0; looks < 100; looks += 1) {
    if ((await fetch(url)).ok) return true;
    await setTimeout(100);
  }
  return false;
}

async function goes(file: string): Promise<boolean> {
  for (let looks = 0; looks < 100 && existsSync(file); looks += 1) await setTimeout(100);
  return !existsSync(file);
}

function systemPath(): string {
  return (process.env.PATH ?? '')
    .split(':')
    .filter((one) => !one.includes('node_modules'))
    .join(':');
}

function check(holds: boolean, what: string, shown: string): void {
  say(`${holds ? '✔' : '✖'} ${what}`);
  if (holds) passed += 1;
  else {
    failed += 1;
    say(shown);
  }
}
