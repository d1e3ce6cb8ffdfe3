/** The process that bundles the page: it has no settings and no secrets, and all the memory it takes goes with it. */
import 'temporal-polyfill/global';
import { argv } from 'node:process';

// Where the bundler is not installed, that is an answer and no crash.
const { buildPage } = await import('./build-page.ts').catch((error: unknown) => {
  process.send?.({ kind: 'no bundler', why: String(error).slice(0, 300) });
  process.exit(0);
});

try {
  process.send?.({ kind: 'built', page: await buildPage(argv[2] ?? '') });
} catch (error) {
  process.send?.({ kind: 'faulty', why: String(error).slice(0, 2_000) });
}
process.disconnect?.();
