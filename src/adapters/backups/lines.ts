import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

/** A house of 2,000 people with a lively year has about 30 MB of lines. */
export const MOST_UNPACKED = 96 * 1024 * 1024;

/** One row, with room to spare: ten gigabytes of zeros are one line, and nobody waits for its end. */
export const LONGEST_LINE = 1024 * 1024;

/** What is packed is no copy of ours, however well it unpacks. */
export class Unpackable extends Error {
  override readonly name = 'Unpackable';
  readonly why: 'truncated' | 'too large' | 'no copy';

  constructor(why: Unpackable['why']) {
    super(why);
    this.why = why;
  }
}

/** The lines of a packed file, one after another; whoever has seen enough stops unpacking by no longer asking. */
export async function* unpackLines(packed: Uint8Array): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let bytes = 0;
  let rest = '';
  // Smaller pieces: a file may unpack to a thousand times its size.
  const stream = Readable.from([packed]).pipe(createGunzip({ chunkSize: 64 * 1024 }));
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > MOST_UNPACKED) throw new Unpackable('too large');
      const parts = (rest + decoder.write(chunk)).split('\n');
      rest = parts.pop() ?? '';
      if (rest.length > LONGEST_LINE) throw new Unpackable('no copy');
      for (const line of parts) yield line;
    }
  } catch (error) {
    if (error instanceof Unpackable) throw error;
    const isDamaged = error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));
    throw isDamaged ? new Unpackable('truncated') : error;
  } finally {
    stream.destroy();
  }
  // Every line of ours ends.
  if (rest !== '') throw new Unpackable('truncated');
}
