import { isIP } from 'node:net';
import type { Context } from 'hono';

/** Runs the handler, or answers 403 to a request that a foreign page could have made. */
export type Guard = (c: Context, next: () => Response | Promise<Response>) => Response | Promise<Response>;

export type Doors = {
  /** Host headers (`name:port`) to let in besides the loopback names. */
  readonly hosts?: readonly string[] | undefined;
  /** The address that the server was told to listen on; loopback when left out. */
  readonly listensOn?: string | undefined;
};

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Whether other machines may come in. */
export const isWide = ({ listensOn = '127.0.0.1' }: Doors): boolean =>
  ![...loopback, '::1'].includes(listensOn);

/**
 * Lets in only requests whose Host is one of our own names, and whose Origin, when a browser sends one, is that very
 * host: keeps out other sites' pages and names that point at 127.0.0.1. Whoever listens on more than loopback is
 * found under that name and under bare addresses, which no foreign site can make its own.
 */
export function hostGuard(doors: Doors): Guard {
  const { hosts = [], listensOn } = doors;
  const wide = isWide(doors);
  const isOwn = (host: string) => {
    const name = URL.parse(`http://${host}`)?.hostname ?? '';
    if (loopback.includes(name) || hosts.includes(host)) return true;
    return wide && (name === listensOn || isIP(name.replace(/^\[(.+)\]$/, '$1')) !== 0);
  };
  return (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    const origin = c.req.header('origin');
    const sameOrigin = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
    if (isOwn(host) && sameOrigin) return next();
    return c.json({ ok: false, error_code: 403, description: 'Forbidden: foreign Host or Origin' }, 403);
  };
}
