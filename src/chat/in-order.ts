/** Runs one after another what has the same key, and side by side what has not. */
export type InOrder = {
  /** Resolves or rejects as the work does. */
  readonly run: <T>(key: string, work: () => Promise<T>) => Promise<T>;
  /** Resolves when nothing is running or waiting. */
  readonly idle: () => Promise<void>;
};

export function createInOrder(): InOrder {
  const tails = new Map<string, Promise<unknown>>();
  const run = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const previous = tails.get(key) ?? Promise.resolve();
    const mine = previous.then(work);
    const tail = mine
      .catch(() => undefined)
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    tails.set(key, tail);
    return mine;
  };
  const idle = async () => {
    while (tails.size > 0) await Promise.all(tails.values());
  };
  return { run, idle };
}
