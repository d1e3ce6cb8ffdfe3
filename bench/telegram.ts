/** The lightest Bot API server that will do, in a process of its own: it must not be what is measured. */
import 'temporal-polyfill/global';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Played, Press, Timing } from './presses.ts';

export type ToTelegram = { readonly kind: 'play'; readonly presses: readonly Press[] };
export type FromTelegram =
  | { readonly kind: 'listening'; readonly port: number }
  /** A bot polls and has nothing to do. */
  | { readonly kind: 'polled' }
  | { readonly kind: 'played'; readonly played: Played };

/** The machine's time, so that the marks of other processes can be held against ours. */
const now = () => performance.timeOrigin + performance.now();
const tell = (message: FromTelegram) => process.send?.(message);

type Mark = { -readonly [Key in keyof Timing]: Timing[Key] };

/** A leg that has not ended this long after its last press is reported as it stands. */
const PATIENCE = 60_000;
/** What a leg still causes after its last first message, edits and confirmations, is over when so long nothing was said. */
const REST = 600;

let nextUpdate = 1;
let nextMessage = 1;
const waiting = new Map<number, { readonly update: object; readonly mark: Mark }>();
let wakePoll = () => {};
let lastCall = 0;
let leg: { marks: Mark[]; calls: Record<string, number>; confirmed: number | null; told: () => void } | null =
  null;
const byChat = new Map<number, { readonly mark: Mark; readonly part: 'toHolder' | 'toSender' }>();

function push(mark: Mark): void {
  mark.pressed = now();
  waiting.set(nextUpdate, { update: updateOf(mark.press, nextUpdate), mark });
  nextUpdate += 1;
  wakePoll();
}

function updateOf(press: Press, update_id: number): object {
  const from = { id: press.sender, is_bot: false, first_name: 'Сосед', language_code: 'ru' };
  const chat = { id: press.sender, type: 'private', first_name: 'Сосед' };
  const date = Math.floor(Date.now() / 1000);
  if (press.kind === 'menu') {
    const entities = [{ type: 'bot_command', offset: 0, length: 6 }];
    return { update_id, message: { message_id: nextMessage++, date, chat, from, text: '/start', entities } };
  }
  const message = { message_id: 1, date, chat, text: 'Что с местом?' };
  const data = `r:b:${press.spot.toString(36)}`;
  return {
    update_id,
    callback_query: { id: String(update_id), from, message, chat_instance: String(update_id), data },
  };
}

async function play(presses: readonly Press[]): Promise<void> {
  const marks = presses.map(
    (press): Mark => ({ press, pressed: 0, handed: null, toHolder: null, toSender: null }),
  );
  byChat.clear();
  for (const mark of marks) {
    if (mark.press.kind === 'alert') byChat.set(mark.press.holder, { mark, part: 'toHolder' });
    byChat.set(mark.press.sender, { mark, part: 'toSender' });
  }
  const { promise: told, resolve } = Promise.withResolvers<void>();
  const playing = { marks, calls: {}, confirmed: null, told: resolve };
  leg = playing;
  for (const mark of marks) {
    if (mark.press.at === 0) push(mark);
    else setTimeout(() => push(mark), mark.press.at);
  }
  const late = setTimeout(resolve, PATIENCE + (presses.at(-1)?.at ?? 0));
  await told;
  clearTimeout(late);
  while (now() - lastCall < REST) await new Promise((rested) => setTimeout(rested, REST / 4));
  leg = null;
  tell({ kind: 'played', played: { timings: marks, calls: playing.calls, confirmed: playing.confirmed } });
}

function arrived(chat: number): void {
  const expected = byChat.get(chat);
  if (!expected || expected.mark[expected.part] !== null) return;
  byChat.delete(chat);
  expected.mark[expected.part] = now();
  if (byChat.size === 0) leg?.told();
}

async function poll(params: Record<string, unknown>): Promise<object[]> {
  const { offset = 0, limit = 100, timeout = 0 } = params;
  for (const id of waiting.keys()) if (id < Number(offset)) waiting.delete(id);
  if (waiting.size === 0) {
    if (leg) leg.confirmed = now();
    tell({ kind: 'polled' });
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, Number(timeout) * 1000);
      wakePoll = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
  const batch = [...waiting.values()].slice(0, Number(limit));
  const at = now();
  for (const { mark } of batch) mark.handed ??= at;
  return batch.map(({ update }) => update);
}

async function answer(method: string, params: Record<string, unknown>): Promise<unknown> {
  const chat = Number(params.chat_id);
  switch (method) {
    case 'getMe':
      return { id: 7_000_000_001, is_bot: true, first_name: 'Паркинг', username: 'bench_bot' };
    case 'getUpdates':
      return poll(params);
    case 'sendMessage':
      arrived(chat);
      return messageIn(chat, nextMessage++);
    case 'editMessageText':
      return messageIn(chat, Number(params.message_id));
    default:
      return true;
  }
}

function messageIn(chat: number, message_id: number): object {
  return { message_id, date: Math.floor(Date.now() / 1000), chat: { id: chat, type: 'private' }, text: '…' };
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.url?.split('/').at(-1) ?? '';
  if (method !== 'getUpdates') lastCall = now();
  if (leg && method !== 'getUpdates') leg.calls[method] = (leg.calls[method] ?? 0) + 1;
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  const result = await answer(method, body === '' ? {} : JSON.parse(body));
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ok: true, result }));
}

const server = createServer((request, response) => void serve(request, response));
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  tell({ kind: 'listening', port });
});
process.on('message', ({ presses }: ToTelegram) => void play(presses));
process.on('disconnect', () => process.exit(0));
