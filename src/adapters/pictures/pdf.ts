import { deflateSync } from 'node:zlib';
import type { Paper } from '../../chat/kit/pictures.ts';

/** An A6 page at 600 dots an inch; its height follows. */
export const SHARP = { width: 2480 } as const;

/** Four bytes a dot: red, green, blue, opacity. */
type Image = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** Points of a PDF, 72 an inch. */
export const points = (millimetres: number) => (millimetres * 72) / 25.4;

const A6 = { width: points(105), height: points(148) };
const A4 = { width: points(210), height: points(297) };

/** A page as one picture of black and white dots, as large as the paper: on A4 four times, with lines to cut along. */
export function pdfOf(image: Image, paper: Paper): Uint8Array {
  const page = paper === 'A6' ? A6 : A4;
  const content = paper === 'A6' ? card(0, 0) : fourCards();
  const dots = deflateSync(blackAndWhite(image), { level: 9 });
  const { width, height } = image;
  return pdf([
    text('<< /Type /Catalog /Pages 2 0 R >>'),
    text('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    text(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${n(page.width)} ${n(page.height)}] /Contents 4 0 R /Resources << /XObject << /Card 5 0 R >> >> >>`,
    ),
    stream('', text(content)),
    stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode `,
      dots,
    ),
  ]);
}

function card(x: number, y: number): string {
  return `q ${n(A6.width)} 0 0 ${n(A6.height)} ${n(x)} ${n(y)} cm /Card Do Q\n`;
}

/** From the top edge down: two cards are a millimetre lower than the sheet. */
function fourCards(): string {
  const rows = [A4.height - A6.height, A4.height - 2 * A6.height];
  const cards = rows.flatMap((y) => [card(0, y), card(A6.width, y)]).join('');
  const across = A4.height - A6.height;
  const cut = `${n(A6.width)} 0 m ${n(A6.width)} ${n(A4.height)} l S 0 ${n(across)} m ${n(A4.width)} ${n(across)} l S`;
  return `${cards}0.3 w [4 4] 0 d 0.6 G ${cut}\n`;
}

/** A bit a dot, each row from a whole byte on; 1 is white. */
function blackAndWhite({ width, height, pixels }: Image): Uint8Array {
  const bytes = Math.ceil(width / 8);
  const bits = new Uint8Array(bytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const dot = pixels[(y * width + x) * 4] ?? 0;
      if (dot >= 128) bits[y * bytes + (x >> 3)] = (bits[y * bytes + (x >> 3)] ?? 0) | (128 >> (x & 7));
    }
  }
  return bits;
}

/** The objects of a PDF, numbered from 1, with the table that says where each begins. */
export function pdf(objects: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [text('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n')];
  const starts: number[] = [];
  let table = lengthOf(parts);
  objects.forEach((object, at) => {
    starts.push(table);
    const whole = [text(`${at + 1} 0 obj\n`), object, text('\nendobj\n')];
    table += lengthOf(whole);
    parts.push(...whole);
  });
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    text(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

const lengthOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, part) => sum + part.length, 0);

export function stream(head: string, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([text(`<< ${head}/Length ${bytes.length} >>\nstream\n`), bytes, text('\nendstream')]);
}

export const text = (words: string): Uint8Array => Buffer.from(words, 'latin1');

export const n = (value: number) => value.toFixed(3);
