import { readSheet } from 'read-excel-file/node';
import { ok, type Result, refuse } from '../../core/kernel/result.ts';
import type { FileFault } from '../../core/spots/import-ports.ts';
import type { Sheet, TableRow } from '../../core/spots/spot-list.ts';
import { sheetsOf } from './workbook.ts';
import { unzip } from './zip.ts';

const MOST_UNPACKED = 40 * 1024 * 1024;

/** A list stands on one of the first sheets; of the others only the names are read. */
const MOST_SHEETS = 5;

export async function readXlsx(
  bytes: Buffer,
  mostRows: number,
): Promise<Result<readonly Sheet[], FileFault>> {
  const files = unzip(bytes, MOST_UNPACKED);
  if (files === 'too large') return refuse('too large');
  if (files === 'broken') return refuse('not a table');
  const sheets = sheetsOf(files);
  if (sheets.length === 0) return refuse('not a table');
  // What a formula shows is whatever its author stored beside it.
  if (sheets.some(({ xml }) => /<f[\s>/]/u.test(xml))) return refuse('formulas');
  if (sheets.some(({ xml }) => (xml.match(/<row[\s>]/gu)?.length ?? 0) > mostRows))
    return refuse('too many rows');
  try {
    const read: Sheet[] = [];
    for (const [at, { name, place }] of sheets.entries()) {
      read.push({ name, rows: at < MOST_SHEETS ? await rowsOf(bytes, place) : [] });
    }
    return ok(read);
  } catch {
    return refuse('not a table');
  }
}

async function rowsOf(bytes: Buffer, place: number): Promise<TableRow[]> {
  const rows = await readSheet(bytes, place);
  return rows.map((cells, at) => ({ line: at + 1, cells: cells.map(asText) }));
}

function asText(cell: unknown): string {
  if (typeof cell === 'string' || typeof cell === 'number') return String(cell);
  // «1-2» that a spreadsheet took for a day.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '?' : cell.toISOString();
  // A yes is no number and no name: told as a row that cannot be read.
  return cell === null || cell === undefined ? '' : '?';
}
