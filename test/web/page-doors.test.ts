import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPageTexts } from '../../src/adapters/fluent/page-words.ts';
import { type PageParts, pageApp } from '../../src/adapters/web/page.ts';

const locales = join(import.meta.dirname, '../../locales');
const texts = { ru: readPageTexts(locales, 'ru'), en: readPageTexts(locales, 'en') };

const bytes = (text: string) => new TextEncoder().encode(text);
const parts: PageParts = {
  files: [
    {
      name: 'main-abc.js',
      type: 'text/javascript',
      bytes: bytes('plain'),
      gzip: bytes('zipped'),
      br: bytes('br'),
    },
    { name: 'style-abc.css', type: 'text/css', bytes: bytes('css') },
  ],
  script: 'main-abc.js',
  style: 'style-abc.css',
  worker: 'self.x=SHELL;',
  icons: { 'icon.svg': 'icon-abc.svg', 'icon-192.png': 'icon-192-abc.png' },
};
const app = pageApp({ page: () => parts, texts });

// Check 17 of the design.
test('Each door says what may run there and who may show it in a frame; nothing inline, nothing of others', async () => {
  const policies: string[] = [];
  for (const door of ['/app/', '/app/telegram']) {
    const answer = await app.request(door);
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; /);
    assert.doesNotMatch(policy, /unsafe|\*|http:/);
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.doesNotMatch(await answer.text(), /<script>|style=|onerror|https?:\/\//);
    policies.push(policy.split('; ').at(-1) ?? '');
  }
  assert.deepEqual(policies, ["frame-ancestors 'none'", 'frame-ancestors https://web.telegram.org']);
});

test('What is named by its digest is kept for ever, and comes packed to whoever takes that', async () => {
  for (const [encoding, text] of [
    ['', 'plain'],
    ['gzip', 'zipped'],
    ['gzip, br', 'br'],
  ] as const) {
    const answer = await app.request('/app/a/main-abc.js', { headers: { 'accept-encoding': encoding } });
    assert.equal(await answer.text(), text);
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
    assert.equal(answer.headers.get('content-encoding') ?? '', encoding.split(', ').at(-1));
  }
  const page = await app.request('/app/');
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  assert.equal((await app.request('/app/a/main-old.js')).status, 404);
  assert.equal((await app.request('/app/a/main-old.js')).headers.get('cache-control'), 'no-store');
});

test('The words of either language are a file by their digest, and plurals one a category', async () => {
  const html = await (
    await app.request('/app/', { headers: { 'accept-language': 'en-GB,en;q=0.9' } })
  ).text();
  assert.match(html, /<html lang="en"/);
  const [name = ''] = /words-ru-[\w-]{10}\.json/.exec(html) ?? [];
  const words = JSON.parse(await (await app.request(`/app/a/${name}`)).text());
  const packed = await app.request(`/app/a/${name}`, { headers: { 'accept-encoding': 'br' } });
  assert.equal(packed.headers.get('content-encoding'), 'br');
  assert.equal(words['web-blocked'], 'Перегородили');
  assert.equal(words['web-my-spots.few'], 'Места {spots}');
  assert.equal(words['web-unknown'], 'Не знаю номер', 'the chat’s own label');
  assert.doesNotMatch(JSON.stringify(texts), /\{ |<b>|menu-|alert-/);
});

test('Until the page is put together, whoever comes is told so in his language and comes again', async () => {
  const waiting = pageApp({ page: () => null, texts });
  const answer = await waiting.request('/app/', { headers: { 'accept-language': 'en' } });
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('retry-after'), '3');
  const html = await answer.text();
  assert.ok(html.includes(texts.en['web-waiting'] ?? '-'));
  assert.match(html, /http-equiv="refresh"/);
  assert.doesNotMatch(answer.headers.get('content-security-policy') ?? '', /unsafe/);
  assert.equal((await waiting.request('/app/a/main-abc.js')).status, 404);
  assert.equal((await waiting.request('/app/sw.js')).status, 503);
});

test('The service worker knows the files of its version, and the manifest the house’s icons', async () => {
  const worker = await (await app.request('/app/sw.js')).text();
  assert.match(worker, /^const SHELL=\["\/app\/a\/main-abc\.js",.+words-en-.+\];self\.x=SHELL;$/);
  const manifest = JSON.parse(await (await app.request('/app/manifest.webmanifest')).text());
  assert.equal(manifest.start_url, '/app/');
  assert.equal(manifest.icons[0].src, '/app/a/icon-192-abc.png');
  assert.deepEqual([manifest.display, manifest.lang, manifest.name], ['standalone', 'ru', 'Парковка']);
  const headers = { 'accept-language': 'de, en-GB;q=0.9, ru;q=0.8' };
  const english = JSON.parse(await (await app.request('/app/manifest.webmanifest', { headers })).text());
  assert.deepEqual([english.lang, english.name], ['en', texts.en['web-title']], 'the first that is spoken');
  // One that is kept would keep the old app with it.
  assert.equal((await app.request('/app/sw.js')).headers.get('cache-control'), 'no-cache');
});

test('The page of a messenger may be framed by whom the playground names, and the browser’s by nobody', async () => {
  const framed = pageApp({ page: () => parts, texts, framedBy: ["'self'"] });
  const of = async (door: string) =>
    (await framed.request(door)).headers.get('content-security-policy') ?? '';
  assert.match(await of('/app/telegram'), /frame-ancestors https:\/\/web\.telegram\.org 'self'$/);
  assert.match(await of('/app/'), /frame-ancestors 'none'$/);
});
