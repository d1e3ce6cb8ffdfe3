import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { BuiltPage } from './built-page.ts';

/** What came of bundling; `stopped`: nobody wanted it any more. `no bundler`: what was installed is for running only; `faulty`: the page is not in order. */
export type Bundled =
  | { readonly kind: 'built'; readonly page: BuiltPage }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'no bundler' | 'faulty'; readonly why: string };

/** No secrets of ours; Windows starts nothing without its own, and what was compiled once need not be again. */
const { SystemRoot, NODE_COMPILE_CACHE } = process.env;
const ENVIRONMENT = { ...(SystemRoot && { SystemRoot }), ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) };

/** Bundles the page in a process of its own, which takes 110 MB for half a second; `stop` ends it half-way. */
export function bundlePage(folder: string): {
  readonly bundled: Promise<Bundled>;
  readonly stop: () => void;
} {
  const child: ChildProcess = fork(join(import.meta.dirname, 'child.ts'), [folder], {
    serialization: 'advanced',
    execArgv: [],
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let isStopped = false;
  const bundled = new Promise<Bundled>((resolve) => {
    const failed = (why: string) => resolve(isStopped ? { kind: 'stopped' } : { kind: 'faulty', why });
    child.once('message', (answer: Bundled) => resolve(answer));
    child.once('error', (error) => failed(error.message));
    // Not at its exit: what it said may still be under way then.
    child.once('disconnect', () => failed('it ended without a word'));
  });
  const stop = () => {
    isStopped = true;
    child.kill('SIGKILL');
  };
  return { bundled, stop };
}
