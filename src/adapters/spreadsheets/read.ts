import { ok, type Result, refuse } from '../../core/kernel/result.ts';
import type { FileFault } from '../../core/spots/import-ports.ts';
import type { Sheet } from '../../core/spots/spot-list.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

/** More spots than a house may have numbers for are not read at all. */
export const MOST_ROWS = 20_000;
const MOST_CELLS = 20;

/** Reads the sheets of an XLSX that people see, or a CSV; what it is, its first bytes tell. */
export async function readTable(bytes: Buffer, name: string): Promise<Result<readonly Sheet[], FileFault>> {
  if (bytes.length === 0) return refuse('not a table');
  if (bytes.length >= 4 && bytes.readUInt32BE(0) === 0xd0cf11e0) return refuse(compoundFile(bytes, name));
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const read = isZip ? await readXlsx(bytes, MOST_ROWS) : readCsv(bytes, MOST_ROWS);
  if (!read.ok) return read;
  if (read.value.some(({ rows }) => rows.length > MOST_ROWS)) return refuse('too many rows');
  const cut = (sheet: Sheet): Sheet => {
    return {
      ...sheet,
      rows: sheet.rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, MOST_CELLS) })),
    };
  };
  return ok(read.value.map(cut));
}

/** Excel puts an XLSX with a password into the same container as an old XLS: the names of its streams tell. */
function compoundFile(bytes: Buffer, name: string): FileFault {
  const has = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage') || has('EncryptionInfo')) return 'locked';
  return /\.xls[xm]$/iu.test(name) && !has('Workbook') && !has('Book') ? 'locked' : 'old format';
}
