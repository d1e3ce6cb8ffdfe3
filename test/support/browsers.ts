import { after } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { createReceipts } from '../../src/adapters/push/receipts.ts';
import { recordShown } from '../../src/application/record-shown.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { callBrowser } from '../../src/core/notifications/browsers.ts';
import type { Scope } from './database.ts';
import { decrypt, newReader, type PushReader, type Received, startPushServer } from './push-server.ts';
import { openTestApp, type TestApp } from './test-app.ts';

/** What a phone shows by itself. */
export type Called = {
  readonly web_push: number;
  readonly notification: {
    readonly title: string;
    readonly lang: string;
    readonly navigate: string;
    readonly tag: string;
    readonly silent?: true;
    readonly actions?: readonly {
      readonly action: string;
      readonly title: string;
      readonly navigate: string;
    }[];
    readonly data: {
      readonly receipt: string;
      readonly press: readonly { readonly action: string; readonly code: string; readonly key: string }[];
    };
  };
};

export type Browser = {
  readonly id: number;
  /** What it was sent, as it reads it. */
  readonly calls: () => Promise<readonly Called[]>;
  readonly headers: () => readonly Received['headers'][];
  /** How the push service answers from now on. */
  readonly answers: (status: number, headers?: Record<string, string>) => void;
  /** Says that it has shown the newest call; false: that is known. */
  readonly shows: () => Promise<boolean>;
};

/** One push service a process: so its address is one, and bots that know it stay warm. */
let started: ReturnType<typeof startPushServer> | undefined;
const shared = () => {
  started ??= startPushServer({ after: (end) => ends.push(end) });
  return started;
};
let opened = 0;
const ends: (() => unknown)[] = [];
after(() => {
  for (const end of ends) end();
});

/** A house whose people may let their browsers be called, and a push service of its own. */
export async function openPushingApp(t: Scope, open = openTestApp) {
  const server = await shared();
  const env = { PUBLIC_URL: 'https://parking.example', PUSH_HOSTS: server.host };
  const app = await open(t, env);
  opened += 1;
  const prefix = `/${opened}`;
  const wakes = { notices: () => {}, timers: () => {} };
  const db = openTables(app.pool);
  const { rows } = await app.pool.query<{ value: Buffer }>(
    "select value from secrets where name = 'installation'",
  );
  const secret = rows[0]?.value ?? Buffer.alloc(0);
  const { transact } = createTransactions(db, app.clock, wakes, secret);
  const receipts = createReceipts(secret);
  let sessions = 0;

  /** Somebody signs in at the web and lets this browser be called. */
  const browser = async (person: Person, name = `/${person.firstName}`): Promise<Browser> => {
    const path = prefix + encodeURI(name);
    const reader = await newReader();
    const id = await signIn(app, person);
    sessions += 1;
    const session = await openSession(app, id, sessions);
    const keys = { endpoint: server.endpoint(path), p256dh: reader.p256dh, auth: reader.auth };
    await transact(async (tx) => {
      const who = await tx.residents.get(complexId(1), personId(id));
      const member = {
        kind: 'member',
        complex: complexId(1),
        person: personId(id),
        spots: [],
        away: false,
      } as const;
      if (who) await callBrowser(tx, { ...member, roles: who.roles }, session, keys, app.clock.now());
    });
    return { id, ...readingAt(app, server, path, reader, transactReceipt) };
  };
  const transactReceipt = async (code: string) => {
    const read = receipts.read(code);
    if (!read) return false;
    const known = await transact((tx) => recordShown(tx, read.complex, read, app.clock.now()));
    await app.quiet();
    return known;
  };
  return { app, server, browser, receipt: transactReceipt };
}

function readingAt(
  app: TestApp,
  server: Awaited<ReturnType<typeof startPushServer>>,
  path: string,
  reader: PushReader,
  receipt: (code: string) => Promise<boolean>,
): Omit<Browser, 'id'> {
  const mine = () => server.received.filter((one) => one.path === path);
  const calls = () =>
    Promise.all(mine().map(async ({ body }) => JSON.parse(await decrypt(body, reader)) as Called));
  return {
    calls,
    headers: () => mine().map(({ headers }) => headers),
    answers: (status, headers) => server.answer(path, status, headers),
    shows: async () => {
      await app.quiet();
      const newest = (await calls()).at(-1);
      return receipt(newest?.notification.data.receipt ?? '');
    },
  };
}

/** The address at the web of somebody whom the house knows by his messenger. */
async function signIn({ pool, clock }: TestApp, person: Person): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `with web as (
       insert into bots (messenger, external_id) values ('web', 'web')
       on conflict (messenger, external_id) do update set external_id = excluded.external_id returning id
     )
     insert into addresses (bot_id, external_id, person_id, chat_ref, unreachable_since)
     select web.id, 'w' || a.person_id, a.person_id, 'w' || a.person_id, $2 from web, addresses a
     where a.external_id = $1
     on conflict (bot_id, external_id) do update set external_id = excluded.external_id returning person_id as id`,
    [String(person.id), clock.now()],
  );
  return rows[0]?.id ?? 0;
}

const openSession = async (_: TestApp, __: number, number: number) => number;
