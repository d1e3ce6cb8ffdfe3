// Node 24 has no Temporal yet, and the core calls it while it is being loaded.
import 'temporal-polyfill/global';
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// The next start finds the code without its types and compiled: 27 MB and 0.3 s less (measured).
enableCompileCache();
// 27 MB less at rest for a third more processor time an alert (measured): a house raises a few an hour.
setFlagsFromString('--optimize-for-size');
await import('./run.ts');
