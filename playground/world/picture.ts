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

/** A small PNG that a person «took»: a car in one of a few colours, on asphalt. */
export function samplePicture(seed = 0): Uint8Array {
  const [width, height] = [240, 160];
  const paint = [0xc0392b, 0x2471a3, 0x229954, 0xd68910][seed % 4] ?? 0xc0392b;
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.writeUIntBE(colour(x, y, paint), y * (width * 3 + 1) + 1 + x * 3, 3);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colour(x: number, y: number, paint: number): number {
  const wheel = (cx: number) => (x - cx) ** 2 + (y - 112) ** 2 < 16 ** 2;
  if (wheel(80) || wheel(160)) return 0x202020;
  if (x > 40 && x < 200 && y > 80 && y < 112) return paint;
  if (x > 80 && x < 160 && y > 54 && y <= 80) return y > 60 && Math.abs(x - 120) > 4 ? 0xaed6f1 : paint;
  return y > 118 ? 0x707b7c : 0xd5dbdb;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
