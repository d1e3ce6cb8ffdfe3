import { join } from 'node:path';
import { Hono } from 'hono';
import { createPageWords } from '../adapters/fluent/page-words.ts';
import { rememberBot } from '../adapters/postgres/complexes/complexes.ts';
import type { Transactions } from '../adapters/postgres/transact.ts';
import { tagTurns } from '../adapters/postgres/windscreen/tag-turns.ts';
import { drawQr } from '../adapters/qr/draw-qr.ts';
import { apiApp } from '../adapters/web/api.ts';
import { clientNetworks } from '../adapters/web/client-network.ts';
import { createStreams } from '../adapters/web/stream.ts';
import { tagPages } from '../adapters/web/windscreen/tag-pages.ts';
import type { HintBoard } from '../application/hints.ts';
import type { BotId, Incoming } from '../chat/kit/incoming.ts';
import type { Messenger, Messengers } from '../chat/kit/messenger.ts';
import type { Print, TagPrinting } from '../chat/kit/pictures.ts';
import type { Words } from '../chat/kit/wording.ts';
import type { Face } from '../web/face.ts';
import { readInitData } from '../web/init-data.ts';
import { createWebMessenger } from '../web/messenger.ts';
import type { AppContext } from './app-context.ts';
import type { Database } from './database.ts';
import { openPage } from './page.ts';
import { reportRequests } from './reports.ts';

/** Where the web app is found: an origin, and the others that its own page may have. */
export type Site = { readonly url: string; readonly alsoAt: readonly string[] };

export type WebFace = {
  readonly messenger: Messenger;
  /** What cards under windscreens are made with: they name our address. */
  readonly printing: (print: Print) => TagPrinting;
  /** Everything that it serves, once the messengers are there. */
  readonly open: (parts: {
    readonly messengers: Messengers;
    readonly words: Words;
    readonly transactions: Transactions;
    readonly push: Face['push'];
    readonly telegram: { readonly bot: BotId; readonly token: string };
    readonly board: HintBoard;
  }) => Hono;
};

/** The web app. Loaded only where there is an address for it. */
export async function openWebFace(
  context: AppContext,
  { db, home }: Database,
  { url: site, alsoAt }: Site,
  hear: (incoming: Incoming) => Promise<void>,
): Promise<WebFace> {
  const { config, clock, log, metrics, stopping } = context;
  const bot = await rememberBot(db, { messenger: 'web', externalId: 'web' });
  const { messenger, ask } = createWebMessenger(bot, site, hear);
  const pageWords = createPageWords(join(import.meta.dirname, '../../locales'));
  return {
    messenger,
    printing: (print) => ({ publicUrl: site, qr: drawQr, print }),
    open: ({ messengers, words, transactions, push, telegram, board }) => {
      const face: Face = {
        ...{ bot, home, site, clock, words, ask },
        pageWords,
        push,
        tools: { qr: drawQr, links: messengers.of(bot).links },
        look: transactions.look,
        transact: (work) => transactions.transact((tx) => work(tx)),
        edit: ({ bot, chat }, ref, message) =>
          void messengers
            .of(bot)
            .gateway.edit(chat, ref, message, 'reply')
            .catch(() => {}),
        download: messengers.download,
        hints: createStreams({ board, stopping }),
        vouched: async (initData, now) => {
          const externalId = await readInitData(initData, telegram.token, now);
          return externalId === null ? null : { bot: telegram.bot, externalId };
        },
      };
      const proxies = config.web ?? { trustedProxies: [], addressHeader: 'x-forwarded-for' };
      const origins = [site, ...alsoAt];
      const app = new Hono();
      // The playground shows the app in its phones.
      const framedBy = alsoAt.length > 0 ? ["'self'"] : [];
      const page = openPage(context, { pageWords, languages: words.languages, framedBy });
      app.route('/', page.app);
      app.route('/', apiApp({ face, proxies, origins, report: reportRequests(metrics, log) }));
      const trouble = (error: unknown) => log.error({ error }, 'the page of a card failed');
      const [transact, networkOf] = [tagTurns(transactions), clientNetworks(proxies)];
      const { look } = transactions;
      app.route('/', tagPages({ words, clock, transact, look, networkOf, origins, report: trouble }));
      return app;
    },
  };
}
