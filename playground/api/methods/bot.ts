import type { ApiFile, UpdateType, User, WebhookInfo } from '../../telegram.ts';
import { apiFile, downloadLimit } from '../../world/files.ts';
import type { State } from '../../world/state.ts';
import { badRequest, conflict } from '../error.ts';

const pressLifeMs = 150_000;

export const getMe = ({ bot }: State): User => bot;
export const getMyName = ({ bot }: State) => ({ name: bot.first_name });

export type GetUpdates = {
  readonly offset?: number;
  readonly limit?: number;
  readonly timeout?: number;
  readonly allowed_updates?: readonly UpdateType[];
};

export function getUpdates(state: State, params: GetUpdates, _: unknown, gone: AbortSignal | undefined) {
  if (state.webhook.active()) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  state.updates.allow(params.allowed_updates);
  return state.updates.poll(params, gone);
}

export type SetWebhook = {
  readonly url: string;
  readonly max_connections?: number;
  readonly allowed_updates?: readonly UpdateType[];
  readonly drop_pending_updates?: boolean;
  readonly secret_token?: string;
};

export function setWebhook(state: State, params: SetWebhook): true {
  if (params.url === '') return deleteWebhook(state, params);
  const { secret_token: secret, max_connections: connections = 40 } = params;
  const url = URL.parse(params.url);
  // Loopback by plain HTTP is the one thing that only a local server allows.
  const loopback = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (!url || !(loopback || url.protocol === 'https:'))
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
    throw badRequest('secret token contains unallowed characters');
  if (connections < 1 || connections > 100) throw badRequest('max_connections must be from 1 to 100');
  state.updates.allow(params.allowed_updates);
  if (params.drop_pending_updates) state.updates.drop();
  state.webhook.set({ url: params.url, secret, connections });
  return true;
}

export function deleteWebhook(state: State, params: { readonly drop_pending_updates?: boolean }): true {
  state.webhook.set(undefined);
  if (params.drop_pending_updates) state.updates.drop();
  return true;
}

export const getWebhookInfo = (state: State): WebhookInfo => state.webhook.info(state.updates.allowed());

export type AnswerCallbackQuery = {
  readonly callback_query_id: string;
  readonly text?: string;
  readonly show_alert?: boolean;
  readonly url?: string;
};

export function answerCallbackQuery(state: State, params: AnswerCallbackQuery): true {
  const { text = '', show_alert: alert = false } = params;
  const open = state.presses.get(params.callback_query_id);
  const now = state.clock.now();
  if (!open || now.getTime() - open.at.getTime() > pressLifeMs) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  state.presses.delete(params.callback_query_id);
  if (text !== '') {
    state.records.happened(open.chat, { at: now, kind: 'toast', person: open.person, text, alert });
  }
  open.answer({ text, alert, ...(params.url !== undefined && { url: params.url }) });
  return true;
}

export function getFile(state: State, params: { readonly file_id: string }): ApiFile {
  const file = state.files.byId(params.file_id);
  if (!file) throw badRequest('invalid file_id');
  if (file.bytes.length > downloadLimit) throw badRequest('file is too big');
  return apiFile(file);
}
