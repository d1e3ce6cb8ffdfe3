import type { SpotNumber } from '../kernel/ids.ts';
import { readSpot } from './read-spots.ts';

/** A spot as the admin's list has it: where it lies is told where the list knows. */
export type SpotRow = {
  readonly spot: SpotNumber;
  readonly section: string | null;
  readonly row: string | null;
  readonly column: number | null;
};

/** A table as a spreadsheet holds it, cell by cell; `line` is the number that the program shows beside it. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

export type RowFault = {
  readonly line: number;
  readonly why: 'no number' | 'twice' | 'section' | 'row' | 'column' | 'formula';
};

export type SpotList = {
  readonly rows: readonly SpotRow[];
  readonly faults: readonly RowFault[];
  /** What the list knows of a spot; what it has no column for stays as it is. */
  readonly columns: readonly Column[];
};

export type Column = 'spot' | 'section' | 'row' | 'column';

/** Which names of columns mean what, without case and signs. */
const NAMES: Readonly<Record<Column, RegExp>> = {
  spot: /^(?:место|места|номерместа|номер|spot|number|spotnumber)$/u,
  section: /^(?:секция|корпус|этаж|уровень|section|level|floor)$/u,
  row: /^(?:ряд|row)$/u,
  column: /^(?:номервряду|местовряду|колонка|столбец|column|col|numberinrow)$/u,
};
const ORDER: readonly Column[] = ['spot', 'section', 'row', 'column'];

/** Reads the list of spots out of a table, with or without names above its columns; wrong rows are told one by one. */
export function readSpotList(table: readonly TableRow[]): SpotList | null {
  const filled = table.filter(({ cells }) => cells.some((cell) => tidy(cell) !== ''));
  const [first] = filled;
  if (!first) return null;
  const named = namesIn(first.cells);
  const columns = named ?? ORDER.slice(0, first.cells.length).map((column, at) => [column, at] as const);
  if (!named && spotIn(tidy(first.cells[0])) === null) return null;
  const rows: SpotRow[] = [];
  const faults: RowFault[] = [];
  const seen = new Set<number>();
  for (const { line, cells } of named ? filled.slice(1) : filled) {
    const cellOf = (wanted: Column) => {
      const at = columns.find(([column]) => column === wanted)?.[1];
      return at === undefined ? '' : tidy(cells[at]);
    };
    const row = readRow(cellOf);
    if ('why' in row) faults.push({ line, why: row.why });
    else if (seen.has(row.spot)) faults.push({ line, why: 'twice' });
    else rows.push(row);
    if ('spot' in row) seen.add(row.spot);
  }
  return { rows, faults, columns: columns.map(([column]) => column) };
}

/** The columns by their names; null where the first row names no spot. */
function namesIn(cells: readonly string[]): (readonly [Column, number])[] | null {
  const found: (readonly [Column, number])[] = [];
  for (const [at, cell] of cells.entries()) {
    const name = tidy(cell).toLowerCase().replaceAll(/\P{L}/gu, '');
    const column = tidy(cell) === '№' ? 'spot' : ORDER.find((one) => NAMES[one].test(name));
    if (column && !found.some(([known]) => known === column)) found.push([column, at]);
  }
  return found.some(([column]) => column === 'spot') ? found : null;
}

function readRow(cellOf: (column: Column) => string): SpotRow | Pick<RowFault, 'why'> {
  const spot = spotIn(cellOf('spot'));
  if (spot === null) return { why: 'no number' };
  const [section, row] = [asText(cellOf('section')), asText(cellOf('row'))];
  if (section === 'formula' || row === 'formula') return { why: 'formula' };
  if ((section.text?.length ?? 0) > 40) return { why: 'section' };
  if ((row.text?.length ?? 0) > 20) return { why: 'row' };
  const column = cellOf('column');
  const isColumn = /^[1-9]\d{0,2}$/.test(column);
  if (column !== '' && !isColumn) return { why: 'column' };
  return { spot, section: section.text, row: row.text, column: isColumn ? Number(column) : null };
}

/** A number alone, in plain digits: a list holds no words beside it. */
function spotIn(cell: string): SpotNumber | null {
  const spot = /[^\P{Nd}0-9]/u.test(cell) ? null : readSpot(cell, []);
  return spot?.ok ? spot.value : null;
}

/** What a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/u;

/** A text of the list; our own export marks what looks like a formula by the sign that spreadsheets know. */
function asText(cell: string): { readonly text: string | null } | 'formula' {
  if (FORMULA.test(cell)) return 'formula';
  const marked = cell.startsWith("'") ? cell.slice(1).trim() : '';
  const text = FORMULA.test(marked) ? marked : cell;
  return { text: text === '' ? null : text };
}

/** A text that no spreadsheet takes for a formula. */
export function harmless(text: string): string {
  return FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;
}

function tidy(cell: string | undefined): string {
  return (cell ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}
