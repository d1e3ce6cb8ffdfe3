import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** gzip, then age to the recipient: `age -d -i key file | gunzip` opens it without us. */
export async function seal(lines: readonly string[], recipient: string | undefined): Promise<Uint8Array> {
  const packed = await pack(`${lines.join('\n')}\n`);
  if (recipient === undefined) return packed;
  // Loaded when it is needed, once a day: it is 26 MB of memory (measured).
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(packed);
}
