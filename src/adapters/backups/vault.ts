import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fileName, outdated } from '../../core/backups/backup.ts';
import type { Vault } from '../../core/backups/backup-ports.ts';
import { personId } from '../../core/kernel/ids.ts';
import { ok, refuse } from '../../core/kernel/result.ts';
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
    open: async (bytes, judge) => {
      const identities = identityFile === undefined ? [] : await identitiesIn(identityFile);
      return identities ? openCopy(bytes, identities, judge) : refuse('no key file');
    },
    noteForgotten: async (installation, people) => {
      const there = await readForgotten(folder);
      if (!there) return refuse('list damaged');
      const known = new Set(there.map(keyOf));
      const more = people.map((one) => ({ installation, ...one })).filter((one) => !known.has(keyOf(one)));
      // Whoever stands there and not in the database was left out of it: he stays.
      if (more.length > 0)
        await folder.write(FORGOTTEN, new TextEncoder().encode(`${JSON.stringify([...there, ...more])}\n`));
      return ok(null);
    },
    forgotten: async (installation, complex) => {
      const all = await readForgotten(folder);
      if (!all) return refuse('list damaged');
      const ours = all.filter((one) => one.installation === installation && one.complex === complex);
      return ok(ours.map(({ person }) => personId(person)));
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

type Listed = z.output<typeof forgottenShape>;

const keyOf = ({ installation, complex, person }: Listed[number]) =>
  JSON.stringify([installation, complex, person]);

/** Null: it is damaged, and nobody may write over it. */
async function readForgotten(folder: ReturnType<typeof createFolder>): Promise<Listed | null> {
  const bytes = await folder.readOwn(FORGOTTEN);
  if (bytes === null) return [];
  try {
    return forgottenShape.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}

/** The keys of an identity file as age-keygen writes it, without comments; null: there is no such file to read. */
async function identitiesIn(file: string): Promise<readonly string[] | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  const lines = text?.split(/\r?\n/).map((line) => line.trim());
  return lines?.filter((line) => line.startsWith('AGE-SECRET-KEY-')) ?? null;
}
