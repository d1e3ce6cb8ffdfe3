import type { RawApi } from 'grammy';

type GrammySignal = NonNullable<Parameters<RawApi['getMe']>[0]>;

/** grammY's types know a polyfill of abort signals only; at run time it takes Node's own. */
export function asGrammySignal(signal: AbortSignal): GrammySignal {
  // The one place where its types and its behaviour part (grammY 1.46).
  return signal as unknown as GrammySignal;
}

/** Ends a call after so many milliseconds. */
export function deadlineSignal(milliseconds: number): GrammySignal {
  return asGrammySignal(AbortSignal.timeout(milliseconds));
}
