/** The process that reads and writes one spreadsheet. It has no settings and no secrets, and ends when it is done. */
import 'temporal-polyfill/global';
import { flushCompileCache } from 'node:module';
import { readTable } from './read.ts';
import type { SheetJob } from './sheets.ts';
import { writeTable } from './write.ts';

process.on('message', async (job: SheetJob) => {
  // What is wrong with a file may quote what somebody typed: nothing of an error is told.
  const done =
    job.kind === 'read'
      ? await readTable(Buffer.from(job.bytes), job.name).catch(() => null)
      : await writeTable(job.rows, job.format).catch(() => null);
  process.send?.(done);
});
process.on('disconnect', () => process.exit());
// We are killed when we are done, and would leave nothing of what was compiled.
flushCompileCache();
