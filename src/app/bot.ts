import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Playground } from '../../playground/index.ts';
import { createWords } from '../adapters/fluent/words.ts';
import { createLexicon } from '../adapters/lexicons/lexicon.ts';
import { createRenderer } from '../adapters/pictures/renderer.ts';
import { hasInventedPeople, rememberBot } from '../adapters/postgres/complexes/complexes.ts';
import { nextAlbum } from '../adapters/postgres/conversation/albums.ts';
import { isRealHouse } from '../adapters/postgres/double.ts';
import { findAdmins } from '../adapters/postgres/groups/admins-there.ts';
import { inLine } from '../adapters/postgres/kit/open-tables.ts';
import { isDatabaseTrouble } from '../adapters/postgres/kit/trouble.ts';
import { queueState } from '../adapters/postgres/outbox/queue-state.ts';
import { createServing, peopleElsewhere } from '../adapters/postgres/outbox/serving.ts';
import { createTransactions } from '../adapters/postgres/transact.ts';
import { drawQrs } from '../adapters/qr/draw-qrs.ts';
import { createSheets } from '../adapters/spreadsheets/sheets.ts';
import type { Checks } from '../adapters/web/health.ts';
import { createHintBoard } from '../application/hints.ts';
import { watchTrouble } from '../application/repeated-trouble.ts';
import { watchFloods } from '../chat/floods.ts';
import { createHandle } from '../chat/handle.ts';
import type { Incoming } from '../chat/kit/incoming.ts';
import { createMessengers, type Messenger } from '../chat/kit/messenger.ts';
import { seedSample } from '../chat/seed-sample.ts';
import { between } from '../core/kernel/time.ts';
import type { AppContext } from './app-context.ts';
import { checksOf } from './checks.ts';
import { copiesOf, openVault } from './copies.ts';
import type { Database } from './database.ts';
import { openIntroduction } from './introduction.ts';
import { inventedPeople } from './invented-people.ts';
import { startLoops } from './loops.ts';
import { openPush } from './push.ts';
import { reportUpdates, unreadable } from './reports.ts';
import { strangeBots } from './strange-bots.ts';
import { type BotAddress, idOf, openTelegram } from './telegram.ts';
import { openSource, type Source, type Welcome } from './telegram-source.ts';
import { noteUnnamed } from './unnamed-admins.ts';
import { waking } from './waking.ts';
import type { Site } from './web-face.ts';

export type Bot = {
  /** Resolves when everything that was committed has been answered. */
  readonly idle: () => Promise<void>;
  /** Takes what a webhook delivers. */
  readonly take: Source['take'];
  readonly checks: Checks;
  readonly welcome: Promise<Welcome>;
  /** What the web app serves, where there is one. */
  readonly site: Hono | null;
};

/** Our bot in every messenger: what it says, what it hears, and everything between the two. */
export async function openBot(
  context: AppContext,
  database: Database,
  address: BotAddress,
  { playground, site }: { readonly playground: Playground | null; readonly site: Site | null },
): Promise<Bot> {
  const { config, clock, log, metrics, overrides, closing } = context;
  const { db, pool, home, secret } = database;
  const externalId = idOf(address);
  const bot = await rememberBot(db, { messenger: 'telegram', externalId });
  if (await hasInventedPeople(db, externalId)) context.say(inventedPeople(config, await isRealHouse(pool)));
  const locales = join(import.meta.dirname, '../../locales');
  const words = overrides.words ?? createWords(locales);
  const lexicon = overrides.lexicon ?? createLexicon(locales);
  // Nobody looks where there is no app.
  const board = site ? createHintBoard() : null;
  const wakes = waking(
    () => loops,
    () => introduction.wake(),
    board,
  );
  const transactions = createTransactions(db, clock, wakes, secret);
  const renderer = overrides.renderer ?? createRenderer();
  if (!overrides.renderer) closing.push(renderer.close);
  const vault = openVault(config);
  const { render, print, printSheets } = renderer;
  const parts = { address, bot, transactions, render, readCopy: vault.read, site: site?.url };
  const telegram = await openTelegram(context, database, parts);
  const { api } = telegram;
  const hear = (incoming: Incoming) => handle.update(incoming);
  const others = await openOthers(context, database, hear);
  const web = site && (await (await import('./web-face.ts')).openWebFace(context, database, site, hear));
  const messengers = createMessengers(telegram.messenger, [...others, ...(web ? [web.messenger] : [])]);
  const bots = [bot, ...others.map((other) => other.bot)];
  const serving = createServing(db, bots);
  await serving.note();
  const elsewhere = await peopleElsewhere(db, web ? [...bots, web.messenger.bot] : bots);
  if (elsewhere.length > 0 && !database.isDouble) context.say(strangeBots(elsewhere));
  const sheets = overrides.sheets ?? createSheets();
  const introduction = openIntroduction(context, database, { api, bot, words });
  const trouble = watchTrouble(isDatabaseTrouble);
  const handle = createHandle({
    converse: transactions.converse,
    nextAlbum: nextAlbum(db, bots),
    findAdmins: findAdmins(db),
    words,
    lexicon,
    clock,
    messengers,
    home,
    sheets,
    copies: copiesOf(vault),
    printing: web?.printing(print) ?? null,
    sheetPrinting: { print: printSheets, qrs: drawQrs },
    floods: overrides.floods ?? watchFloods(words, lexicon),
    trouble,
    report: reportUpdates(metrics, log),
  });
  closing.push(handle.idle);
  const pushing = await openPush(context, database, site?.url);
  const loops = startLoops(context, {
    database,
    transactions,
    messengers,
    sheets,
    words,
    lexicon,
    serving,
    vault,
    pushing,
    finishAlbum: handle.finishAlbum,
    board,
  });
  if (playground && !database.isDouble) {
    const { people } = playground.sample;
    await transactions.transact((tx) => seedSample(tx, bot, home, people, clock.now()));
  }
  await noteUnnamed(transactions, bot, config.adminIds.map(String), clock.now());
  const recognised = (username: string) => {
    telegram.named(username);
    introduction.begin();
  };
  const heard = { api, bot, recognised, unreadable: unreadable(metrics, log) };
  const source = openSource(context, database, heard, handle.update);
  watchQueue(context, database);
  const checks = checksOf({ database, bot, clock, source, loops, trouble });
  const { token } = address;
  const push = pushing.parts?.face ?? null;
  const shared = { messengers, words, transactions, push, telegram: { bot, token } };
  const open = (board && web?.open({ ...shared, board })) ?? null;
  return { idle: handle.idle, take: source.take, checks, welcome: source.welcome, site: open };
}

function watchQueue({ metrics, clock }: AppContext, { db, pool }: Database): void {
  metrics.watch({
    queue: async () => {
      const { waiting } = await inLine(db, (reading) => queueState(reading, clock.now()));
      return waiting.map(({ oldest, ...lane }) => ({ ...lane, age: between(oldest, clock.now()) }));
    },
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  });
}

/** The messengers beside Telegram, each with a row of its own. */
async function openOthers(
  { overrides, stopping }: AppContext,
  { db }: Database,
  hear: (incoming: Incoming) => Promise<void>,
): Promise<readonly Messenger[]> {
  const opened: Messenger[] = [];
  for (const { messenger, externalId, open } of overrides.messengers ?? []) {
    const bot = await rememberBot(db, { messenger, externalId });
    opened.push(open({ bot, hear, signal: stopping }));
  }
  return opened;
}
