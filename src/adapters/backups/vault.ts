import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileName, outdated } from '../../core/backups/backup.ts';
import type { Vault } from '../../core/backups/backup-ports.ts';
import { createFolder } from './folder.ts';
import { openCopy } from './open.ts';
import { seal } from './seal.ts';

export type VaultOptions = {
  readonly dir: string;
  /** An age public key; without it copies are plain. */
  readonly recipient: string | undefined;
  /** A file with age identities, one a line; read each time, kept nowhere. */
  readonly identityFile: string | undefined;
};

/** Machine time: how old a half-written file has to be so that nobody is writing it any more. */
const HALF_WRITTEN_FOR = 3_600_000;

/** The folder of copies, with what closes and opens them. */
export function createVault({ dir, recipient, identityFile }: VaultOptions): Vault {
  const folder = createFolder(dir);
  return {
    encrypts: recipient !== undefined,
    opens: identityFile !== undefined,
    store: async (complex, kind, at, lines) => {
      const sealed = await seal(lines, recipient);
      const encrypted = recipient !== undefined;
      const name = fileName(complex, kind, at, encrypted);
      await folder.write(name, sealed);
      const sha256 = createHash('sha256').update(sealed).digest();
      return { fileName: name, sha256, bytes: sealed.length, encrypted };
    },
    list: async (complex) => {
      const copies = (await folder.list()).filter((copy) => copy.complex === complex);
      return copies.sort((a, b) => b.at.getTime() - a.at.getTime() || a.name.localeCompare(b.name));
    },
    read: folder.read,
    open: async (bytes) =>
      openCopy(bytes, identityFile === undefined ? [] : await identitiesIn(identityFile)),
    prune: async (complex, now) => {
      const copies = (await folder.list()).filter((copy) => copy.complex === complex);
      for (const { name } of outdated(copies, now)) await folder.remove(name);
      await folder.sweep(new Date(Date.now() - HALF_WRITTEN_FOR));
    },
  };
}

/** The keys of an identity file as age-keygen writes it; comments and empty lines are passed over. */
async function identitiesIn(file: string): Promise<readonly string[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line.startsWith('AGE-SECRET-KEY-'));
}
