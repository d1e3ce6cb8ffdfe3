import { AsyncLocalStorage } from 'node:async_hooks';

const scopes = new AsyncLocalStorage<Readonly<Record<string, number>>>();

/** Whatever is logged during the work, however deep, carries these numbers: one update's lines can be found. */
export function inScope<T>(numbers: Readonly<Record<string, number>>, work: () => T): T {
  return scopes.run({ ...scopes.getStore(), ...numbers }, work);
}

export const scope = (): Readonly<Record<string, number>> => scopes.getStore() ?? {};
