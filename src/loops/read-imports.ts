import type { Gateway } from '../chat/kit/outgoing.ts';
import { ok, type Result, refuse } from '../core/kernel/result.ts';
import type { Tx } from '../core/ports.ts';
import type { FileFault, Sheets } from '../core/spots/import-ports.ts';
import { LARGEST_FILE, showImport } from '../core/spots/import-spots.ts';
import type { ListReader } from '../core/spots/list-words.ts';

export type ImportParts = {
  readonly transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly download: Gateway['download'];
  readonly sheets: Pick<Sheets, 'read'>;
  readonly reader: ListReader;
};

/** A messenger out of reach is asked this often, a minute apart. */
const MOST_TRIES = 3;

/** Fetches and reads the next list that an admin sent; false when none waits. Begun again after a crash. */
export async function readNextImport({ transact, download, sheets, reader }: ImportParts): Promise<boolean> {
  const waiting = await transact((tx) => tx.spotImports.next());
  if (!waiting) return false;
  const bytes = await fetchFile(download, waiting.file);
  if (!bytes.ok && bytes.why === 'out of reach' && waiting.tries < MOST_TRIES) return true;
  const read = bytes.ok ? await sheets.read(bytes.value, waiting.name) : bytes;
  await transact((tx) => showImport(tx, waiting, read, reader));
  return true;
}

async function fetchFile(
  download: ImportParts['download'],
  file: string,
): Promise<Result<Uint8Array, FileFault>> {
  const got = await download(file, LARGEST_FILE);
  if (got.kind === 'file') return ok(got.bytes);
  return refuse(got.kind === 'too large' ? 'too large' : 'out of reach');
}
