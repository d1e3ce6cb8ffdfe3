import { z } from 'zod';
import {
  type BackupHeader,
  type Copy,
  type CopyFault,
  type CopyRow,
  FORMAT,
  FORMAT_VERSION,
} from '../../core/backups/backup.ts';
import { holdsSecretKey } from '../../core/backups/secret-key.ts';
import { complexId } from '../../core/kernel/ids.ts';
import { ok, type Result, refuse } from '../../core/kernel/result.ts';
import { Unpackable, unpackLines } from './lines.ts';

const AGE = 'age-encryption.org/v1';
const ARMORED = '-----BEGIN AGE ENCRYPTED FILE-----';

/** A key or a note about one is small; a copy is no text. */
const TEXT_LOOKED_AT = 64 * 1024;

/**
 * Takes a file apart, from whoever it comes: decrypts, unpacks, reads line by line and stops at the first thing that
 * does not belong there. Whether the rows are any good only the database can say.
 */
export async function openCopy(
  bytes: Uint8Array,
  identities: readonly string[],
): Promise<Result<Copy, CopyFault>> {
  const start = Buffer.from(bytes.subarray(0, TEXT_LOOKED_AT)).toString('latin1');
  if (holdsSecretKey(start)) return refuse('holds a key');
  const isEncrypted = start.startsWith(AGE) || start.trimStart().startsWith(ARMORED);
  if (isEncrypted && identities.length === 0) return refuse('encrypted');
  const packed = isEncrypted ? await decrypt(bytes, start, identities) : ok(bytes);
  if (!packed.ok) return packed;
  if (packed.value[0] !== 0x1f || packed.value[1] !== 0x8b) return refuse('no copy');
  try {
    return await readCopy(packed.value);
  } catch (error) {
    if (error instanceof Unpackable) return refuse(error.why);
    throw error;
  }
}

async function decrypt(
  bytes: Uint8Array,
  start: string,
  identities: readonly string[],
): Promise<Result<Uint8Array, CopyFault>> {
  // Loaded when it is needed: see seal.ts.
  const { armor, Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    const file = start.startsWith(AGE) ? bytes : armor.decode(Buffer.from(bytes).toString('latin1'));
    return ok(await decrypter.decrypt(file));
  } catch (error) {
    // The package's own words are all that tells a wrong key from a damaged file.
    return refuse(/no identity matched/i.test(String(error)) ? 'other key' : 'truncated');
  }
}

const tableName = z.string().regex(/^[a-z_]{1,63}$/);
const count = z.number().int().nonnegative();

const headerShape = z.strictObject({
  format: z.literal(FORMAT),
  version: z.number().int().positive(),
  schema: z.string().min(1).max(200),
  installation: z.string().min(1).max(200),
  complex: count,
  name: z.string().max(200),
  madeAt: z.iso.datetime(),
  counts: z.record(tableName, count),
});

async function readCopy(packed: Uint8Array): Promise<Result<Copy, CopyFault>> {
  const lines = unpackLines(packed);
  try {
    const first = await lines.next();
    const header = headerShape.safeParse(first.done ? null : parse(first.value));
    if (!header.success) return refuse('no copy');
    if (header.data.version !== FORMAT_VERSION) return refuse('newer');
    const { counts } = header.data;
    const tables = new Map<string, CopyRow[]>(Object.keys(counts).map((table) => [table, []]));
    for await (const line of lines) {
      const row = readRow(line);
      const rows = row && tables.get(row.table);
      if (!rows || rows.length >= (counts[row.table] ?? 0)) return refuse('unfit');
      rows.push(row.columns);
    }
    const isWhole = [...tables].every(([table, rows]) => rows.length === counts[table]);
    return isWhole ? ok({ header: headerOf(header.data), tables }) : refuse('truncated');
  } finally {
    await lines.return(undefined);
  }
}

function headerOf(read: z.output<typeof headerShape>): BackupHeader {
  return { ...read, version: FORMAT_VERSION, complex: complexId(read.complex) };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Also what is nested too deep to be read.
    return null;
  }
}

/** `["holdings",{…}]`. Keys such as `__proto__` are names of columns here, and no table has such a column. */
function readRow(line: string): { readonly table: string; readonly columns: CopyRow } | null {
  const read = parse(line);
  if (!Array.isArray(read) || read.length !== 2) return null;
  const [table, columns]: unknown[] = read;
  if (
    typeof table !== 'string' ||
    typeof columns !== 'object' ||
    columns === null ||
    Array.isArray(columns)
  ) {
    return null;
  }
  // Whatever JSON.parse makes is Json.
  return { table, columns: columns as CopyRow };
}
