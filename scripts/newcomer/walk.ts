/** The walk itself: clone, `npm ci`, `npm start`, and every way in which a start ends. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isAlive } from '../../src/adapters/postgres/embedded/wait.ts';
import type { Machine } from './machine.ts';

const repository = resolve(import.meta.dirname, '../..');
const PLACE = 'дом 1';

export type Check = (holds: boolean, what: string, shown: string) => void;

export type Victim = 'npm' | 'launcher';
/** Who is ended, and how. Ctrl+C of the terminal reaches npm, the launcher and the bot at once. */
type End = { readonly victim: Victim | 'everybody'; readonly signal: NodeJS.Signals };

const CTRL_C: End = { victim: 'everybody', signal: 'SIGINT' };
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const;

/** Two starts that end by Ctrl+C, then one for each of these that is killed by each of the signals. */
export async function walk(machine: Machine, victims: readonly Victim[], check: Check): Promise<void> {
  const place = join(machine.home, PLACE);
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', repository, place]);
  if (machine.owner !== undefined) execFileSync('chown', ['-R', `${machine.owner}:${machine.owner}`, place]);
  const { status, said } = install(machine);
  const isQuiet = !/warn|error|deprecated/i.test(said.replaceAll(/^npm warn Unknown .*config.*$/gm, ''));
  check(status === 0 && isQuiet, `${machine.name}: npm ci warns of nothing`, said);
  const ends = [
    CTRL_C,
    CTRL_C,
    ...victims.flatMap((victim) => SIGNALS.map((signal): End => ({ victim, signal }))),
  ];
  for (const [number, end] of ends.entries()) {
    const bot = await start(machine);
    try {
      if (number < 2) await look(bot, `${machine.name}: start ${number + 1}`, check);
      await stop(bot, end, `${machine.name}: ${end.signal} for ${end.victim}`, check);
    } finally {
      endGroup(bot.npm);
    }
  }
  execFileSync('git', ['-c', `safe.directory=${place}`, 'diff', '--quiet'], { cwd: place });
}

function install(machine: Machine) {
  const { file, args, options } = machine.command(PLACE, ['sh', '-c', 'npm ci 2>&1']);
  const { status, stdout, stderr } = spawnSync(file, args, { ...options, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

type Bot = {
  readonly npm: ChildProcess;
  readonly shown: () => string;
  readonly url: string;
  readonly pidFile: string;
};

function start(machine: Machine): Promise<Bot> {
  const { file, args, options } = machine.command(PLACE, ['npm', 'start', '--silent']);
  const npm = spawn(file, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const pidFile = join(machine.home, PLACE, 'data/postgres/postmaster.pid');
  let shown = '';
  return new Promise((resolve, reject) => {
    let isUp = false;
    const fail = (why: string) => {
      if (isUp) return;
      endGroup(npm);
      reject(new Error(`npm start ${why}: ${shown}`));
    };
    const hear = (piece: Buffer) => {
      shown += piece.toString();
      const url = /http:\/\/localhost:\d+\//.exec(shown)?.[0];
      if (!url) return;
      isUp = true;
      resolve({ npm, shown: () => shown, url, pidFile });
    };
    npm.stdout.on('data', hear);
    npm.stderr.on('data', hear);
    npm.once('exit', () => fail('ended'));
    AbortSignal.timeout(60_000).addEventListener('abort', () => fail('hangs'));
  });
}

async function look({ shown, url }: Bot, name: string, check: Check): Promise<void> {
  const lines = /^(Создаю[^\n]*\n)?[^\n]*http:\/\/localhost:\d+\/[^\n]*\n$/;
  check(lines.test(shown()), `${name} prints the address and nothing else`, shown());
  // The bot introduces itself to the local Bot API server right after the start.
  const isReady = async () => (await fetch(`${url}readyz`).catch(() => null))?.ok ?? false;
  check(await becomes(isReady), `${name} is ready`, shown());
}

async function stop(bot: Bot, { victim, signal }: End, name: string, check: Check): Promise<void> {
  const npm = bot.npm.pid ?? 0;
  const target = victim === 'everybody' ? -npm : victim === 'npm' ? npm : launcherBelow(npm);
  const server = Number(readFileSync(bot.pidFile, 'utf8').split('\n')[0]);
  const ended = once(bot.npm, 'exit');
  process.kill(target, signal);
  const isOver = await becomes(async () => !existsSync(bot.pidFile) && !isAlive(server));
  check(isOver, `${name} leaves no PostgreSQL behind`, bot.shown());
  await ended;
}

/** The launcher, which stays beside the bot where Node is too old to become another program, and else is the bot. */
function launcherBelow(npm: number): number {
  const family = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && groupOf(pid) === npm);
  const has = (word: string) => family.find((pid) => wordsOf(pid).includes(word));
  return has('bin/node.cjs') ?? has('src/main.ts') ?? 0;
}

function wordsOf(pid: number): readonly string[] {
  return read(`/proc/${pid}/cmdline`).split('\0');
}

function groupOf(pid: number): number {
  const [, group] = /\) \S \d+ (\d+) /.exec(read(`/proc/${pid}/stat`)) ?? [];
  return Number(group);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

async function becomes(isSo: () => Promise<boolean>): Promise<boolean> {
  for (let looks = 0; looks < 150; looks += 1) {
    if (await isSo()) return true;
    await setTimeout(100);
  }
  return false;
}

function endGroup({ pid = 0 }: ChildProcess): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left, as it should be.
  }
}
