import { inflateSync } from 'node:zlib';
import { decodeQR } from 'qr/decode.js';

/** What a person with eyes and a telephone gets from one printed sheet. */
export type ReadSheet = { readonly words: readonly string[]; readonly codes: readonly string[] };

/** Reads a PDF of sheets: its lines of words by the fonts' own maps, and its QR codes as a camera sees them. */
export function readSheets(file: Uint8Array): ReadSheet[] {
  const pdf = Buffer.from(file);
  const objects = objectsOf(pdf);
  const letters = { R: lettersOf(objects, 3), B: lettersOf(objects, 8) };
  const kids = /\/Kids \[([^\]]*)\]/.exec(objects.get(2)?.head ?? '')?.[1]?.match(/\d+(?= 0 R)/g) ?? [];
  return kids.map((kid) => {
    const content = /\/Contents (\d+) 0 R/.exec(objects.get(Number(kid))?.head ?? '')?.[1];
    const drawn = inflateSync(objects.get(Number(content))?.bytes ?? Buffer.alloc(0)).toString('latin1');
    return { words: wordsIn(drawn, letters), codes: codesIn(drawn) };
  });
}

type Numbered = { readonly head: string; readonly bytes: Buffer };

/** By the table at the end, so that a wrong table is found out. */
function objectsOf(pdf: Buffer): Map<number, Numbered> {
  const table = Number(/startxref\n(\d+)\n/.exec(pdf.toString('latin1', pdf.length - 40))?.[1]);
  const rows = [...pdf.toString('latin1', table).matchAll(/^(\d{10}) 00000 n /gm)];
  return new Map(
    rows.map((row, at) => {
      const start = Number(row[1]);
      const text = pdf.toString('latin1', start, start + 4000);
      if (!text.startsWith(`${at + 1} 0 obj\n`)) throw new Error(`object ${at + 1} is elsewhere`);
      const begins = text.indexOf('stream\n');
      const length = Number(/\/Length (\d+) /.exec(text)?.[1] ?? 0);
      const from = start + begins + 'stream\n'.length;
      const isStream = begins >= 0 && begins < text.indexOf('endobj');
      const bytes = isStream || length > 3000 ? pdf.subarray(from, from + length) : Buffer.alloc(0);
      return [at + 1, { head: text.slice(0, begins < 0 ? undefined : begins), bytes }];
    }),
  );
}

function lettersOf(objects: ReadonlyMap<number, Numbered>, font: number): Map<string, string> {
  const map = objects.get(font + 4)?.bytes.toString('latin1') ?? '';
  return new Map(
    [...map.matchAll(/^<(\w{4})> <(\w{4})>$/gm)].map(([, shape = '', code = '']) => [
      shape,
      String.fromCodePoint(Number.parseInt(code, 16)),
    ]),
  );
}

function wordsIn(drawn: string, letters: Readonly<Record<'R' | 'B', ReadonlyMap<string, string>>>): string[] {
  return [...drawn.matchAll(/^BT \/([RB]) .* <(\w*)> Tj ET$/gm)].map(([, font, shapes = '']) => {
    const known = letters[font === 'B' ? 'B' : 'R'];
    return (shapes.match(/\w{4}/g) ?? []).map((shape) => known.get(shape) ?? '□').join('');
  });
}

/** Three dots a cell, as a telephone holds it. */
const CELL = 3;

/** Opaque, in whichever order the machine has its bytes. */
const [WHITE = 0, BLACK = 0] = new Uint32Array(new Uint8Array([255, 255, 255, 255, 0, 0, 0, 255]).buffer);

function codesIn(drawn: string): string[] {
  return [...drawn.matchAll(/^0 g (.* re )f$/gm)].map(([, bars = '']) => {
    const boxes = [...bars.matchAll(/(\S+) (\S+) (\S+) (\S+) re/g)].map((box) => box.slice(1).map(Number));
    const [, , , cell = 1] = boxes[0] ?? [];
    const left = Math.min(...boxes.map(([x = 0]) => x));
    const top = Math.max(...boxes.map(([, y = 0]) => y));
    const dots = boxes.map(([x = 0, y = 0, width = 0]) => {
      const [column, row] = [Math.round((x - left) / cell), Math.round((top - y) / cell)];
      return { column, row, cells: Math.round(width / cell) };
    });
    return decodeQR(pictureOf(dots), { timeLimit: 5_000 });
  });
}

function pictureOf(
  bars: readonly { readonly column: number; readonly row: number; readonly cells: number }[],
) {
  const size = (Math.max(...bars.map(({ row }) => row)) + 9) * CELL;
  const dots = new Uint32Array(size * size).fill(WHITE);
  for (const { column, row, cells } of bars)
    for (let y = (row + 4) * CELL; y < (row + 5) * CELL; y += 1) {
      const left = y * size + (column + 4) * CELL;
      dots.fill(BLACK, left, left + cells * CELL);
    }
  return { width: size, height: size, data: new Uint8Array(dots.buffer) };
}

/** Every line of the first sheet as it is set: how large in points, and where it begins, from the left and from above. */
export function settingOf(file: Uint8Array): { bold: boolean; size: number; x: number; y: number }[] {
  const objects = objectsOf(Buffer.from(file));
  const kid = /\/Kids \[(\d+)/.exec(objects.get(2)?.head ?? '')?.[1];
  const page = objects.get(Number(kid))?.head ?? '';
  const height = Number(/\/MediaBox \[0 0 \S+ ([\d.]+)\]/.exec(page)?.[1]);
  const content = /\/Contents (\d+) 0 R/.exec(page)?.[1];
  const drawn = inflateSync(objects.get(Number(content))?.bytes ?? Buffer.alloc(0)).toString('latin1');
  return [...drawn.matchAll(/^BT \/([RB]) (\S+) Tf (\S+) (\S+) Td /gm)].map(([, font, size, x, y]) => {
    return { bold: font === 'B', size: Number(size), x: Number(x), y: height - Number(y) };
  });
}
