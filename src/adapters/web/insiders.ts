import { createHash, timingSafeEqual } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Who may read the numbers and what exactly is not well. */
export type Insiders = {
  (c: Context): boolean;
  /** A code and one word. */
  readonly refuse: (c: Context) => Response;
  readonly isOwn: (address: string | undefined) => boolean;
};

/**
 * With a token whoever brings it, from wherever; without one whoever asks from this machine. A proxy on this machine
 * asks for others: what it has forwarded is nobody's of ours.
 */
export function insidersOnly(token: string | undefined): Insiders {
  const wanted = token === undefined ? null : digest(token);
  const isInsider = (c: Context): boolean => {
    if (wanted === null) return isOwn(addressOf(c)) && !isForwarded(c);
    const [, given] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    return given !== undefined && timingSafeEqual(digest(given), wanted);
  };
  const refuse = (c: Context): Response => {
    if (wanted === null) return c.text('forbidden', 403);
    return c.text('unauthorized', 401, { 'www-authenticate': 'Bearer' });
  };
  return Object.assign(isInsider, { refuse, isOwn });
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function isForwarded(c: Context): boolean {
  return Object.keys(c.req.header()).some((name) =>
    /^(?:forwarded$|x-forwarded-|x-real-ip$|via$)/i.test(name),
  );
}

function addressOf(c: Context): string | undefined {
  return getConnInfo(c).remote.address;
}

function isOwn(address: string | undefined): boolean {
  const bare = address?.replace(/^::ffff:/i, '') ?? '';
  return bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'));
}
