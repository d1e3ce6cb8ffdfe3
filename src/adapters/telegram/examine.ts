/** What a doctor asks Telegram; each answer is a value, also when there is none. */
import http from 'node:http';
import https from 'node:https';
import { type Api, GrammyError } from 'grammy';
import type { ChatRef } from '../../chat/kit/incoming.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';
import { codeOf } from './errors.ts';
import { deadlineSignal } from './signal.ts';

const PATIENCE = seconds(10);

export type Unanswered =
  /** Telegram answered no. */
  { readonly kind: 'refused'; readonly why: string } | { readonly kind: 'silent'; readonly why: string };

export type Answer<T> = { readonly kind: 'answer'; readonly value: T } | Unanswered;

async function asked<T>(call: Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'answer', value: await call };
  } catch (error) {
    // In need of repair, Telegram answers, too, and a busy one asks for quiet: neither says anything about us.
    if (error instanceof GrammyError && error.error_code < 500 && error.error_code !== 429)
      return { kind: 'refused', why: error.description };
    return { kind: 'silent', why: codeOf(error) };
  }
}

export type Self = { readonly id: number; readonly username: string; readonly readsAll: boolean };

export const askSelf = (api: Api, signal?: AbortSignal): Promise<Answer<Self>> =>
  asked(
    api.raw.getMe(deadlineSignal(PATIENCE, signal)).then((me) => ({
      id: me.id,
      username: me.username,
      readsAll: me.can_read_all_group_messages,
    })),
  );

export type HookState = { readonly url: string; readonly waiting: number; readonly failure: string | null };

export const askWebhook = (api: Api): Promise<Answer<HookState>> =>
  asked(
    api.raw.getWebhookInfo(deadlineSignal(PATIENCE)).then((info) => ({
      url: info.url ?? '',
      waiting: info.pending_update_count,
      failure: info.last_error_message ?? null,
    })),
  );

/** What the bot is in a group: `administrator`, `member`, `left` … */
export const askStanding = (api: Api, chat: ChatRef, self: number): Promise<Answer<string>> =>
  asked(
    api.raw
      .getChatMember({ chat_id: chat, user_id: self }, deadlineSignal(PATIENCE))
      .then(({ status }) => status),
  );

/** How far this machine's clock is ahead of the server's; null: the server does not say. */
export function clockAhead(root: string, proxy: string | undefined): Promise<Duration | null> {
  const { request, Agent } = root.startsWith('https:') ? https : http;
  const agent = new Agent(proxy === undefined ? {} : { proxyEnv: { HTTPS_PROXY: proxy } });
  const asking = request(root, { method: 'HEAD', agent, signal: AbortSignal.timeout(PATIENCE) });
  return new Promise((resolve) => {
    asking.once('response', ({ headers: { date } }) => {
      resolve(date === undefined ? null : Date.now() - Date.parse(date));
      asking.destroy();
    });
    asking.once('error', () => resolve(null));
    asking.end();
  });
}
