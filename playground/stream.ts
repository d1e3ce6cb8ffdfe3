import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

const heartbeatMs = 15_000;
const gatherMs = 25;

/** The open streams of the page; closed with the playground, for a browser never leaves by itself. */
export type Streams = { readonly leaving: Set<() => void>; closeAll(): void };

export function createStreams(): Streams {
  const leaving = new Set<() => void>();
  return {
    leaving,
    closeAll() {
      for (const leave of [...leaving]) leave();
    },
  };
}

/**
 * Server-sent events: what `begin` sends is gathered for a moment and goes out as one list, so that a busy bot does
 * not wake the page a hundred times a second. `begin` returns the way to stop.
 */
export function openStream<Item>(
  c: Context,
  { leaving }: Streams,
  begin: (send: (item: Item) => void) => () => void,
): Response {
  return streamSSE(c, async (stream) => {
    const left = new Promise<void>((resolve) => {
      const leave = () => {
        leaving.delete(leave);
        resolve();
      };
      leaving.add(leave);
      stream.onAbort(leave);
    });
    let gathered: Item[] = [];
    let timer: NodeJS.Timeout | undefined;
    const flush = () => {
      timer = undefined;
      const data = JSON.stringify(gathered);
      gathered = [];
      void stream.writeSSE({ data });
    };
    const stop = begin((item) => {
      gathered.push(item);
      timer ??= setTimeout(flush, gatherMs);
    });
    const heartbeat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '' }), heartbeatMs);
    await left;
    clearInterval(heartbeat);
    clearTimeout(timer);
    stop();
  });
}
