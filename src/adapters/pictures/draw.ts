/** The process that draws. It has no settings and no secrets, and ends when its parent lets go of it. */
import 'temporal-polyfill/global';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const read = (specifier: string) => readFileSync(fileURLToPath(import.meta.resolve(specifier)));

const WEIGHTS = ['400Regular', '700Bold'];
const fontBuffers = WEIGHTS.map((weight) => read(`@expo-google-fonts/roboto/${weight}/Roboto_${weight}.ttf`));

await initWasm(read('@resvg/resvg-wasm/index_bg.wasm'));

function draw(svg: string): Uint8Array {
  const drawing = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Roboto' } });
  try {
    const image = drawing.render();
    // Its memory is not the garbage collector's: without free() it only ever grows.
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

process.on('message', (svg) => {
  try {
    process.send?.(draw(String(svg)));
  } catch {
    // What is wrong with it may quote what somebody typed.
    process.send?.(null);
  }
});
process.on('disconnect', () => process.exit());
