import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { World } from './world/world.ts';

const gatherMs = 30;
const heartbeatMs = 15_000;

/** Server-sent events: which chats changed. The page fetches what it shows, so a lost event is healed by the next. */
export function pageEvents(world: World) {
  const leaving = new Set<() => void>();
  return {
    open: (c: Context): Response =>
      streamSSE(c, async (stream) => {
        const left = new Promise<void>((leave) => {
          leaving.add(leave);
          stream.onAbort(() => {
            leaving.delete(leave);
            leave();
          });
        });
        const stop = tellChanges(world, stream);
        const heartbeat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '' }), heartbeatMs);
        await left;
        clearInterval(heartbeat);
        stop();
      }),
    close() {
      for (const leave of leaving) leave();
      leaving.clear();
    },
  };
}

/** Gathers changes for a moment, so that a busy bot does not make the page fetch a hundred times a second. */
function tellChanges(world: World, stream: SSEStreamingApi): () => void {
  const changed = new Set<number>();
  let timer: NodeJS.Timeout | undefined;
  const stop = world.onChange((change) => {
    if (change.kind !== 'happening' && change.kind !== 'chat') return;
    changed.add(change.chat);
    timer ??= setTimeout(() => {
      timer = undefined;
      void stream.writeSSE({ event: 'changed', data: JSON.stringify({ chats: [...changed] }) });
      changed.clear();
    }, gatherMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
