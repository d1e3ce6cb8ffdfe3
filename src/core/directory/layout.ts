import { type SpotNumber, spotNumber } from '../kernel/ids.ts';
import type { PlacedSpot } from './directory-ports.ts';

/** One line of a drawing from left to right; null is a gap. */
export type Row = { readonly label: string | null; readonly cells: readonly (SpotNumber | null)[] };

/** Rows that belong together. */
export type Block = {
  readonly title: string | null;
  /** After so many rows a gap is left, so that the eye finds round numbers. */
  readonly every: number;
  readonly rows: readonly Row[];
};

/** As much of a parking as one picture shows. */
export type Page = { readonly blocks: readonly Block[] };

/** More spots than this, or more lines, cannot be read on one picture. */
export const MOST_ON_A_PAGE = 800;
export const MOST_LINES = 44;

/** A longer row goes on in the next line, both about as long. */
const LONGEST_ROW = 25;

/** Rows of a house with many spots are wider; a hundred spots are whole rows always. */
const WIDTHS = [
  { upTo: 30, across: 5, every: 2 },
  { upTo: 200, across: 10, every: 5 },
  { upTo: 400, across: 20, every: 5 },
  { upTo: Number.POSITIVE_INFINITY, across: 25, every: 4 },
] as const;

/**
 * The parking as a drawing shows it: as the admin's list says, or else as a grid in order of number. The grid also has
 * the numbers between those that the house knows: a gap would tell which spots are registered.
 */
export function arrange(spots: readonly PlacedSpot[]): readonly Page[] {
  const isListed = spots.some(({ section, row, column }) => (section ?? row ?? column) !== null);
  return pagesOf(isListed ? listed(spots) : numbered(spots.map(({ spot }) => spot)));
}

function numbered(known: readonly SpotNumber[]): Block[] {
  const ranges = rangesOf(known);
  const total = ranges.reduce((sum, range) => sum + range.length, 0);
  return ranges.map((range) => grid(null, range, total));
}

/** What is a level or a building where nobody said so: hundreds of numbers with no more than one of them missing. */
function rangesOf(known: readonly SpotNumber[]): SpotNumber[][] {
  const ranges: { from: number; to: number }[] = [];
  for (const spot of known.toSorted((a, b) => a - b)) {
    const range = ranges.at(-1);
    const hundred = spot - ((spot - 1) % 100);
    if (range && hundred - range.to <= 200) range.to = spot;
    else ranges.push({ from: hundred, to: spot });
  }
  return ranges.map(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, at) => spotNumber(from + at)).filter((spot) => spot !== null),
  );
}

function grid(title: string | null, spots: readonly SpotNumber[], total: number): Block {
  const width = WIDTHS.find(({ upTo }) => Math.min(total, MOST_ON_A_PAGE) <= upTo) ?? WIDTHS[0];
  const rows = chunks(spots, width.across).map((cells) => ({ label: null, cells }));
  return { title, every: width.every, rows };
}

/** Behind every column that there can be. */
const LAST = 1000;

const inOrder = new Intl.Collator('ru', { numeric: true });

function listed(spots: readonly PlacedSpot[]): Block[] {
  const sections = Map.groupBy(spots, ({ section }) => section);
  const named = [...sections.keys()].toSorted((a, b) => byLabel(a, b));
  return named.flatMap((section) => sectionOf(section, sections.get(section) ?? [], spots.length));
}

/** What has no name comes last. */
function byLabel(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return inOrder.compare(a, b);
}

function sectionOf(title: string | null, spots: readonly PlacedSpot[], total: number): Block[] {
  const inRows = spots.filter(({ row, column }) => row !== null || column !== null);
  const rest = spots.filter(({ row, column }) => row === null && column === null);
  const rows = Map.groupBy(inRows, ({ row }) => row);
  const labels = [...rows.keys()].toSorted((a, b) => byLabel(a, b));
  const first = Math.min(...inRows.map(({ column }) => column ?? 1));
  const full = labels.map((label) => ({ label, cells: cellsOf(rows.get(label) ?? [], first) }));
  const longest = widthOf(full);
  const across = Math.ceil(longest / Math.ceil(longest / LONGEST_ROW));
  const drawn = full.flatMap((row) => wrap(row, across));
  const sorted = rest.map(({ spot }) => spot).toSorted((a, b) => a - b);
  return [{ title, every: 2, rows: drawn }, grid(drawn.length > 0 ? null : title, sorted, total)];
}

/** Rows of a section stand below each other column by column; two spots in one place stand side by side. */
function cellsOf(spots: readonly PlacedSpot[], first: number): (SpotNumber | null)[] {
  const cells: (SpotNumber | null)[] = [];
  const sorted = spots.toSorted((a, b) => (a.column ?? LAST) - (b.column ?? LAST) || a.spot - b.spot);
  for (const { spot, column } of sorted) {
    const gap = column === null ? 0 : column - first - cells.length;
    // A slip of the pen, 999 for 99, must not make a drawing of nothing.
    cells.push(...Array.from({ length: Math.min(Math.max(gap, 0), LONGEST_ROW) }, () => null), spot);
  }
  return cells;
}

function wrap({ label, cells }: Row, across: number): Row[] {
  const parts = chunks(cells, across).filter((part) => part.some((cell) => cell !== null));
  return parts.map((part, at) => ({ label: at === 0 ? label : null, cells: part }));
}

/** The spots of a page, in order of number. */
export function spotsOn({ blocks }: Page): SpotNumber[] {
  const cells = blocks.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  return cells.filter((cell) => cell !== null).toSorted((a, b) => a - b);
}

/** What a block takes of a page: cells, its gaps included, and lines, its name and the room around it included. */
function sizeOf({ title, rows }: Block): { readonly cells: number; readonly lines: number } {
  return { cells: rows.length * widthOf(rows), lines: rows.length + (title === null ? 1 : 3) };
}

function pagesOf(blocks: readonly Block[]): Page[] {
  const pages: Block[][] = [];
  let left = { cells: 0, lines: 0 };
  for (const block of blocks.flatMap(cut)) {
    const { cells, lines } = sizeOf(block);
    if (cells > left.cells || lines > left.lines) {
      pages.push([]);
      left = { cells: MOST_ON_A_PAGE, lines: MOST_LINES };
    }
    pages.at(-1)?.push(block);
    left = { cells: left.cells - cells, lines: left.lines - lines };
  }
  return pages.map((page) => ({ blocks: page }));
}

/** What has no rows is no block. */
function cut(block: Block): Block[] {
  const room = Math.floor(MOST_ON_A_PAGE / widthOf(block.rows));
  return chunks(block.rows, Math.min(room, MOST_LINES - 3)).map((rows) => ({ ...block, rows }));
}

export function widthOf(rows: readonly Row[]): number {
  return Math.max(1, ...rows.map(({ cells }) => cells.length));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}
