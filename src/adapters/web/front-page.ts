import { createHash } from 'node:crypto';
import { Hono } from 'hono';

const STYLE = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { max-width: 34rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
section + section { margin-top: 2.5rem; border-top: 1px solid; padding-top: .5rem; }
`;

const PAGE = `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Бот парковки</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<section>
<h1>Здесь работает бот парковки</h1>
<p>Через него соседи в Telegram зовут владельца машины, которая мешает. На этой странице делать нечего: пишите боту.</p>
<p>Тому, кто держит бота: <a href="/readyz">всё ли в порядке</a>.</p>
</section>
<section lang="en">
<h2>A parking bot runs here</h2>
<p>In Telegram it calls the owner of a car that is in the way. There is nothing to do on this page: write to the bot.</p>
<p>For whoever runs it: <a href="/readyz">is all well</a>.</p>
</section>
</main>
</body>
</html>
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');
const HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** What whoever opens the bot's address reads: what this is, and nothing about the house or anybody in it. */
export function frontPage(): Hono {
  const app = new Hono();
  app.get('/', (c) => c.html(PAGE, 200, HEADERS));
  return app;
}
