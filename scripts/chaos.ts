/**
 * Attacks: `npm run chaos`, in short `npm run chaos -- --short`, one kind with `--only` and `database`,
 * `updates`, `clock` or `flood`.
 * On the database while neighbours call each other: every alert has to arrive, once (but for what a power cut met on its
 * way), and nothing may be stuck. By hostile updates: none ends the bot, reads of others, or keeps a neighbour waiting.
 * By a clock that jumps, and by a flood (in short `npm run flood -- --short` has it).
 * SEED=… plays the same hours again. Ends in «N passed, N failed».
 */
import 'temporal-polyfill/global';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Embedded, startEmbedded } from '../src/adapters/postgres/embedded/index.ts';
import { DELIVERIES_AT_ONCE } from '../src/app/loops.ts';
import { onStopRequest } from '../src/app/stop-requests.ts';
import { spawnBot } from '../test/engine/bot-process.ts';
import { lookAround, type Seen } from '../test/engine/crash.ts';
import { answerEveryThird, chanceFrom, type Plan, planLoad, raise } from '../test/engine/load.ts';
import { openTestBed, type TestBed } from '../test/engine/test-bed.ts';
import { inDatabase } from '../test/support/database.ts';
import { ATTACKS, type Attack, mountSmallDisk, type Target, unmount } from './chaos/attacks.ts';
import { JUMPS, NIGHTS, sufferJump, sufferNight } from './chaos/clock.ts';
import { pourHostile, type Verdict } from './chaos/updates.ts';

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    updates: { type: 'string' },
  },
});
const SHORT = options.short;
const ROUNDS = SHORT ? 1 : 5;
/** Raised in each round: a third before the attack begins, a third while it lasts, a third when it is over. */
const ALERTS_A_ROUND = 12;
/** The database and its tables; what is left of it is filled. */
const SMALL_DISK_MB = 64;
const LONGEST_MS = 60_000;
/** Hostile updates each way, and who lives where they come. */
const HOSTILE = {
  count: Number(options.updates ?? (SHORT ? 2_000 : 100_000)) / 2,
  residents: SHORT ? 200 : 1_000,
};

const say = (line: string) => process.stdout.write(`${line}\n`);
const counts = { passed: 0, failed: 0, skipped: 0 };
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const chance = chanceFrom(seed);

/** A server of its own, with a disk that can be filled where the system lets us. */
async function openServer(dataDir: string) {
  const server = await startEmbedded({ dataDir, say: () => {}, settings: { max_connections: '40' } });
  onStopRequest(() => void server.stop().finally(() => process.exit(1)));
  const disk = join(dataDir, 'disk');
  await mkdir(disk);
  const isSmall = await mountSmallDisk(disk, SMALL_DISK_MB);
  const tables = join(disk, 'tables');
  await mkdir(tables);
  const { uid, gid } = await stat(join(dataDir, 'postgres'));
  await chown(tables, uid, gid);
  const admin = await connect(server.url);
  await admin.query(`create tablespace small location '${tables}'`);
  await admin.end();
  const close = async () => {
    await server.stop();
    if (isSmall) await unmount(disk);
  };
  return { server, smallDisk: isSmall ? disk : null, close };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  return client;
}

type Siege = Omit<Target, 'admin'> & { readonly bed: TestBed };

/** Milliseconds from the end of the attack until everybody had everything; null: it is not possible here. */
async function oneRound({ bed, ...target }: Siege, attack: Attack, plans: readonly Plan[]) {
  const raiseThird = (third: number) => {
    const size = Math.ceil(plans.length / 3);
    const some = plans.slice(third * size, (third + 1) * size);
    for (const [index, plan] of some.entries()) raise(bed, plan, index % 2 === 0);
  };
  const admin = await connect(target.serverUrl);
  raiseThird(0);
  await after(chance() * 400);
  const end = await attack.begin({ ...target, admin });
  if (!end) return null;
  raiseThird(1);
  await after(SHORT ? attack.lasts / 2 : attack.lasts);
  await end();
  const over = performance.now();
  raiseThird(2);
  await admin.end();
  await bed.quiet(LONGEST_MS);
  // What was put off for a moment is not there yet, and due to nobody who looks at a quiet house.
  await bed.row(
    `select where not exists (select from notices where state in ('due', 'sending'))`,
    [],
    LONGEST_MS,
  );
  await bed.quiet(LONGEST_MS);
  return performance.now() - over;
}

/** What is wrong with all that was raised so far. */
function faultsOf(seen: Seen, mostDuplicates: number, ready: number): readonly string[] {
  const { unraised, missing, untrue, stuck, duplicates } = seen;
  const twice = duplicates > mostDuplicates ? [`${duplicates} arrived twice`] : [];
  const ill = ready === 200 ? [] : [`/readyz says ${ready}`];
  return [...unraised, ...missing, ...untrue, ...stuck, ...twice, ...ill];
}

/** Rounds of one attack; the faults are those of all rounds until now. Null: it is not possible here. */
async function attackAgain(siege: Siege, attack: Attack, next: () => readonly Plan[]) {
  let longest = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const took = await oneRound(siege, attack, next());
    if (took === null) return null;
    longest = Math.max(longest, took);
  }
  return longest;
}

async function besiege(
  siege: Siege,
  attacks: readonly Attack[],
  readyz: () => Promise<number>,
): Promise<void> {
  const { bed } = siege;
  const all = await planLoad(bed, ALERTS_A_ROUND * ROUNDS * attacks.length);
  const answers = answerEveryThird(bed);
  await bed.quiet(LONGEST_MS);
  const raised: Plan[] = [];
  const next = () => {
    const some = all.slice(raised.length, raised.length + ALERTS_A_ROUND);
    raised.push(...some);
    return some;
  };
  const known = new Set<string>();
  let mostDuplicates = 0;
  const tell = (verdict: 'ok  ' | 'FAIL', attack: Attack, words: string) =>
    say(`${verdict} a database that is ${attack.name}: ${words}`);
  for (const attack of attacks) {
    try {
      const longest = await attackAgain(siege, attack, next);
      if (longest === null) {
        raised.length -= ALERTS_A_ROUND;
        counts.skipped += 1;
        say(`skip a database that is ${attack.name}: no disk can be mounted here`);
        continue;
      }
      if (attack.losesClaims) mostDuplicates += DELIVERIES_AT_ONCE * ROUNDS;
      const seen = await lookAround(bed, raised, answers.pressed);
      const faults = faultsOf(seen, mostDuplicates, await readyz()).filter((fault) => !known.has(fault));
      for (const fault of faults) known.add(fault);
      counts[faults.length === 0 ? 'passed' : 'failed'] += 1;
      const well = `well ${(longest / 1_000).toFixed(1)} s after it at the latest`;
      tell(
        faults.length === 0 ? 'ok  ' : 'FAIL',
        attack,
        `${seen.cards} cards until now, ${seen.duplicates} twice, ${well}`,
      );
      for (const fault of faults.slice(0, 10)) say(`     ${fault.replaceAll('\n', ' / ')}`);
    } catch (error) {
      counts.failed += 1;
      tell('FAIL', attack, String(error).slice(0, 300));
    }
  }
  answers.stop();
}

/** One bot and its neighbours, in a database on the disk that can be filled. Five minutes later cards would ring anew. */
async function openSiege(
  server: Embedded,
  dataDir: string,
  smallDisk: string | null,
  attacks: readonly Attack[],
): Promise<void> {
  const name = 'chaos';
  const ask = async (statement: string) => {
    const admin = await connect(server.url);
    await admin.query(statement).finally(() => admin.end());
  };
  await ask(`create database ${name} tablespace small`);
  const closers: (() => Promise<void>)[] = [];
  const bed = await openTestBed({ after: (close) => closers.push(close) }, inDatabase(server.url, name));
  const bot = spawnBot(bed.settings);
  try {
    const url = new URL('readyz', await bot.works);
    const readyz = async () => (await fetch(url)).status;
    const target = { name, serverUrl: server.url, dataDir, relay: bed.relay, smallDisk };
    await besiege({ bed, ...target }, attacks, readyz);
  } finally {
    await bot.stop();
    for (const close of closers) await close();
    await ask(`drop database ${name} with (force)`);
  }
}

function judge(about: string, verdicts: readonly Verdict[]): void {
  for (const { ok, words } of verdicts) {
    counts[ok ? 'passed' : 'failed'] += 1;
    say(`${ok ? 'ok  ' : 'FAIL'} ${about}: ${words}`);
  }
}

/** In a database of its own, gone when it is over. */
async function inFresh<T>(server: Embedded, name: string, work: (url: string) => Promise<T>): Promise<T> {
  const admin = await connect(server.url);
  try {
    await admin.query(`create database ${name}`);
    return await work(inDatabase(server.url, name));
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

async function sufferUpdates(server: Embedded): Promise<void> {
  for (const way of ['polling', 'webhook'] as const) {
    const about = `${HOSTILE.count} hostile updates by ${way}`;
    const pour = (url: string) => pourHostile({ url, way, ...HOSTILE, chance }, say);
    const gaveUp = (error: unknown): Verdict[] => [{ ok: false, words: String(error).slice(0, 600) }];
    judge(about, await inFresh(server, `hostile_${way}`, pour).catch(gaveUp));
  }
}

/** In short one way of each: back, where what was written lies ahead, and a night that ends sooner. */
async function sufferClock(server: Embedded): Promise<void> {
  const jumps = JUMPS.filter(({ by }, nth) => !SHORT || (nth === 1 && by < 0));
  for (const [nth, jump] of jumps.entries())
    judge('alerts under', [await inFresh(server, `jump_${nth}`, (url) => sufferJump(url, jump, chance))]);
  for (const [nth, night] of NIGHTS.slice(0, SHORT ? 1 : undefined).entries())
    judge('alerts in', [await inFresh(server, `night_${nth}`, (url) => sufferNight(url, night, chance))]);
}

/** As `npm run flood` does; it counts by itself. */
async function sufferFlood(): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../bench/flood.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  judge('a flood', [
    { ok: code === 0, words: code === 0 ? 'all were answered in time' : `ended with ${code}` },
  ]);
}

type Kind = 'database' | 'updates' | 'clock' | 'flood';
const wanted = (kind: Kind) => options.only === undefined || options.only === kind;
const started = performance.now();
const dataDir = await mkdtemp(join(tmpdir(), 'parking-chaos-'));
const { server, smallDisk, close } = await openServer(dataDir);
try {
  say(`${ROUNDS} times each, ${ALERTS_A_ROUND} alerts a time (seed ${seed})`);
  const sieges = SHORT ? [ATTACKS] : ATTACKS.map((attack) => [attack]);
  for (const attacks of wanted('database') ? sieges : [])
    await openSiege(server, dataDir, smallDisk, attacks);
  if (wanted('updates')) await sufferUpdates(server);
  if (wanted('clock')) await sufferClock(server);
  if (wanted('flood') && !SHORT) await sufferFlood();
} finally {
  await close();
  await rm(dataDir, { recursive: true, force: true });
}
say(`${((performance.now() - started) / 1_000).toFixed(0)} s`);
say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);
