import type { Context } from 'hono';

/** Runs the handler, or answers 403 to a request that a foreign page could have made. */
export type Guard = (c: Context, next: () => Response | Promise<Response>) => Response | Promise<Response>;

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Lets in only requests whose Host is a loopback name or one of `hosts` (`name:port`), and whose Origin, when a
 * browser sends one, is that very host: keeps out other sites' pages and names that point at 127.0.0.1.
 */
export function hostGuard(hosts: readonly string[]): Guard {
  return (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    const name = URL.parse(`http://${host}`)?.hostname ?? '';
    const origin = c.req.header('origin');
    const own = loopback.includes(name) || hosts.includes(host);
    const sameOrigin = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
    if (own && sameOrigin) return next();
    return c.json({ ok: false, error_code: 403, description: 'Forbidden: foreign Host or Origin' }, 403);
  };
}
