import type { TestContext } from 'node:test';

const kind = setTimeout(() => {}, 0);
clearTimeout(kind);
const Real = kind.constructor;

/**
 * Mocked timers for one test. What others of the same process set before is still cleared for real: a pool lends a
 * connection meanwhile, and the timer of its rest would keep the process for five minutes after its last test. And what a
 * test before this one had mocked is left alone: Node would clear whatever stands in its place by now.
 */
export function mockTimers(t: TestContext, apis: readonly ('setTimeout' | 'setInterval')[]): void {
  const real = { clearTimeout, clearInterval };
  t.mock.timers.enable({ apis: [...apis] });
  const own = new WeakSet<NodeJS.Timeout>();
  const replace = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  for (const name of apis) {
    const set = globalThis[name];
    replace(name, (call: () => void, ms?: number) => {
      const timer = set(call, ms);
      own.add(timer);
      return timer;
    });
  }
  for (const name of ['clearTimeout', 'clearInterval'] as const) {
    const clear = globalThis[name];
    replace(name, (timer?: NodeJS.Timeout) => {
      if (timer instanceof Real) real[name](timer);
      else if (timer && own.has(timer)) clear(timer);
    });
  }
}
