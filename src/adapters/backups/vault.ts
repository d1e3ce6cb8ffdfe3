import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fileName, outdated } from '../../core/backups/backup.ts';
import type { Vault } from '../../core/backups/backup-ports.ts';
import { personId } from '../../core/kernel/ids.ts';
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
    noteForgotten: async (installation, people) => {
      const others = (await readForgotten(folder)).filter((one) => one.installation !== installation);
      const ours = people.map((one) => ({ installation, ...one }));
      await folder.write(FORGOTTEN, new TextEncoder().encode(`${JSON.stringify([...others, ...ours])}\n`));
    },
    forgotten: async (installation, complex) => {
      const all = await readForgotten(folder);
      return all
        .filter((one) => one.installation === installation && one.complex === complex)
        .map(({ person }) => personId(person));
    },
    prune: async (complex, now) => {
      const copies = (await folder.list()).filter((copy) => copy.complex === complex);
      for (const { name } of outdated(copies, now)) await folder.remove(name);
      await folder.sweep(new Date(Date.now() - HALF_WRITTEN_FOR));
    },
  };
}

/** Numbers without names; it lies beside the copies and outlives the database. */
const FORGOTTEN = 'forgotten.json';

const forgottenShape = z.array(
  z.strictObject({ installation: z.string(), complex: z.number().int(), person: z.number().int() }),
);

async function readForgotten(folder: ReturnType<typeof createFolder>) {
  const bytes = await folder.readOwn(FORGOTTEN);
  return bytes === null ? [] : forgottenShape.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** The keys of an identity file as age-keygen writes it; comments and empty lines are passed over. */
async function identitiesIn(file: string): Promise<readonly string[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line.startsWith('AGE-SECRET-KEY-'));
}
