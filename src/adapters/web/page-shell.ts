import { createHash } from 'node:crypto';
import type { PageParts } from './page.ts';

/** Who shows the app is told by its address and never guessed. */
export const DOORS = { browser: '/app/', telegram: '/app/telegram' } as const;
export type Door = keyof typeof DOORS;

const FRAMES: Readonly<Record<Door, readonly string[]>> = {
  browser: [],
  telegram: ['https://web.telegram.org'],
};

/** Nothing but our own files runs, and nothing is sent anywhere but to us. */
export function policyOf(door: Door, framedBy: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    framesOf(door, framedBy),
  ].join('; ');
}

function framesOf(door: Door, framedBy: readonly string[]): string {
  const frames = [...FRAMES[door], ...(door === 'browser' ? [] : framedBy)];
  return `frame-ancestors ${frames.length > 0 ? frames.join(' ') : "'none'"}`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The page before its script: what it is made of, and grey lines where its words will stand. */
export function shellHtml(
  { script, style, icons }: PageParts,
  language: string,
  words: Readonly<Record<string, string>>,
): string {
  const at = (name = '') => `/app/a/${name}`;
  return `<!doctype html>
<html lang="${language}" data-words="${escaped(JSON.stringify(words))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<meta name="theme-color" content="#eef1f4" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#10161c" media="(prefers-color-scheme: dark)">
<title>${language === 'ru' ? 'Парковка' : 'Parking'}</title>
<link rel="stylesheet" href="${at(style)}">
<link rel="preload" as="fetch" crossorigin href="${at(words[language])}">
<link rel="icon" type="image/svg+xml" href="${at(icons['icon.svg'])}">
<link rel="apple-touch-icon" href="${at(icons['touch-180.png'])}">
<link rel="manifest" href="/app/manifest.webmanifest">
<script type="module" src="${at(script)}"></script>
</head>
<body>
<div id="app"><div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div></div>
<noscript>Чтобы открыть приложение, нужен JavaScript. Всё то же есть в боте. The app needs JavaScript; the bot can do all the same.</noscript>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { display: grid; place-content: center; min-height: 90dvh; max-width: 30rem; margin: 0 auto; padding: 1.25rem; text-align: center; }
`;
const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** What stands there until the page is built: it looks again by itself. */
export function waitingHtml(
  texts: Readonly<Record<string, string>>,
  language: string,
  door: Door,
  framedBy: readonly string[],
): { readonly html: string; readonly policy: string } {
  return {
    policy: `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; ${framesOf(door, framedBy)}`,
    html: `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3">
<title>${escaped(texts['web-title'] ?? '')}</title>
<style>${STYLE}</style>
</head>
<body><main><p>${escaped(texts['web-waiting'] ?? '')}</p></main></body>
</html>
`,
  };
}
