import { createHash } from 'node:crypto';

/** A piece of a page: whatever else gets in is text. */
export type Html = { readonly markup: string };

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Part = Html | string | null | readonly Html[];

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const all = strings.map((piece, at) => piece + markupOf(parts[at] ?? null));
  return { markup: all.join('') };
}

function markupOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return part.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

/** The page comes in one piece: no script, no font, no picture is fetched for it. */
const STYLE = `:root{color-scheme:light dark;--ground:light-dark(#f4f5f7,#101418);--sheet:light-dark(#fff,#1b2127);--ink:light-dark(#16191d,#eef1f4);--soft:light-dark(#535c66,#aeb8c2);--line:light-dark(#d6dbe1,#37414b);--main:light-dark(#0b5cad,#8cc4ff);--on:light-dark(#fff,#06223d);--bad:light-dark(#b3261e,#ffb4ab);--good:light-dark(#1a7037,#7fdca0)}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:30rem;margin:0 auto;padding:1.25rem 1rem 2.5rem}
header{color:var(--soft);font-size:.9375rem;padding:.25rem 0 1rem;display:flex;align-items:center;gap:.5rem}
header b{display:inline-grid;place-items:center;width:1.75rem;height:1.75rem;border-radius:.5rem;background:var(--main);color:var(--on)}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem;text-wrap:balance}
p{margin:0 0 1rem}
.soft{color:var(--soft);font-size:.9375rem}
.sheet{background:var(--sheet);border:1px solid var(--line);border-radius:1rem;padding:1.25rem 1.25rem .25rem;margin:0 0 1rem}
.sheet h1{margin-bottom:.5rem}
.good h1{color:var(--good)}
ol{display:flex;list-style:none;gap:.375rem;margin:0 0 1rem;padding:0}
li{flex:1;height:.375rem;border-radius:1rem;background:var(--line)}
li.on{background:var(--main)}
.good li{background:var(--good)}
form{margin:0;display:grid;gap:.75rem}
form+form,form+p,p+form{margin-top:.75rem}
button,.button,input{font:inherit;min-height:3.5rem;width:100%;border-radius:.875rem;border:1px solid var(--line);background:var(--sheet);color:var(--ink);padding:.75rem 1rem;text-align:start}
button,.button{cursor:pointer;font-weight:600}
button:hover,.button:hover{border-color:var(--main)}
.main{background:var(--main);border-color:var(--main);color:var(--on);text-align:center}
.plain{text-align:center}
.button{display:block;text-decoration:none}
input{font-size:1.375rem;letter-spacing:.08em;text-transform:uppercase}
label{font-weight:600}
a{color:var(--main);display:inline-block;padding:.625rem 0;margin-inline-end:1.25rem}
.danger{border-top:1px solid var(--line);padding-top:1rem;margin-top:1.5rem}
.danger a,.wrong{color:var(--bad);font-weight:600}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}
@media (prefers-contrast:more){:root{--soft:var(--ink);--line:var(--ink)}}
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** `same-origin`: with `no-referrer` a browser would not say where a form comes from, and then ours were foreign. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'same-origin',
  vary: 'Accept, Accept-Language',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const;

export type Page = { readonly title: string; readonly body: Html };

/** A whole document. */
export function documentOf(language: string, name: string, { title, body }: Page): string {
  const head = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>`;
  const rest = html`</style>
</head>
<body>
<main>
<header><b aria-hidden="true">P</b>${name}</header>
${body}
</main>
</body>
</html>
`;
  return head.markup + STYLE + rest.markup;
}
