/**
 * `npm run bench:announcements`: one announcement to everybody against the strict local Bot API with Telegram's pace
 * enforced, while neighbours press «Перегородили». `--recipients 10000` is the full size (5.6 minutes).
 */
import 'temporal-polyfill/global';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import pg from 'pg';
import { type Call, createPlayground, telegramPace, type World } from '../playground/index.ts';
import { spawnBot } from '../test/engine/bot-process.ts';
import { botId, buildHouse } from './house.ts';
import { quantile, table } from './numbers.ts';
import { startOwnServer } from './own-server.ts';
import { pressOf } from './presses.ts';

const { values: options } = parseArgs({
  options: {
    recipients: { type: 'string', default: '900' },
    /** Milliseconds between two alerts. */
    every: { type: 'string', default: '500' },
  },
});
const recipients = Number(options.recipients);
const every = Number(options.every);

/** Alerts in peace, to hold the others against. */
const BEFORE = 40;

/** Person 1 writes; everybody else reads, and pairs of them press and are called. */
const pairs = Math.ceil((recipients + 1) / 2);
const admin = pressOf(1, 0).sender;
/** What every counted call begins with, as Telegram's limits know it. */
const counted = /^(send(?!ChatAction)|edit)/;

type Alert = { readonly pressed: number; reached: number | null };

const world = createPlayground({
  clock: { now: () => new Date() },
  botId,
  pace: 'telegram',
  logLimit: 1_000,
});

async function serve(): Promise<string> {
  const server = createAdaptorServer({ fetch: world.app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Everybody pressed «Start» long ago; some have a message of the bot, to press below it. */
function seedPerson({ addPerson, startedBefore }: World): void {
  for (let number = 1; number <= pairs; number += 1) {
    const { sender, holder } = pressOf(number, 0);
    for (const id of [sender, holder])
      startedBefore(addPerson({ id, firstName: 'Сосед', languageCode: 'ru' }));
  }
}

async function openMenus({ start, person, lastMessage, until }: World, most: number): Promise<number[]> {
  const pressers = Array.from({ length: most }, (_, n) => n + 2).filter((number) => number <= pairs);
  for (const number of [1, ...pressers]) {
    const { sender } = pressOf(number, 0);
    start(person(sender));
    await until(() => lastMessage(person(sender))?.from?.is_bot, { what: 'a menu', timeoutMs: 30_000 });
  }
  return pressers;
}

type Sent = { readonly at: number; readonly kind: 'announcement' | 'other' };

/** Listens to what reaches Telegram: when, and whose alert it was. */
function listen({ onChange }: World, alerts: Map<number, Alert>) {
  const sent: Sent[] = [];
  const stop = onChange((change) => {
    if (change.kind !== 'call' || !counted.test(change.call.method) || 'error' in change.call) return;
    const at = performance.now();
    const isAnnouncement =
      change.call.params.chat_id !== admin &&
      String(change.call.params.text ?? '').startsWith('📢 Объявление\n\nЗавтра');
    sent.push({ at, kind: isAnnouncement ? 'announcement' : 'other' });
    const alert = alerts.get(Number(change.call.params.chat_id));
    if (alert && alert.reached === null && isHolderCard(change.call)) alert.reached = at;
  });
  return { sent, stop };
}

/** «Перегородили» by one after another, until it is over. */
async function press(
  { lastMessage, person, forge }: World,
  numbers: readonly number[],
  alerts: Map<number, Alert>,
  isOver = () => false,
): Promise<void> {
  for (const number of numbers) {
    const { sender, holder, spot } = pressOf(number, 0);
    const seen = lastMessage(person(sender));
    if (!seen || isOver()) return;
    alerts.set(holder, { pressed: performance.now(), reached: null });
    forge(person(sender), seen, `r:b:${spot.toString(36)}`).catch(() => {});
    await after(every);
  }
}

/** From the press to the holder's card; infinite where it never came. */
const waitsOf = (alerts: ReadonlyMap<number, Alert>) =>
  [...alerts.values()].map(({ pressed, reached }) => (reached ?? Number.POSITIVE_INFINITY) - pressed);

const isHolderCard = ({ params }: Call) => /"a:\w+:go"/.test(JSON.stringify(params.reply_markup ?? ''));

async function announce(w: World): Promise<void> {
  const person = w.person(admin);
  w.say(person, 'Объявления');
  await w.until(() => w.find(person, 'Последние объявления'), { what: 'the list', timeoutMs: 30_000 });
  await w.tap(person, 'Новое объявление');
  w.say(person, `Завтра с 10 до 12 красят разметку. ${'Уберите, пожалуйста, машины. '.repeat(8)}`);
  await w.until(() => w.find(person, 'Так его увидят'), { what: 'the preview', timeoutMs: 30_000 });
  await w.tap(person, 'Отправить');
}

async function run(): Promise<void> {
  const w = world.world;
  const dataDir = await mkdtemp(join(tmpdir(), 'parking-announcements-'));
  const server = await startOwnServer(dataDir);
  try {
    const database = await buildHouse(server.url, pairs, true);
    const pool = new pg.Pool({ connectionString: database, max: 1 });
    await pool.query("update memberships set roles = '{admin}' where person_id = 1");
    await pool.query('update complexes set quiet_from_minute = 0, quiet_until_minute = 0');
    seedPerson(w);
    const TELEGRAM_API_ROOT = await serve();
    const bot = spawnBot({ BOT_TOKEN: world.token, TELEGRAM_API_ROOT, DATABASE_URL: database, PORT: '0' });
    await bot.works;
    const seconds = recipients / telegramPace.perSecond;
    const pressers = await openMenus(w, BEFORE + Math.floor((seconds * 1_000) / every));
    await after(2_000);
    const [before, duringIt] = [pressers.slice(0, BEFORE), pressers.slice(BEFORE)];
    const calm = new Map<number, Alert>();
    const stopListening = listen(w, calm).stop;
    await press(w, before, calm);
    await after(2_000);
    stopListening();
    const alerts = new Map<number, Alert>();
    const { sent } = listen(w, alerts);
    const refused = w.pace.refused;
    await announce(w);
    await w.until(() => sent.some(({ kind }) => kind === 'announcement'), {
      what: 'the first',
      timeoutMs: 30_000,
    });
    const copies = () => sent.filter(({ kind }) => kind === 'announcement').length;
    const isDone = () => copies() >= recipients;
    const pressing = press(w, duringIt, alerts, isDone);
    const timeoutMs = 60_000 + seconds * 2_000;
    await w.until(isDone, { what: 'the last copy', timeoutMs });
    await w.until(() => w.find(w.person(admin), 'Объявление отправлено'), {
      what: 'the report',
      timeoutMs: 60_000,
    });
    await pressing;
    await after(1_000);
    report(sent, waitsOf(calm), waitsOf(alerts), w.pace.refused - refused);
    process.stdout.write(
      `${w.find(w.person(admin), 'Объявление отправлено')?.text?.split('\n').slice(-3).join(', ')}\n`,
    );
    await bot.stop();
    await pool.end();
  } finally {
    world.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function report(
  sent: readonly Sent[],
  calm: readonly number[],
  during: readonly number[],
  refused: number,
): void {
  const announced = sent.filter(({ kind }) => kind === 'announcement').map(({ at }) => at);
  const [first = 0, last = 0] = [announced.at(0), announced.at(-1)];
  const seconds = (last - first) / 1_000;
  const meanwhile = sent.filter(({ at }) => first <= at && at <= last).length;
  // Between the first and the last lies one gap less than there are calls.
  const rate = (meanwhile - 1) / seconds;
  const ms = (waits: readonly number[], share: number) => quantile(waits, share).toFixed(0);
  const rows = [
    ['announcements', String(announced.length)],
    ['seconds', seconds.toFixed(1)],
    ['other calls meanwhile', String(meanwhile - announced.length)],
    ['calls a second (30 are possible)', rate.toFixed(2)],
    ['share of the possible rate', (rate / telegramPace.perSecond).toFixed(3)],
    ['429', String(refused)],
    ['alerts before it, p50 and p99, ms', `${calm.length}: ${ms(calm, 0.5)}, ${ms(calm, 0.99)}`],
    ['alerts during it, p50 and p99, ms', `${during.length}: ${ms(during, 0.5)}, ${ms(during, 0.99)}`],
  ];
  const where = `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`;
  process.stdout.write(`${table(rows)}\n${where}\n`);
}

await run();
process.exit();
