import type { Update } from '../../playground/index.ts';
import { firstComplex } from '../../src/adapters/postgres/complexes/complexes.ts';
import { nextAlbum } from '../../src/adapters/postgres/conversation/albums.ts';
import { findAdmins } from '../../src/adapters/postgres/groups/admins-there.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { isDatabaseTrouble } from '../../src/adapters/postgres/kit/trouble.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { createSheets } from '../../src/adapters/spreadsheets/sheets.ts';
import { createApi } from '../../src/adapters/telegram/api.ts';
import { decode } from '../../src/adapters/telegram/decode.ts';
import { createGateway } from '../../src/adapters/telegram/gateway.ts';
import { type Trouble, watchTrouble } from '../../src/application/repeated-trouble.ts';
import { hearsEverything } from '../../src/chat/floods.ts';
import { createHandle } from '../../src/chat/handle.ts';
import { createMessengers } from '../../src/chat/kit/messenger.ts';
import type { Scope } from '../support/database.ts';
import { lexicon } from '../support/lexicon.ts';
import { words } from '../support/words.ts';
import { atOnce, type TestBed } from './test-bed.ts';

/** Nothing is drawn at a replica. */
const noPictures = {
  render: () => Promise.reject(new Error('nothing is drawn here')),
  sent: { find: async () => null, keep: async () => {} },
};

/** Where updates are handed in by the test: what one replica of several does with those that reach it. */
export type Replica = {
  readonly receives: (update: Update) => Promise<void>;
  /** Resolves when every reply has been sent. */
  readonly idle: () => Promise<void>;
  /** Handles an album that has waited long enough; false when there is none. */
  readonly finishAlbum: () => Promise<boolean>;
};

/** A replica with connections of its own, as another process has. */
export async function openReplica(
  scope: Scope,
  { settings, clock, bot, world, pool: seen }: TestBed,
  trouble: Trouble = watchTrouble(isDatabaseTrouble),
): Promise<Replica> {
  const pool = await openPool(settings.DATABASE_URL ?? '', { max: 4, applicationName: 'replica' });
  scope.after(() => pool.end());
  const db = openTables(pool);
  const api = createApi({ token: settings.BOT_TOKEN ?? '', root: settings.TELEGRAM_API_ROOT ?? '' });
  const gateway = createGateway({ api, bot, pace: atOnce, pictures: noPictures });
  const here = { bot, gateway, can: { keepMenu: true }, links: { start: () => null }, adminIds: [] };
  const wakes = { notices: () => {}, timers: () => {} };
  const handle = createHandle({
    nextAlbum: nextAlbum(db, [bot]),
    findAdmins: findAdmins(db),
    converse: createTransactions(db, clock, wakes, Buffer.alloc(32)).converse,
    words,
    lexicon,
    clock,
    messengers: createMessengers(here),
    home: await firstComplex(openTables(seen), { name: '', timeZone: '' }),
    copies: { encrypts: false, list: async () => [], tag: (name) => name },
    printing: null,
    sheetPrinting: { print: async () => new Uint8Array(), qrs: async () => [] },
    sheets: createSheets(),
    floods: hearsEverything,
    trouble,
    report: () => {},
  });
  const me = { id: world.bot.id, username: world.bot.username ?? '' };
  return {
    receives: async (update) => {
      // Two descriptions of the same JSON: the playground's own and grammY's.
      const incoming = decode(update as unknown as Parameters<typeof decode>[0], me, bot);
      if (incoming) await handle.update(incoming);
    },
    idle: handle.idle,
    finishAlbum: handle.finishAlbum,
  };
}
