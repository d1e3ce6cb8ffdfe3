/** The process that reads one copy to see whether it can be read. It has no settings and no secrets. */
import 'temporal-polyfill/global';
import { readCopy } from './read-copy.ts';

process.on('message', async (packed: Uint8Array) => {
  const read = await readCopy(packed);
  process.send?.({ fault: read.ok ? null : read.why });
});
process.on('disconnect', () => process.exit());
