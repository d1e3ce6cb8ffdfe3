import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { decodeQR } from 'qr/decode.js';

/** What a phone's camera reads from a picture of ours. */
export function readQr(png: Uint8Array): string {
  return decodeQR(readPng(Buffer.from(png)), { timeLimit: 5_000 });
}

/** The pixels of a PNG of the one kind that our renderer makes: eight bits of red, green, blue and alpha. */
function readPng(png: Buffer): { width: number; height: number; data: Uint8Array } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  assert.deepEqual([png[24], png[25], png[28]], [8, 6, 0]);
  const packed: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(packed));
  const stride = width * 4;
  const data = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const guess = GUESSES[raw[y * (stride + 1)] ?? 0] ?? GUESSES[0];
    for (let x = 0; x < stride; x += 1) {
      const left = x >= 4 ? (data[y * stride + x - 4] ?? 0) : 0;
      const up = y > 0 ? (data[(y - 1) * stride + x] ?? 0) : 0;
      const corner = x >= 4 && y > 0 ? (data[(y - 1) * stride + x - 4] ?? 0) : 0;
      data[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess(left, up, corner);
    }
  }
  return { width, height, data };
}

/** What the filter of a line takes a byte for, of those before it; an array for each of two million bytes would be dear. */
type Guess = (left: number, up: number, corner: number) => number;
const GUESSES: readonly [Guess, ...Guess[]] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const about = left + up - corner;
    const a = Math.abs(about - left);
    const b = Math.abs(about - up);
    const c = Math.abs(about - corner);
    if (a <= b && a <= c) return left;
    return b <= c ? up : corner;
  },
];
