/** Fills NODE_COMPILE_CACHE while an image is built: the bot then starts as fast the first time as ever after. */
import 'temporal-polyfill/global';
import { enableCompileCache, flushCompileCache } from 'node:module';

enableCompileCache();
await import('../src/app.ts');
flushCompileCache();
