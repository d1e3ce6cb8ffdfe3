import { inflateRawSync } from 'node:zlib';

/** Why an archive is not opened. */
export type ZipFault = 'broken' | 'too large';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_ENTRIES = 500;

/** What an XLSX says of its sheets, and the sheets. */
const WANTED = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i;

/**
 * Unpacks an archive to see how large it really is: its own list may lie. What is told of sheets is returned, everything
 * else only measured. Encrypted and 64-bit archives are broken to us: no list of spots needs them.
 */
export function unzip(bytes: Buffer, mostBytes: number): ReadonlyMap<string, string> | ZipFault {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) return 'broken';
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return 'too large';
  const files = new Map<string, string>();
  let left = mostBytes;
  try {
    for (let at = bytes.readUInt32LE(end + 16), seen = 0; seen < count; seen += 1) {
      if (bytes.readUInt32LE(at) !== ENTRY) return 'broken';
      const nameLength = bytes.readUInt16LE(at + 28);
      const name = bytes.toString('latin1', at + 46, at + 46 + nameLength);
      const content = unpack(bytes, at, left);
      if (typeof content === 'string') return content;
      left -= content.length;
      if (WANTED.test(name)) files.set(name, content.toString('utf8'));
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  } catch {
    return 'broken';
  }
  return files;
}

function unpack(bytes: Buffer, at: number, most: number): Buffer | ZipFault {
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const content = bytes.subarray(start, start + packed);
  if (content.length < packed || (method !== 0 && method !== 8)) return 'broken';
  if (method === 0) return content.length > most ? 'too large' : content;
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const isLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isLarge ? 'too large' : 'broken';
  }
}
