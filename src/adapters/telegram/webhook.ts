import type { Api } from 'grammy';
import type { WebhookInfo } from 'grammy/types';
import { type Instant, minutes, seconds } from '../../core/kernel/time.ts';
import { askedPause, codeOf } from './errors.ts';
import type { Log } from './log.ts';
import { deadlineSignal } from './signal.ts';
import { steadily, steadyNow } from './steady.ts';
import type { UpdateKind } from './update.ts';
import { backOff, type Wait, wait as waitFor } from './wait.ts';

/** Telegram sends the secret of the webhook along in it. */
export const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** How often we look whether Telegram still comes to us. */
const LOOK_EVERY = minutes(1);
const LONGEST_REST = seconds(30);

export type WebhookOptions = {
  readonly api: Api;
  readonly url: string;
  readonly secret: string;
  /** Deliveries at once, over all replicas. */
  readonly connections: number;
  readonly allowedUpdates: readonly UpdateKind[];
  readonly log: Log;
  /** Rests between looks; tests do without. */
  readonly wait?: Wait;
};

/** What Telegram said when it was last asked, by the machine's clock; null: it has not answered yet. */
/** Steady time. */
export type WebhookLook = {
  readonly at: Instant;
  /** Whether it comes to our address. */
  readonly isOurs: boolean;
  /** Updates that it could not yet deliver. */
  readonly waiting: number;
  readonly failedAt: Instant | null;
  /** In Telegram's words: what our address answered. */
  readonly failure: string | null;
};

export type Webhook = {
  readonly lastLook: () => WebhookLook | null;
  /** Leaves the webhook as it is: the next process, or another replica, goes on with it. */
  readonly stop: () => Promise<void>;
};

/** Sets the webhook, whatever was set before, and sets it anew when it is taken away. */
export function startWebhook(options: WebhookOptions): Webhook {
  const { url, log, wait = waitFor } = options;
  const signal = new AbortController();
  let last: WebhookLook | null = null;

  const keep = async () => {
    let isOurs = false;
    for (let failures = 0; !signal.signal.aborted; ) {
      try {
        // Set at every start, for its secret cannot be asked for.
        if (!isOurs) await set(options, signal.signal);
        last = lookOf(await options.api.raw.getWebhookInfo(callSignal(signal.signal)), options);
        isOurs = last.isOurs;
        failures = 0;
        if (!isOurs) log.warn({ url }, 'Telegram does not come to our webhook: setting it anew');
        await wait(isOurs ? LOOK_EVERY : LONGEST_REST, signal.signal);
      } catch (error) {
        if (signal.signal.aborted) return;
        log.error({ code: codeOf(error), failures }, 'the webhook could not be set or asked for');
        await wait(askedPause(error) ?? backOff(failures++, LONGEST_REST), signal.signal);
      }
    }
  };

  const keeping = keep();
  return {
    lastLook: () => last,
    stop: () => {
      signal.abort();
      return keeping;
    },
  };
}

async function set({ api, url, secret, connections, allowedUpdates }: WebhookOptions, signal: AbortSignal) {
  await api.raw.setWebhook(
    { url, secret_token: secret, max_connections: connections, allowed_updates: [...allowedUpdates] },
    callSignal(signal),
  );
}

function lookOf(info: WebhookInfo, { url, connections, allowedUpdates }: WebhookOptions): WebhookLook {
  // Both are told where the server cares to: what it leaves out is taken to be as we set it.
  const kinds = new Set<string>(info.allowed_updates ?? allowedUpdates);
  const wanted = kinds.size === allowedUpdates.length && allowedUpdates.every((kind) => kinds.has(kind));
  const isOurs = info.url === url && (info.max_connections ?? connections) === connections && wanted;
  return {
    at: steadyNow(),
    isOurs,
    waiting: info.pending_update_count,
    failedAt: info.last_error_date === undefined ? null : steadily(new Date(seconds(info.last_error_date))),
    failure: info.last_error_message ?? null,
  };
}

const callSignal = (signal: AbortSignal) => deadlineSignal(seconds(10), signal);
