import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A file of the page as it goes over the wire: as it is, and packed once and for all. */
export type BuiltFile = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly gzip: Uint8Array;
  readonly br: Uint8Array;
};

/** The app in the browser, ready to be served. Names hold the digest of what is in them, but for the worker's. */
export type BuiltPage = {
  readonly files: readonly BuiltFile[];
  readonly script: string;
  readonly style: string;
  /** The service worker, without the list of what it keeps. */
  readonly worker: string;
  /** The icons by what they are for. */
  readonly icons: Readonly<Record<string, string>>;
};

const INDEX = 'index.json';

const index = z.object({
  files: z.array(z.object({ name: z.string(), type: z.string() })),
  script: z.string(),
  style: z.string(),
  worker: z.string(),
  icons: z.record(z.string(), z.string()),
});

/** Writes it into a folder, from which an image serves it without a bundler; of what stood there nothing is left. */
export async function writeBuilt(folder: string, page: BuiltPage): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name } of readBuilt(folder)?.files ?? [])
    for (const packed of ['', '.gz', '.br']) await rm(join(folder, name + packed), { force: true });
  for (const { name, bytes, gzip, br } of page.files) {
    await writeFile(join(folder, name), bytes);
    await writeFile(join(folder, `${name}.gz`), gzip);
    await writeFile(join(folder, `${name}.br`), br);
  }
  const files = page.files.map(({ name, type }) => ({ name, type }));
  await writeFile(join(folder, INDEX), JSON.stringify({ ...page, files }));
}

/** What `writeBuilt` wrote; null where there is nothing, or not all of it. */
export function readBuilt(folder: string): BuiltPage | null {
  const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
  try {
    const page = index.parse(JSON.parse(readFileSync(join(folder, INDEX), 'utf8')));
    const files = page.files.map(({ name, type }) => {
      return { name, type, bytes: read(name), gzip: read(`${name}.gz`), br: read(`${name}.br`) };
    });
    return { ...page, files };
  } catch {
    return null;
  }
}
