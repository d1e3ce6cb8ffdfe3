import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EmbeddedFault } from './fault.ts';
import { logSize, logTail } from './log.ts';
import type { Recipe, Server } from './server.ts';
import { interrupt, isAlive, until } from './wait.ts';

const run = promisify(execFile);

/** Milliseconds; the server writes what it has in memory. */
const stopLimit = 60_000;

/**
 * Ends the server's sessions, has it write everything down, and waits until it is gone. The caller knows that `pid`
 * is the server's, because a session of it is open.
 *
 * @throws EmbeddedFault server, after a minute
 */
export async function stopServer({ folder, binaries }: Recipe, { pid }: Server): Promise<void> {
  const before = await logSize(folder);
  // Windows has no signals: process.kill would end the server as a power cut does.
  if (process.platform === 'win32') await run(binaries.pgCtl, ['stop', '-D', folder.cluster, '-m', 'fast']);
  else interrupt(pid);
  const gone = await until(stopLimit, async () => (isAlive(pid) ? undefined : true));
  if (gone === undefined) {
    const line = `PostgreSQL (процесс ${pid}) не останавливается; конец журнала ${folder.log}:`;
    throw new EmbeddedFault('server', `${line}\n${await logTail(folder, before)}`);
  }
}
