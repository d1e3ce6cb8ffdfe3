import type { Playground } from '../playground/index.ts';
import { createLogger } from './adapters/logs/logger.ts';
import { createMetrics } from './adapters/metrics/metrics.ts';
import { countAdmins } from './adapters/postgres/examine.ts';
import type { Listening } from './adapters/web/listen.ts';
import { adminFault } from './app/admin-fault.ts';
import type { AppContext, Overrides } from './app/app-context.ts';
import { openBot } from './app/bot.ts';
import { openDatabase } from './app/database.ts';
import type { BotAddress } from './app/telegram.ts';
import type { Welcome } from './app/telegram-source.ts';
import { visiting } from './app/visit.ts';
import { closedEntrance, openWeb } from './app/web.ts';
import type { Site } from './app/web-face.ts';

export { reportCrashes } from './app/report-crashes.ts';
export { onStopRequest } from './app/stop-requests.ts';

import type { Config } from './config.ts';
import { createHouseClock } from './house-clock.ts';
import { VERSION } from './version.ts';

export type App = {
  /** Where the playground, health and metrics are. */
  readonly url: string;
  readonly playground: Playground | null;
  /** Resolves when everything that was committed has been answered. */
  readonly idle: () => Promise<void>;
  /** How Telegram received us: it may take hours, and everything else runs meanwhile. */
  readonly welcome: Promise<Welcome>;
  /** Stops in the reverse order of starting; nothing that was begun is lost. */
  readonly stop: () => Promise<void>;
};

/** Builds the product from its configuration and starts it. What a failed start opened is closed again. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const closers: (() => Promise<unknown>)[] = [];
  const stopping = new AbortController();
  const stop = async () => {
    stopping.abort();
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  const context: AppContext = {
    config,
    clock: overrides.clock ?? createHouseClock(),
    log: overrides.log ?? createLogger({ level: config.logLevel }),
    metrics: createMetrics(VERSION),
    say: overrides.say ?? (() => {}),
    overrides,
    stopping: stopping.signal,
    closing: closers,
  };
  try {
    return { ...(await open(context)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(context: AppContext): Promise<Omit<App, 'stop'>> {
  const { config, clock } = context;
  // Whoever tries it at a terminal reads our own words there, not lines of JSON.
  const tell = context.log[config.mode === 'playground' ? 'debug' : 'info'];
  tell({ version: VERSION, node: process.version, mode: config.mode, pid: process.pid }, 'starting');
  const database = await openDatabase(context);
  const { isDouble } = database;
  const playground = config.mode === 'playground' ? await openPlayground(config, clock, isDouble) : null;
  const here = playground && isDouble ? await visiting(context, playground) : context;
  const entrance = closedEntrance();
  context.stopping.addEventListener('abort', () => {
    tell({}, 'stopping');
    entrance.checks.stopping = async () => ({ ok: false });
  });
  const web = await openWeb(here, playground, entrance);
  const address = playground
    ? { token: playground.token, apiRoot: web.local, proxy: undefined }
    : addressOf(config);
  const bot = await openBot(here, database, address, { playground, site: siteOf(config, web) });
  Object.assign(entrance.checks, bot.checks);
  entrance.take = bot.take;
  entrance.site = bot.site;
  delete entrance.checks.start;
  playground?.openChats();
  const fault = adminFault(await countAdmins(database.pool), config.adminIds);
  if (fault && !playground) context.say(`${fault}.`);
  tell({ port: web.port }, 'started');
  return { url: web.url, playground, idle: bot.idle, welcome: bot.welcome };
}

/** Loaded here and now: a bot with a token never reads a line of it. Other machines come in only by HOST. */
async function openPlayground(
  { timeZone, host, complexName: houseName }: Config,
  clock: AppContext['clock'],
  realHouse: boolean,
): Promise<Playground> {
  const { createPlayground } = await import('../playground/index.ts');
  return createPlayground({ clock, timeZone, houseName, realHouse, logLimit: 5_000, listensOn: host });
}

/** Where the web app is: by the settings, and in the playground on this machine. */
export function siteOf({ web, mode }: Config, { port, url }: Pick<Listening, 'port' | 'url'>): Site | null {
  if (web) return { url: web.publicUrl, alsoAt: [] };
  if (mode !== 'playground') return null;
  return { url: new URL(url).origin, alsoAt: [`http://127.0.0.1:${port}`, `http://[::1]:${port}`] };
}

function addressOf(config: Config): BotAddress {
  if (config.mode === 'playground') throw new Error('the playground brings its own bot');
  return config.bot;
}
