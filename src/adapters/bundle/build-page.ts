import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type OutputChunk, type OutputOptions, type RolldownOptions, rolldown } from 'rolldown';
import type { BuiltFile, BuiltPage } from './built-page.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Bundles the app below `page/`: one entry, what it loads later in files of their own, one style, the service worker. */
export async function buildPage(folder: string): Promise<BuiltPage> {
  const scripts = await bundled(folder, 'main.tsx');
  const [worker] = await bundled(folder, 'sw.ts');
  const entry = scripts.find(({ isEntry }) => isEntry);
  if (!entry || !worker) throw new Error('the page has no entry');
  const style = fileOf('style.css', Buffer.from(styleOf(join(folder, 'styles'))));
  const icons = readdirSync(join(folder, 'icons'))
    .filter((name) => /\.(svg|png)$/.test(name))
    .map((name): [string, BuiltFile] => [name, fileOf(name, readFileSync(join(folder, 'icons', name)))]);
  const chunks = scripts.map(({ fileName, code }) => packed(fileName, Buffer.from(code)));
  return {
    files: [...chunks, style, ...icons.map(([, file]) => file)],
    script: entry.fileName,
    style: style.name,
    worker: worker.code,
    icons: Object.fromEntries(icons.map(([name, file]) => [name, file.name])),
  };
}

async function bundled(folder: string, entry: string): Promise<OutputChunk[]> {
  const options: RolldownOptions = {
    input: { [basename(entry, extname(entry))]: join(folder, entry) },
    cwd: folder,
    platform: 'browser',
    tsconfig: false,
    transform: { jsx: { runtime: 'automatic', importSource: 'preact' }, target: 'es2022' },
    onLog(_level, log) {
      throw new Error(log.message);
    },
  };
  const bundle = await rolldown(options);
  try {
    const { output } = await bundle.generate({
      format: 'esm',
      minify: true,
      codeSplitting: { groups: [firstScreen(join(folder, entry))] },
      entryFileNames: '[name]-[hash].js',
      chunkFileNames: '[name]-[hash].js',
    });
    return output.filter((one) => one.type === 'chunk');
  } finally {
    await bundle.close();
  }
}

type Splitting = Exclude<NonNullable<OutputOptions['codeSplitting']>, boolean>;

/** What the first screen needs comes in one request, however many of the later ones share parts of it. */
function firstScreen(entry: string): NonNullable<Splitting['groups']>[number] {
  const needed = new Set<string>();
  return {
    debugName: 'first screen',
    name(module, chunking) {
      if (needed.size === 0) {
        needed.add(entry);
        for (const one of needed)
          for (const id of chunking.getModuleInfo(one)?.importedIds ?? []) needed.add(id);
      }
      return needed.has(module) ? 'first' : null;
    },
  };
}

/** All sheets in the order of their names, without comments and the white space between rules. */
function styleOf(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.css'));
  const text = names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
  return text
    .join('\n')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};]) ?/g, '$1');
}

function fileOf(name: string, bytes: Buffer): BuiltFile {
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 10);
  const extension = extname(name);
  return packed(`${basename(name, extension)}-${digest}${extension}`, bytes);
}

function packed(name: string, bytes: Buffer): BuiltFile {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return {
    name,
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    bytes: new Uint8Array(bytes),
    gzip: new Uint8Array(gzipSync(bytes, { level: 9 })),
    br: new Uint8Array(brotliCompressSync(bytes, quality)),
  };
}
