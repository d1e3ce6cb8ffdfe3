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

/** The least that is read from two steps away, in points. */
const SMALLEST = 24;
/** A printer leaves the edge white. */
const EDGE = 15;
const WIDTH = A4.width - 2 * EDGE;
const QR = 72;
/** The code brings a light border of its own. */
const BORDER = 5;

const points = (millimetres: number) => (millimetres * 72) / 25.4;
const millimetres = (size: number) => (size * 25.4) / 72;

type Style = { readonly size: number; readonly bold?: boolean };
type Block = { readonly marks: readonly Mark[]; readonly bottom: number };

/** From top to bottom, so that a long line moves what stands below it. */
export function posterSheet(poster: Poster): Sheet {
  const small = { size: SMALLEST };
  const title = block(poster.question, { size: 46, bold: true }, { top: EDGE });
  const what = block(poster.what, { size: 30 }, { top: title.bottom + 3 });
  const top = what.bottom + 5;
  const code: Mark = { kind: 'cells', x: EDGE - BORDER, y: top - BORDER, width: QR, qr: poster.qr };
  const left = EDGE + QR - BORDER;
  const steps = stacked(poster.steps, small, { top, left, width: A4.width - EDGE - left });
  const below = Math.max(top + QR - 2 * BORDER, steps.bottom) + 5;
  const bot = block(poster.bot, { size: 30, bold: true }, { top: below });
  const address = block(poster.address, { size: 30, bold: true }, { top: bot.bottom });
  const hidden = block(poster.hidden, small, { top: address.bottom + 6 });
  const never = block(poster.never, { ...small, bold: true }, { top: hidden.bottom });
  const rule = never.bottom + 4;
  const offline = block(poster.offline, { ...small, bold: true }, { top: rule + 4 });
  const guards = entry(poster.guards, offline.bottom + 1);
  const check = entry(poster.check, guards.bottom + 1);
  const blocks = [title, what, steps, bot, address, hidden, never, offline, guards, check];
  return [...blocks.flatMap(({ marks }) => marks), code, across(EDGE, rule, 0.6)];
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

/** As many lines as it takes. */
function block(said: string, style: Style, { top, left = EDGE, width = WIDTH }: Place): Block {
  const height = millimetres(style.size) * 1.2;
  const marks = wrapped(said, style, points(width)).map((line, at): Words => {
    // Capitals are 0.71 of the size.
    const y = top + at * height + millimetres(style.size) * 0.85;
    return { kind: 'words', x: left, y, said: line, ...style };
  });
  return { marks, bottom: top + marks.length * height };
}

/** What is set, or a line to write on behind the label, or below it where little room is left. */
function entry({ label, said }: Entry, top: number): Block {
  const style = { size: SMALLEST };
  if (said !== null) return block(`${label} ${said}`, style, { top });
  const { marks, bottom } = block(label, style, { top });
  const end = EDGE + millimetres(widthOf(label, style)) + 4;
  const isShort = A4.width - EDGE - end >= 45;
  const line = isShort ? across(end, bottom - 1.5, 0.4) : across(EDGE, bottom + 9, 0.4);
  return { marks: [...marks, line], bottom: isShort ? bottom + 1 : bottom + 10 };
}

function across(from: number, y: number, width: number): Mark {
  return { kind: 'line', from: [from, y], to: [A4.width - EDGE, y], width };
}

/** Nothing here can ask the font: rather a word too few in a line. */
const widthOf = (said: string, { size, bold }: Style) => widthOfText(said, size) * (bold ? 1.08 : 1.02);

function wrapped(said: string, style: Style, room: number): string[] {
  const made: string[] = [];
  for (const word of said.split(/ +/u)) {
    const last = made.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, style) > room) made.push(word);
    else made.splice(Math.max(0, made.length - 1), 1, longer);
    // An address without a space goes on in the next line.
    for (let end = made.at(-1) ?? ''; widthOf(end, style) > room; end = made.at(-1) ?? '') {
      const fits = [...end].findIndex((_, at) => widthOf([...end].slice(0, at + 1).join(''), style) > room);
      if (fits < 1) break;
      made.splice(-1, 1, [...end].slice(0, fits).join(''), [...end].slice(fits).join(''));
    }
  }
  return made;
}
