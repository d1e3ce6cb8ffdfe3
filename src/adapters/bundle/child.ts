/** The process that bundles the page: it has no settings and no secrets, and all the memory it takes goes with it. */
import 'temporal-polyfill/global';
import { argv } from 'node:process';
import type { Bundled } from './bundle.ts';

// The channel is shut when all of it is through: a process that ends earlier takes its words along.
const answer = (came: Bundled) => process.send?.(came, () => process.disconnect?.());

const load = async () => await import('./build-page.ts');

/** Where the bundler is not installed, that is an answer and no crash. */
async function bundle(folder: string): Promise<Bundled> {
  const builder = await load().catch((error: unknown) => String(error));
  if (typeof builder === 'string') return { kind: 'no bundler', why: builder.slice(0, 300) };
  try {
    return { kind: 'built', page: await builder.buildPage(folder) };
  } catch (error) {
    return { kind: 'faulty', why: String(error).slice(0, 2_000) };
  }
}

answer(await bundle(argv[2] ?? ''));
