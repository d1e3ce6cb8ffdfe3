import { type Block, type Page, type Row, spotsOn, widthOf } from '../../core/directory/layout.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { type Box, drawing, fitText, group, rect, type Svg, text, textIn, widthOfText } from '../kit/svg.ts';

/** What is drawn: mine, free now, lent to a neighbour, and all others alike. */
export type ParkingDrawing = {
  readonly page: Page;
  readonly mine: ReadonlySet<SpotNumber>;
  readonly free: ReadonlySet<SpotNumber>;
  readonly lent: ReadonlySet<SpotNumber>;
  readonly title: string;
  readonly legend: Readonly<Record<Look, string>>;
};

const INK = '#1f2933';
const FAINT = '#66717d';
const PAPER = '#ffffff';
const ASPHALT = '#e4e9ee';

/** Told apart without colours, too: dark with light digits, light with a thick edge, plain. */
const LOOKS = {
  mine: { fill: '#1d4ed8', stroke: '#1d4ed8', digits: '#ffffff', strong: true },
  free: { fill: '#d3f9de', stroke: '#12903d', digits: '#0b5c26', strong: true },
  lent: { fill: '#f7dc9c', stroke: '#b7791f', digits: '#6b4a0f', strong: false },
  others: { fill: '#ffffff', stroke: '#ffffff', digits: '#3f4954', strong: false },
} as const;
type Look = keyof typeof LOOKS;

const WIDTH = 1280;
const MARGIN = 32;
const PADDING = 14;
const HEAD = 100;
const FOOT = 92;
const TITLE = 64;
const LABEL = 30;

/** Room for the lines of a page; taller pictures are a strip on a phone. */
const TALLEST = 2200;

/** A flatter picture is a strip in the chat. */
const FLATTEST = WIDTH / 3.9;

/** So high a digit can be read when a phone shows the picture at its width and is zoomed a little. */
const PIXELS_OF_A_DIGIT = 30;

/** Messengers keep no more pixels of a photo's longer side. */
const MOST_PIXELS = 2560;

/** The parking as a picture that can be read on a phone, be it of 20 spots or of 800. */
export function drawParking(parking: ParkingDrawing): string {
  const measures = measure(parking.page);
  const shapes: Svg[] = [];
  let y = HEAD;
  for (const block of parking.page.blocks) {
    const { shape, height } = drawBlock(parking, block, y, measures);
    shapes.push(shape);
    y += height + PADDING;
  }
  const height = Math.max(y + FOOT, FLATTEST);
  const title = fitText(parking.title, 46, WIDTH - 2 * MARGIN);
  const head = text(MARGIN, 66, title, { size: 46, fill: INK, bold: true });
  const paper = rect({ x: 0, y: 0, width: WIDTH, height }, 0, { fill: PAPER });
  const wanted = Math.max(1, PIXELS_OF_A_DIGIT / measures.digits);
  const scale = Math.min(wanted, MOST_PIXELS / Math.max(WIDTH, height));
  return drawing({ width: WIDTH, height }, scale, [paper, head, ...shapes, drawLegend(parking, y + 18)]);
}

type Measures = {
  readonly cell: { readonly width: number; readonly height: number };
  readonly gap: number;
  /** Where cells begin: to the right of the rows' names. */
  readonly left: number;
  readonly digits: number;
};

function measure(page: Page): Measures {
  const rows = page.blocks.flatMap((block) => block.rows);
  const longest = Math.max(0, ...rows.map(({ label }) => label?.length ?? 0));
  const left = MARGIN + PADDING + (longest > 0 ? Math.min(40 + longest * 18, 160) : 0);
  const across = widthOf(rows);
  const gap = across > 12 ? 4 : 8;
  const width = Math.min((WIDTH - left - MARGIN - PADDING - (across - 1) * gap) / across, 240);
  const lines = rows.length + 2 * page.blocks.length;
  const height = Math.max(Math.min(width * 0.56, 110, TALLEST / lines - gap), 38);
  const most = Math.max(...spotsOn(page).map((spot) => String(spot).length), 2);
  return {
    cell: { width, height },
    gap,
    left,
    digits: Math.min(height * 0.56, (width - 10) / (most * 0.58)),
  };
}

function drawBlock(parking: ParkingDrawing, block: Block, y: number, measures: Measures) {
  const { cell, gap } = measures;
  const titleHeight = block.title === null ? 0 : TITLE;
  const lane = cell.height * 0.45;
  const rowsAt = block.rows.map((_, at) => at * (cell.height + gap) + Math.floor(at / block.every) * lane);
  const inner = (rowsAt.at(-1) ?? 0) + cell.height;
  const top = y + titleHeight + PADDING;
  const panel = { x: MARGIN, y: y + titleHeight, width: WIDTH - 2 * MARGIN, height: inner + 2 * PADDING };
  const name = block.title === null ? [] : [drawTitle(block.title, y)];
  const rows = block.rows.map((row, at) => drawRow(parking, row, top + (rowsAt[at] ?? 0), measures));
  return {
    shape: group([...name, rect(panel, 14, { fill: ASPHALT }), ...rows]),
    height: titleHeight + panel.height,
  };
}

function drawTitle(title: string, y: number): Svg {
  return text(MARGIN, y + 44, fitText(title, 34, WIDTH - 2 * MARGIN), { size: 34, fill: INK, bold: true });
}

function drawRow(parking: ParkingDrawing, row: Row, y: number, measures: Measures): Svg {
  const { cell, gap, left, digits } = measures;
  const cells = row.cells.flatMap((spot, at) => {
    const box = { x: left + at * (cell.width + gap), y, ...cell };
    return spot === null ? [] : [drawSpot(spot, lookOf(parking, spot), box, digits)];
  });
  if (row.label === null) return group(cells);
  const room = left - MARGIN - PADDING - 12;
  const size = Math.min(LABEL, cell.height * 0.7);
  const label = fitText(row.label, size, room);
  const box = { x: MARGIN + PADDING, y, width: room, height: cell.height };
  return group([textIn(box, label, { size, fill: FAINT, bold: true }), ...cells]);
}

function lookOf({ mine, free, lent }: ParkingDrawing, spot: SpotNumber): Look {
  if (mine.has(spot)) return 'mine';
  if (lent.has(spot)) return 'lent';
  return free.has(spot) ? 'free' : 'others';
}

function drawSpot(spot: SpotNumber, look: Look, box: Box, size: number): Svg {
  const { fill, stroke, digits, strong } = LOOKS[look];
  const edge = strong ? Math.max(3, box.height * 0.07) : 1;
  const inside = {
    x: box.x + edge / 2,
    y: box.y + edge / 2,
    width: box.width - edge,
    height: box.height - edge,
  };
  return group([
    rect(inside, box.height * 0.14, { fill, stroke, strokeWidth: edge }),
    textIn(box, String(spot), { size, fill: digits, bold: strong }),
  ]);
}

/** What nobody sees on this page is not explained. */
function drawLegend(parking: ParkingDrawing, y: number): Svg {
  const seen = new Set(spotsOn(parking.page).map((spot) => lookOf(parking, spot)));
  const shapes: Svg[] = [];
  let x = MARGIN;
  for (const look of ['mine', 'free', 'lent', 'others'] as const) {
    if (!seen.has(look)) continue;
    const { fill, stroke, strong } = LOOKS[look];
    const swatch = { x: x + 2, y: y + 2, width: 56, height: 38 };
    shapes.push(rect(swatch, 7, { fill, stroke: strong ? stroke : FAINT, strokeWidth: strong ? 4 : 2 }));
    const words = parking.legend[look];
    shapes.push(text(x + 74, y + 33, words, { size: 32, fill: INK }));
    x += 74 + widthOfText(words, 32) + 44;
  }
  return group(shapes);
}
