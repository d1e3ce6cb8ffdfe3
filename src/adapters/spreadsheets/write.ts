import writeExcelFile from 'write-excel-file/node';
import type { SheetFormat } from '../../core/spots/import-ports.ts';
import { harmless } from '../../core/spots/list-cells.ts';

/** A table as a file. Whatever a spreadsheet would run as a formula is marked as text, in both formats. */
export async function writeTable(
  rows: readonly (readonly string[])[],
  format: SheetFormat,
): Promise<Uint8Array> {
  if (format === 'csv') return writeCsv(rows);
  const cells = rows.map((row, at) =>
    row.map((text) => {
      if (/^-?[1-9]\d{0,8}$/u.test(text)) return { value: Number(text), type: Number };
      return { value: harmless(text), type: String, ...(at === 0 && { fontWeight: 'bold' as const }) };
    }),
  );
  return writeExcelFile(cells).toBuffer();
}

/** With the mark and the semicolons that Excel in Russian expects. */
function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string) => {
    const safe = harmless(text);
    return /[";\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = rows.map((row) => row.map(cell).join(';'));
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8');
}
