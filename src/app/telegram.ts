import { nameOfBot } from '../adapters/postgres/groups/bot-names.ts';
import { createPace } from '../adapters/postgres/outbox/pace.ts';
import { createSentPictures } from '../adapters/postgres/outbox/sent-pictures.ts';
import { externalIdOf } from '../adapters/postgres/residents/addresses.ts';
import type { Transactions } from '../adapters/postgres/transact.ts';
import { type Api, createApi } from '../adapters/telegram/api.ts';
import type { ReadCopy } from '../adapters/telegram/attach.ts';
import { createGateway } from '../adapters/telegram/gateway.ts';
import { TELEGRAM_LIMITS } from '../adapters/telegram/limits.ts';
import { startLink } from '../adapters/telegram/links.ts';
import { pinning } from '../adapters/telegram/pinning.ts';
import type { BotId } from '../chat/kit/incoming.ts';
import type { Messenger } from '../chat/kit/messenger.ts';
import type { Render } from '../chat/kit/pictures.ts';
import type { AppContext } from './app-context.ts';
import type { Database } from './database.ts';

/** Where Telegram is and who we are there. */
export type BotAddress = {
  readonly token: string;
  readonly apiRoot: string;
  readonly proxy: string | undefined;
};

/** The bot's own id, which its token begins with. */
export const idOf = ({ token }: BotAddress) => token.split(':')[0] ?? '';

export type Telegram = {
  readonly api: Api;
  readonly messenger: Messenger;
  /** Telegram has told what the bot is called. */
  readonly named: (username: string) => void;
};

type TelegramParts = {
  readonly address: BotAddress;
  readonly bot: BotId;
  readonly transactions: Transactions;
  readonly render: Render;
  readonly readCopy: ReadCopy;
  /** Where the web app is; undefined: there is none. */
  readonly site: string | undefined;
};

/** The way out to Telegram. What comes in is `openSource`. */
export async function openTelegram(
  { config, clock, log, metrics, overrides, stopping: signal }: AppContext,
  { db }: Database,
  { address, bot, transactions, render, readCopy, site }: TelegramParts,
): Promise<Telegram> {
  const { token, apiRoot: root, proxy } = address;
  const fetch = overrides.byHand && { fetch: overrides.byHand.fetch };
  const wait = overrides.byHand && { wait: overrides.byHand.wait };
  const api = createApi({ token, root, proxy, signal, ...fetch });
  const pace = metrics.pacing(overrides.pace ?? createPace(db, bot, TELEGRAM_LIMITS));
  const moved = (from: string, to: string) => transactions.transact((tx) => tx.groups.move(bot, from, to));
  const writing = createGateway({
    api,
    bot,
    pace,
    pictures: { render, sent: createSentPictures(db, bot, clock) },
    externalIdOf: externalIdOf(db, bot),
    readCopy,
    log,
    moved,
    signal,
    ...wait,
  });
  // The name from the last time will do until Telegram tells it anew.
  let username = await nameOfBot(db, bot);
  const messenger: Messenger = {
    bot,
    gateway: pinning(writing, { api, bot, pace, log, moved }),
    can: { keepMenu: true },
    links: { start: (payload) => username && startLink(username, payload), site },
    adminIds: config.adminIds.map(String),
  };
  return {
    api,
    messenger,
    named: (name) => {
      username = name;
    },
  };
}
