import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import type { Person } from '../../playground/index.ts';
import type { TestApp } from './test-app.ts';

/** Settings of a bot that has an address in the web, behind a proxy on this machine. */
export const SITE = { PUBLIC_URL: 'http://localhost:8443', TRUSTED_PROXIES: '127.0.0.1,::1' };

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** A card of somebody, as if he had printed one; what stands in its QR. */
export async function hasTag(
  app: TestApp,
  person: Person,
  spot: number,
  given: { readonly token?: string; readonly code?: string } = {},
): Promise<string> {
  const { token = randomBytes(16).toString('base64url') } = given;
  const { code = token.slice(0, 8) } = given;
  const { rowCount } = await app.pool.query(
    `insert into windscreen_tags (complex_id, person_id, spot, token_hash, code_hash, made_at)
     select 1, person_id, $2, $3, $4, $5 from addresses where external_id = $1`,
    [String(person.id), spot, sha256(token), sha256(`code:${code}`), app.clock.now()],
  );
  assert.equal(rowCount, 1);
  return token;
}

export type Seen = {
  readonly status: number;
  readonly url: string;
  readonly html: string;
  readonly headers: Headers;
  /** As it is read, a line a block. */
  readonly text: string;
};

export type PasserBy = {
  /** Points the camera at a card, or opens any page. */
  readonly opens: (path: string) => Promise<Seen>;
  /** Both steps: the reason, and that he is sure. */
  readonly calls: (token: string, reason?: string) => Promise<Seen>;
  /** Types a code on the page for it. */
  readonly types: (code: string) => Promise<Seen>;
  /** Presses a button of the page of his call. */
  readonly presses: (wish: 'back' | 'guards' | 'solved') => Promise<Seen>;
  /** Looks at the page of his call again. */
  readonly looks: () => Promise<Seen>;
};

type Passing = {
  readonly language?: string;
  readonly address?: string;
  readonly agent?: string;
  readonly origin?: string;
};

/** Somebody whom nobody knows, with a phone of his own. */
export function passerBy(
  app: TestApp,
  { language = 'ru', address = '203.0.113.1', agent = 'a phone', origin = SITE.PUBLIC_URL }: Passing = {},
): PasserBy {
  const headers = {
    accept: 'text/html',
    'accept-language': language,
    'user-agent': agent,
    'x-forwarded-for': address,
    connection: 'close',
  };
  let page = '/w/s/none';
  const ask = async (path: string, init: RequestInit = {}): Promise<Seen> => {
    const answer = await fetch(new URL(path, app.app().url), {
      ...init,
      headers: { ...headers, ...(init.body ? { origin } : {}) },
      redirect: 'manual',
    });
    const location = answer.headers.get('location');
    await app.quiet();
    if (location !== null) {
      await answer.arrayBuffer();
      return ask(location);
    }
    const html = await answer.text();
    const { pathname } = new URL(path, app.app().url);
    if (pathname.startsWith('/w/s/')) page = pathname;
    return { status: answer.status, url: pathname, html, headers: answer.headers, text: textOf(html) };
  };
  const sends = (path: string, body: Record<string, string>) =>
    ask(path, { method: 'POST', body: new URLSearchParams(body) });
  return {
    opens: ask,
    calls: async (token, reason = 'blocked') => {
      const sure = await ask(`/w/${token}?reason=${reason}`);
      const key = /name="key" value="([\w-]{22})"/.exec(sure.html)?.[1];
      return key === undefined ? sure : sends(`/w/${token}`, { reason, key });
    },
    types: (code) => sends('/w/', { code }),
    presses: (wish) => sends(page, { wish }),
    looks: () => ask(page),
  };
}

/** Pages one after another, for what people saw beside the chat. */
export function asRead(pages: readonly Seen[]): string {
  const read = pages.map(({ status, text }) => `— ${status}\n${text}`).join('\n\n');
  return `\n\n── Прохожий ──\n${read}\n`;
}

function textOf(html: string): string {
  const body = html.slice(html.indexOf('<main>'));
  return body
    .replaceAll(/<b aria-hidden="true">.*?<\/b>/g, '')
    .replaceAll(/<button[^>]*>(.*?)<\/button>/gs, '[$1]\n')
    .replaceAll(/<a [^>]*>(.*?)<\/a>/gs, '($1)\n')
    .replaceAll(/<\/?(?:p|h1|div|form|ol|main|header)[^>]*>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&quot;/g, '"')
    .replaceAll(/&#39;/g, "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}
