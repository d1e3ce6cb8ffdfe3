/** The process that draws. It has no settings and no secrets, and ends when its parent lets go of it. */
import 'temporal-polyfill/global';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Paper } from '../../chat/kit/pictures.ts';
import { pdfOf, SHARP } from './pdf.ts';
import type { Wanted } from './renderer.ts';

const read = (specifier: string) => readFileSync(fileURLToPath(import.meta.resolve(specifier)));

const WEIGHTS = ['400Regular', '700Bold'];
const fontBuffers = WEIGHTS.map((weight) => read(`@expo-google-fonts/roboto/${weight}/Roboto_${weight}.ttf`));

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

process.on('message', ({ svg, paper }: Wanted) => {
  try {
    process.send?.(paper ? print(svg, paper) : draw(svg));
  } catch {
    // What is wrong with it may quote what somebody typed.
    process.send?.(null);
  }
});
process.on('disconnect', () => process.exit());
