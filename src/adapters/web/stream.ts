import type { HeardWord, HintBoard } from '../../application/hints.ts';
import { seconds } from '../../core/kernel/time.ts';
import type { HintStreams, HintViewer } from '../../web/face.ts';

/** Proxies cut off what says nothing for longer. */
const BEAT_EVERY = seconds(20);

/** With every third beat the database is asked whether he may still look: the word that he may not could be lost. */
const BEATS_A_LOOK = 3;

/** A burst of commits is one hint. */
const GATHER = 50;

const MOST = 200;

/** Tabs of one session; the oldest makes room. */
const MOST_OF_A_SESSION = 6;

/** Whoever has left so many lines unread reads nothing any more. */
const MOST_UNREAD = 16;

/** Those of this process. */
export type Streams = HintStreams & { readonly count: () => number };

export type StreamOptions = {
  readonly board: Pick<HintBoard, 'subscribe'>;
  /** Everybody is let go at once, so that nobody who stops waits for them. */
  readonly stopping: AbortSignal;
  readonly most?: number;
  readonly beatEvery?: number;
};

export function createStreams(options: StreamOptions): Streams {
  const { board, stopping, most = MOST, beatEvery = BEAT_EVERY } = options;
  /** Whose session each is; the oldest first. */
  const open = new Map<() => void, number>();
  stopping.addEventListener('abort', () => {
    for (const leave of [...open.keys()]) leave();
  });
  return {
    count: () => open.size,
    open: (viewer) => {
      const mine = [...open].filter(([, session]) => session === viewer.session);
      if (mine.length >= MOST_OF_A_SESSION) mine[0]?.[0]();
      if (open.size >= most || stopping.aborted) return null;
      const ends: (() => void)[] = [];
      const leave = () => {
        open.delete(leave);
        for (const end of ends.splice(0)) end();
      };
      open.set(leave, viewer.session);
      let isRead = true;
      const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
        const teller = telling(controller, viewer, leave);
        const beats = setInterval(teller.beat, beatEvery);
        const { person } = viewer;
        if (person !== null) ends.push(board.subscribe(person, teller.hear));
        ends.push(teller.end, () => clearInterval(beats));
        ends.push(() => isRead && controller.close());
        teller.beat();
      };
      const cancel = () => {
        isRead = false;
        leave();
      };
      return new ReadableStream({ start, cancel }, { highWaterMark: MOST_UNREAD });
    },
  };
}

const encoder = new TextEncoder();

function telling(
  controller: ReadableStreamDefaultController<Uint8Array>,
  { mayLook }: Pick<HintViewer, 'mayLook'>,
  leave: () => void,
) {
  const words = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let beats = 0;
  const write = (event: string) => {
    if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(event));
    else leave();
  };
  const flush = () => {
    timer = undefined;
    const data = JSON.stringify([...words]);
    words.clear();
    write(`data: ${data}\n\n`);
  };
  const look = async () => {
    // A database in trouble ends nobody's session.
    if (!(await mayLook().catch(() => true))) leave();
  };
  return {
    hear: (word: HeardWord) => {
      // What somebody may do decides what he sees at all.
      words.add(word === 'standing' ? 'resync' : word);
      if (word !== 'feed') void look();
      timer ??= setTimeout(flush, GATHER);
    },
    beat: () => {
      write('event: beat\ndata:\n\n');
      beats += 1;
      if (beats % BEATS_A_LOOK === 0) void look();
    },
    end: () => clearTimeout(timer),
  };
}
