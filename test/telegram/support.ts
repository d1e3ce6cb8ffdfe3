import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { createPlayground, type PlaygroundOptions } from '../../playground/index.ts';
import { samplePicture } from '../../playground/world/picture.ts';
import { createApi } from '../../src/adapters/telegram/api.ts';
import type { Pictures } from '../../src/adapters/telegram/attach.ts';
import type { Log } from '../../src/adapters/telegram/log.ts';
import type { Pace } from '../../src/chat/kit/pace.ts';

export const noon = new Date('2026-11-14T12:00:00Z');

/** A Telegram of the test's own on a loopback port, and a bot's way to it. */
export async function openTelegram(t: TestContext, options: Partial<PlaygroundOptions> = {}) {
  const playground = createPlayground({ clock: { now: () => noon }, ...options });
  const root = await serve(t, getRequestListener(playground.app.fetch));
  t.after(() => playground.close());
  const { world, token } = playground;
  return { world, root, token, api: createApi({ token, root }) };
}

/** Serves on a free loopback port until the test ends. */
export async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  return await listen(t, createServer(listener));
}

export async function listen(t: TestContext, server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${portOf(server)}`;
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

export type Line = { readonly level: keyof Log; readonly fields: object; readonly message: string };

/** A log that keeps what was said. */
export function createTestLog(): Log & { readonly lines: Line[] } {
  const lines: Line[] = [];
  const keep = (level: keyof Log) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}

/** A pace that always answers the same and writes down what it is asked. */
export function createTestPace(ahead = 0) {
  const reserved: unknown[][] = [];
  const pauses: [chat: string, wait: number][] = [];
  const pace: Pace = {
    reserve: async (...slot) => {
      reserved.push(slot);
      return ahead;
    },
    pause: async (chat, wait) => {
      pauses.push([chat, wait]);
      return wait;
    },
  };
  return { pace, reserved, pauses };
}

/** Draws nothing real: a picture a drawing, kept by what was drawn. */
export function createTestPictures(render: Pictures['render'] = async () => samplePicture()) {
  const files = new Map<string, string>();
  const drawn: string[] = [];
  const pictures: Pictures = {
    render: (svg) => {
      drawn.push(svg);
      return render(svg);
    },
    sent: {
      find: async (digest) => files.get(digest) ?? null,
      keep: async (digest, file) => void files.set(digest, file),
    },
  };
  return { ...pictures, drawn, files };
}
