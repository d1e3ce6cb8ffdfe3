import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { DOORS, policyOf, shellHtml, waitingHtml } from './page-shell.ts';

export type PageFile = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly gzip?: Uint8Array;
  readonly br?: Uint8Array;
};

/** The app in the browser as its build left it. */
export type PageParts = {
  readonly files: readonly PageFile[];
  readonly script: string;
  readonly style: string;
  readonly worker: string;
  readonly icons: Readonly<Record<string, string>>;
};

export type PageOptions = {
  /** Null while it is being built, and where it cannot be. */
  readonly page: () => PageParts | null;
  /** The words of the page by language, the house's own first. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Who may show the app for messengers in a frame of its own, beside Telegram. */
  readonly framedBy?: readonly string[];
};

const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), screen-wake-lock=(self), geolocation=(), microphone=()',
};
const FOREVER = 'public, max-age=31536000, immutable';

/** The app in the browser: its two doors, its files by what is in them, its service worker. Nobody's data is in any of it. */
export function pageApp({ page, texts, framedBy = [] }: PageOptions): Hono {
  const app = new Hono();
  const words = wordFiles(texts);
  const files = (built: PageParts) => [...built.files, ...words.values()];
  for (const door of ['browser', 'telegram'] as const)
    app.get(DOORS[door], (c) => {
      const headers = { ...COMMON, 'cache-control': 'no-cache', vary: 'accept-language' };
      const language = languageOf(c, Object.keys(texts));
      const built = page();
      if (!built) return waiting(c, waitingHtml(texts[language] ?? {}, language, door, framedBy));
      c.header('content-security-policy', policyOf(door, framedBy));
      return c.html(shellHtml(built, language, namesOf(words)), 200, headers);
    });
  app.get('/app', (c) => c.redirect(DOORS.browser, 301));
  app.get('/app/a/:name', (c) => {
    const built = page();
    const file = built && files(built).find(({ name }) => name === c.req.param('name'));
    return file ? fileBody(c, file) : c.text('not found', 404, { ...COMMON, 'cache-control': 'no-store' });
  });
  app.get('/app/sw.js', (c) => {
    const built = page();
    if (!built) return c.text('not yet', 503, { ...COMMON, 'retry-after': '3' });
    const kept = files(built).map(({ name }) => `/app/a/${name}`);
    return c.body(`const SHELL=${JSON.stringify(kept)};${built.worker}`, 200, {
      ...COMMON,
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });
  app.get('/app/manifest.webmanifest', (c) => {
    const language = languageOf(c, Object.keys(texts));
    const headers = { ...COMMON, 'content-type': 'application/manifest+json', 'cache-control': 'no-cache' };
    return c.body(manifest(texts[language] ?? {}, language, page()?.icons ?? {}), 200, headers);
  });
  return app;
}

function waiting(c: Context, { html, policy }: ReturnType<typeof waitingHtml>): Response {
  c.header('content-security-policy', policy);
  c.header('retry-after', '3');
  return c.newResponse(html, 503, {
    ...COMMON,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
}

function fileBody(c: Context, { type, bytes, gzip, br }: PageFile): Response {
  const taken = c.req.header('accept-encoding') ?? '';
  const headers = { ...COMMON, 'content-type': type, 'cache-control': FOREVER, vary: 'accept-encoding' };
  const [encoding, body] =
    br && /\bbr\b/.test(taken) ? ['br', br] : gzip && /\bgzip\b/.test(taken) ? ['gzip', gzip] : ['', bytes];
  return c.body(new Uint8Array(body), 200, { ...headers, ...(encoding && { 'content-encoding': encoding }) });
}

/** The words of each language as a file named by what is in it. */
function wordFiles(texts: PageOptions['texts']): ReadonlyMap<string, PageFile> {
  return new Map(
    Object.entries(texts).map(([language, words]) => {
      const bytes = Buffer.from(JSON.stringify(words));
      const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 10);
      const type = 'application/json; charset=utf-8';
      const packed = { gzip: gzipSync(bytes), br: brotliCompressSync(bytes) };
      return [language, { name: `words-${language}-${digest}.json`, type, bytes, ...packed }];
    }),
  );
}

const namesOf = (files: ReadonlyMap<string, PageFile>): Readonly<Record<string, string>> =>
  Object.fromEntries([...files].map(([language, { name }]) => [language, name]));

/** The first language that the browser asks for and the house speaks; the house's own otherwise. */
function languageOf(c: Context, spoken: readonly string[]): string {
  const wanted = (c.req.header('accept-language') ?? '').split(',').map((one) => one.trim().slice(0, 2));
  return wanted.find((one) => spoken.includes(one)) ?? spoken[0] ?? 'ru';
}

function manifest(texts: Readonly<Record<string, string>>, lang: string, icons: PageParts['icons']): string {
  const icon = (name: string, sizes: string, purpose: string) =>
    icons[name] ? [{ src: `/app/a/${icons[name]}`, sizes, type: 'image/png', purpose }] : [];
  return JSON.stringify({
    id: '/app/',
    lang,
    name: texts['web-title'],
    short_name: texts['web-title'],
    start_url: '/app/',
    scope: '/app/',
    display: 'standalone',
    background_color: '#eef1f4',
    theme_color: '#eef1f4',
    icons: [
      ...icon('icon-192.png', '192x192', 'any'),
      ...icon('icon-512.png', '512x512', 'any'),
      ...icon('maskable-512.png', '512x512', 'maskable'),
    ],
  });
}
