import type { TestContext } from 'node:test';

const kind = setTimeout(() => {}, 0);
clearTimeout(kind);
const Real = kind.constructor;

/**
 * Mocked timers for one test. What others of the same process set before is still cleared for real: a pool lends a
 * connection meanwhile, and the timer of its rest would keep the process for five minutes after its last test.
 */
export function mockTimers(t: TestContext, apis: readonly ('setTimeout' | 'setInterval')[]): void {
  const real = { clearTimeout, clearInterval };
  t.mock.timers.enable({ apis: [...apis] });
  for (const name of ['clearTimeout', 'clearInterval'] as const) {
    const mocked = globalThis[name];
    const value = (timer: NodeJS.Timeout) =>
      (timer instanceof Real ? real : { [name]: mocked })[name]?.(timer);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
