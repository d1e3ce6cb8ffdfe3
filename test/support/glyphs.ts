import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The signs that a TrueType font of ours has a shape for: its character map in segments, format 4. */
export function glyphsOf(font: string): ReadonlySet<number> {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(font)));
  const signs = new Set<number>();
  for (const table of subtables(bytes)) {
    if (bytes.readUInt16BE(table) !== 4) continue;
    const size = bytes.readUInt16BE(table + 6);
    for (let at = 0; at < size; at += 2) {
      const word = (column: number) =>
        bytes.readUInt16BE(table + 14 + column * size + (column > 0 ? 2 : 0) + at);
      const [end, start, delta, range] = [word(0), word(1), word(2), word(3)];
      for (let sign = start; sign <= end && sign !== 0xffff; sign++) {
        const place = table + 16 + 3 * size + at + range + 2 * (sign - start);
        const glyph = range === 0 ? (sign + delta) & 0xffff : bytes.readUInt16BE(place);
        if (glyph !== 0) signs.add(sign);
      }
    }
  }
  return signs;
}

/** Where each of the character maps begins. */
function subtables(bytes: Buffer): number[] {
  const tables = Array.from({ length: bytes.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
  const map = tables.find((at) => bytes.toString('latin1', at, at + 4) === 'cmap');
  if (map === undefined) throw new Error('the font has no map of characters');
  const begin = bytes.readUInt32BE(map + 8);
  const count = bytes.readUInt16BE(begin + 2);
  return Array.from({ length: count }, (_, at) => begin + bytes.readUInt32BE(begin + 8 + 8 * at));
}
