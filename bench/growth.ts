/**
 * `npm run bench:growth`: what the past of others costs. `/readyz`, `/metrics` and an alert of the same house, beside
 * three sizes of everything else; the largest has three million notices, and takes minutes to fill.
 */
import 'temporal-polyfill/global';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Beside, fillBeside } from '../test/growth/fill.ts';
import { cpuOfSessions } from './cpu.ts';
import { botId, buildHouse } from './house.ts';
import { quantile, table } from './numbers.ts';
import { startOwnServer } from './own-server.ts';
import { evenly } from './presses.ts';
import { startBot, startTelegram, type Telegram } from './processes.ts';

const { values: options } = parseArgs({ options: { sizes: { type: 'string', default: '3' } } });

/** Older ones would be cleared away meanwhile. */
const yesterday = { notices: 3, since: new Date(Date.now() - 24 * 3_600_000).toISOString() };
const SIZES: readonly Beside[] = [
  { complexes: 11, people: 60, alerts: 100, ...yesterday },
  { complexes: 101, people: 60, alerts: 1_000, ...yesterday },
  { complexes: 1_001, people: 500, alerts: 1_000, ...yesterday },
];
const LOOKS = 40;
const alerts = { perSecond: 5, seconds: 12 };
const warmUp = { perSecond: 20, seconds: 2 };
const presses = ({ perSecond, seconds }: typeof alerts) => perSecond * seconds;
const MOST = 50;

const say = (line: string) => process.stdout.write(`${line}\n`);
const dataDir = await mkdtemp(join(tmpdir(), 'parking-growth-'));
const closing: (() => Promise<unknown>)[] = [() => rm(dataDir, { recursive: true, force: true })];
try {
  await bench();
} finally {
  for (const close of closing.reverse()) await close();
}

async function bench(): Promise<void> {
  const server = await startOwnServer(dataDir);
  closing.push(() => server.stop());
  const telegram = await startTelegram();
  closing.push(telegram.stop);
  say(`${availableParallelism()} processors, load before the start ${(loadavg()[0] ?? 0).toFixed(1)}`);
  const rows: string[][] = [
    ['notices of others', '/readyz p50', 'p95', '/metrics p50', 'p95', 'alert p50', 'sessions, ms an alert'],
  ];
  let slowest = 0;
  for (const [at, beside] of SIZES.slice(0, Number(options.sizes)).entries()) {
    const name = `growth_${at}`;
    const database = await buildHouse(server.url, presses(warmUp) + presses(alerts), false, name);
    await fill(database, beside);
    const { ready, metrics, alert, cpu } = await measure(telegram, database, name);
    slowest = Math.max(slowest, quantile(ready, 0.5));
    const notices = (beside.complexes - 1) * beside.alerts * beside.notices;
    const cells = [
      ...[quantile(ready, 0.5), quantile(ready, 0.95), quantile(metrics, 0.5), quantile(metrics, 0.95)],
      ...[quantile(alert, 0.5), cpu],
    ];
    rows.push([notices.toLocaleString('en'), ...cells.map((ms) => ms.toFixed(1))]);
    const admin = new pg.Client(server.url);
    await admin.connect();
    await admin.query(`drop database ${name}`);
    await admin.end();
  }
  say(`\n${table(rows)}\n`);
  say(`/readyz took ${slowest.toFixed(1)} ms at most (p50); no more than ${MOST} is wanted`);
  process.exitCode = slowest > MOST ? 1 : 0;
}

/** What hangs together is not looked up for each row, and nobody clears up behind millions of new rows meanwhile. */
async function fill(database: string, beside: Beside): Promise<void> {
  const client = new pg.Client(database);
  await client.connect();
  await client.query('set session_replication_role = replica');
  await client.query('alter system set autovacuum = off');
  await client.query('select pg_reload_conf()');
  const begun = performance.now();
  await fillBeside(client, beside);
  await client.query('vacuum');
  await client.query('checkpoint');
  say(`filled in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  await client.end();
}

async function measure(telegram: Telegram, database: string, name: string) {
  const port = await freePort();
  const bot = await startBot('src/main.ts', { botId, database, port }, telegram);
  try {
    await atRest(database);
    await telegram.play(evenly(1, warmUp));
    const before = cpuOfSessions(dataDir, name);
    const { timings } = await telegram.play(evenly(1 + presses(warmUp), alerts));
    const cpu = (cpuOfSessions(dataDir, name) - before) / timings.length;
    const alert = timings.flatMap(({ handed, toHolder }) =>
      handed === null || toHolder === null ? [] : [toHolder - handed],
    );
    const ready = await ask(`http://127.0.0.1:${port}/readyz`);
    const metrics = await ask(`http://127.0.0.1:${port}/metrics`);
    return { ready, metrics, alert, cpu };
  } finally {
    await bot.stop();
  }
}

/**
 * The first start with so many houses clears each of them: their timers come soon after it, due at once, and wait for an
 * hour then.
 */
async function atRest(database: string): Promise<void> {
  const client = new pg.Client(database);
  await client.connect();
  const uncleared = `select from complexes c where not exists (
    select from timers t where t.complex_id = c.id and t.kind = 'retention' and t.due_at > now()) limit 1`;
  while ((await client.query(uncleared)).rows.length > 0) await setTimeout(500);
  await client.end();
}

async function ask(url: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const begun = performance.now();
    const answer = await fetch(url);
    await answer.text();
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
    times.push(performance.now() - begun);
  }
  return times;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
