import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';

const folder = join(import.meta.dirname, 'page');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const names = new Set(readdirSync(folder).filter((name) => Object.hasOwn(types, extname(name))));

export const pageHeaders = {
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** A file of the page, gzipped where the browser takes that; 404 for any other name. */
export function pageFile(c: Context, name: string): Response | Promise<Response> {
  const type = types[extname(name)];
  if (!names.has(name) || type === undefined) return c.notFound();
  const plain = readFileSync(join(folder, name));
  const headers = { ...pageHeaders, 'content-type': type, vary: 'accept-encoding' };
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? ''))
    return c.body(new Uint8Array(plain), 200, headers);
  return c.body(new Uint8Array(gzipSync(plain)), 200, { ...headers, 'content-encoding': 'gzip' });
}
