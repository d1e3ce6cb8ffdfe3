import type { Copy, CopyFault } from '../../core/backups/backup.ts';
import type { JudgeHeader } from '../../core/backups/backup-ports.ts';
import { holdsSecretKey } from '../../core/backups/secret-key.ts';
import { ok, type Result, refuse } from '../../core/kernel/result.ts';
import { readCopy, readHeader } from './read-copy.ts';
import { tryApart } from './try-apart.ts';

const AGE = 'age-encryption.org/v1';
const ARMORED = '-----BEGIN AGE ENCRYPTED FILE-----';

/** A key or a note about one is small; a copy is no text. */
const TEXT_LOOKED_AT = 64 * 1024;

/** Unpacks to 8 MB at most, whatever stands in it: not worth a process of its own. */
const SMALL = 8 * 1024;

/**
 * Takes a file apart, from whoever it comes: decrypts, judges the header, unpacks, reads line by line and stops at the
 * first thing that does not belong there. Whether the rows are any good only the database can say.
 */
export async function openCopy(
  bytes: Uint8Array,
  identities: readonly string[],
  judge: JudgeHeader = () => null,
): Promise<Result<Copy, CopyFault>> {
  const start = Buffer.from(bytes.subarray(0, TEXT_LOOKED_AT)).toString('latin1');
  if (holdsSecretKey(start)) return refuse('holds a key');
  const isEncrypted = start.startsWith(AGE) || start.trimStart().startsWith(ARMORED);
  if (isEncrypted && identities.length === 0) return refuse('encrypted');
  const packed = isEncrypted ? await decrypt(bytes, start, identities) : ok(bytes);
  if (!packed.ok) return packed;
  if (packed.value[0] !== 0x1f || packed.value[1] !== 0x8b) return refuse('no copy');
  const header = await readHeader(packed.value);
  if (!header.ok) return header;
  const fault = judge(header.value) ?? (packed.value.length > SMALL ? await tryApart(packed.value) : null);
  return fault ? refuse(fault) : readCopy(packed.value);
}

async function decrypt(
  bytes: Uint8Array,
  start: string,
  identities: readonly string[],
): Promise<Result<Uint8Array, CopyFault>> {
  // Loaded when it is needed: see seal.ts.
  const { armor, Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    const file = start.startsWith(AGE) ? bytes : armor.decode(Buffer.from(bytes).toString('latin1'));
    return ok(await decrypter.decrypt(file));
  } catch (error) {
    // The package's own words are all that tells a wrong key from a damaged file.
    return refuse(/no identity matched/i.test(String(error)) ? 'other key' : 'truncated');
  }
}
