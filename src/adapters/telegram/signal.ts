import type { RawApi } from 'grammy';
import type { Duration } from '../../core/kernel/time.ts';

type GrammySignal = NonNullable<Parameters<RawApi['getMe']>[0]>;

/** All that grammY does with a signal: it listens while a call goes on. */
type Ending = {
  readonly aborted: boolean;
  readonly addEventListener: (what: 'abort', end: () => void) => void;
  readonly removeEventListener: (what: 'abort', end: () => void) => void;
};

/** grammY's types know a polyfill of abort signals only; at run time it takes Node's own, and what does the same. */
export function asGrammySignal(signal: Ending): GrammySignal {
  // The one place where its types and its behaviour part (grammY 1.46).
  return signal as unknown as GrammySignal;
}

/** Aborts some milliseconds after the other: what has begun may still end well. */
export function afterwards(signal: AbortSignal, milliseconds: number): AbortSignal {
  const late = new AbortController();
  const count = () => {
    setTimeout(() => late.abort(), milliseconds).unref();
  };
  if (signal.aborted) count();
  else signal.addEventListener('abort', count, { once: true });
  return late.signal;
}

/** Ends a call so many milliseconds after it began, or when it is over. */
export function deadlineSignal(milliseconds: Duration, signal?: AbortSignal): GrammySignal {
  return asGrammySignal(eitherOf(countdown(milliseconds), signal));
}

/** Ends a call when its own signal says so, or the other. */
export function alsoUntil(own: GrammySignal | undefined, other: AbortSignal): GrammySignal {
  // Only our own signals come here.
  return asGrammySignal(own ? eitherOf(own as unknown as Ending, other) : other);
}

/** Counts while a call goes on; `AbortSignal.timeout` goes on counting and fires, long after most calls have ended. */
function countdown(milliseconds: Duration): Ending {
  const timers = new Map<() => void, NodeJS.Timeout>();
  return {
    aborted: false,
    addEventListener: (_, end) => void timers.set(end, setTimeout(end, milliseconds)),
    removeEventListener: (_, end) => clearTimeout(timers.get(end)),
  };
}

function eitherOf(one: Ending, other: Ending | undefined): Ending {
  if (!other) return one;
  return {
    get aborted() {
      return one.aborted || other.aborted;
    },
    addEventListener: (what, end) => {
      one.addEventListener(what, end);
      other.addEventListener(what, end);
    },
    removeEventListener: (what, end) => {
      one.removeEventListener(what, end);
      other.removeEventListener(what, end);
    },
  };
}
