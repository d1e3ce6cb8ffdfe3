import { CsvError, parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { ok, type Result, refuse } from '../../core/kernel/result.ts';
import type { FileFault } from '../../core/spots/import-ports.ts';
import type { TableRow } from '../../core/spots/spot-list.ts';
import { sheetsIn } from './zip.ts';

/** More spots than a house may have numbers for are not read at all. */
export const MOST_ROWS = 20_000;
const MOST_CELLS = 20;
const MOST_UNPACKED = 40 * 1024 * 1024;

/** Reads the first sheet of an XLSX, or a CSV; what it is, its first bytes tell. */
export async function readTable(bytes: Buffer): Promise<Result<readonly TableRow[], FileFault>> {
  if (bytes.length === 0) return refuse('not a table');
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) return refuse('old format');
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? readXlsx(bytes) : readCsv(bytes);
}

async function readXlsx(bytes: Buffer): Promise<Result<readonly TableRow[], FileFault>> {
  const sheets = sheetsIn(bytes, MOST_UNPACKED);
  if (sheets === 'too large') return refuse('too large');
  if (sheets === 'broken' || sheets.length === 0) return refuse('not a table');
  // What a formula shows is whatever its author stored beside it.
  if (sheets.some((xml) => /<f[\s>/]/u.test(xml))) return refuse('formulas');
  if (sheets.some((xml) => (xml.match(/<row[\s>]/gu)?.length ?? 0) > MOST_ROWS))
    return refuse('too many rows');
  try {
    const rows = await readSheet(bytes);
    return finish(rows.map((cells, at) => ({ line: at + 1, cells: cells.map(asText) })));
  } catch {
    return refuse('not a table');
  }
}

function asText(cell: unknown): string {
  if (typeof cell === 'string' || typeof cell === 'number') return String(cell);
  // A date or a yes is no number and no name: told as a row that cannot be read.
  return cell === null || cell === undefined ? '' : '?';
}

/** What `info` makes of a record; the package's types do not know it. */
type Numbered = { readonly info: { readonly lines: number }; readonly record: readonly string[] };

function readCsv(bytes: Buffer): Result<readonly TableRow[], FileFault> {
  const text = decode(bytes);
  if (text.includes('\0')) return refuse('not a table');
  try {
    const records: unknown = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      to: MOST_ROWS + 1,
      max_record_size: 10_000,
    });
    return finish((records as Numbered[]).map(({ info, record }) => ({ line: info.lines, cells: record })));
  } catch (error) {
    if (error instanceof CsvError) return refuse('not a table');
    throw error;
  }
}

/** UTF-8 unless it cannot be; Excel on a Russian Windows still saves windows-1251. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** Whichever sign the first line has most of. */
function delimiterOf(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  const count = (sign: string) => line.split(sign).length;
  return [';', '\t', ','].toSorted((a, b) => count(b) - count(a))[0] ?? ';';
}

function finish(rows: readonly TableRow[]): Result<readonly TableRow[], FileFault> {
  if (rows.length > MOST_ROWS) return refuse('too many rows');
  return ok(rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, MOST_CELLS) })));
}
