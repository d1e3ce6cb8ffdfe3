import { spotIn } from './list-cells.ts';
import type { Heading, ListReader } from './list-words.ts';
import type { Column, TableRow } from './spot-list.ts';

/** A column as it was taken; `name` is null where nothing stands above it. */
export type ReadColumn = { readonly column: Column; readonly at: number; readonly name: string | null };

/** Where the names of the columns stand, and what they say; `at` is -1 where there are none. */
export type Headings = {
  readonly at: number;
  readonly columns: readonly ReadColumn[];
  readonly unread: readonly string[];
};

const ORDER: readonly Column[] = ['spot', 'section', 'row', 'column'];

/** A title and a few empty words may stand above the names. */
const MOST_ABOVE = 20;
const LONGEST_NAME = 40;

/** The row that names most columns, one with spots below it among them; null where none does. */
export function readHeadings(filled: readonly TableRow[], reader: ListReader): Headings | null {
  let best: (Headings & { readonly worth: number }) | null = null;
  for (const [at, row] of filled.slice(0, MOST_ABOVE).entries()) {
    const found = readRow(row, at, filled.slice(at + 1), reader);
    if (found && found.worth > (best?.worth ?? 0)) best = found;
  }
  return best;
}

/** Without names the columns stand in the order of our own export. */
export function columnsByPlace(filled: readonly TableRow[], reader: ListReader): Headings | null {
  const [first] = filled;
  if (!first || !spotIn(first.cells[0] ?? '', reader)) return null;
  const columns = ORDER.slice(0, first.cells.length).map((column, at) => ({ column, at, name: null }));
  return { at: -1, columns, unread: [] };
}

/** Rows that tell a column of spots from one of other things, and a name of a column from a title. */
const SAMPLE = 50;
const MOST_COLUMNS = 100;

function readRow({ cells }: TableRow, at: number, below: readonly TableRow[], reader: ListReader) {
  const said = cells.map((cell) => reader.headingOf(cell));
  const spot = spotColumn(said, below.slice(0, SAMPLE), reader);
  if (spot === null) return null;
  const columns: ReadColumn[] = [];
  const unread: string[] = [];
  for (const [place, cell] of cells.entries()) {
    const column = place === spot.at ? 'spot' : columnOf(said[place] ?? null);
    const name = [...cell].slice(0, LONGEST_NAME).join('');
    const isTaken = column !== 'section' && columns.some((one) => one.column === column);
    if (column && !isTaken) columns.push({ column, at: place, name });
    else if (name !== '') unread.push(name);
  }
  return { at, columns, unread, worth: columns.length + (spot.hasSpots ? MOST_COLUMNS : 0) };
}

const columnOf = (said: Heading | null) =>
  said === null || said === 'spot' || said === 'number' || said === 'line' ? null : said;

/** A bare «№» beside «Место» counts lines. Of two that are called alike, the one with more spots in it. */
function spotColumn(said: readonly (Heading | null)[], below: readonly TableRow[], reader: ListReader) {
  const places = (heading: Heading) => said.flatMap((one, at) => (one === heading ? [at] : []));
  const named = places('spot');
  const [best] = (named.length > 0 ? named : places('number'))
    .map((at) => {
      const spots = below.map(({ cells }) => spotIn(cells[at] ?? '', reader));
      const countsLines = spots.every((spot, line) => spot === line + 1);
      return { at, spots: spots.filter((spot) => spot !== null).length - (countsLines ? 0.5 : 0) };
    })
    .toSorted((a, b) => b.spots - a.spots);
  return best ? { at: best.at, hasSpots: best.spots > 0 } : null;
}
