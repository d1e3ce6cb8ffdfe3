// Node 24 has no Temporal yet, and the core calls it while it is being loaded.
import 'temporal-polyfill/global';
import { enableCompileCache } from 'node:module';

// The next start finds the code without its types and compiled: 27 MB and 0.3 s less (measured).
enableCompileCache();
await import('./run.ts');
