import { readFile } from 'node:fs/promises';
import { broughtUp, isUnfit } from '../adapters/postgres/backups/bring-up.ts';
import { holdsSecret, isEmptyHouse, loadCopy } from '../adapters/postgres/backups/load-copy.ts';
import { startEmbedded } from '../adapters/postgres/embedded/index.ts';
import { openPool } from '../adapters/postgres/kit/connect.ts';
import { lockData } from '../adapters/postgres/kit/locks.ts';
import { migrate, newestKnown } from '../adapters/postgres/kit/migrate.ts';
import { openTables } from '../adapters/postgres/kit/open-tables.ts';
import { probe } from '../adapters/postgres/kit/probe.ts';
import type { Config } from '../config.ts';
import { type BackupHeader, type CopyFault, headerFault } from '../core/backups/backup.ts';
import type { Vault } from '../core/backups/backup-ports.ts';
import { openVault } from './copies.ts';

export type RestoreOptions = {
  readonly config: Config;
  /** A path, or the name of a file in the folder of copies. */
  readonly file: string;
  readonly say: (line: string) => void;
  /** Shown what is in the copy, and the schema that it is brought up to; nothing happens without a yes. */
  readonly confirm: (header: BackupHeader, schema: string, holdsSecret: boolean) => Promise<boolean>;
};

/** What came of it; a fault changes nothing. */
export type Restored = 'done' | 'left' | 'not empty' | CopyFault;

/** Fills an empty database from a copy, all of it: roles, bans, settings and the journal, too. */
export async function restoreData({ config, file, say, confirm }: RestoreOptions): Promise<Restored> {
  const vault = openVault(config);
  const bytes = await readEither(vault, file);
  if (!bytes) return 'gone';
  const schema = await newestKnown();
  // It needs no database to be told that this one is too new.
  const opened = await vault.open(bytes, (header) =>
    headerFault(header, { ...header, schema }) === 'newer' ? 'newer' : null,
  );
  if (!opened.ok) return opened.why;
  const { header } = opened.value;
  const forgotten = await vault.forgotten(header.installation, header.complex);
  if (!forgotten.ok) return forgotten.why;
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const url = await databaseUrl(config, say, closers);
    const pool = await openPool(url, { max: 2, applicationName: 'parking-bot restore' });
    closers.push(() => pool.end());
    if (config.database.kind === 'server') await probe(pool);
    const db = openTables(pool);
    await migrate(pool, () => new Date());
    if (!(await isEmptyHouse(db))) return 'not empty';
    const raised = await broughtUp(pool, opened.value, { ...header, schema });
    if (!raised.ok) return raised.why;
    if (!(await confirm(header, schema, holdsSecret(raised.value)))) return 'left';
    return await db.transaction().execute(async (trx) => {
      await lockData(trx);
      // Somebody may have come while the operator was reading.
      if (!(await isEmptyHouse(trx))) return 'not empty';
      if (!(await loadCopy(trx, raised.value, forgotten.value, new Date()))) throw new Unfit();
      return 'done';
    });
  } catch (error) {
    if (error instanceof Unfit || isUnfit(error)) return 'unfit';
    throw error;
  } finally {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  }
}

/** Takes back what was inserted before the row that does not belong there. */
class Unfit extends Error {
  override readonly name = 'Unfit';
}

async function readEither(vault: Vault, file: string): Promise<Uint8Array | null> {
  const stored = await vault.read(file);
  if (stored) return stored;
  return readFile(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
}

async function databaseUrl(
  { database, dataDir }: Config,
  say: (line: string) => void,
  closers: (() => Promise<unknown>)[],
): Promise<string> {
  if (database.kind === 'server') return database.url;
  const server = await startEmbedded({ dataDir, say });
  closers.push(() => server.stop());
  return server.url;
}
