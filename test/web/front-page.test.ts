import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { openFreshYard } from '../engine/open.ts';

test("whoever opens the bot's address reads what it is in both languages, and finds the way to /readyz", async (t) => {
  const bed = await openFreshYard(t);
  await bed.resident('Анна', [1]);
  const app = await bed.startBot();
  await bed.quiet();
  const answer = await fetch(app.url);
  const page = await answer.text();
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/i);
  assert.match(page, /^<!doctype html>\s*<html lang="ru">/);
  assert.match(page, /бот парковки[\s\S]*lang="en"[\s\S]*parking bot/i);
  const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  assert.deepEqual(links, ['/readyz', '/readyz']);
  assert.equal((await fetch(new URL('/readyz', app.url))).status, 200);
  assert.equal((await fetch(app.url, { method: 'HEAD' })).status, 200);
  assert.equal((await fetch(new URL('/nothing', app.url))).status, 404);

  // Neither the house nor its bot or people; no scripts, nothing from elsewhere.
  const secret = bed.settings.BOT_TOKEN ?? '';
  for (const word of ['Тихий двор', 'Анна', String(bed.world.bot.username), secret, '<script', 'http'])
    assert.ok(!page.includes(word), word);
  const policy = answer.headers.get('content-security-policy') ?? '';
  const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  assert.equal(
    policy,
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
});
