import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import type { Paper, Print, Render } from '../../chat/kit/pictures.ts';
import type { PrintSheets, Sheet } from '../../chat/kit/sheets.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';

/** Why a picture could not be drawn: `code` may stand in a log. */
export class DrawingError extends Error {
  override name = 'DrawingError';
  readonly code: 'faulty drawing' | 'too slow' | 'renderer ended';
  constructor(code: DrawingError['code']) {
    super(code);
    this.code = code;
  }
}

/** What the process is asked for: a PNG, a PDF for this paper, or one of sheets. */
export type Wanted = { readonly svg: string; readonly paper?: Paper } | { readonly sheets: readonly Sheet[] };

export type Renderer = {
  readonly render: Render;
  readonly print: Print;
  readonly printSheets: PrintSheets;
  /** Ends the process; what is being drawn rejects. */
  readonly close: () => Promise<void>;
};

export type RendererOptions = {
  /** Machine time without work after which the process ends. */
  readonly rest?: Duration;
  /** Machine time for one drawing, the start of the process included. */
  readonly limit?: Duration;
  /** What the process runs; tests bring a bad one. */
  readonly program?: string;
};

/** No secrets of ours; Windows starts nothing without its own, and what was compiled once need not be again. */
const { SystemRoot, NODE_COMPILE_CACHE } = process.env;
const ENVIRONMENT = { ...(SystemRoot && { SystemRoot }), ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) };
const STDIO: StdioOptions = ['ignore', 'ignore', 'ignore', 'ipc'];

/**
 * Draws one picture after another in a process of its own: it comes with the first drawing, goes after half a minute
 * of rest with all the memory it took, and when it crashes nothing but it is gone.
 */
export function createRenderer({
  rest = seconds(30),
  limit = seconds(15),
  program = join(import.meta.dirname, 'draw.ts'),
}: RendererOptions = {}): Renderer {
  let running: ChildProcess | null = null;
  let bedtime: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  let closed = false;

  const childProcess = (): ChildProcess => {
    if (closed) throw new DrawingError('renderer ended');
    if (running) return running;
    const started = fork(program, {
      serialization: 'advanced',
      execArgv: [],
      env: ENVIRONMENT,
      stdio: STDIO,
    });
    // The bot may end while it rests: nobody waits for it.
    started.unref();
    started.channel?.unref();
    // A process that cannot be started tells it here, and `exit` may not follow.
    started.on('error', () => started.emit('exit'));
    started.once('exit', () => {
      if (running === started) running = null;
    });
    running = started;
    return started;
  };

  const end = () => {
    running?.kill('SIGKILL');
    running = null;
  };

  const attempt = (wanted: Wanted): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const child = childProcess();
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        child.off('message', answered);
        child.off('exit', ended);
        finish();
      };
      const answered = (file: unknown) =>
        settle(() =>
          file instanceof Uint8Array ? resolve(file) : reject(new DrawingError('faulty drawing')),
        );
      const ended = () => settle(() => reject(new DrawingError('renderer ended')));
      const timer = setTimeout(() => {
        settle(() => reject(new DrawingError('too slow')));
        end();
      }, limit);
      child.on('message', answered);
      child.on('exit', ended);
      child.send(wanted, () => {});
    });

  const draw = async (wanted: Wanted): Promise<Uint8Array> => {
    clearTimeout(bedtime);
    try {
      return await attempt(wanted).catch((error: unknown) => {
        // It may have ended for a reason of its own, between two drawings: once more in a new one.
        if (!(error instanceof DrawingError) || error.code !== 'renderer ended') throw error;
        return attempt(wanted);
      });
    } finally {
      bedtime = setTimeout(end, rest).unref();
    }
  };

  const inTurn = (wanted: Wanted) => {
    const drawn = last.then(() => draw(wanted));
    last = drawn.catch(() => {});
    return drawn;
  };
  return {
    render: (svg) => inTurn({ svg }),
    print: (svg, paper) => inTurn({ svg, paper }),
    printSheets: (sheets) => inTurn({ sheets }),
    close: async () => {
      closed = true;
      clearTimeout(bedtime);
      end();
    },
  };
}
