/**
 * `node bin/node.cjs bench/round-trips.ts`: what one alert, one answer, one menu and one mark cost the database, each
 * alone: statements, round trips (statements that waited for the one before) and commits. Numbers that the machine's
 * load cannot move; the milliseconds are only worth comparing with another run of the same minutes.
 */
import 'temporal-polyfill/global';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { createPlayground, type Person, type Playground } from '../playground/index.ts';
import { botId, buildHouse } from './house.ts';
import { quantile, sum, table } from './numbers.ts';
import { startOwnServer } from './own-server.ts';
import { pressOf } from './presses.ts';
import { roundTrips } from './spent.ts';
import type { Trace, Unit } from './trace.ts';

const { values: options } = parseArgs({
  options: { alerts: { type: 'string', default: '20' }, statements: { type: 'boolean', default: false } },
});
const alerts = Number(options.alerts);
/** The first presses find cold plans and caches. */
const WARM_UP = 5;
/** Whatever a press causes has begun within this, and what it causes later begins a new span. */
const REST = 250;

const say = (line: string) => process.stdout.write(`${line}\n`);
const now = () => performance.timeOrigin + performance.now();

/** One thing that somebody did: from the press until nothing followed any more. */
type Span = { readonly what: string; readonly from: number; readonly until: number; readonly ms: number };

async function serve({ app }: Playground): Promise<string> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function startWatched(settings: Readonly<Record<string, string>>): ChildProcess {
  const { PATH = '' } = process.env;
  return fork(join(import.meta.dirname, 'trace.ts'), {
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH, PORT: '0', LOG_LEVEL: 'warn', ...settings },
  });
}

/** An alert lives from «Перегородили» to the holder's «Иду», and its sender opens the menu; then the spot is free. */
async function liveThrough({ world }: Playground, number: number): Promise<readonly Span[]> {
  const spans: Span[] = [];
  const { sender: id, holder: other, spot } = pressOf(number, 0);
  const meet = (id: number) => world.addPerson({ id, firstName: 'Сосед', languageCode: 'ru' });
  const sender = meet(id);
  const holder = meet(other);
  const buttonOf = (person: Person, data: RegExp) => {
    for (const message of world.messages(person)) {
      for (const { callback_data: found = '' } of message.reply_markup?.inline_keyboard.flat() ?? [])
        if (data.test(found)) return { message, data: found };
    }
    return null;
  };
  const span = async (what: string, act: () => unknown, isOver: () => unknown) => {
    const from = now();
    await act();
    await world.until(() => Boolean(isOver()), { what: `the end of: ${what}`, timeoutMs: 20_000 });
    const ms = now() - from;
    await world.settled();
    await rest(REST);
    spans.push({ what, from, until: now(), ms });
  };
  const edits = (person: Person) => sum(world.messages(person).map((message) => message.edits));
  world.start(holder);
  await world.until(() => world.lastMessage(holder)?.from?.is_bot, { timeoutMs: 20_000 });
  await rest(REST);
  await span(
    'menu',
    () => world.start(sender),
    () => world.messages(sender).length > 1,
  );
  const menu = world.lastMessage(sender);
  if (!menu) throw new Error('no menu');
  await span(
    'alert',
    () => void world.forge(sender, menu, `r:b:${spot.toString(36)}`),
    () => buttonOf(holder, /^a:/) && buttonOf(sender, /^t:/),
  );
  const card = buttonOf(holder, /^a:/);
  if (!card) throw new Error('no card');
  const before = edits(sender);
  await span(
    'answer',
    () => world.forge(holder, card.message, card.data),
    () => edits(sender) > before,
  );
  const place = world.lastMessage(sender) ?? menu;
  const until = `aw:ut:${(50_000 + number).toString(36)}`;
  await span(
    'mark',
    () => world.forge(sender, place, until),
    () => true,
  );
  return spans;
}

/** The units that an act caused: the loops look about them all the time, and that is nobody's. */
function causedBy({ from, until }: Span, units: readonly Unit[]): readonly Unit[] {
  return units.filter((unit) => unit.start >= from && unit.start < until && !/nothing|other/.test(unit.kind));
}

function rowOf(what: string, spans: readonly Span[], units: readonly Unit[]): string[] {
  const caused = spans.map((span) => causedBy(span, units));
  const middle = (count: (units: readonly Unit[]) => number) => String(quantile(caused.map(count), 0.5));
  const updates = (units: readonly Unit[]) => units.filter(({ kind }) => kind === 'update');
  const trips = (units: readonly Unit[]) => sum(units.map(roundTrips));
  return [
    what,
    middle((units) => trips(updates(units))),
    middle((units) => sum(units.map(({ statements }) => statements.length))),
    middle(trips),
    middle((units) => units.filter(({ statements }) => statements.at(-1)?.label === 'commit').length),
    quantile(
      caused.map((units) => sum(updates(units).map(({ start, end }) => end - start))),
      0.5,
    ).toFixed(1),
    quantile(
      spans.map(({ ms }) => ms),
      0.5,
    ).toFixed(1),
  ];
}

async function run(server: string): Promise<void> {
  const playground = createPlayground({ clock: { now: () => new Date() }, botId, pressTimeoutMs: 20_000 });
  const settings = {
    BOT_TOKEN: playground.token,
    TELEGRAM_API_ROOT: await serve(playground),
    DATABASE_URL: await buildHouse(server, WARM_UP + alerts, false, 'round_trips'),
  };
  const bot = startWatched(settings);
  const ended = once(bot, 'exit');
  try {
    await playground.world.until(() => playground.world.polling(), { timeoutMs: 30_000 });
    const spans: Span[] = [];
    for (let number = 1; number <= WARM_UP + alerts; number += 1) {
      const lived = await liveThrough(playground, number);
      if (number > WARM_UP) spans.push(...lived);
    }
    const told = once(bot, 'message');
    bot.send('tell');
    const [{ units }]: [Trace] = (await told) as [Trace];
    const head = [
      '',
      'round trips of the update',
      'statements in all',
      'round trips',
      'commits',
      'update ms',
      'until seen ms',
    ];
    const whats = [...new Set(spans.map(({ what }) => what))];
    const rows = whats.map((what) =>
      rowOf(
        what,
        spans.filter((span) => span.what === what),
        units,
      ),
    );
    say(table([head, ...rows]));
    if (options.statements)
      for (const what of whats)
        list(
          what,
          spans.findLast((span) => span.what === what),
          units,
        );
  } finally {
    bot.kill('SIGTERM');
    await ended;
    playground.close();
  }
}

function list(what: string, span: Span | undefined, units: readonly Unit[]): void {
  if (!span) return;
  for (const { kind, statements } of causedBy(span, units)) {
    say(`${what}, ${kind}: ${statements.map(({ label }) => label).join(' · ')}`);
  }
}

const dataDir = await mkdtemp(join(tmpdir(), 'parking-round-trips-'));
const server = await startOwnServer(dataDir);
try {
  say(
    `${availableParallelism()} processors, load before the start ${(loadavg()[0] ?? 0).toFixed(1)}; p50 of ${alerts}`,
  );
  await run(server.url);
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
