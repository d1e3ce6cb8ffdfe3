import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';

const list = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the links that `pg-symlinks.json` of the package at `home` lists and that are missing: npm packs no symlinks,
 * and the script that would make them at install does not run (`ignore-scripts`).
 */
export async function linkLibraries(home: string): Promise<void> {
  const file = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(file)) return;
  for (const { source, target } of list.parse(JSON.parse(await readFile(file, 'utf8')))) {
    const link = join(home, target);
    // False for a link that leads nowhere, too: it is replaced.
    if (!existsSync(link)) await putLink(relative(dirname(target), source), link);
  }
}

/** Through a name of our own and a rename, so that a second process never meets half of it nor fails on it. */
async function putLink(source: string, link: string): Promise<void> {
  const draft = `${link}.${randomUUID()}`;
  await symlink(source, draft);
  await rename(draft, link);
}
