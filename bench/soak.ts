/**
 * `npm run soak`: three replicas on one database, one of them killed at random again and again, and a stream of alerts.
 * `--short` takes less than a minute; `--webhook` lets Telegram come to any of them. Ends with `N passed, N failed`.
 */
import 'temporal-polyfill/global';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { DELIVERIES_AT_ONCE } from '../src/app/loops.ts';
import { freePort } from '../test/support/free-port.ts';
import { botId, buildHouse } from './house.ts';
import { startOwnServer } from './own-server.ts';
import { type Life, type Replica, startReplica } from './soak-replicas.ts';
import { openSoakTelegram, SOAK_HOOK, type SoakTelegram } from './soak-telegram.ts';

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    webhook: { type: 'boolean', default: false },
    seconds: { type: 'string' },
    rate: { type: 'string' },
    replicas: { type: 'string', default: '3' },
    'kill-every': { type: 'string' },
  },
});
const seconds = Number(options.seconds ?? (options.short ? 12 : 600));
const rate = Number(options.rate ?? (options.short ? 8 : 30));
const killEvery = Number(options['kill-every'] ?? (options.short ? 4 : 20));
const PATIENCE = 60_000;
const WARM = 30_000;
const MOST_GROWTH = 40;
const connections = 8;
const secret = 'soak';

const say = (line: string) => process.stdout.write(`${line}\n`);
const counts = { passed: 0, failed: 0 };
function check(isFine: boolean, what: string): void {
  counts[isFine ? 'passed' : 'failed'] += 1;
  say(`${isFine ? '✔' : '✖'} ${what}`);
}

const dataDir = await mkdtemp(join(tmpdir(), 'parking-soak-'));
const server = await startOwnServer(dataDir);
const ports: number[] = [];
while (ports.length < Number(options.replicas)) ports.push(await freePort());
const urls = ports.map((port) => `http://127.0.0.1:${port}/hook`);
const telegram = await openSoakTelegram(options.webhook ? { urls: () => urls, secret, connections } : null);
const replicas: Replica[] = [];
try {
  await soak(rate * seconds);
} finally {
  await Promise.all(replicas.map(({ kill }) => kill().catch(() => {})));
  await Promise.all(replicas.map(({ stop }) => stop().catch(() => {})));
  await telegram.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
say(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;

async function soak(alerts: number): Promise<void> {
  const way = options.webhook ? 'by webhook, spread at random' : 'by polling';
  const busy = (loadavg()[0] ?? 0).toFixed(1);
  say(
    `${alerts} alerts in ${seconds} s, ${way}, ${ports.length} replicas, a kill about every ${killEvery} s`,
  );
  say(
    `${availableParallelism()} processors, load before the start ${busy} (near 0 or the numbers are others' too)`,
  );
  const url = await buildHouse(server.url, alerts);
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  // Nobody answers here: reminders would be further copies of the same cards.
  await client.query('update complexes set remind_after_minutes = 60, call_after_minutes = 60');
  for (const port of ports) {
    const hook: Record<string, string> = options.webhook
      ? { WEBHOOK_URL: SOAK_HOOK, WEBHOOK_SECRET: secret }
      : {};
    replicas.push(
      startReplica({
        BOT_TOKEN: `${botId}:soak`,
        TELEGRAM_API_ROOT: telegram.root,
        DATABASE_URL: url,
        HOST: '127.0.0.1',
        PORT: String(port),
        ...hook,
      }),
    );
  }
  await Promise.all(ports.map(ready));
  const kills = await stream(telegram, alerts);
  await until(async () => (await unfinished(client)) === 0 && telegram.waiting() === 0);
  await judge(client, alerts, kills);
  // Whoever was killed last may only be starting: a signal then meets no bot yet.
  await Promise.all(ports.map(ready));
  const codes = await Promise.all(replicas.map(({ stop }) => stop()));
  check(
    codes.every((code) => code === 0),
    `all replicas ended in peace: ${codes.join(', ')}`,
  );
  replicas.length = 0;
  await client.end();
}

/** Presses evenly, whatever becomes of them, and kills somebody now and then. Returns how many were killed. */
async function stream({ press }: SoakTelegram, alerts: number): Promise<number> {
  const start = performance.now();
  let pressed = 0;
  let kills = 0;
  let nextKill = killEvery * 1_000 * (0.5 + Math.random());
  let nextLook = 0;
  while (pressed < alerts) {
    const passed = performance.now() - start;
    for (; pressed < Math.min(alerts, (passed * rate) / 1_000); pressed += 1) press(pressed + 1);
    if (passed > nextKill) {
      nextKill += killEvery * 1_000 * (0.5 + Math.random());
      kills += 1;
      void replicas[Math.floor(Math.random() * replicas.length)]?.kill();
    }
    if (passed > nextLook) {
      nextLook += 1_000;
      for (const { look } of replicas) look();
    }
    await after(20);
  }
  return kills;
}

async function judge(client: pg.Client, alerts: number, kills: number): Promise<void> {
  const one = async (sql: string) => Number((await client.query(sql)).rows[0]?.n);
  const raised = await one('select count(*) as n from alerts');
  check(raised === alerts, `raised ${raised} of ${alerts}`);
  const wanted = (await client.query('select id from alerts')).rows.flatMap(({ id }) => [
    `holder ${id}`,
    `sender ${id}`,
  ]);
  const missing = wanted.filter((card) => !telegram.cards.has(card)).length;
  check(missing === 0, `delivered ${wanted.length - missing} of ${wanted.length} cards`);
  const extra = [...telegram.cards.values()].reduce((sum, copies) => sum + copies - 1, 0);
  const most = DELIVERIES_AT_ONCE * kills;
  check(extra <= most, `${kills} kills, ${extra} cards came twice; ${most} sends could have been under way`);
  const odd =
    await one(`select (select count(*) from notices where state in ('due', 'sending', 'dead', 'given up'))
    + (select count(*) from updates where failure is not null) as n`);
  check(odd === 0, `${odd} rows are stuck, dead or failed`);
  const waits = [...telegram.waits].sort((a, b) => a - b);
  const at = (part: number) => (waits[Math.floor((waits.length - 1) * part)] ?? 0).toFixed(0);
  say(
    `  from the press to the owner's screen: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)} ms`,
  );
  judgeMemory(replicas.flatMap(({ lives }) => lives));
}

function judgeMemory(lives: readonly Life[]): void {
  const most = Math.max(...lives.flatMap(({ megabytes }) => megabytes));
  const settled = lives.filter(({ megabytes }) => megabytes.length * 1_000 > 3 * WARM);
  if (settled.length === 0) {
    say(`  at most ${most.toFixed(0)} MB in a process; nobody lived long enough to grow`);
    return;
  }
  // Half a minute after the start everything is loaded; from then on nothing may grow.
  const growths = settled.map(
    ({ megabytes }) => middle(megabytes.slice(-10)) - middle(megabytes.slice(30, 40)),
  );
  const growth = Math.max(...growths);
  const shown = `${growth.toFixed(0)} MB of growth at most in ${settled.length} long lives, ${most.toFixed(0)} MB at most`;
  check(growth < MOST_GROWTH, shown);
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

async function unfinished(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    "select count(*)::int as n from notices where state in ('due', 'sending')",
  );
  return rows[0]?.n ?? 0;
}

async function until(isOver: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await isOver()) && performance.now() < end) await after(250);
}

async function ready(port: number): Promise<void> {
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(isReady);
}
