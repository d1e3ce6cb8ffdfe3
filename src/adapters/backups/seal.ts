import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Encrypter } from 'age-encryption';

const pack = promisify(gzip);

/** gzip, then age to the recipient: `age -d -i key file | gunzip` opens it without us. */
export async function seal(lines: readonly string[], recipient: string | undefined): Promise<Uint8Array> {
  const packed = await pack(`${lines.join('\n')}\n`);
  if (recipient === undefined) return packed;
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(packed);
}
