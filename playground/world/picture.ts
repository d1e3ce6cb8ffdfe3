import { crc32, deflateSync } from 'node:zlib';

export type Picture = { readonly type: string; readonly width: number; readonly height: number };

/** Reads kind and size from the first bytes of a PNG or JPEG; undefined for anything else. */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length >= 24 && view.readUInt32BE(0) === 0x89504e47) {
    return { type: 'image/png', width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  }
  if (view.length >= 4 && view.readUInt16BE(0) === 0xffd8) return readJpeg(view);
  return undefined;
}

function readJpeg(view: Buffer): Picture | undefined {
  let at = 2;
  while (at + 9 < view.length) {
    const marker = view.readUInt16BE(at);
    // SOF0-SOF15 hold the size; C4, C8 and CC among them are tables.
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      return { type: 'image/jpeg', height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) };
    }
    at += 2 + view.readUInt16BE(at + 2);
  }
  return undefined;
}

const paints = [0xc0392b, 0x2471a3, 0x229954, 0xd68910] as const;
const [width, height] = [360, 240];
const drawn = new Map<number, Uint8Array>();

/** A small PNG that a person «took»: a car in one of a few colours, in a garage. */
export function samplePicture(seed = 0): Uint8Array {
  const paint = paints[seed % 4] ?? paints[0];
  const known = drawn.get(paint);
  if (known) return known;
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.writeUIntBE(smooth(x, y, paint), y * (width * 3 + 1) + 1 + x * 3, 3);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const picture = Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  drawn.set(paint, picture);
  return picture;
}

/** The mean of four points of a pixel, so that edges are not stairs. */
function smooth(x: number, y: number, paint: number): number {
  const points = [0.25, 0.75].flatMap((dx) => [0.25, 0.75].map((dy) => colour(x + dx, y + dy, paint)));
  const mean = (shift: number) => points.reduce((sum, point) => sum + ((point >> shift) & 255), 0) >> 2;
  return (mean(16) << 16) | (mean(8) << 8) | mean(0);
}

function colour(x: number, y: number, paint: number): number {
  for (const centre of [112, 250]) {
    const away = Math.hypot(x - centre, y - 178);
    if (away < 26) return away < 11 ? 0xb8c0c6 : away < 14 ? 0x5c646a : 0x23282c;
  }
  const roof = y > 92 && y < 142 && x > 96 + (142 - y) * 0.8 && x < 270 - (142 - y) * 1.0;
  const glass = y > 101 && y < 138 && x > 110 + (138 - y) * 0.8 && x < 254 - (138 - y) * 1.0;
  if (glass && Math.abs(x - 180) > 4) return 0xbfdcec;
  if (roof) return paint;
  // The body, with round ends.
  const [dx, dy] = [Math.max(Math.abs(x - 181) - 118, 0), Math.max(Math.abs(y - 157) - 4, 0)];
  if (Math.hypot(dx, dy) < 22) return x > 306 && y < 160 ? 0xffe9a8 : x < 56 && y < 160 ? 0x8f1f16 : paint;
  if (y > 184) return Math.abs(y - 222) < 3 ? 0xe8e4d0 : 0x767f86;
  return x % 120 < 5 ? 0xc3c9cd : 0xd9dee1;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
