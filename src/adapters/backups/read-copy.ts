import { z } from 'zod';
import {
  type BackupHeader,
  type Copy,
  type CopyFault,
  type CopyRow,
  FORMAT,
  FORMAT_VERSION,
} from '../../core/backups/backup.ts';
import { complexId } from '../../core/kernel/ids.ts';
import { ok, type Result, refuse } from '../../core/kernel/result.ts';
import { Unpackable, unpackLines } from './lines.ts';

/** A house of 2,000 people with a lively year has about 150,000. */
export const MOST_ROWS = 500_000;

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

/** The first line alone: what the file says of itself. */
export function readHeader(packed: Uint8Array): Promise<Result<BackupHeader, CopyFault>> {
  return fromLines(packed, firstOf);
}

/** All of it, line by line, up to the first thing that does not belong there. */
export function readCopy(packed: Uint8Array): Promise<Result<Copy, CopyFault>> {
  return fromLines(packed, async (lines) => {
    const header = await firstOf(lines);
    return header.ok ? readRows(lines, header.value) : header;
  });
}

async function fromLines<T>(
  packed: Uint8Array,
  read: (lines: AsyncGenerator<string>) => Promise<Result<T, CopyFault>>,
): Promise<Result<T, CopyFault>> {
  const lines = unpackLines(packed);
  try {
    return await read(lines);
  } catch (error) {
    if (error instanceof Unpackable) return refuse(error.why);
    throw error;
  } finally {
    await lines.return(undefined);
  }
}

async function firstOf(lines: AsyncGenerator<string>): Promise<Result<BackupHeader, CopyFault>> {
  const first = await lines.next();
  const header = headerShape.safeParse(first.done ? null : parse(first.value));
  if (!header.success) return refuse('no copy');
  if (header.data.version !== FORMAT_VERSION) return refuse('newer');
  const rows = Object.values(header.data.counts).reduce((sum, one) => sum + one, 0);
  if (rows > MOST_ROWS) return refuse('too large');
  return ok({ ...header.data, version: FORMAT_VERSION, complex: complexId(header.data.complex) });
}

async function readRows(
  lines: AsyncGenerator<string>,
  header: BackupHeader,
): Promise<Result<Copy, CopyFault>> {
  const { counts } = header;
  const tables = new Map<string, CopyRow[]>(Object.keys(counts).map((table) => [table, []]));
  for await (const line of lines) {
    const row = readRow(line);
    const rows = row && tables.get(row.table);
    if (!rows || rows.length >= (counts[row.table] ?? 0)) return refuse('unfit');
    rows.push(row.columns);
  }
  const isWhole = [...tables].every(([table, rows]) => rows.length === counts[table]);
  return isWhole ? ok({ header, tables }) : refuse('truncated');
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
