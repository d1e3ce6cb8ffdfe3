import type { ListedCars } from '../cars/listed-cars.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { flatsIn } from './flats.ts';
import { carsIn } from './list-cars.ts';
import { isDate, spotIn, textIn, tidy, wholeNumber } from './list-cells.ts';
import { columnsByPlace, type ReadColumn, readHeadings } from './list-columns.ts';
import type { ListReader } from './list-words.ts';

/** A spot as the admin's list has it: where it lies is told where the list knows. */
export type SpotRow = {
  readonly spot: SpotNumber;
  readonly section: string | null;
  readonly row: string | null;
  readonly column: number | null;
  /** For admins only; left out: the list has none for it. */
  readonly flats?: readonly string[];
};

/** A table as a spreadsheet holds it, cell by cell; `line` is the number that the program shows beside it. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** A sheet of a file; a CSV is one without a name. */
export type Sheet = { readonly name: string | null; readonly rows: readonly TableRow[] };

export type RowFault = {
  readonly line: number;
  readonly why: 'no number' | 'twice' | 'section' | 'row' | 'column' | 'formula' | 'date' | 'above';
};

export type SpotList = {
  readonly rows: readonly SpotRow[];
  readonly faults: readonly RowFault[];
  /** What the list knows of a spot; what it has no column for stays as it is. */
  readonly columns: readonly Column[];
  /** Numbers of cars beside their spots; lists kept by older versions say nothing of any. */
  readonly cars?: readonly ListedCars[];
  /** Lines whose cell of flats holds something else. */
  readonly oddFlats?: readonly number[];
  /** How it was read; lists kept by 0.1.0 do not say. */
  readonly layout?: ListLayout;
};

export type Column = 'spot' | 'section' | 'row' | 'column' | 'cars' | 'flats';

/** Which column was taken for what, and what was left aside. */
export type ListLayout = {
  readonly columns: readonly ReadColumn[];
  readonly unread: readonly string[];
  readonly sheet: string | null;
  readonly otherSheets: readonly string[];
};

/** Reads the first sheet that is a list of spots, with or without names above its columns. */
export function readSpotList(sheets: readonly Sheet[], reader: ListReader): SpotList | null {
  for (const sheet of sheets) {
    const list = readSheet(sheet, reader);
    if (!list) continue;
    const others = sheets.filter((one) => one !== sheet).flatMap(({ name }) => name ?? []);
    return { ...list, layout: { ...list.layout, otherSheets: others } };
  }
  return null;
}

function readSheet({ name, rows: table }: Sheet, reader: ListReader) {
  const filled = table.flatMap(({ line, cells }) => {
    const tidied = cells.map(tidy);
    return tidied.some((cell) => cell !== '') ? [{ line, cells: tidied }] : [];
  });
  const headings = readHeadings(filled, reader) ?? columnsByPlace(filled, reader);
  if (!headings) return null;
  const { columns, unread, at } = headings;
  const read = readRows(filled, at, columns, reader);
  if (read.rows.length + read.faults.length === 0) return null;
  const kinds = [...new Set(columns.map(({ column }) => column))];
  return { ...read, columns: kinds, layout: { columns, unread, sheet: name, otherSheets: [] } };
}

function readRows(
  filled: readonly TableRow[],
  headings: number,
  columns: readonly ReadColumn[],
  reader: ListReader,
): Pick<SpotList, 'rows' | 'faults' | 'cars' | 'oddFlats'> {
  const rows: SpotRow[] = [];
  const cars: ListedCars[] = [];
  const carsAt = columns.find(({ column }) => column === 'cars')?.at ?? -1;
  const oddFlats: number[] = [];
  const flatsAt = columns.find(({ column }) => column === 'flats')?.at ?? -1;
  const faults: RowFault[] = [];
  const seen = new Set<number>();
  const spotAt = columns.find(({ column }) => column === 'spot')?.at ?? 0;
  for (const [at, { line, cells }] of filled.entries()) {
    const cell = cells[spotAt] ?? '';
    if (at <= headings) {
      // A title is no spot, but a number above the headings may be one.
      if (spotIn(cell, reader)) faults.push({ line, why: 'above' });
      continue;
    }
    const isTotal = reader.isTotal(cell) || reader.isTotal(cells.find((one) => one !== '') ?? '');
    // Long tables repeat their headings on every page.
    if (isTotal || (headings >= 0 && reader.headingOf(cell) !== null)) continue;
    const row = readRow(cells, columns, reader);
    if ('why' in row) faults.push({ line, why: row.why });
    else if (seen.has(row.spot)) faults.push({ line, why: 'twice' });
    else {
      rows.push(row);
      const plates = carsIn(cells[carsAt] ?? '');
      if (plates.length > 0) cars.push({ spot: row.spot, plates });
      if (!row.flats && (cells[flatsAt] ?? '') !== '') oddFlats.push(line);
    }
    if ('spot' in row) seen.add(row.spot);
  }
  return { rows, faults, ...(cars.length > 0 && { cars }), ...(oddFlats.length > 0 && { oddFlats }) };
}

function readRow(
  cells: readonly string[],
  columns: readonly ReadColumn[],
  reader: ListReader,
): SpotRow | Pick<RowFault, 'why'> {
  const cellOf = (wanted: Column) => cells[columns.find(({ column }) => column === wanted)?.at ?? -1] ?? '';
  if (columns.some(({ at }) => isDate(cells[at] ?? '', reader))) return { why: 'date' };
  const spot = spotIn(cellOf('spot'), reader);
  if (!spot) return { why: 'no number' };
  const [section, row] = [sectionIn(cells, columns), textIn(cellOf('row'))];
  if (section === 'formula' || row === 'formula') return { why: 'formula' };
  if ((section.text?.length ?? 0) > 40) return { why: 'section' };
  if ((row.text?.length ?? 0) > 20) return { why: 'row' };
  const column = cellOf('column') === '' ? null : wholeNumber(cellOf('column'));
  const isColumn = column !== null && column >= 1 && column <= 999;
  if (cellOf('column') !== '' && !isColumn) return { why: 'column' };
  const flats = flatsIn(cellOf('flats'));
  return { spot, section: section.text, row: row.text, column, ...(flats.length > 0 && { flats }) };
}

/** «Секция» and «Этаж» together say where a spot lies: «А, этаж -1». */
function sectionIn(cells: readonly string[], columns: readonly ReadColumn[]): ReturnType<typeof textIn> {
  const parts: string[] = [];
  const sections = columns.filter(({ column }) => column === 'section');
  for (const { at, name } of sections) {
    const cell = textIn(cells[at] ?? '');
    if (cell === 'formula') return cell;
    if (cell.text === null) continue;
    const named = name?.toLowerCase() ?? '';
    const isNamed = at === sections[0]?.at || cell.text.toLowerCase().includes(named);
    parts.push(isNamed ? cell.text : `${named} ${cell.text}`);
  }
  return { text: parts.length === 0 ? null : parts.join(', ') };
}
