import { join } from 'node:path';
import { Hono } from 'hono';
import { createPlayground, type Playground, sampleHouse } from '../playground/index.ts';
import { createWords } from './adapters/fluent/words.ts';
import { createLogger, type Logger } from './adapters/logs/logger.ts';
import { createRenderer } from './adapters/pictures/renderer.ts';
import { firstComplex, rememberBot } from './adapters/postgres/complexes.ts';
import { isConnectionLost, openPool } from './adapters/postgres/connect.ts';
import { startEmbedded } from './adapters/postgres/embedded/index.ts';
import { groupState, nameBot } from './adapters/postgres/groups.ts';
import { installationSecret, keepHouse, openTables, queueState } from './adapters/postgres/house.ts';
import { leadPolling } from './adapters/postgres/lead.ts';
import { migrate } from './adapters/postgres/migrate.ts';
import { createOutbox } from './adapters/postgres/outbox.ts';
import { createOwner } from './adapters/postgres/owner.ts';
import { createPace } from './adapters/postgres/pace.ts';
import { createSentPictures } from './adapters/postgres/sent-pictures.ts';
import { fireDueTimer } from './adapters/postgres/timers.ts';
import { createTransactions } from './adapters/postgres/transact.ts';
import { createApi } from './adapters/telegram/api.ts';
import { decode } from './adapters/telegram/decode.ts';
import { createGateway } from './adapters/telegram/gateway.ts';
import { createIdentity, identify } from './adapters/telegram/identity.ts';
import { startLink } from './adapters/telegram/links.ts';
import { type Polling, startPolling } from './adapters/telegram/polling.ts';
import { showCommands } from './adapters/telegram/profile.ts';
import { allowedUpdates } from './adapters/telegram/update.ts';
import { type Check, healthApp } from './adapters/web/health.ts';
import { type Listening, listen } from './adapters/web/listen.ts';
import { commandList } from './chat/commands.ts';
import { createHandle } from './chat/handle.ts';
import type { Pace } from './chat/pace.ts';
import { settleSample } from './chat/settle-sample.ts';
import { speak } from './chat/turn.ts';
import type { Config } from './config.ts';
import { hours, minutes, seconds } from './core/kernel/time.ts';
import { createHouseClock, type HouseClock } from './house-clock.ts';
import { deliverNext } from './loops/deliver.ts';
import { startLoop } from './loops/loop.ts';

/** What tests may bring along; everything else comes from the configuration. */
export type Overrides = {
  readonly clock?: HouseClock;
  readonly log?: Logger;
  /** How fast to write; a test that is about words does not wait for Telegram's pace. */
  readonly pace?: Pace;
  /** How many notices are delivered side by side; one makes a transcript that reads the same every time. */
  readonly deliveriesAtOnce?: number;
  /** Hears what the newcomer at the terminal should know; one line each. */
  readonly say?: (line: string) => void;
};

export type App = {
  /** Where the playground, health and metrics are. */
  readonly url: string;
  readonly playground: Playground | null;
  /** Resolves when everything that was committed has been answered. */
  readonly idle: () => Promise<void>;
  /** Stops in the reverse order of starting; nothing that was begun is lost. */
  readonly stop: () => Promise<void>;
};

type Closing = { readonly push: (close: () => Promise<unknown>) => void };

/** Builds the product from its configuration and starts it. What a failed start opened is closed again. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  try {
    return { ...(await open(config, overrides, closers)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(config: Config, overrides: Overrides, closing: Closing): Promise<Omit<App, 'stop'>> {
  const clock = overrides.clock ?? createHouseClock();
  const log = overrides.log ?? createLogger({ level: config.logLevel });
  const say = overrides.say ?? (() => {});
  const database = await openDatabase(config, clock, say, log, closing);
  const playground =
    config.mode === 'playground'
      ? createPlayground({ clock, timeZone: config.timeZone, logLimit: 5_000 })
      : null;
  const checks: Record<string, () => Promise<Check>> = { start: async () => ({ ok: false }) };
  const web = await openWeb(config, playground, checks, closing);
  const bot = playground ? { token: playground.token, apiRoot: web.local, proxy: undefined } : botOf(config);
  const idle = await openBot({
    config,
    clock,
    log,
    database,
    bot,
    checks,
    closing,
    playground,
    overrides,
  });
  delete checks.start;
  playground?.openChats();
  return { url: web.url, playground, idle };
}

type Database = Awaited<ReturnType<typeof openDatabase>>;

async function openDatabase(
  config: Config,
  clock: HouseClock,
  say: (line: string) => void,
  log: Logger,
  closing: Closing,
) {
  const url =
    config.database.kind === 'server' ? config.database.url : await embedded(config.dataDir, say, closing);
  const onIdleLost = (error: Error) => log.warn({ error }, 'a database connection was lost');
  const pool = await openPool(url, { max: 16, applicationName: 'parking-bot', onIdleLost });
  closing.push(() => pool.end());
  const db = openTables(pool);
  await migrate(pool, clock.now);
  const home = await firstComplex(db, { name: config.complexName, timeZone: config.timeZone });
  return { pool, db, home, secret: await installationSecret(db) };
}

async function embedded(dataDir: string, say: (line: string) => void, closing: Closing): Promise<string> {
  const server = await startEmbedded({ dataDir, say });
  closing.push(() => server.stop());
  return server.url;
}

async function openWeb(
  config: Config,
  playground: Playground | null,
  checks: Readonly<Record<string, () => Promise<Check>>>,
  closing: Closing,
): Promise<Listening & { readonly local: string }> {
  const app = new Hono();
  app.route('/', healthApp(checks));
  if (playground) app.route('/', playground.app);
  const web = await listen(app, config.host, config.port);
  closing.push(web.close);
  if (playground) closing.push(async () => playground.close());
  return { ...web, local: `http://127.0.0.1:${web.port}` };
}

function botOf(config: Config): { token: string; apiRoot: string; proxy: string | undefined } {
  if (config.mode === 'playground') throw new Error('the playground brings its own bot');
  return config.bot;
}

type BotParts = {
  readonly config: Config;
  readonly clock: HouseClock;
  readonly log: Logger;
  readonly database: Database;
  readonly bot: ReturnType<typeof botOf>;
  readonly checks: Record<string, () => Promise<Check>>;
  readonly closing: Closing;
  readonly playground: Playground | null;
  readonly overrides: Overrides;
};

async function openBot(parts: BotParts): Promise<App['idle']> {
  const { config, clock, log, database, checks, closing } = parts;
  const { db, pool, home } = database;
  const api = createApi({ token: parts.bot.token, root: parts.bot.apiRoot, proxy: parts.bot.proxy });
  const externalId = Number(parts.bot.token.split(':')[0]);
  const bot = await rememberBot(db, { messenger: 'telegram', externalId });
  const renderer = createRenderer();
  closing.push(renderer.close);
  const gateway = createGateway({
    api,
    bot,
    pace: parts.overrides.pace ?? createPace(db, bot),
    pictures: { render: renderer.render, sent: createSentPictures(db, bot, clock) },
    log,
    moved: (from, to) => transactions.transact((tx) => tx.groups.move(bot, from, to)),
  });
  const words = createWords(join(import.meta.dirname, '../locales'));
  const wakes = { notices: () => deliver.wake(), timers: () => fire.wake() };
  const transactions = createTransactions(db, clock, wakes, database.secret);
  const owner = createOwner(pool);
  closing.push(owner.close);
  const outbox = createOutbox({ transactions, owner, clock, bots: [bot] });
  const failed = (error: unknown) => log.error({ error }, 'a loop rests after a failure');
  const gatewayOf = () => gateway;

  const deliver = startLoop({
    workers: parts.overrides.deliveriesAtOnce ?? DELIVERIES_AT_ONCE,
    rest: seconds(1),
    failed,
    step: () =>
      deliverNext({
        outbox,
        gatewayOf,
        words,
        clock,
        isDatabaseLost: isConnectionLost,
        report: (event) => log.debug(event, 'delivery'),
      }),
  });
  closing.push(deliver.stop);
  const fire = startLoop({
    workers: 1,
    rest: seconds(1),
    failed,
    step: () => fireDueTimer(transactions, clock),
  });
  closing.push(fire.stop);
  const reclaim = async () => (await outbox.reclaim()) > 0;
  closing.push(startLoop({ workers: 1, rest: seconds(1), failed, step: reclaim }).stop);
  const keep = async () => {
    await keepHouse(db, clock.now());
    return false;
  };
  closing.push(startLoop({ workers: 1, rest: hours(1), failed, step: keep }).stop);
  clock.onPush(() => {
    deliver.wake();
    fire.wake();
  });

  if (parts.playground) {
    await transactions.transact((tx) => settleSample(tx, bot, home, sampleHouse.people, clock.now()));
  }
  let username: string | null = null;
  const handle = createHandle({
    converse: transactions.converse,
    words,
    clock,
    gatewayOf,
    home,
    adminIds: config.adminIds,
    links: { start: (payload) => username && startLink(username, payload) },
    isDatabaseLost: isConnectionLost,
    report: (event) => log[event.kind === 'threw' ? 'error' : 'debug'](event, 'update'),
  });
  closing.push(handle.idle);
  const over = new AbortController();
  let polling: Polling | null = null;
  // Telegram may be out of reach for hours: meanwhile everything else runs, and /readyz says what is missing.
  const begin = async () => {
    const me = await identify(api, log, over.signal);
    if (!me) return;
    username = me.username;
    await nameBot(db, bot, me.username).catch(failed);
    const identity = createIdentity(api, me, log);
    polling = startPolling({
      api,
      allowedUpdates,
      lead: (signal) => leadPolling(pool, bot, signal),
      onUpdate: async (update) => {
        const incoming = decode(update, await identity(update), bot);
        if (incoming) await handle.update(incoming);
      },
      log,
    });
    const lists = words.languages.map((language) => {
      return { language, commands: commandList(speak(words, language)) };
    });
    await showCommands(api, lists, log);
  };
  const begun = begin();
  closing.push(async () => {
    over.abort();
    await begun;
    await polling?.stop();
  });
  checks.telegram = async () => telegramCheck(polling);
  checks.database = async () => {
    const state = await queueState(db, clock.now());
    const oldestMs = state.oldestDue ? clock.now().getTime() - state.oldestDue.getTime() : 0;
    return {
      ok: state.deadNotices === 0,
      ...state,
      oldestDue: state.oldestDue?.toISOString() ?? null,
      oldestMs,
    };
  };
  // A group that does not show mentions is an admin's matter: he has been told, and alerts arrive.
  checks.groups = async () => ({ ok: true, ...(await groupState(db)) });
  checks.loops = async () => {
    const restedMs = performance.now() - Math.min(deliver.lastLook(), fire.lastLook());
    return { ok: restedMs < minutes(1), restedMs: Math.round(restedMs) };
  };
  return handle.idle;
}

/** A replica that does not lead has never polled, and that is well. */
function telegramCheck(polling: Polling | null): Check {
  const last = polling?.lastPollAt() ?? null;
  const silentMs = last && Date.now() - last.getTime();
  return { ok: polling !== null && (silentMs === null || silentMs < minutes(2)), silentMs };
}

/** Sends in flight when a process is killed may arrive twice: this many at most. */
const DELIVERIES_AT_ONCE = 4;
