/** What a PDF has to know of a font beside its file: which shape a letter has, and how wide it is. */
export type Font = {
  readonly bytes: Uint8Array;
  /** The number of a letter's shape; 0: an empty box. */
  readonly shapeOf: (letter: number) => number;
  /** In thousandths of the size. */
  readonly widthOf: (shape: number) => number;
  /** How far letters reach, likewise. */
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  readonly ascent: number;
  readonly descent: number;
};

/** Reads the tables of a TrueType font that it needs; the letters of one plane are all that we set. */
export function readFont(bytes: Buffer): Font {
  const head = tableOf(bytes, 'head');
  const unit = 1000 / head.readUInt16BE(18);
  const hhea = tableOf(bytes, 'hhea');
  const hmtx = tableOf(bytes, 'hmtx');
  const measured = hhea.readUInt16BE(34);
  const scaled = (table: Buffer, at: number) => Math.round(table.readInt16BE(at) * unit);
  return {
    bytes,
    shapeOf: shapesIn(tableOf(bytes, 'cmap')),
    // Whatever comes behind the last one is as wide as it.
    widthOf: (shape) => Math.round(hmtx.readUInt16BE(Math.min(shape, measured - 1) * 4) * unit),
    box: [scaled(head, 36), scaled(head, 38), scaled(head, 40), scaled(head, 42)],
    ascent: scaled(hhea, 4),
    descent: scaled(hhea, 6),
  };
}

/** How wide a line is in thousandths of its size. */
export function widthOfLine({ shapeOf, widthOf }: Font, said: string): number {
  return [...said].reduce((sum, letter) => sum + widthOf(shapeOf(letter.codePointAt(0) ?? 0)), 0);
}

function tableOf(font: Buffer, name: string): Buffer {
  const count = font.readUInt16BE(4);
  for (let at = 12; at < 12 + count * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) !== name) continue;
    const start = font.readUInt32BE(at + 8);
    return font.subarray(start, start + font.readUInt32BE(at + 12));
  }
  throw new Error(`a font without ${name}`);
}

const UNICODE = 4;

/** Segments of letters in a row, as format 4 has them. */
function shapesIn(cmap: Buffer): Font['shapeOf'] {
  const count = cmap.readUInt16BE(2);
  const starts = Array.from({ length: count }, (_, at) => cmap.readUInt32BE(4 + at * 8 + 4));
  const found = starts.find((start) => cmap.readUInt16BE(start) === UNICODE);
  if (found === undefined) throw new Error('a font whose letters cannot be read');
  const table = cmap.subarray(found);
  const size = table.readUInt16BE(6);
  const [ends, firsts] = [14, 16 + size];
  const [deltas, offsets] = [firsts + size, firsts + 2 * size];
  return (letter) => {
    for (let at = 0; at < size; at += 2) {
      if (table.readUInt16BE(ends + at) < letter) continue;
      const first = table.readUInt16BE(firsts + at);
      if (first > letter) return 0;
      const delta = table.readUInt16BE(deltas + at);
      const offset = table.readUInt16BE(offsets + at);
      if (offset === 0) return (letter + delta) & 0xffff;
      const shape = table.readUInt16BE(offsets + at + offset + (letter - first) * 2);
      return shape === 0 ? 0 : (shape + delta) & 0xffff;
    }
    return 0;
  };
}
