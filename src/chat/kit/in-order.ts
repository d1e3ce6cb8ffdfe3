/** Runs one after another what has the same key, and side by side what has not. */
export type InOrder = {
  /** Resolves or rejects as the work does; rejects unstarted when the work before it rejected. */
  readonly run: <T>(key: string, work: () => Promise<T>) => Promise<T>;
  /** Resolves when nothing is running or waiting. */
  readonly idle: () => Promise<void>;
};

type Line = { tail: Promise<unknown> };

/**
 * Whoever stands behind a failure fails with it: both are offered again in their order, so that nobody overtakes
 * the one before. Those who come after the failure begin a new line.
 */
export function createInOrder(): InOrder {
  const lines = new Map<string, Line>();
  const run = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const line = lines.get(key) ?? { tail: Promise.resolve() };
    lines.set(key, line);
    const mine = line.tail.then(work);
    line.tail = mine;
    const leave = () => {
      if (lines.get(key) === line && line.tail === mine) lines.delete(key);
    };
    mine.then(leave, () => {
      if (lines.get(key) === line) lines.delete(key);
    });
    return mine;
  };
  const idle = async () => {
    while (lines.size > 0) await Promise.allSettled([...lines.values()].map(({ tail }) => tail));
  };
  return { run, idle };
}
