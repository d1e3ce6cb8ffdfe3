import type { UpdateType, WebhookInfo } from '../telegram.ts';
import type { Clock } from './state.ts';
import type { Updates, Waiting } from './updates.ts';

export type WebhookSettings = {
  readonly url: string;
  readonly secret?: string | undefined;
  /** 1-100; Telegram's default is 40. */
  readonly connections: number;
};

export type Webhook = {
  active(): boolean;
  set(settings: WebhookSettings | undefined): void;
  info(allowed: readonly UpdateType[]): WebhookInfo;
  close(): void;
};

export type WebhookTimes = {
  /** The pause before the second retry (the first comes at once); it doubles. 2,000 ms at Telegram. */
  readonly retryMs: number;
  /** An answer later than this is cut. 60,000 ms at Telegram. */
  readonly cutMs: number;
};

/** Delivers updates to the bot's URL: one chat's strictly one after another, different chats side by side. */
export function createWebhook(clock: Clock, updates: Updates, times: WebhookTimes): Webhook {
  const busy = new Set<number>();
  const pauses = new Set<NodeJS.Timeout>();
  const failures = new Map<number, number>();
  let settings: WebhookSettings | undefined;
  let open = 0;
  let lastError: { at: Date; message: string } | undefined;
  let aborting = new AbortController();

  const pump = () => {
    if (!settings) return;
    const started = new Set<number>();
    for (const [id, waiting] of updates.pending()) {
      if (open >= settings.connections) return;
      if (busy.has(waiting.chat) || started.has(waiting.chat)) continue;
      started.add(waiting.chat);
      void deliver(settings, id, waiting, aborting.signal);
    }
  };

  const deliver = async (to: WebhookSettings, id: number, { update, chat }: Waiting, stop: AbortSignal) => {
    busy.add(chat);
    open++;
    const fault = await post(to, update, times.cutMs, stop);
    // A webhook that was replaced in the meantime counts its connections anew.
    if (stop.aborted) return;
    open--;
    if (!fault) {
      failures.delete(chat);
      busy.delete(chat);
      updates.confirm(id);
      pump();
      return;
    }
    lastError = { at: clock.now(), message: fault };
    const before = failures.get(chat) ?? 0;
    failures.set(chat, before + 1);
    const pause = setTimeout(
      () => {
        pauses.delete(pause);
        busy.delete(chat);
        pump();
      },
      before === 0 ? 0 : times.retryMs * 2 ** (before - 1),
    );
    pauses.add(pause);
    pump();
  };

  const reset = () => {
    aborting.abort();
    aborting = new AbortController();
    for (const pause of pauses) clearTimeout(pause);
    for (const state of [pauses, busy, failures]) state.clear();
    open = 0;
  };

  updates.onPush(pump);
  return {
    active: () => settings !== undefined,
    set(wanted) {
      reset();
      settings = wanted;
      lastError = undefined;
      pump();
    },
    info: (allowed) => ({
      url: settings?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: updates.pending().size,
      ...(settings && { max_connections: settings.connections }),
      ...(lastError && {
        last_error_date: Math.floor(lastError.at.getTime() / 1000),
        last_error_message: lastError.message,
      }),
      ...(allowed.length > 0 && { allowed_updates: [...allowed] }),
    }),
    close() {
      settings = undefined;
      reset();
    },
  };
}

/** The words of the fault, or undefined when the bot took the update. */
async function post(
  to: WebhookSettings,
  body: unknown,
  cutMs: number,
  stop: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await fetch(to.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(to.secret !== undefined && { 'x-telegram-bot-api-secret-token': to.secret }),
      },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(cutMs)]),
    });
    await response.arrayBuffer();
    if (response.ok) return undefined;
    return `Wrong response from the webhook: ${response.status} ${response.statusText}`.trim();
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? 'Read timeout expired'
      : 'Connection refused';
  }
}
