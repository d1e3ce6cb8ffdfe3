/** Loads the scenarios named in `REPLAY`, as a room does; web-replayed.test.ts chooses and reads them. */
import { before } from 'node:test';

const load = async () => {
  for (const file of (process.env.REPLAY ?? '').split('\n').filter(Boolean)) await import(file);
};
const loaded = load();
before(() => loaded);
await loaded;
