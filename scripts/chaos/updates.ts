/** Hostile updates by the thousand through the door that Telegram comes in by, and neighbours who press meanwhile. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import pg from 'pg';
import { median, quantile } from '../../bench/numbers.ts';
import { type Call, createPlayground, type Playground, type World } from '../../playground/index.ts';
import { type BotProcess, spawnBot } from '../../test/engine/bot-process.ts';
import { answered, longestPress, openChat, type Presser } from '../../test/engine/flooding.ts';
import { freePort } from '../../test/support/free-port.ts';
import { buildCrowd, type Crowd, type Eavesdropper, eavesdrop, linkGroups, settle } from './crowd.ts';
import { hostileUpdates } from './hostile.ts';
import { type Chance, picker } from './picker.ts';
import type { Cast } from './values.ts';

export type Way = 'polling' | 'webhook';
export type Verdict = { readonly ok: boolean; readonly words: string };

/** Half of what Telegram gives to one poll; a neighbour presses behind each. */
const WAVE = 50;
const MOST_MEMORY_MB = 512;
const SETTLED = { timeoutMs: 90_000 };

/** What a call that is well formed may be refused with: the message, the chat or the question is not there. */
const SOUND_REFUSAL =
  /not modified|query is too old|not found|can't be (edited|deleted)|there is no (text|caption)|wrong file|invalid file_id|upgraded to a supergroup|not enough rights|there are no administrators|file is too big/;

export type Hostilities = {
  readonly url: string;
  readonly way: Way;
  readonly count: number;
  readonly residents: number;
  readonly chance: Chance;
};

/** One bot, its house and so many hostile updates. The database at `url` is empty. */
export async function pourHostile(
  wish: Hostilities,
  say: (line: string) => void,
): Promise<readonly Verdict[]> {
  const { url, way, residents } = wish;
  const clock = { now: () => new Date() };
  const playground = createPlayground({
    clock,
    logLimit: 200,
    pressTimeoutMs: 60_000,
    webhook: { retryMs: 100 },
  });
  const { world } = playground;
  await buildCrowd(url, world.bot.id, residents);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // The database goes with the last of its connections still closing.
  pool.on('error', () => {});
  const crowd = settle(world, residents);
  await linkGroups(pool, crowd.groups);
  const server = await serve(playground);
  const log: string[] = [];
  const settings = { BOT_TOKEN: playground.token, TELEGRAM_API_ROOT: server.root, DATABASE_URL: url };
  const bot = spawnBot({ ...settings, ...(await doorOf(way)) }, (line) => void log.push(line));
  try {
    const health = await bot.works;
    return await watch({ ...wish, playground, crowd, pool, bot, health, log }, say);
  } finally {
    await bot.stop();
    await pool.end();
    playground.close();
    server.close();
  }
}

type Siege = Hostilities & {
  readonly playground: Playground;
  readonly crowd: Crowd;
  readonly pool: pg.Pool;
  readonly bot: BotProcess;
  readonly health: string;
  readonly log: readonly string[];
};

async function watch(siege: Siege, say: (line: string) => void): Promise<readonly Verdict[]> {
  const { playground, crowd, pool, bot, health } = siege;
  const { world } = playground;
  const malformed = hearMalformed(world);
  const ear = eavesdrop(world, pool);
  for (const one of crowd.near) world.start(one);
  const near = await Promise.all(crowd.near.map((one) => openChat(world, one)));
  const before = await memoryOf(siege);
  const calm: number[] = [];
  for (const one of near) calm.push(await answered(world, one));
  const took: number[] = [];
  const unconfirmed = await pour(siege, ear, near, took, say);
  await restUntilQuiet(pool);
  await ear.look();
  const readyz = new URL('readyz', health);
  const ready = await fetch(readyz).then(async (got) => `${got.status} ${await got.text()}`, String);
  say(`  ${await countsOf(health)}`);
  for (const line of kinds(siege.log)) say(`  log: ${line}`);
  const p99 = quantile(took, 0.99);
  const times = `${took.length}, p50 ${median(took).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, in peace p50 ${median(calm).toFixed(0)} ms`;
  const after = await memoryOf(siege);
  return [
    verdict(bot.ended() === null, `crashes: ${bot.ended() === null ? 0 : `it ended with ${bot.ended()}`}`),
    none('malformed calls', malformed),
    none('names, plates and phones of others', ear.leaks),
    none('updates given up as poison', await rowsOf(pool, POISON)),
    none('notices dead or stuck', await rowsOf(pool, DEAD)),
    none('updates never confirmed', unconfirmed),
    verdict(ready.startsWith('200'), `/readyz: ${ready.slice(0, ready.startsWith('200') ? 3 : 600)}`),
    // Of a few, in a process that has just begun, the last of a hundred says nothing.
    verdict((took.length < 100 ? median(took) : p99) < longestPress(calm), `a neighbour's press: ${times}`),
    verdict(after.all < MOST_MEMORY_MB, `memory: ${inWords(before)} before, ${inWords(after)} after`),
  ];
}

const verdict = (ok: boolean, words: string, lines: readonly string[] = []): Verdict => ({
  ok,
  words: [words, ...lines.slice(0, 8).map((line) => `     ${line.slice(0, 400)}`)].join('\n'),
});

const none = (what: string, lines: readonly string[]): Verdict =>
  verdict(lines.length === 0, `${what}: ${lines.length}`, [...new Set(lines)]);

const POISON = 'select failure as what from updates where failure is not null';
const DEAD = `select coalesce(notice ->> 'kind', 'card') || ' ' || state || ' since ' || due_at || ', tries ' || tries ||
  ', faults ' || faults as what from notices where state in ('dead', 'sending') or (state = 'due' and due_at < now())`;

async function rowsOf(pool: pg.Pool, query: string): Promise<readonly string[]> {
  return (await pool.query<{ what: string }>(query)).rows.map(({ what }) => what);
}

/** Pours all of them, in waves; what is not confirmed is told, and ends it. */
async function pour(
  siege: Siege,
  ear: Eavesdropper,
  near: readonly Presser[],
  took: number[],
  say: (line: string) => void,
) {
  const { playground, crowd, count, residents, chance } = siege;
  const { world } = playground;
  const hostile = hostileUpdates(chance, castOf(world, crowd, residents));
  const { oneIn, upTo } = picker(chance);
  for (let poured = 0; poured < count; ) {
    for (const end = Math.min(count, poured + WAVE); poured < end; poured += 1) {
      const { chat, make } = hostile();
      // Repeated, and out of order.
      world.offer(chat, (id) => make(oneIn(25) ? id - upTo(200) : id));
    }
    const neighbour = near[Math.floor(poured / WAVE) % near.length];
    if (!neighbour) throw new Error('nobody presses');
    try {
      const waits = answered(world, neighbour);
      const { id } = neighbour.person;
      world.offer(id, (updateId) => soundUpdate(updateId, id));
      await world.settled(SETTLED);
      took.push(await waits);
    } catch (error) {
      return [String(error).slice(-300)];
    }
    if (poured % 1_000 === 0) await ear.look();
    if (poured % 5_000 === 0)
      say(`  ${poured}: ${inWords(await memoryOf(siege))}, ${ear.leaks.length} leaks`);
  }
  return [];
}

/** Until nothing is on its way, or ought to be by now; some minutes at most. */
async function restUntilQuiet(pool: pg.Pool): Promise<void> {
  for (let looks = 0; looks < 600; looks += 1) {
    const { rows } = await pool.query(
      "select from notices where state = 'sending' or (state = 'due' and due_at <= now()) limit 1",
    );
    if (rows.length === 0) return;
    await rest(500);
  }
}

/** Nobody has to answer it; what came before it is confirmed with it. */
const soundUpdate = (id: number, person: number) => ({
  update_id: id,
  edited_message: { message_id: 1, date: 1, chat: { id: person, type: 'private' } },
});

function castOf(world: World, { hostile, groups }: Crowd, spots: number): Cast {
  const seen = new Map<number, { messages: number[]; buttons: string[] }>();
  const nothing = { messages: [], buttons: [] };
  world.onChange((change) => {
    if (change.kind !== 'happening' || change.happening.kind !== 'said') return;
    const { message } = change.happening;
    const buttons = (message.reply_markup?.inline_keyboard ?? [])
      .flat()
      .flatMap(({ callback_data: data }) => data ?? []);
    const before = seen.get(change.chat) ?? nothing;
    seen.set(change.chat, {
      messages: [...before.messages, message.message_id].slice(-6),
      buttons: [...before.buttons, ...buttons].slice(-12),
    });
  });
  const files = hostile
    .slice(0, 5)
    .flatMap((one) => world.photo(one).photo?.map(({ file_id: id }) => id) ?? []);
  return {
    people: hostile.map(world.userOf),
    groups: groups.map(({ id, title }) => ({ id, title })),
    bot: { id: world.bot.id, username: world.bot.username ?? '' },
    files,
    spots,
    seen: (chat) => seen.get(chat) ?? nothing,
    now: () => new Date(),
  };
}

/** The calls that Telegram refuses because they are not as they should be. */
function hearMalformed(world: World): readonly string[] {
  const malformed: string[] = [];
  const isOurs = (call: Call): boolean =>
    'error' in call && [400, 500].includes(call.error.code) && !SOUND_REFUSAL.test(call.error.description);
  world.onChange((change) => {
    if (change.kind !== 'call' || !isOurs(change.call) || !('error' in change.call)) return;
    malformed.push(`${change.call.method}: ${change.call.error.description}`);
  });
  return malformed;
}

async function serve({ app }: Playground) {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
  return { root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function doorOf(way: Way): Promise<Readonly<Record<string, string>>> {
  if (way === 'polling') return { PORT: '0' };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/telegram/hook`;
  return { PORT: String(port), WEBHOOK_URL: url, WEBHOOK_SECRET: 'a-secret_of-42' };
}

type Memory = { readonly all: number; readonly heap: number };

const inWords = ({ all, heap }: Memory) => `${all} MB (${heap} of them objects)`;

/** What the bot holds in memory, in megabytes. */
async function memoryOf({ bot: { pid }, health }: Siege): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const heap = Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(await metricsOf(health))?.[1] ?? 0);
  return {
    all: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024),
    heap: Math.round(heap / 2 ** 20),
  };
}

const metricsOf = (health: string): Promise<string> =>
  fetch(new URL('metrics', health)).then((got) => got.text(), String);

/** What became of the updates, as the bot counts. */
async function countsOf(health: string): Promise<string> {
  const page = await metricsOf(health);
  return [...page.matchAll(/^parking_updates_total\{result="(\w+)"\} (\d+)/gm)]
    .map(([, what, many]) => `${what} ${many}`)
    .join(', ');
}

/** The lines of the log without what is different in each, by how often they came. */
function kinds(log: readonly string[]): readonly string[] {
  const many = new Map<string, number>();
  // Of what could not be read there is as much as was spoiled: it is counted among what threw.
  for (const line of log.filter((one) => !one.includes('of a shape that nobody knows'))) {
    const kind = line.replace(/"(time|update|ms|times|delivery)":("[^"]*"|\d+),?/g, '').slice(0, 300);
    many.set(kind, (many.get(kind) ?? 0) + 1);
  }
  return [...many]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 12)
    .map(([line, count]) => `${count} × ${line}`);
}
