import type { RawApi } from 'grammy';

type GrammySignal = NonNullable<Parameters<RawApi['getMe']>[0]>;

/** grammY's types know a polyfill of abort signals only; at run time it takes Node's own. */
export function asGrammySignal(signal: AbortSignal): GrammySignal {
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

/** Ends a call after so many milliseconds, or when it is over. */
export function deadlineSignal(milliseconds: number, signal?: AbortSignal): GrammySignal {
  const late = AbortSignal.timeout(milliseconds);
  return asGrammySignal(signal ? AbortSignal.any([late, signal]) : late);
}

/** Ends a call when its own signal says so, or the other. */
export function alsoUntil(own: GrammySignal | undefined, other: AbortSignal): GrammySignal {
  // Only our own signals come here, and they are Node's.
  return own
    ? asGrammySignal(AbortSignal.any([own as unknown as AbortSignal, other]))
    : asGrammySignal(other);
}
