import { globalSetup, globalTeardown } from '/tmp/s1/e/snap/test/support/global-setup.ts';
import { writeFileSync } from 'node:fs';
const before = { ...process.env };
await globalSetup();
const made = Object.fromEntries(Object.entries(process.env).filter(([k, v]) => before[k] !== v));
writeFileSync('/tmp/s1/e/env.json', JSON.stringify(made));
process.on('SIGTERM', async () => { await globalTeardown(); process.exit(0); });
setInterval(() => undefined, 1e6);
