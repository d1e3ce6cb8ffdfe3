import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { BuiltPage } from './built-page.ts';

/** What came of bundling. `no bundler`: what was installed is for running only; `faulty`: the page is not in order. */
export type Bundled =
  | { readonly kind: 'built'; readonly page: BuiltPage }
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
  const bundled = new Promise<Bundled>((resolve) => {
    child.once('message', (answer: Bundled) => resolve(answer));
    child.once('error', (error) => resolve({ kind: 'faulty', why: error.message }));
    child.once('exit', (code, signal) => resolve({ kind: 'faulty', why: `it ended with ${code ?? signal}` }));
  });
  return { bundled, stop: () => child.kill('SIGKILL') };
}
