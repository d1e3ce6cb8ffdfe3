import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

export type Listening = { readonly url: string; readonly port: number; readonly close: () => Promise<void> };

/** Serves the app. Rejects with the system's error (EADDRINUSE, EACCES) when the port cannot be had. */
export function listen(app: Hono, host: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info: AddressInfo) => {
      const shown = host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host;
      resolve({ url: `http://${shown}:${info.port}/`, port: info.port, close });
    });
    server.once('error', reject);
    const close = () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
  });
}
