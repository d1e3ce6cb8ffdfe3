import type { Qr } from '../kit/pictures.ts';
import { A4, type Line, type Mark, type Sheet, type Words } from '../kit/sheets.ts';

/** What stands on a strip. Nothing of it says who lives there. */
export type PrintedStrip = {
  readonly place: string;
  readonly code: string;
  readonly qr: Qr;
};

/** What stands on all of them, in the language of whoever prints. */
export type StripWords = {
  readonly house: string;
  readonly what: readonly [string, string];
  readonly camera: readonly [string, string];
  readonly address: string;
  readonly thenCode: string;
  /** Where the code is typed without the messenger; null: there is no such place. */
  readonly elsewhere: string | null;
  readonly until: string;
};

/** Eight on a sheet, so that each is as large as a playing card laid on its side. */
const COLUMNS = 2;
const ROWS = 4;
const STRIP = { width: A4.width / COLUMNS, height: A4.height / ROWS };
/** A printer leaves the edge white, and scissors are not exact. */
const EDGE = 8;
const QR = 39;

/** Row by row, as they will lie after the cut: in the order in which they came. */
export function stripSheets(strips: readonly PrintedStrip[], words: StripWords): Sheet[] {
  const sheets: Sheet[] = [];
  for (let from = 0; from < strips.length; from += COLUMNS * ROWS) {
    const some = strips.slice(from, from + COLUMNS * ROWS);
    sheets.push([...some.flatMap((strip, at) => drawn(strip, words, at)), ...cuts()]);
  }
  return sheets;
}

function drawn(strip: PrintedStrip, words: StripWords, at: number): Mark[] {
  const left = (at % COLUMNS) * STRIP.width;
  const top = Math.floor(at / COLUMNS) * STRIP.height;
  const room = STRIP.width - 2 * EDGE;
  const beside = { x: EDGE + QR + 3, room: room - QR - 3 };
  const say = (y: number, said: string, size: number, more: Partial<Words> = {}): Words => {
    const line: Words = { kind: 'words', x: EDGE, y, said, size, room, ...more };
    return { ...line, x: left + line.x, y: top + y };
  };
  const { elsewhere } = words;
  return [
    say(13, strip.place, 20, { bold: true, room: room * 0.55 }),
    say(13, words.house, 10, { x: STRIP.width - EDGE, anchor: 'end', room: room * 0.42 }),
    say(19.5, words.what[0], 9.5),
    say(23.7, words.what[1], 9.5),
    { kind: 'cells', x: left + EDGE - 3, y: top + 25, width: QR, qr: strip.qr },
    say(31, words.camera[0], 9.5, beside),
    say(35.5, words.camera[1], 9.5, beside),
    say(40.5, words.address, 12, { ...beside, bold: true }),
    say(47, words.thenCode, 9.5, beside),
    say(54.5, strip.code, 20, { ...beside, bold: true }),
    ...(elsewhere === null ? [] : [say(60.5, elsewhere, 9, beside)]),
    say(67.5, words.until, 8.5),
  ];
}

function cuts(): Line[] {
  const cut = (from: Line['from'], to: Line['to']): Line => {
    return { kind: 'line', from, to, width: 0.15, dashed: true };
  };
  const downwards = Array.from({ length: COLUMNS - 1 }, (_, at) => (at + 1) * STRIP.width);
  const across = Array.from({ length: ROWS - 1 }, (_, at) => (at + 1) * STRIP.height);
  return [
    ...downwards.map((x) => cut([x, 0], [x, A4.height])),
    ...across.map((y) => cut([0, y], [A4.width, y])),
  ];
}
