/** Bundles the page into a folder, `built` by default: an image then needs no bundler. */
import 'temporal-polyfill/global';
import { join, resolve } from 'node:path';
import { buildPage } from '../src/adapters/bundle/build-page.ts';
import { writeBuilt } from '../src/adapters/bundle/built-page.ts';

const root = join(import.meta.dirname, '..');
const page = await buildPage(join(root, 'page'));
await writeBuilt(resolve(root, process.argv[2] ?? 'built'), page);
for (const { name, gzip } of page.files) process.stdout.write(`${name} ${gzip.length} bytes packed\n`);
