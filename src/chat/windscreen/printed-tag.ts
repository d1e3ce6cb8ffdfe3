import type { Qr } from '../kit/pictures.ts';
import { type Box, drawing, group, line, rect, type Svg, text, widthOfText } from '../kit/svg.ts';

/** What stands on a card, in its holder's language. Nothing of it says whose car it is. */
export type PrintedTag = {
  readonly question: string;
  readonly camera: readonly [string, string];
  readonly free: string;
  readonly noCamera: string;
  readonly address: string;
  readonly code: string;
  readonly guards: string | null;
  readonly qr: Qr;
};

/** A6 in tenths of a millimetre. */
const PAGE = { width: 1050, height: 1480 };
/** A printer leaves the edge white. */
const MARGIN = 60;
const BLACK = '#000000';
const WHITE = '#ffffff';

/** Black on white: it is read through glass, by whatever a cheap printer made of it. */
export function printedTag(card: PrintedTag): string {
  const qr: Box = { x: (PAGE.width - 690) / 2, y: 352, width: 690, height: 690 };
  return drawing(PAGE, 1, [
    rect({ x: 0, y: 0, ...PAGE }, 0, { fill: WHITE }),
    words(card.question, 165, 108, true),
    words(card.camera[0], 258, 64, false),
    words(card.camera[1], 338, 64, true),
    cells(card.qr, qr),
    words(card.free, 1082, 44, false),
    line([MARGIN, 1120], [PAGE.width - MARGIN, 1120], BLACK, 4),
    words(card.noCamera, 1180, 38, false),
    words(card.address, 1248, 54, true),
    words(card.code, 1340, 92, true),
    ...(card.guards === null ? [] : [words(card.guards, 1425, 54, true)]),
  ]);
}

/** One line in the middle, smaller where it would not fit. */
function words(said: string, y: number, size: number, bold: boolean): Svg {
  const room = PAGE.width - 2 * MARGIN;
  const width = widthOfText(said, size) * (bold ? 1.08 : 1);
  const fitting = width > room ? (size * room) / width : size;
  return text(PAGE.width / 2, y, said, { size: fitting, fill: BLACK, bold, anchor: 'middle' });
}

/** Neighbours in a row are one bar, so that no printer leaves a hair between them. */
function cells(qr: Qr, { x, y, width }: Box): Svg {
  const cell = width / qr.length;
  const bars: Svg[] = [];
  qr.forEach((row, at) => {
    for (let from = 0; from < row.length; from += 1) {
      let to = from;
      while (row[to]) to += 1;
      if (to > from)
        bars.push(rect(bar(x + from * cell, y + at * cell, (to - from) * cell, cell), 0, { fill: BLACK }));
      from = to;
    }
  });
  return group(bars);
}

function bar(x: number, y: number, width: number, height: number): Box {
  return { x, y, width, height };
}
