import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { seconds } from '../../core/kernel/time.ts';

export type Listening = { readonly url: string; readonly port: number; readonly close: () => Promise<void> };

/**
 * Whoever sends his request drop by drop is cut off; idle connections live longer here than at the proxies before us
 * (60 s as a rule), which would else send a request into one that is just closing.
 */
const LIMITS = {
  headersTimeout: seconds(10),
  requestTimeout: seconds(15),
  connectionsCheckingInterval: seconds(2),
  keepAliveTimeout: seconds(75),
};

/** How long answers that are under way may take once the server closes. */
const LAST_ANSWERS = seconds(1);

/** Serves the app. Rejects with the system's error (EADDRINUSE, EACCES) when the port cannot be had. */
export function listen(
  app: Hono,
  host: string,
  port: number,
  limits: Partial<typeof LIMITS> = {},
): Promise<Listening> {
  const serverOptions = { ...LIMITS, ...limits };
  return new Promise((resolve, reject) => {
    const where = { fetch: app.fetch, hostname: host, port, createServer, serverOptions };
    const server = serve(where, (info: AddressInfo) => {
      const shown = host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host;
      resolve({ url: `http://${shown}:${info.port}/`, port: info.port, close });
    });
    server.once('error', reject);
    const close = () =>
      new Promise<void>((closed) => {
        const cut = () => 'closeAllConnections' in server && server.closeAllConnections();
        const timer = setTimeout(cut, LAST_ANSWERS);
        server.close(() => {
          clearTimeout(timer);
          closed();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      });
  });
}
