/** The bots that are compared, each with a database of its own; the bare ones share theirs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '../src/adapters/postgres/embedded/index.ts';
import { buildBare, buildHouse, fillHouse } from './house.ts';
import type { BotEnv } from './processes.ts';

export const BOTS = ['bare', 'bare concurrent', 'ours external', 'ours embedded'] as const;
export type BotName = (typeof BOTS)[number];

export type Contestant = {
  readonly file: string;
  /** What it is told of its database. */
  readonly database: BotEnv['database'];
  /** The folder of the server that it works on. */
  readonly dataDir: string;
  /** Where its database can be asked while it runs. */
  readonly address: () => string;
};

export type Server = { readonly url: string; readonly dataDir: string };

/** So many neighbours live in each of our houses, and as many hold a spot. `closing` hears what must not outlive us. */
export async function buildAll(
  server: Server,
  embeddedDir: string,
  pairs: number,
  closing: (() => Promise<unknown>)[],
): Promise<Readonly<Record<BotName, Contestant>>> {
  const { dataDir } = server;
  const [address, bare, external] = await Promise.all([
    buildEmbedded(embeddedDir, pairs, closing),
    buildBare(server.url),
    buildHouse(server.url, pairs),
  ]);
  const onServer = (file: string, database: string) => ({ file, database, dataDir, address: () => database });
  return {
    bare: onServer('bench/bare-menu.ts', bare),
    'bare concurrent': onServer('bench/bare-concurrent.ts', bare),
    'ours external': onServer('src/main.ts', external),
    'ours embedded': {
      file: 'src/main.ts',
      database: { dataDir: embeddedDir },
      dataDir: embeddedDir,
      address,
    },
  };
}

/** The bot's own server is started once without the bot, and filled: the bot finds the house there. */
async function buildEmbedded(
  dataDir: string,
  pairs: number,
  closing: (() => Promise<unknown>)[],
): Promise<() => string> {
  const { url, stop } = await startEmbedded({ dataDir, say: () => {} });
  closing.push(stop);
  await fillHouse(url, pairs, false);
  await stop();
  return () => {
    const now = new URL(url);
    // Each start takes a port that is free.
    now.port = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3] ?? '';
    return now.href;
  };
}
