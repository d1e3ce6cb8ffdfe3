/** The process that bundles the page: it has no settings and no secrets, and all the memory it takes goes with it. */
import 'temporal-polyfill/global';
import { argv } from 'node:process';

type Answer = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** Whoever ends before it is sent takes it with him. */
const tell = (answer: Answer) => new Promise<void>((sent) => process.send?.(answer, () => sent()) ?? sent());

// Where the bundler is not installed, that is an answer and no crash.
const { buildPage } = await import('./build-page.ts').catch(async (error: unknown) => {
  await tell({ kind: 'no bundler', why: String(error).slice(0, 300) });
  process.exit(0);
});

await buildPage(argv[2] ?? '').then(
  (page) => tell({ kind: 'built', page }),
  (error: unknown) => tell({ kind: 'faulty', why: String(error).slice(0, 2_000) }),
);
process.disconnect?.();
