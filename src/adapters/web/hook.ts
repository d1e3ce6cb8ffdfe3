import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

export type HookOptions = {
  readonly path: string;
  /** The header in which the messenger proves who it is. */
  readonly header: string;
  readonly secret: string;
  /** `taken` when it is committed: only then is it acknowledged. */
  readonly take: (body: unknown) => Promise<'taken' | 'later'>;
};

/** Far above what Telegram sends. */
const LARGEST = 1024 * 1024;

/** Where a messenger delivers. Whoever does not know the secret is turned away before a byte of the body is read. */
export function hookApp({ path, header, secret, take }: HookOptions): Hono {
  const app = new Hono();
  const expected = digest(secret);
  app.post(
    path,
    async (c, next) => {
      const given = digest(c.req.header(header) ?? '');
      return timingSafeEqual(given, expected) ? next() : answer(c, 401);
    },
    bodyLimit({ maxSize: LARGEST, onError: (c) => answer(c, 413) }),
    async (c) => {
      // Whoever hangs up half-way has said nothing.
      const body = parsed(await c.req.text().catch(() => ''));
      if (body === undefined) return answer(c, 400);
      return (await take(body)) === 'taken' ? c.json({ ok: true }) : answer(c, 503);
    },
  );
  return app;
}

// Digests, because the comparison wants equal lengths and must not tell the secret's.
const digest = (text: string) => createHash('sha256').update(text).digest();

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Nothing more is read from whoever is refused, so the connection ends with the answer. */
function answer(c: Context, status: 400 | 401 | 413 | 503): Response {
  if (status !== 503) c.header('connection', 'close');
  return c.json({ ok: false }, status);
}
