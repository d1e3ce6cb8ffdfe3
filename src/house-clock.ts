import type { Instant } from './core/kernel/time.ts';

/** House time: the machine's time and what it was pushed by. Only tests and the playground push it. */
export type HouseClock = {
  readonly now: () => Instant;
  readonly advance: (milliseconds: number) => void;
  readonly onPush: (listener: (milliseconds: number) => void) => void;
};

export function createHouseClock(machine: () => number = Date.now): HouseClock {
  const listeners = new Set<(milliseconds: number) => void>();
  let pushed = 0;
  return {
    now: () => new Date(machine() + pushed),
    advance: (milliseconds) => {
      pushed += milliseconds;
      for (const listener of listeners) listener(milliseconds);
    },
    onPush: (listener) => {
      listeners.add(listener);
    },
  };
}
