/**
 * `npm run bench:launch`: the evening after the strips were put into the mailboxes. An admin prints one for every spot, and
 * everybody comes in by it at the same time, against the strict local Bot API with Telegram's pace enforced, while
 * neighbours press «Перегородили». `--people 400` is the full size; `--people 60` takes seconds.
 */
import 'temporal-polyfill/global';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import pg from 'pg';
import { type Call, createPlayground, type Person, telegramPace } from '../playground/index.ts';
import { spawnBot } from '../test/engine/bot-process.ts';
import { readSheets } from '../test/support/read-sheets.ts';
import { botId, buildHouse } from './house.ts';
import { quantile, table } from './numbers.ts';
import { startOwnServer } from './own-server.ts';
import { pressOf } from './presses.ts';

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '400' },
    /** Milliseconds between two who open their QR. */
    every: { type: 'string', default: '150' },
  },
});
const people = Number(options.people);
const every = Number(options.every);

/** Neighbours who lived in the bot before, and are blocked in meanwhile: one every two seconds. */
const PAIRS = 40;
const ALERT_EVERY = 2_000;
const FIRST_SPOT = 10_001;

const admin = pressOf(1, 0).sender;
/** What every counted call begins with, as Telegram's limits know it. */
const counted = /^(send(?!ChatAction)|edit)/;

/** When somebody was seen where, in milliseconds; null: not yet. */
type Joiner = {
  readonly person: Person;
  readonly payload: string;
  started: number;
  consent: number | null;
  pressed: number | null;
  welcome: number | null;
};
type Alert = { readonly pressed: number; reached: number | null };

const playground = createPlayground({
  clock: { now: () => new Date() },
  botId,
  pace: 'telegram',
  logLimit: 1_000,
});
const w = playground.world;

async function serve(): Promise<string> {
  const server = createAdaptorServer({ fetch: playground.app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function hasMenu(person: Person): Promise<void> {
  w.start(person);
  await w.until(() => w.lastMessage(person)?.from?.is_bot, { what: 'a menu', timeoutMs: 30_000 });
}

/** What the admin cuts up: the payload of each QR, in the order of the spots. */
async function print(
  person: Person,
): Promise<{ readonly payloads: string[]; readonly ms: number; readonly bytes: number }> {
  w.say(person, 'Управление');
  await w.until(() => w.find(person, 'Заявок нет'), { what: 'the menu of the admin', timeoutMs: 30_000 });
  await w.tap(person, 'Приглашения списком');
  await w.until(() => w.find(person, 'Вошли:'), { what: 'the screen', timeoutMs: 30_000 });
  const began = performance.now();
  const fileOf = () => w.messages(person).findLast(({ document }) => document)?.document;
  await w.tap(person, `Только тем, кто не вошёл: ${people}`);
  await w.until(fileOf, { what: 'the file', timeoutMs: 60_000 });
  const ms = performance.now() - began;
  const bytes = Buffer.from(w.files.byId(fileOf()?.file_id ?? '')?.bytes ?? []);
  const payloads = readSheets(bytes).flatMap(({ codes }) =>
    codes.map((code) => code.split('start=')[1] ?? ''),
  );
  return { payloads, ms, bytes: bytes.length };
}

/** Notes what reaches Telegram, and presses «Согласен» for whoever has read what it is about. */
function listen(joiners: ReadonlyMap<number, Joiner>, alerts: ReadonlyMap<number, Alert>) {
  const sent: number[] = [];
  let toAdmin = 0;
  const stop = w.onChange((change) => {
    if (change.kind !== 'call' || !counted.test(change.call.method) || 'error' in change.call) return;
    const { params } = change.call;
    const at = performance.now();
    sent.push(at);
    if (params.chat_id === admin) toAdmin += 1;
    const alert = alerts.get(Number(params.chat_id));
    if (alert && alert.reached === null && isHolderCard(change.call)) alert.reached = at;
    const joiner = joiners.get(Number(params.chat_id));
    const text = String(params.text ?? '');
    if (joiner && joiner.consent === null && text.includes('Согласны?')) {
      joiner.consent = at;
      setTimeout(() => agree(joiner), 1_000);
    }
    if (joiner && joiner.welcome === null && text.includes('Вас приняли')) joiner.welcome = at;
  });
  return { sent, stop, toAdmin: () => toAdmin };
}

function agree(joiner: Joiner): void {
  joiner.pressed = performance.now();
  w.tap(joiner.person, 'Согласен').catch(() => {});
}

const isHolderCard = ({ params }: Call) => /"a:\w+:go"/.test(JSON.stringify(params.reply_markup ?? ''));

async function pressAll(alerts: Map<number, Alert>, isOver: () => boolean): Promise<void> {
  for (let number = 2; number <= PAIRS && !isOver(); number += 1) {
    const { sender, holder, spot } = pressOf(number, 0);
    const seen = w.lastMessage(w.person(sender));
    if (!seen) return;
    alerts.set(holder, { pressed: performance.now(), reached: null });
    w.forge(w.person(sender), seen, `r:b:${spot.toString(36)}`).catch(() => {});
    await after(ALERT_EVERY);
  }
}

async function joinAll(joiners: ReadonlyMap<number, Joiner>): Promise<void> {
  for (const joiner of joiners.values()) {
    joiner.started = performance.now();
    w.start(joiner.person, joiner.payload);
    await after(every);
  }
}

function joinersBy(payloads: readonly string[]): Map<number, Joiner> {
  return new Map(
    payloads.map((payload, at) => {
      const person = w.addPerson({ id: 3_000_000 + at, firstName: `Новый ${at}`, languageCode: 'ru' });
      return [person.id, { person, payload, started: 0, consent: null, pressed: null, welcome: null }];
    }),
  );
}

async function openBot(pool: pg.Pool, database: string) {
  await pool.query("update memberships set roles = '{admin}' where person_id = 1");
  await pool.query('update complexes set quiet_from_minute = 0, quiet_until_minute = 0');
  await pool.query('insert into spots (complex_id, number) select 1, generate_series($1::int, $2::int)', [
    FIRST_SPOT,
    FIRST_SPOT + people - 1,
  ]);
  const TELEGRAM_API_ROOT = await serve();
  const bot = spawnBot({ BOT_TOKEN: playground.token, TELEGRAM_API_ROOT, DATABASE_URL: database, PORT: '0' });
  await bot.works;
  for (let number = 1; number <= PAIRS; number += 1) {
    const { sender, holder } = pressOf(number, 0);
    for (const id of [sender, holder])
      w.startedBefore(w.addPerson({ id, firstName: 'Сосед', languageCode: 'ru' }));
    await hasMenu(w.person(sender));
  }
  await after(2_000);
  return bot;
}

async function run(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parking-launch-'));
  const server = await startOwnServer(dataDir);
  try {
    const database = await buildHouse(server.url, PAIRS, true);
    const pool = new pg.Pool({ connectionString: database, max: 1 });
    // Its server may be gone first.
    pool.on('error', () => {});
    const bot = await openBot(pool, database);
    const printed = await print(w.person(admin));
    assert.equal(new Set(printed.payloads).size, people);
    await after(2_000);
    const joiners = joinersBy(printed.payloads);
    const alerts = new Map<number, Alert>();
    const seen = listen(joiners, alerts);
    const refused = w.pace.refused;
    const isDone = () => [...joiners.values()].every(({ welcome }) => welcome !== null);
    const pressing = pressAll(alerts, isDone);
    await joinAll(joiners);
    await w.until(isDone, { what: 'the last who is in', timeoutMs: 60_000 + people * 500 });
    await pressing;
    await after(1_000);
    seen.stop();
    const { rows } = await pool.query<{ n: number }>(
      'select count(*)::int as n from holdings where spot between $1 and $2 and complex_id = 1',
      [FIRST_SPOT, FIRST_SPOT + people - 1],
    );
    assert.equal(rows[0]?.n, people, 'everybody holds the spot of his strip');
    report(printed, [...joiners.values()], [...alerts.values()], {
      sent: seen.sent,
      toAdmin: seen.toAdmin(),
      refused: w.pace.refused - refused,
    });
    await bot.stop();
    await pool.end();
  } finally {
    playground.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

type Calls = { readonly sent: readonly number[]; readonly toAdmin: number; readonly refused: number };

function report(
  printed: { readonly ms: number; readonly bytes: number },
  joiners: readonly Joiner[],
  alerts: readonly Alert[],
  { sent, toAdmin, refused }: Calls,
): void {
  const began = Math.min(...joiners.map(({ started }) => started));
  const ended = Math.max(...joiners.map(({ welcome }) => welcome ?? Number.POSITIVE_INFINITY));
  const seconds = (ended - began) / 1_000;
  const calls = sent.filter((at) => began <= at && at <= ended).length;
  const of = (waits: readonly number[]) =>
    `${(quantile(waits, 0.5) / 1_000).toFixed(1)}, ${(quantile(waits, 0.99) / 1_000).toFixed(1)}`;
  const since = (from: number | null, to: number | null) => (to ?? Number.POSITIVE_INFINITY) - (from ?? 0);
  const rows = [
    ['people, all in', String(joiners.length)],
    ['strips printed, s', (printed.ms / 1_000).toFixed(1)],
    ['their file, MB', (printed.bytes / 1e6).toFixed(2)],
    ['first QR → last «Вас приняли», s', seconds.toFixed(1)],
    ['the least that Telegram’s pace allows, s', (calls / telegramPace.perSecond).toFixed(1)],
    ['share of the possible rate', (calls / seconds / telegramPace.perSecond).toFixed(3)],
    ['QR → the consent, p50 and p99, s', of(joiners.map(({ started, consent }) => since(started, consent)))],
    ['«Согласен» → «Вас приняли», s', of(joiners.map(({ pressed, welcome }) => since(pressed, welcome)))],
    [
      'alerts meanwhile, p50 and p99, s',
      `${alerts.length}: ${of(alerts.map(({ pressed, reached }) => since(pressed, reached)))}`,
    ],
    ['messages to the admin meanwhile', String(toAdmin)],
    ['429', String(refused)],
  ];
  const where = `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`;
  process.stdout.write(`${table(rows)}\n${where}\n`);
  process.stdout.write(
    `${refused === 0 && alerts.every(({ reached }) => reached !== null) ? 1 : 0} passed, ${refused === 0 ? 0 : 1} failed\n`,
  );
}

await run();
process.exit();
