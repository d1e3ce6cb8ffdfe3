import { after } from 'node:test';
import type { Person } from '../../playground/index.ts';
import type { Scope } from './database.ts';
import { decrypt, newReader, type PushReader, type Received, startPushServer } from './push-server.ts';
import { silentLog } from './silent-log.ts';
import { openTestApp } from './test-app.ts';
import type { Browser } from './web-client.ts';
import { openWebHouse, type WebHouse } from './web-house.ts';

/** What a phone shows by itself. */
export type Called = {
  readonly web_push: number;
  readonly mutable: boolean;
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

export type Phone = {
  /** Where its messages go. */
  readonly address: string;
  /** The page of the app in it. */
  readonly at: Browser;
  /** What it was sent, as it reads it. */
  readonly calls: () => Promise<readonly Called[]>;
  readonly titles: () => Promise<readonly string[]>;
  readonly headers: () => readonly Received['headers'][];
  /** How the push service answers from now on. */
  readonly answers: (status: number, headers?: Record<string, string>) => void;
  /** Says that it has shown the newest call, or one of them. */
  readonly shows: (call?: Called) => Promise<void>;
  /** Presses what stands on the newest call. */
  readonly answersBy: (action: string) => Promise<void>;
};

/** One push service a process: so its address is one, and bots that know it stay warm. */
let started: ReturnType<typeof startPushServer> | undefined;
let opened = 0;
const ends: (() => unknown)[] = [];
const shared = () => {
  started ??= startPushServer({ after: (end) => ends.push(end) });
  return started;
};
after(() => {
  for (const end of ends) end();
});

export type PushingHouse = WebHouse & {
  /** Somebody signs in with another browser and lets it call him. */
  readonly phoneOf: (person: Person, name?: string) => Promise<Phone>;
  /** The same for whoever has signed in. */
  readonly phoneAt: (at: Browser, name: string) => Promise<Phone>;
};

/** A house whose people may let their browsers be called, and a push service of its own. */
export async function openPushingHouse(
  t: Scope,
  open: typeof openTestApp = openTestApp,
): Promise<PushingHouse> {
  const server = await shared();
  const app = await openWebHouse(t, { PUSH_HOSTS: server.host }, silentLog, open);
  opened += 1;
  const prefix = `/${opened}/`;
  const phoneAt = async (at: Browser, name: string): Promise<Phone> => {
    const path = prefix + encodeURIComponent(name);
    const { keys, ...reader } = await newReader();
    await at.call('PUT push', { endpoint: server.endpoint(path), ...reader });
    await app.quiet();
    const address = server.endpoint(path);
    return { at, address, ...readingAt(app, server, path, { keys, ...reader }, at) };
  };
  const phoneOf = async (person: Person, name = person.firstName) =>
    phoneAt(await app.browserOf(person), name);
  return { ...app, phoneOf, phoneAt };
}

function readingAt(
  app: WebHouse,
  server: Awaited<ReturnType<typeof startPushServer>>,
  path: string,
  reader: PushReader,
  at: Browser,
): Omit<Phone, 'at' | 'address'> {
  const mine = () => server.received.filter((one) => one.path === path);
  const read = async ({ body }: Received): Promise<Called> => JSON.parse(await decrypt(body, reader));
  const calls = () => Promise.all(mine().map(read));
  const newest = async () => (await calls()).at(-1)?.notification.data;
  return {
    calls,
    titles: async () => (await calls()).map(({ notification }) => notification.title),
    headers: () => mine().map(({ headers }) => headers),
    answers: (status, headers) => server.answer(path, status, headers),
    shows: async (call) => {
      await app.quiet();
      const code = call?.notification.data.receipt ?? (await newest())?.receipt ?? '';
      await at.call('POST push/receipt', { code });
      await app.quiet();
    },
    answersBy: async (action) => {
      const press = (await newest())?.press.find((one) => one.action === action);
      if (!press) throw new Error(`the call has no «${action}»`);
      await at.call('POST press', { code: press.code }, { 'idempotency-key': press.key });
      await app.quiet();
    },
  };
}
