import type { Logger } from '../adapters/logs/logger.ts';
import { inScope } from '../adapters/logs/scope.ts';
import { nameBot } from '../adapters/postgres/groups/bot-names.ts';
import { leadPolling } from '../adapters/postgres/kit/lead.ts';
import type { Api } from '../adapters/telegram/api.ts';
import { createIdentity, introduce } from '../adapters/telegram/identity.ts';
import { createInbox, type Inbox } from '../adapters/telegram/inbox.ts';
import { type Polling, type PollingOptions, startPolling } from '../adapters/telegram/polling.ts';
import { createReading } from '../adapters/telegram/reading.ts';
import { allowedUpdates, type Update } from '../adapters/telegram/update.ts';
import { startWebhook, type WebhookLook } from '../adapters/telegram/webhook.ts';
import type { BotId, Incoming } from '../chat/kit/incoming.ts';
import type { Instant } from '../core/kernel/time.ts';
import type { AppContext } from './app-context.ts';
import { CONNECTIONS_FOR_UPDATES, type Database } from './database.ts';
import { telegramFault } from './telegram-fault.ts';

/** Where updates come from. */
export type Source = {
  readonly take: Inbox['take'];
  readonly state: () => SourceState;
  readonly welcome: Promise<Welcome>;
};

/** How Telegram received us; the line says why it will not have us, and what to do. */
export type Welcome =
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly line: string }
  | { readonly kind: 'stopped' };

export type SourceState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'polling'; readonly leadsSince: Instant | null; readonly lastPollAt: Instant | null }
  | { readonly kind: 'webhook'; readonly look: WebhookLook | null; readonly lastTakenAt: Instant | null };

type SourceParts = {
  readonly api: Api;
  readonly bot: BotId;
  /** Telegram has told who we are. */
  readonly recognised: (username: string) => void;
  readonly unreadable: (error: unknown) => void;
};
type Hear = (incoming: Incoming) => Promise<void>;

/** One of the two ways in, by configuration alone: each start undoes what the other way left behind. */
type Way = {
  readonly state: () => SourceState;
  readonly stop: () => Promise<void>;
  readonly take: Inbox['take'];
};

/**
 * Begins to listen. Telegram may be out of reach for hours: meanwhile everything else runs, and /readyz says what is
 * missing. `hear` resolves once the update is committed.
 */
export function openSource(
  context: AppContext,
  { db, pool }: Database,
  parts: SourceParts,
  hear: Hear,
): Source {
  const { config, log, stopping, closing, say, overrides } = context;
  const start = overrides.byHand?.startPolling ?? startPolling;
  const { api, bot, unreadable } = parts;
  let way: Way | null = null;
  const hasProxy = config.mode !== 'playground' && config.bot.proxy !== undefined;
  const introduced = introduce(api, {
    log,
    signal: stopping,
    silent: (fault) => say(`${telegramFault(fault, hasProxy)}. Бот пробует дальше.`),
    back: () => say('Telegram отвечает.'),
  });
  const begin = async () => {
    const answer = await introduced;
    if (answer.kind !== 'known') return;
    const { me } = answer;
    await nameBot(db, bot, me.username).catch((error: unknown) => {
      log.error({ error }, "the bot's name could not be stored");
    });
    const read = createReading({ bot, whoAmI: createIdentity(api, me, log), unreadable });
    const onUpdate = (update: Update) =>
      inScope({ update: update.update_id }, async () => {
        const incoming = await read(update);
        if (incoming) await hear(incoming);
      });
    way =
      config.mode === 'webhook'
        ? byWebhook(config.webhook, api, log, onUpdate)
        : byPolling(
            start({ api, allowedUpdates, lead: (signal) => leadPolling(pool, bot, signal), onUpdate, log }),
          );
    parts.recognised(me.username);
  };
  const begun = begin();
  // At once, whatever else is still winding down: what is taken now would keep all others waiting.
  stopping.addEventListener('abort', () => void way?.stop());
  closing.push(async () => {
    await begun;
    await way?.stop();
  });
  return {
    take: async (body) => way?.take(body) ?? 'later',
    state: () => way?.state() ?? { kind: 'unknown' },
    welcome: introduced.then((answer) =>
      answer.kind === 'refused' ? { ...answer, line: telegramFault(answer, hasProxy) } : answer,
    ),
  };
}

type OnUpdate = PollingOptions['onUpdate'];

function byPolling(polling: Polling): Way {
  return {
    state: () => ({ kind: 'polling', leadsSince: polling.leadsSince(), lastPollAt: polling.lastPollAt() }),
    stop: polling.stop,
    take: async () => 'later',
  };
}

function byWebhook(where: { url: string; secret: string }, api: Api, log: Logger, onUpdate: OnUpdate): Way {
  const inbox = createInbox({ onUpdate, log });
  const connections = CONNECTIONS_FOR_UPDATES;
  const webhook = startWebhook({ ...where, api, connections, allowedUpdates, log });
  return {
    state: () => ({ kind: 'webhook', look: webhook.lastLook(), lastTakenAt: inbox.lastTakenAt() }),
    stop: async () => {
      await Promise.all([inbox.close(), webhook.stop()]);
    },
    take: inbox.take,
  };
}
