import type { Update } from 'grammy/types';

/** One getUpdates: what it asks for, and which updates Telegram forgets by it. */
export type Ask = { readonly offset: number | undefined; readonly confirms: readonly number[] };

/** Which updates of Telegram's queue we hold. No offset goes beyond the lowest that is not finished. */
export type Window = {
  readonly ask: () => Ask;
  /** What an answer brings that we do not hold yet, in its order; from now on we hold it. */
  readonly answered: (ask: Ask, batch: readonly Update[]) => readonly Update[];
  readonly finish: (updateId: number) => void;
  /** How many are held and not finished. */
  readonly open: () => number;
};

/**
 * Recognises updates by presence, never by order: after a quiet week Telegram goes on with a random number. What
 * was finished is remembered until Telegram has forgotten it.
 */
export function createWindow(): Window {
  const open = new Set<number>();
  const finished = new Set<number>();
  let newest: number | undefined;

  const offset = () => {
    if (open.size > 0) return Math.min(...open);
    return newest === undefined ? undefined : newest + 1;
  };

  return {
    ask() {
      const from = offset();
      const below = (id: number) => open.size === 0 || (from !== undefined && id < from);
      return { offset: from, confirms: [...finished].filter(below) };
    },
    answered({ confirms }, batch) {
      for (const id of confirms) finished.delete(id);
      const fresh = batch.filter(({ update_id: id }) => !open.has(id) && !finished.has(id));
      for (const { update_id: id } of fresh) open.add(id);
      newest = batch.at(-1)?.update_id ?? newest;
      return fresh;
    },
    finish(updateId) {
      open.delete(updateId);
      finished.add(updateId);
    },
    open: () => open.size,
  };
}
