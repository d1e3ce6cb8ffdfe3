/**
 * `npm run footprint`: how fast the bot starts on a database that exists, how much memory it takes at rest, and what it
 * asks of the database then.
 * Ends with `N passed, N failed`.
 */
import 'temporal-polyfill/global';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import pg from 'pg';
import { startOwnServer } from '../bench/own-server.ts';
import { createPlayground } from '../playground/index.ts';

const MOST_SECONDS = 3;
const MOST_MEGABYTES = 150;
const STARTS = 3;
const REST = 10_000;
const MOST_A_SECOND = 1;
const MINUTE = 60;

const say = (line: string) => process.stdout.write(`${line}\n`);
const counts = { passed: 0, failed: 0 };
function check(isFine: boolean, what: string): void {
  counts[isFine ? 'passed' : 'failed'] += 1;
  say(`${isFine ? '✔' : '✖'} ${what}`);
}

const folder = mkdtempSync(join(tmpdir(), 'parking-footprint-'));
const database = await startOwnServer(folder);
const telegram = createPlayground({ clock: { now: () => new Date() } });
const server = createAdaptorServer({ fetch: telegram.app.fetch }).listen(0, '127.0.0.1');
await once(server, 'listening');
const settings = {
  BOT_TOKEN: telegram.token,
  TELEGRAM_API_ROOT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  DATABASE_URL: database.url,
  PORT: '0',
};
try {
  await measure();
} finally {
  telegram.close();
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
say(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;

async function measure(): Promise<void> {
  say(
    `${availableParallelism()} processors, load ${(loadavg()[0] ?? 0).toFixed(1)}, Node ${process.version}`,
  );
  const first = await start();
  say(`  the first start, which makes the tables: ${first.seconds.toFixed(2)} s`);
  await stop(first.child);
  const times: number[] = [];
  for (let round = 1; ; round += 1) {
    const { child, seconds } = await start();
    times.push(seconds);
    if (round < STARTS) {
      await stop(child);
      continue;
    }
    const best = Math.min(...times);
    const all = times.map((time) => time.toFixed(2)).join(', ');
    check(
      best < MOST_SECONDS,
      `ready in ${best.toFixed(2)} s (${all}); less than ${MOST_SECONDS} s are wanted`,
    );
    await after(REST);
    const megabytes = residentMegabytes(child);
    check(
      megabytes < MOST_MEGABYTES,
      `${megabytes.toFixed(0)} MB at rest; less than ${MOST_MEGABYTES} are wanted`,
    );
    await lookAtRest();
    await stop(child);
    return;
  }
}

/** What a bot asks that nobody writes to, and the sessions that it keeps for it. */
async function lookAtRest(): Promise<void> {
  const seen = new pg.Client({ connectionString: database.url });
  await seen.connect();
  const before = await commits(seen);
  await after(MINUTE * 1_000);
  // Our own two looks are transactions, too.
  const rate = ((await commits(seen)) - before - 2) / MINUTE;
  const { rows } = await seen.query<{ sessions: number }>(
    "select count(*)::int as sessions from pg_stat_activity where application_name = 'parking-bot'",
  );
  await seen.end();
  check(
    rate < MOST_A_SECOND,
    `${rate.toFixed(2)} transactions a second at rest, over ${MINUTE} s; less than ${MOST_A_SECOND} is wanted`,
  );
  say(`  it keeps ${rows[0]?.sessions} sessions`);
}

async function commits(client: pg.Client): Promise<number> {
  await client.query('select pg_stat_force_next_flush(), pg_stat_clear_snapshot()');
  const { rows } = await client.query<{ many: number }>(
    'select xact_commit::int as many from pg_stat_database where datname = current_database()',
  );
  return rows[0]?.many ?? 0;
}

/** Started as an administrator starts it, until `/readyz` says that alerts would arrive. */
async function start(): Promise<{ child: ChildProcess; seconds: number }> {
  const begin = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    cwd: folder,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { promise: shown, resolve } = Promise.withResolvers<string>();
  createInterface(child.stdout).on('line', (line) => {
    const [url] = /http\S+readyz/.exec(line) ?? [];
    if (url) resolve(url);
  });
  const url = await shown;
  while (!(await fetch(url)).ok) await after(20);
  return { child, seconds: (performance.now() - begin) / 1_000 };
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function residentMegabytes({ pid }: ChildProcess): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}
