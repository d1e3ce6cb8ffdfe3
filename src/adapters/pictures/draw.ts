/** The process that draws. It has no settings and no secrets, and ends when its parent lets go of it. */
import 'temporal-polyfill/global';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Paper } from '../../chat/kit/pictures.ts';
import type { Sheet } from '../../chat/kit/sheets.ts';
import { pdfOf, SHARP } from './pdf.ts';
import type { Wanted } from './renderer.ts';
import { pdfOfSheets } from './sheets-pdf.ts';
import { readFont } from './true-type.ts';

const read = (specifier: string) => readFileSync(fileURLToPath(import.meta.resolve(specifier)));

const readWeight = (weight: string) => read(`@expo-google-fonts/roboto/${weight}/Roboto_${weight}.ttf`);
const [regular, bold] = [readWeight('400Regular'), readWeight('700Bold')];
const fontBuffers = [regular, bold];

await initWasm(read('@resvg/resvg-wasm/index_bg.wasm'));

function draw(svg: string): Uint8Array {
  return drawn(svg, undefined, (image) => image.asPng());
}

/** As fine as a good printer prints, and as wide as the paper. */
function print(svg: string, paper: Paper): Uint8Array {
  return drawn(svg, SHARP.width, (image) => pdfOf(image, paper));
}

type Image = Parameters<typeof pdfOf>[0] & { readonly asPng: () => Uint8Array };

function drawn(svg: string, width: number | undefined, use: (image: Image) => Uint8Array): Uint8Array {
  const font = { fontBuffers, defaultFontFamily: 'Roboto' };
  const drawing = new Resvg(svg, { font, ...(width && { fitTo: { mode: 'width', value: width } }) });
  try {
    const image = drawing.render();
    // Its memory is not the garbage collector's: without free() it only ever grows.
    try {
      return use(image);
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

function printSheets(sheets: readonly Sheet[]): Uint8Array {
  return pdfOfSheets(sheets, { regular: readFont(regular), bold: readFont(bold) });
}

function made(wanted: Wanted): Uint8Array {
  if ('sheets' in wanted) return printSheets(wanted.sheets);
  return wanted.paper ? print(wanted.svg, wanted.paper) : draw(wanted.svg);
}

process.on('message', (wanted: Wanted) => {
  try {
    process.send?.(made(wanted));
  } catch {
    // What is wrong with it may quote what somebody typed.
    process.send?.(null);
  }
});
process.on('disconnect', () => process.exit());
