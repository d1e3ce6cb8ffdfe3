/**
 * What people do in the private chats of the playground, done through the web instead: each typed line is a `say`, each
 * button a `press` over HTTP, and what is answered is shown in the same chat. So a scenario runs as it is, and its
 * transcript must read as the chat's.
 */
import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import type pg from 'pg';
import type { Playground, Update, World } from '../../playground/index.ts';
import type { App } from '../../src/app.ts';
import { menuButtons } from '../../src/chat/kit/menu-buttons.ts';
import type { HouseClock } from '../../src/house-clock.ts';
import type { Answer, Shown } from '../../src/web/contract.ts';
import { type Browser, openBrowser, signInitData, textOf } from './web-client.ts';

export const SITE = 'https://parking.example.org';

export type WebFaceParts = {
  readonly playground: () => Playground;
  /** Waits for a start that is under way. */
  readonly app: () => Promise<App>;
  readonly pool: pg.Pool;
  readonly clock: HouseClock;
};

/** What of a world went which way, and why some of it stayed in the chat. */
export type Tally = { web: number; readonly chat: Map<string, number> };

/** What makes a story another one on a page. */
export const PICTURE = 'a picture or a file is answered';
export const OLD_COPY = 'an older copy of a card is pressed, and a page has each card once';

const tallies = new WeakMap<World, Tally>();

export function tallyOf(world: World): Tally {
  const known = tallies.get(world) ?? { web: 0, chat: new Map() };
  tallies.set(world, known);
  return known;
}

type Message = NonNullable<Update['message']>;
type Press = NonNullable<Update['callback_query']>;

/** Null: it is a private act of text alone. */
function whyNot(update: Update): string | null {
  const { message, callback_query: press } = update;
  if (press) {
    if (press.message?.chat.type !== 'private') return 'a group';
    return press.data === undefined ? 'a press without data' : null;
  }
  if (!message) return 'no message';
  if (message.chat.type !== 'private') return 'a group';
  if (message.text === undefined) return 'a photo or a file';
  if (message.forward_origin || message.sender_chat) return 'forwarded';
  if (message.message_thread_id !== undefined) return 'a topic';
  return null;
}

export function createWebFace({ playground, app, pool, clock }: WebFaceParts) {
  const browsers = new Map<string, Browser>();
  let houses = 0;

  /** By number: looking up the name takes its time on a busy machine. */
  const here = async () => (await app()).url.replace('localhost', '127.0.0.1');
  const count = (why: string) => {
    const { chat } = tallyOf(playground().world);
    chat.set(why, (chat.get(why) ?? 0) + 1);
  };
  /** Whoever has a dialog open in the chat ends it there: a dialog is of the messenger in which it began. */
  const standsInChat = async (person: number): Promise<string | null> => {
    const { rows } = await pool.query<{ banned: boolean; asked: boolean; known: boolean }>(
      `select m.banned_until > $2 as banned, a.person_id is not null as known,
         exists (select from dialogs d where d.bot_id = a.bot_id and d.person_id = a.person_id and d.expires_at > $2) as asked
       from addresses a join bots b on b.id = a.bot_id and b.messenger = 'telegram'
       left join memberships m on m.person_id = a.person_id where a.external_id = $1`,
      [String(person), clock.now()],
    );
    const [row] = rows;
    if (!row) return 'a stranger';
    if (row.banned) return 'banned';
    return row.asked ? 'a dialog of the chat' : null;
  };
  const browserOf = async (from: Message['from']): Promise<Browser> => {
    assert.ok(from);
    // A bot that was started anew listens elsewhere.
    const key = `${from.id} ${await here()}`;
    const known = browsers.get(key);
    if (known && (await known.raw('GET me')).status === 200) return known;
    const initData = signInitData(playground().token, { id: from.id }, clock.now());
    const door = openBrowser(await here(), { origin: SITE });
    const { token } = await door.call('POST session/telegram', { initData });
    assert.ok(token);
    const browser = openBrowser(await here(), { origin: SITE, bearer: token });
    browsers.set(key, browser);
    return browser;
  };
  /** How «Все уведомления» names what stands in this message; null: it is only an answer. */
  const refOf = async (chat: number, message: number | undefined): Promise<string | null> => {
    if (message === undefined) return null;
    const { rows } = await pool.query<{ ref: string; old: boolean }>(
      `select 'web:c' || c.id as ref, false as old from cards c join addresses a on a.person_id = c.viewer and a.external_id = $1
       where c.message_ref = $2
       union all select case when n.card_id is null then 'web:n' || n.id else 'web:c' || n.card_id end, n.card_id is not null from notices n join addresses a on a.person_id = n.recipient and a.external_id = $1
       where n.message_ref = $2 order by old limit 1`,
      [String(chat), String(message)],
    );
    const [row] = rows;
    if (row?.old) count(OLD_COPY);
    return row?.ref ?? null;
  };
  const bot = async (method: string, params: object) => {
    const { app: telegram, token } = playground();
    const request = new Request(`http://localhost/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    const answer = await telegram.fetch(request, { incoming: { socket: new Socket() } });
    const body = (await answer.json()) as { ok: boolean; description?: string };
    const isSame = /not modified/.test(body.description ?? '');
    assert.ok(body.ok || isSame, `${method}: ${body.description}`);
  };
  const show = async (chat: number, cards: readonly Shown[]) => {
    for (const card of cards) if (card.picture || card.photos || card.document) count(PICTURE);
    for (const card of cards) await bot('sendMessage', { chat_id: chat, ...contentOf(card) });
  };
  const press = async ({ id, from, message, data = '' }: Press) => {
    assert.ok(message);
    const chat = message.chat.id;
    const browser = await browserOf(from);
    const ref = await refOf(chat, message.message_id);
    const { status, answer } = await asked(browser, 'POST press', {
      code: data,
      ...(ref !== null && { message: ref }),
    });
    await bot('answerCallbackQuery', { callback_query_id: id, ...(answer.toast && { text: answer.toast }) });
    assert.ok(status === 200 || status === 409, `${data}: ${status}`);
    if (answer.replaced)
      await bot('editMessageText', {
        ...{ chat_id: chat, message_id: message.message_id },
        ...contentOf(answer.replaced),
      });
    await show(chat, answer.cards);
  };
  const say = async ({ from, chat, text = '', reply_to_message: replied }: Message) => {
    const browser = await browserOf(from);
    const ref = await refOf(chat.id, replied?.message_id);
    const { status, answer } = await asked(browser, 'POST say', {
      text,
      ...(ref !== null && { replyTo: ref }),
    });
    assert.equal(status, 200, text);
    if (answer.replaced) await show(chat.id, [answer.replaced]);
    await show(chat.id, answer.cards);
  };

  return {
    /** True: the web has done it. */
    carry: async (update: Update): Promise<boolean> => {
      const { message, callback_query: pressed } = update;
      const from = message?.from ?? pressed?.from;
      const why = whyNot(update) ?? (from && (await standsInChat(from.id)));
      if (why) count(why);
      if (why || !from) return false;
      tallyOf(playground().world).web += 1;
      if (pressed) await press(pressed);
      else if (message) await say(message);
      return true;
    },
    /** Another house begins. Its sessions have other numbers: how often each asks is kept in memory. */
    forget: async () => {
      browsers.clear();
      houses += 1_000;
      await pool.query("select setval(pg_get_serial_sequence('web_sessions', 'id'), $1)", [houses]);
    },
  };
}

async function asked(
  browser: Browser,
  name: 'POST press' | 'POST say',
  input: object,
): Promise<{ readonly status: number; readonly answer: Answer }> {
  const response = await browser.raw(name, input);
  const body: unknown = await response.json();
  if (response.status === 200) return { status: 200, answer: body as Answer };
  const { words } = body as { words: string };
  return { status: response.status, answer: { toast: words, replaced: null, cards: [] } };
}

/** A message with its buttons; a menu stands where the messenger keeps it. */
function contentOf(card: Shown) {
  const text = textOf(card);
  const entities = entitiesOf(card.text);
  if (card.buttons.length === 0) return { text, entities };
  const isMenu = card.buttons.flat().every(({ press = '' }) => menuButtons.read(press)?.kind === 'open');
  const keyboard = card.buttons.map((row) => row.map(({ label }) => ({ text: label })));
  if (isMenu) return { text, entities, reply_markup: { keyboard } };
  const inline_keyboard = card.buttons.map((row) =>
    row.map(({ label, press = '', tone }) => ({
      text: label,
      callback_data: press,
      ...(tone && { style: tone === 'good' ? 'success' : 'danger' }),
    })),
  );
  return { text, entities, reply_markup: { inline_keyboard } };
}

/** How it looks, as the messenger is told. */
function entitiesOf(runs: Shown['text']) {
  let offset = 0;
  return runs.flatMap(({ text, look, link }) => {
    const at = { offset, length: text.length };
    offset += text.length;
    return [
      ...(look ? [{ type: look === 'quote' ? 'blockquote' : look, ...at }] : []),
      ...(link !== undefined ? [{ type: 'text_link', url: link, ...at }] : []),
    ];
  });
}
