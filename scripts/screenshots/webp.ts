/** Packs what the browser has drawn as WebP, still or moving; the browser itself compresses, so no encoder is needed. */
import type { Browser, Page } from 'playwright-core';

/** A moment of a moving picture: what is seen, and for how long. */
export type Frame = { readonly png: Buffer; readonly ms: number };

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** A piece of a frame as the browser compressed it, and where it lies. */
type Patch = Rect & { readonly webp: string };

const QUALITY = 0.85;

export async function packStill(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  const [whole] = await patches(page, null, png);
  await page.close();
  return Buffer.from(whole?.webp ?? '', 'base64');
}

/** Of every frame but the first only what changed is kept: a phone's screen stands still most of the time. */
export async function packMoving(browser: Browser, frames: readonly Frame[]): Promise<Buffer> {
  const page = await browser.newPage();
  const parts: { readonly patch: Patch; readonly ms: number }[] = [];
  let before: Buffer | null = null;
  for (const { png, ms } of frames) {
    for (const patch of await patches(page, before, png)) parts.push({ patch, ms });
    before = png;
  }
  await page.close();
  const [first] = parts;
  if (!first) throw new Error('a moving picture needs a frame');
  const { width, height } = first.patch;
  // VP8X says that it moves and how large it is, ANIM that it begins again for ever.
  const size = chunk('VP8X', Buffer.from([2, 0, 0, 0, ...threeBytes(width - 1), ...threeBytes(height - 1)]));
  const moves = chunk('ANIM', Buffer.from([255, 255, 255, 255, 0, 0]));
  const shown = parts.map(({ patch, ms }) =>
    chunk('ANMF', Buffer.concat([placeOf(patch, ms), dataOf(patch)])),
  );
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), size, moves, ...shown]));
}

/** What differs from the frame before, in one rectangle; everything where there is none. */
async function patches(page: Page, before: Buffer | null, now: Buffer): Promise<Patch[]> {
  const [old, png] = [before?.toString('base64') ?? '', now.toString('base64')];
  const found: Patch = await page.evaluate(`(${cutOut})('${old}', '${png}', ${QUALITY})`);
  return found.width > 0 ? [found] : [];
}

/** Runs in the browser. Corners lie at even numbers, as the format wants it. */
const cutOut = `async (old, png, quality) => {
  const read = async (base64) => {
    const bytes = await (await fetch('data:image/png;base64,' + base64)).blob();
    const bitmap = await createImageBitmap(bytes);
    const canvas = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height });
    const context = canvas.getContext('2d', { alpha: false });
    context.drawImage(bitmap, 0, 0);
    return { canvas, data: context.getImageData(0, 0, bitmap.width, bitmap.height).data };
  };
  const { canvas, data } = await read(png);
  const area = { x: 0, y: 0, width: canvas.width, height: canvas.height };
  if (old !== '') {
    const before = new Uint32Array((await read(old)).data.buffer);
    const after = new Uint32Array(data.buffer);
    let [left, top, right, bottom] = [canvas.width, canvas.height, -1, -1];
    after.forEach((pixel, i) => {
      if (pixel === before[i]) return;
      const [x, y] = [i % canvas.width, Math.floor(i / canvas.width)];
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
    });
    [left, top] = [left - (left % 2), top - (top % 2)];
    Object.assign(area, { x: left, y: top, width: right - left + 1, height: bottom - top + 1 });
  }
  if (area.width <= 0) return { ...area, width: 0, webp: '' };
  const piece = Object.assign(document.createElement('canvas'), { width: area.width, height: area.height });
  piece.getContext('2d', { alpha: false }).drawImage(canvas, -area.x, -area.y);
  return { ...area, webp: piece.toDataURL('image/webp', quality).split(',')[1] };
}`;

/** The head of a frame; the last byte says that it covers what was there. */
function placeOf({ x, y, width, height }: Rect, ms: number): Buffer {
  return Buffer.from([x / 2, y / 2, width - 1, height - 1, ms].flatMap(threeBytes).concat(2));
}

/** The compressed picture alone: the file that the browser makes tells colours and size beside it. */
function dataOf({ webp }: Patch): Buffer {
  const file = Buffer.from(webp, 'base64');
  for (let at = 12; at < file.length; ) {
    const end = at + 8 + file.readUInt32LE(at + 4);
    if (file.toString('latin1', at, at + 4) === 'VP8 ') return file.subarray(at, end + (end % 2));
    at = end + (end % 2);
  }
  throw new Error('the browser packs WebP in another way now');
}

function chunk(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

const threeBytes = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255];
