import type { Qr } from '../kit/pictures.ts';
import { A4, type Mark, type Sheet, type Words } from '../kit/sheets.ts';
import { widthOfText } from '../kit/svg.ts';

/** What stands on the poster, in the language of whoever prints it. */
export type Poster = {
  readonly question: string;
  readonly what: string;
  readonly steps: readonly string[];
  readonly bot: string;
  readonly address: string;
  readonly hidden: string;
  readonly never: string;
  readonly offline: string;
  readonly guards: Entry;
  readonly check: Entry;
  readonly qr: Qr;
};

/** `said` null: a line to write on. */
export type Entry = { readonly label: string; readonly said: string | null };

const SMALLEST = 24;
/** In points: the largest with which everything has its place, and never less than the last, read from two steps away. */
const SIZES = [32, 30, 28, 26, SMALLEST] as const;
const LARGE = 46;
/** A printer leaves the edge white. */
const EDGE = 14;
const WIDTH = A4.width - 2 * EDGE;
const QR = 76;
/** The code brings a light border of its own. */
const BORDER = 6;

const points = (millimetres: number) => (millimetres * 72) / 25.4;
const millimetres = (size: number) => (size * 25.4) / 72;

type Style = { readonly size: number; readonly bold?: boolean };
type Block = { readonly marks: readonly Mark[]; readonly bottom: number };

export function posterSheet(poster: Poster): Sheet {
  const tried = SIZES.map((size) => drawn(poster, size));
  return (tried.find(({ bottom }) => bottom <= A4.height - EDGE) ?? tried.at(-1))?.marks ?? [];
}

/** From top to bottom, so that a long line moves what stands below it. */
function drawn(poster: Poster, size: number): Block {
  const body = { size };
  const strong = { size: size === SMALLEST ? size : 30, bold: true };
  const title = oneLine(poster.question, { size: LARGE, bold: true }, EDGE);
  const what = block(poster.what, { size: Math.min(size + 4, 32) }, { top: title.bottom + 2 });
  const top = what.bottom + 5;
  const code: Mark = { kind: 'cells', x: EDGE - BORDER, y: top - BORDER, width: QR, qr: poster.qr };
  const left = EDGE + QR - BORDER;
  const steps = stacked(poster.steps, body, { top, left, width: A4.width - EDGE - left });
  const bot = named(poster.bot, strong, Math.max(top + QR - 2 * BORDER, steps.bottom) + 4);
  const address = named(poster.address, strong, bot.bottom);
  const hidden = block(poster.hidden, body, { top: address.bottom + 5 });
  const never = block(poster.never, { ...body, bold: true }, { top: hidden.bottom });
  const rule = never.bottom + 4;
  const offline = block(poster.offline, { ...body, bold: true }, { top: rule + 4 });
  const guards = entry(poster.guards, body, offline.bottom + 1);
  const check = entry(poster.check, body, guards.bottom + 1);
  const blocks = [title, what, steps, bot, address, hidden, never, offline, guards, check];
  const marks = [...blocks.flatMap((one) => one.marks), code, across(EDGE, rule, 0.6)];
  return { marks, bottom: check.bottom };
}

type Place = { readonly top: number; readonly left?: number; readonly width?: number };

function stacked(all: readonly string[], style: Style, place: Place): Block {
  const marks: Mark[] = [];
  let bottom = place.top;
  for (const said of all) {
    const one = block(said, style, { ...place, top: bottom });
    marks.push(...one.marks);
    bottom = one.bottom + 2;
  }
  return { marks, bottom };
}

/** A telephone number is one word. */
const BETWEEN_WORDS = /(?<=(?<!\d) )|(?<=\d )(?!\d)/u;

/** As many lines as it takes. */
function block(said: string, style: Style, { top, left = EDGE, width = WIDTH }: Place): Block {
  return setIn(wrapped(said.split(BETWEEN_WORDS), style, points(width)), style, top, left);
}

/** Words that are short by nature; a little smaller where they would not fit. */
function oneLine(said: string, style: Style, top: number): Block {
  const { marks, bottom } = setIn([said], style, top, EDGE);
  return { marks: marks.map((mark) => ({ ...mark, room: WIDTH })), bottom };
}

/** A name and an address are typed as one word, and go on in the next line behind one of their signs. */
function named(said: string, style: Style, top: number): Block {
  const isShort = widthOf(said, { ...style, size: SMALLEST }) <= points(WIDTH);
  if (isShort) return oneLine(said, style, top);
  return setIn(wrapped(said.split(/(?<=[./_-])/u), style, points(WIDTH)), style, top, EDGE);
}

function setIn(lines: readonly string[], style: Style, top: number, left: number): Block {
  const height = millimetres(style.size) * 1.2;
  const marks = lines.map((line, at): Words => {
    const y = top + at * height + millimetres(style.size) * 0.85;
    return { kind: 'words', x: left, y, said: line.trimEnd(), ...style };
  });
  return { marks, bottom: top + lines.length * height };
}

/** What is set, or a line to write on behind the label, or below it where little room is left. */
function entry({ label, said }: Entry, style: Style, top: number): Block {
  if (said !== null) return block(`${label} ${said}`, style, { top });
  const { marks, bottom } = block(label, style, { top: top + 2 });
  const end = EDGE + millimetres(widthOf(label, style)) + 3;
  const isShort = A4.width - EDGE - end >= 55;
  const line = isShort ? across(end, bottom - 1.5, 0.4) : across(EDGE, bottom + 9, 0.4);
  return { marks: [...marks, line], bottom: isShort ? bottom + 1 : bottom + 10 };
}

function across(from: number, y: number, width: number): Mark {
  return { kind: 'line', from: [from, y], to: [A4.width - EDGE, y], width };
}

/** Nothing here can ask the font: capitals are a little wider than the others. */
function widthOf(said: string, { size }: Style): number {
  return widthOfText(said, size) + (said.match(/\p{Lu}/gu)?.length ?? 0) * size * 0.06;
}

/** Pieces into lines; one that is too long for a line of its own goes on in the next. */
function wrapped(pieces: readonly string[], style: Style, room: number): string[] {
  const fits = (said: string) => widthOf(said.trimEnd(), style) <= room;
  const lines = [''];
  for (const letters of pieces.flatMap((piece) => (fits(piece) ? [piece] : [...piece]))) {
    const longer = `${lines.at(-1) ?? ''}${letters}`;
    if (fits(longer)) lines.splice(-1, 1, longer);
    else lines.push(letters);
  }
  return lines;
}
