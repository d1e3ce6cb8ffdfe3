import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type NamedCopy, readFileName } from '../../core/backups/backup.ts';

/** Nobody else on the machine has to read who parks where. */
const OURS_ALONE = 0o600;
const FOLDER = 0o700;

/** More than any copy has, and little enough to hold in memory. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A folder of copies. Only names that we gave are ever looked at: a name from outside leads nowhere else. */
export function createFolder(dir: string) {
  return {
    /** Whole or not at all: under its name it appears when it is on the disk. */
    write: async (name: string, bytes: Uint8Array): Promise<void> => {
      await mkdir(dir, { recursive: true, mode: FOLDER });
      const part = join(dir, `.${name}.${randomBytes(4).toString('hex')}.part`);
      try {
        const file = await open(part, 'wx', OURS_ALONE);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        // A file system without rights of its own keeps what it can.
        await chmod(part, OURS_ALONE);
        await rename(part, join(dir, name));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    list: async (): Promise<readonly NamedCopy[]> => {
      const names = await readdir(dir).catch(absent<string[]>([]));
      return names.flatMap((name) => readFileName(name) ?? []);
    },
    read: async (name: string): Promise<Uint8Array | null> => {
      if (!readFileName(name)) return null;
      const path = join(dir, name);
      const size = await stat(path).then((found) => (found.isFile() ? found.size : null), absent(null));
      if (size === null || size > MOST_BYTES) return null;
      return readFile(path).catch(absent(null));
    },
    /** A file of ours that is no copy; null: there is none. */
    readOwn: (name: 'forgotten.json'): Promise<Uint8Array | null> =>
      readFile(join(dir, name)).catch(absent(null)),
    remove: (name: string): Promise<void> => rm(join(dir, name), { force: true }),
    /** What a killed process left half written an hour ago or longer. */
    sweep: async (before: Date): Promise<void> => {
      for (const name of await readdir(dir).catch(absent<string[]>([]))) {
        if (!/^\.(parking-|forgotten).*\.part$/.test(name)) continue;
        const path = join(dir, name);
        const found = await stat(path).catch(absent(null));
        if (found && found.mtime < before) await rm(path, { force: true });
      }
    },
  };
}

/** What to say where there is no such file; any other trouble goes on. */
function absent<T>(instead: T) {
  return (error: unknown): T => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead;
    throw error;
  };
}
