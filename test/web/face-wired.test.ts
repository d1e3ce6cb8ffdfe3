import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import type { AppContext } from '../../src/app/app-context.ts';
import type { Database } from '../../src/app/database.ts';
import { openWebFace } from '../../src/app/web-face.ts';
import { createHintBoard } from '../../src/application/hints.ts';
import { readConfig } from '../../src/config.ts';
import { speech } from '../chat/a-view.ts';
import { NOW, openRows } from '../support/rows.ts';

const SITE = 'https://parking.example.org';

/** The web app of a bot whose house answers nothing, and what the operator reads of it. */
async function opens(t: TestContext, alsoAt: readonly string[] = [], visitor: object | null = null) {
  const { pool } = await openRows(t);
  const config = readConfig({
    PUBLIC_URL: SITE,
    TRUSTED_PROXIES: '10.0.0.1',
    CLIENT_ADDRESS_HEADER: 'X-Real-IP',
  });
  assert.ok(config.ok);
  const noted: string[] = [];
  const note = (level: string) => (_: object, event: string) => void noted.push(`${level}: ${event}`);
  const context = {
    ...{ config: config.value, clock: { now: () => NOW }, stopping: new AbortController().signal },
    ...{ closing: [], say: () => {}, overrides: { page: null } },
    log: { error: note('error'), debug: note('debug') },
    metrics: { handled: (what: string) => void noted.push(`counted: ${what}`) },
  } as unknown as AppContext;
  const database = { db: openTables(pool), home: 1 } as unknown as Database;
  const web = await openWebFace(context, database, { url: SITE, alsoAt }, async ({ key }) => {
    const edit = { kind: 'edit', ref: '41', message: { text: { text: 'Сделано', entities: [] } } } as const;
    await web.messenger.gateway.respond({ key } as never, [edit]);
  });
  const doors: unknown[] = [];
  const edited: unknown[][] = [];
  const known = { visitors: { find: async () => visitor } };
  const tx = {
    visitors: {
      lockDoor: async (...[, network]: unknown[]) => {
        doors.push(network);
        throw new Error('planted');
      },
    },
  };
  const away = async () => {
    throw new Error('planted');
  };
  const words = { languages: ['ru'], choose: () => 'ru', say: speech.say, plain: () => 'слово' };
  const parts = {
    messengers: {
      of: (bot: number) => ({
        links: {},
        gateway: { edit: async (...of: unknown[]) => void edited.push([bot, ...of]) },
      }),
      download: away,
    },
    transactions: {
      look: visitor ? async (work: (all: unknown) => unknown) => work(known) : away,
      transact: (work: (all: unknown) => unknown) => work(tx),
      converse: away,
    },
    ...{ words, push: null, telegram: { bot: 1, token: '1:a' }, board: createHintBoard() },
  };
  const app = web.open(parts as never);
  const asks = (path: string, headers: Readonly<Record<string, string>> = {}, body?: object) => {
    const method = body ? 'POST' : 'GET';
    const request = new Request(`${SITE}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return app.fetch(request, { incoming: { socket: { remoteAddress: '10.0.0.1' } } });
  };
  const enters = (headers: Readonly<Record<string, string>>) => {
    const json = { 'content-type': 'application/json', 'idempotency-key': 'a'.repeat(22) };
    return asks('/api/session/code', { ...json, ...headers }, { code: '12345678' });
  };
  const types = (text: string) => {
    const json = { 'content-type': 'application/json', 'idempotency-key': 'a'.repeat(22), origin: SITE };
    return asks('/api/say', { ...json, authorization: `Bearer ${'a'.repeat(22)}` }, { text });
  };
  return { web, asks, enters, types, edited, doors, said: () => noted.splice(0) };
}

test('What breaks in the web is a fault in the log, and whoever tried is known by what our own proxy says of him', async (t) => {
  const { enters, doors, said, asks } = await opens(t);
  const tried = await enters({ origin: SITE, 'x-real-ip': '198.51.100.1' });
  assert.ok(tried.status >= 500);
  assert.deepEqual(doors, ['198.51.100.1']);
  assert.deepEqual(said(), ['error: a request of the web failed', 'counted: threw']);
  const card = await asks(`/w/${'a'.repeat(22)}`);
  assert.deepEqual([card.status, said()], [503, ['error: the page of a card failed']]);
});

test('The app answers its own page, in the playground by each of its names; only there it is shown in a frame of ours', async (t) => {
  const foreign = { origin: 'http://127.0.0.1:8080' };
  const framed = async ({ asks }: Awaited<ReturnType<typeof opens>>) => {
    const page = await asks('/app/telegram');
    return /frame-ancestors [^;]*'self'/.test(page.headers.get('content-security-policy') ?? '');
  };
  const house = await opens(t);
  assert.deepEqual([(await house.enters(foreign)).status, await framed(house)], [403, false]);
  const playground = await opens(t, [foreign.origin]);
  assert.ok((await playground.enters(foreign)).status >= 500, 'it is heard');
  assert.equal(await framed(playground), true);
  assert.equal(house.web.printing(async () => Buffer.alloc(0)).publicUrl, SITE);
});

test('What is done at a page changes the card in the messenger, too, wherever its reader has it', async (t) => {
  const person = { id: 2, displayName: 'Борис', language: 'ru', roles: [], spots: [], away: false };
  const elsewhere = [{ bot: 1, externalId: '77', chat: '77' }];
  const visitor = { complex: 1, bot: 9, externalId: 's1', session: 1, elsewhere, person };
  const { types, edited } = await opens(t, [], { ...visitor, seenAt: NOW, isNamed: true });
  assert.equal((await types('да')).status, 200);
  const [[bot, chat, ref, , urgency] = []] = edited;
  assert.deepEqual([edited.length, bot, chat, ref, urgency], [1, 1, '77', '41', 'reply']);
});
