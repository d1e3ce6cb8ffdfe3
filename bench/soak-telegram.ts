/** Telegram as the soak needs it: it hands out presses, by polling or by webhook, and counts what it is told to send. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { SECRET_HEADER } from '../src/adapters/telegram/webhook.ts';
import { cardOf } from '../test/engine/copies.ts';
import { pressOf } from './presses.ts';

/** Milliseconds that Telegram takes for a call: enough for sends to be under way when a bot is killed. */
const LATENCY = { least: 5, most: 60 };
const POLL_AT_MOST = 100;

export type Hook = {
  readonly urls: () => readonly string[];
  readonly secret: string;
  readonly connections: number;
};

export type SoakTelegram = {
  readonly root: string;
  /** Somebody presses: alert number N, from a sender and about a spot of its own. */
  readonly press: (number: number) => void;
  /** How often each card came, as «holder 7» → count. */
  readonly cards: ReadonlyMap<string, number>;
  /** From the press to the holder's card, in milliseconds. */
  readonly waits: readonly number[];
  /** Updates that no bot has taken yet. */
  readonly waiting: () => number;
  readonly close: () => Promise<void>;
};

export async function openSoakTelegram(hook: Hook | null): Promise<SoakTelegram> {
  const queue = new Map<number, object>();
  const pressedAt = new Map<number, number>();
  const cards = new Map<string, number>();
  const waits: number[] = [];
  let nextUpdate = Math.floor(Date.now() / 1_000);
  let nextMessage = 1;
  let wake = () => {};
  let open = 0;
  let isClosed = false;

  const push = (update: object) => {
    queue.set(nextUpdate, { update_id: nextUpdate, ...update });
    nextUpdate += 1;
    wake();
    deliver();
  };

  // Telegram and the load balancer in one: to any of them, and again until somebody has taken it.
  const sent = new Set<number>();
  const deliver = () => {
    if (!hook) return;
    for (const [id, update] of queue) {
      if (open >= hook.connections) return;
      if (!sent.has(id)) void post(id, update);
    }
  };
  const post = async (id: number, update: object) => {
    if (!hook) return;
    sent.add(id);
    open += 1;
    const urls = hook.urls();
    const url = urls[Math.floor(Math.random() * urls.length)] ?? '';
    const headers = { 'content-type': 'application/json', [SECRET_HEADER]: hook.secret };
    const taken = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) }).then(
      ({ ok }) => ok,
      () => false,
    );
    open -= 1;
    if (taken) queue.delete(id);
    else await after(200);
    sent.delete(id);
    if (!isClosed) deliver();
  };

  const press = (number: number) => {
    const { sender, spot } = pressOf(number, 0);
    const from = { id: sender, is_bot: false, first_name: 'Сосед', language_code: 'ru' };
    const chat = { id: sender, type: 'private', first_name: 'Сосед' };
    const message = { message_id: 1, date: Math.floor(Date.now() / 1_000), chat, text: 'Что с местом?' };
    pressedAt.set(pressOf(number, 0).holder, performance.now());
    push({
      callback_query: {
        id: `p${number}`,
        from,
        message,
        chat_instance: '1',
        data: `r:b:${spot.toString(36)}`,
      },
    });
  };

  const record = (chat: number, markup: unknown) => {
    const card = cardOf(markup);
    if (!card) return;
    const key = `${card.part} ${card.alert}`;
    const before = cards.get(key) ?? 0;
    cards.set(key, before + 1);
    const pressed = pressedAt.get(chat);
    if (card.part === 'holder' && before === 0 && pressed !== undefined)
      waits.push(performance.now() - pressed);
  };

  const poll = async ({ offset = 0, timeout = 0 }: Record<string, unknown>) => {
    for (const id of queue.keys()) if (id < Number(offset)) queue.delete(id);
    if (queue.size === 0) {
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, Number(timeout) * 1_000);
        wake = () => {
          clearTimeout(late);
          resolve();
        };
      });
    }
    return [...queue.values()].slice(0, POLL_AT_MOST);
  };

  const answer = async (method: string, params: Record<string, unknown>): Promise<unknown> => {
    const chat = Number(params.chat_id);
    const message = (message_id: number) => ({
      message_id,
      date: Math.floor(Date.now() / 1_000),
      chat: { id: chat, type: 'private' },
      text: '…',
    });
    if (method === 'getUpdates') return poll(params);
    if (method === 'getMe')
      return { id: 7_000_000_001, is_bot: true, first_name: 'Паркинг', username: 'soak_bot' };
    if (method === 'getWebhookInfo') return webhookInfo(hook);
    if (!/^(send|edit)/.test(method)) return true;
    // Done, though the bot may not live to hear of it.
    if (method === 'sendMessage') record(chat, params.reply_markup);
    await after(LATENCY.least + Math.random() * (LATENCY.most - LATENCY.least));
    return message(method === 'sendMessage' ? nextMessage++ : Number(params.message_id));
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const method = request.url?.split('/').at(-1) ?? '';
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const result = await answer(method, body === '' ? {} : JSON.parse(body));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, result }));
  };

  const server = createServer((request, response) => {
    // Whoever is killed in the middle of a request has hung up.
    serve(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    press,
    cards,
    waits,
    waiting: () => queue.size,
    close: async () => {
      isClosed = true;
      server.close();
      server.closeAllConnections();
    },
  };
}

const webhookInfo = (hook: Hook | null) => ({
  url: hook ? SOAK_HOOK : '',
  pending_update_count: 0,
  max_connections: hook?.connections ?? 40,
  allowed_updates: ['message', 'callback_query', 'my_chat_member'],
});

/** What every replica is told; where each really listens only the balancer knows. */
export const SOAK_HOOK = 'https://soak.example/hook';
