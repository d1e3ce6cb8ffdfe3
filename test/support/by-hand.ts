import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { Playground, Update } from '../../playground/index.ts';
import type { PollingOptions } from '../../src/adapters/telegram/polling.ts';
import type { ByHand } from '../../src/app/app-context.ts';
import { seconds } from '../../src/core/kernel/time.ts';
import type { LoopOptions } from '../../src/loops/loop.ts';

/** A bot in whose house nothing happens by itself: what is to be done is done here, one thing after another. */
export type Hand = {
  readonly byHand: ByHand;
  /** Resolves when the bot knows who it is and takes updates. */
  readonly ready: () => Promise<void>;
  /** Somebody did something: it is taken in hand at once, so that whoever waits for the answer gets it. */
  readonly heard: () => void;
  /** Resolves when nothing is left to do; rejects when something is that nobody does. */
  readonly drain: () => Promise<void>;
};

export type HandParts = {
  readonly playground: () => Playground;
  /** When every reply has been sent. */
  readonly replied: () => Promise<void>;
  /** What the database says is still to be done: the names of the loops that do it. */
  readonly left: () => Promise<readonly string[]>;
  /** Somebody else may hear an update in the bot's place: true where it did. */
  readonly carry?: (update: Update) => Promise<boolean>;
};

/** Whoever rests longer keeps house: of a test only its first look, and what wakes it. */
const SHORT_REST = seconds(5);

/** Notices are for four loops: three deliver, one gives back what nobody is sending any more. */
const DOERS: Readonly<Record<string, string>> = {
  announcements: 'notices',
  'lost notices': 'notices',
  pushes: 'notices',
};

export function createHand({ playground, replied, left, carry }: HandParts): Hand {
  const loops = new Set<LoopOptions>();
  /** In the order in which they were woken. */
  const woken = new Set<LoopOptions>();
  let way: { readonly take: () => Promise<boolean> } | null = null;
  let running: Promise<void> | null = null;
  let hasUpdates = false;
  let begun = Promise.withResolvers<void>();

  const step = async (loop: LoopOptions) => {
    woken.delete(loop);
    const found = await loop.step().catch((error: unknown) => loop.failed(error));
    if (found && loops.has(loop)) woken.add(loop);
  };
  /** A look takes five statements, `left` one for all: one that would find nothing is spared. */
  const isSpared = ({ name, rest }: LoopOptions, undone: readonly string[]) =>
    typeof rest === 'number' && rest <= SHORT_REST && !undone.includes(DOERS[name] ?? name);
  /**
   * A step of each, so that none does all of its work before another begins: side by side, as loops are. Null: there was
   * work; else what is left.
   */
  const runWoken = async (): Promise<readonly string[] | null> => {
    let isDone = false;
    let undone: readonly string[] | null = null;
    for (const loop of [...woken]) {
      if (!loops.has(loop)) continue;
      undone ??= await left();
      if (isSpared(loop, undone)) {
        woken.delete(loop);
        continue;
      }
      await step(loop);
      isDone = true;
      undone = null;
    }
    return isDone ? null : (undone ?? left());
  };
  /** As after a rest. */
  const wakeAll = () => {
    for (const loop of loops) if (typeof loop.rest === 'number' && loop.rest <= SHORT_REST) woken.add(loop);
  };
  const work = async () => {
    for (let looks = 0; way; ) {
      if (hasUpdates) {
        hasUpdates = false;
        if (await way.take()) hasUpdates = true;
        looks = 0;
        continue;
      }
      await replied();
      const undone = await runWoken();
      if (undone === null || hasUpdates || woken.size > 0) continue;
      if (undone.length === 0) return;
      if (looks++ > 2) throw new Error(`nobody does what is left: ${undone.join(', ')}`);
      wakeAll();
    }
  };
  const drain = () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
  const begin = () => {
    // Later: what is done at the same moment is taken together.
    if (!running) setImmediate(() => void drain().catch(() => {}));
  };
  const heard = () => {
    hasUpdates = true;
    begin();
  };
  const rest = () => running?.catch(() => {}) ?? Promise.resolve();

  return {
    ready: () => begun.promise,
    heard,
    drain,
    byHand: {
      fetch: calling(playground),
      wait: async () => {},
      startLoop: (options) => {
        const loop = { ...options };
        loops.add(loop);
        const wake = () => {
          if (!loops.has(loop)) return;
          woken.add(loop);
          begin();
        };
        wake();
        return {
          wake,
          // What is left is asked for after each step anyway.
          look: () => {},
          stop: async () => {
            loops.delete(loop);
            woken.delete(loop);
            await rest();
          },
          // Whoever is woken looks in its turn.
          idle: () => (loops.has(loop) && !woken.has(loop) ? 1 : 0),
          lastLook: () => performance.now(),
        };
      },
      startPolling: (options) => {
        const mine = { take: taking(options, replied, carry) };
        way = mine;
        begun.resolve();
        heard();
        return {
          stop: async () => {
            if (way === mine) {
              way = null;
              begun = Promise.withResolvers();
            }
            await rest();
          },
          lastPollAt: () => new Date(),
          leadsSince: () => new Date(),
        };
      },
    },
  };
}

/**
 * One getUpdates, and the updates of its answer one after another: whose database answers sooner must not decide what
 * people read. False when it brought none.
 */
function taking(
  { api, allowedUpdates, onUpdate }: PollingOptions,
  replied: HandParts['replied'],
  carry: HandParts['carry'],
): () => Promise<boolean> {
  let offset = {};
  return async () => {
    const wish = { ...offset, limit: 100, timeout: 0, allowed_updates: [...allowedUpdates] };
    const batch = await api.raw.getUpdates(wish);
    const last = batch.at(-1);
    if (!last) return false;
    for (const update of batch) {
      // Two descriptions of the same JSON: the playground's own and grammY's.
      if (!(await carry?.(update as unknown as Update))) await onUpdate(update);
      await replied();
    }
    offset = { offset: last.update_id + 1 };
    return true;
  };
}

/** The Bot API of the playground without a network: the same requests, checks and answers. */
function calling(playground: () => Playground): ByHand['fetch'] {
  return async (address, { method, headers, body, signal }) => {
    const stream = typeof body === 'string' ? body : Readable.toWeb(body);
    const request = new Request(address, { method, headers, body: stream, duplex: 'half' });
    let socket: Socket | undefined;
    const incoming = {
      get socket() {
        socket ??= new Socket();
        return socket;
      },
    };
    const answer = await orAborted(playground().app.fetch(request, { incoming }), signal);
    if (socket?.destroyed) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    return answer;
  };
}

async function orAborted(answer: Response | Promise<Response>, signal: AbortSignal): Promise<Response> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(new DOMException('the call took too long', 'AbortError'));
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
