import { CsvError, parse } from 'csv-parse/sync';
import { ok, type Result, refuse } from '../../core/kernel/result.ts';
import type { FileFault } from '../../core/spots/import-ports.ts';
import type { Sheet } from '../../core/spots/spot-list.ts';

/** What `info` makes of a record; the package's types do not know it. */
type Numbered = { readonly info: { readonly lines: number }; readonly record: readonly string[] };

export function readCsv(bytes: Buffer, mostRows: number): Result<readonly Sheet[], FileFault> {
  const text = decode(bytes);
  if (/[^\P{Cc}\t\r\n\f\v]/u.test(text)) return refuse('not a table');
  const said = /^sep=(.)\r?\n/iu.exec(text);
  try {
    // The line that names the separator stays as an empty one: lines are counted as the program shows them.
    const records: unknown = parse(said ? text.slice(said[0].length - 1) : text, {
      delimiter: said?.[1] ?? delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      to: mostRows + 1,
      max_record_size: 10_000,
    });
    const rows = (records as Numbered[]).map(({ info, record }) => ({ line: info.lines, cells: record }));
    return ok([{ name: null, rows }]);
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

const MOST_LOOKED_AT = 20;

/** Whichever sign most of the first lines have: a title above the table may hold a comma. */
function delimiterOf(text: string): string {
  const first = text.split('\n').slice(0, MOST_LOOKED_AT);
  const lines = (sign: string) => first.filter((line) => line.includes(sign)).length;
  const signs = (sign: string) => first.join('').split(sign).length;
  const [most] = [';', '\t', ','].toSorted((a, b) => lines(b) - lines(a) || signs(b) - signs(a));
  return most ?? ';';
}
