/** The long crash test: `npm run crash`. SEED=… plays the same kills again. Ends in «N passed, N failed». */
import 'temporal-polyfill/global';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import type { Fault } from '../playground/index.ts';
import { isAlive } from '../src/adapters/postgres/embedded/wait.ts';
import { DELIVERIES_AT_ONCE } from '../src/app/loops.ts';
import { type CrashPlan, type CrashReport, crashUnderLoad } from '../test/engine/crash.ts';
import { openTestBed, type TestBed } from '../test/engine/test-bed.ts';
import { inDatabase } from '../test/support/database.ts';
import { startOwnServer } from './own-server.ts';

const DATABASE_AWAY = 20_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const counts = { passed: 0, failed: 0 };

function check(what: string, faults: readonly string[]): void {
  counts[faults.length === 0 ? 'passed' : 'failed'] += 1;
  say(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${what}`);
  for (const fault of faults.slice(0, 10)) say(`     ${fault.replaceAll('\n', ' / ')}`);
}

function judge(report: CrashReport, mostDuplicates: number): void {
  check('every alert was raised exactly once', report.unraised);
  check(`every one of ${report.cards} cards reached its reader`, report.missing);
  check(`every card is true in the end (${report.answered} alerts were answered)`, report.untrue);
  check('nothing is stuck, dead or lost', report.stuck);
  const tooMany = report.duplicates > mostDuplicates ? [`${report.duplicates} arrived twice`] : [];
  check(`at most ${mostDuplicates} arrived twice: ${report.duplicates}`, tooMany);
}

const CUTS = 5;

const troubles: readonly Fault[] = [
  { kind: 'too-many-requests', retryAfter: 3, method: 'sendMessage', times: 1 },
  { kind: 'server-error', method: 'sendMessage', times: 10 },
  { kind: 'cut-before', method: 'sendMessage', times: CUTS },
  { kind: 'cut-after', method: 'sendMessage', times: CUTS },
  { kind: 'cut-after', method: 'editMessageText', times: CUTS },
];

/** The database away for 20 s, then Telegram out of order in every way it knows, one after another. */
async function everythingGoesWrong({ world, relay }: TestBed): Promise<void> {
  const sent = () => world.log.filter(({ method }) => method === 'sendMessage').length;
  await world.until(() => sent() > 20, { timeoutMs: 30_000, what: 'the evening to begin' });
  relay.cut();
  await after(DATABASE_AWAY);
  const before = sent();
  const mended = performance.now();
  relay.mend();
  await world.until(() => sent() > before, { timeoutMs: 60_000, what: 'the bot to write again' });
  say(`     writes again ${((performance.now() - mended) / 1_000).toFixed(1)} s after the database is back`);
  for (const trouble of troubles) {
    const hits = () => world.log.filter((call) => 'error' in call && call.method === trouble.method).length;
    const wanted = hits() + (trouble.times ?? 0);
    world.addFault(trouble);
    await world.until(() => hits() >= wanted, { timeoutMs: 60_000, what: `${trouble.kind} to happen` });
  }
}

const STOPS = Number(process.env.STOPS ?? 50);
/** Alerts for each stop: more than one may be stored at once. */
const STOP_AMONG = 4;

/**
 * PostgreSQL stopped as a power cut stops it, each time as soon as one more alert is seen to be stored: what is seen, and
 * does not wait for the disk, is lost by that, and never by a kill of the bot.
 */
async function stopAfterCommits({ pool }: TestBed): Promise<void> {
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const ask = async (sql: string) => {
    // It is away, or just coming back.
    const { rows } = await pool.query<{ stored: number }>(sql).catch(() => ({ rows: [] }));
    return rows[0]?.stored ?? null;
  };
  let stored = 0;
  for (let stops = 0; stops < STOPS; stops += 1) {
    let seen: number | null = null;
    while ((seen ?? 0) <= stored) {
      if (stored >= STOPS * STOP_AMONG) return;
      seen = await ask('select count(*)::int as stored from alerts');
      if (seen !== null && seen < stored) throw new Error(`${stored} alerts were stored, ${seen} are there`);
    }
    stored = seen ?? stored;
    const [pid = ''] = (await readFile(pidFile, 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGQUIT');
    while (isAlive(Number(pid))) await after(20);
  }
}

async function evening(url: string, name: string, plan: CrashPlan): Promise<CrashReport> {
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const closers: (() => Promise<void>)[] = [];
  try {
    return await crashUnderLoad(
      await openTestBed({ after: (close) => closers.push(close) }, inDatabase(url, name)),
      plan,
    );
  } finally {
    for (const close of closers) await close();
  }
}

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const dataDir = await mkdtemp(join(tmpdir(), 'parking-crash-'));
const database = await startOwnServer(dataDir);
try {
  say(`200 alerts, killed ten times at random (seed ${seed})`);
  const crash = await evening(database.url, 'crash', { alerts: 200, kills: 10, seed });
  say(`     ${crash.seconds.toFixed(1)} s`);
  judge(crash, DELIVERIES_AT_ONCE * crash.kills);

  say('120 alerts, the database away for 20 s, then Telegram: 429, 5xx, cut before, cut after');
  const outage = await evening(database.url, 'outage', {
    alerts: 120,
    kills: 0,
    seed,
    trouble: everythingGoesWrong,
  });
  say(`     ${outage.seconds.toFixed(1)} s`);
  judge(outage, CUTS + DELIVERIES_AT_ONCE);

  say(
    `${STOPS * STOP_AMONG} alerts, PostgreSQL stopped at once ${STOPS} times, each right after an alert was stored`,
  );
  const stops = await evening(database.url, 'stops', {
    alerts: STOPS * STOP_AMONG,
    kills: 0,
    seed,
    trouble: stopAfterCommits,
  });
  say(`     ${stops.seconds.toFixed(1)} s`);
  judge(stops, DELIVERIES_AT_ONCE * STOPS);
} finally {
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}
say(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
