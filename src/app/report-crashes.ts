import { createLogger } from '../adapters/logs/logger.ts';

/**
 * What nobody caught ends the process, as Node would have it, but with one masked line: the errors of libraries carry
 * whole requests, and with them names and tokens. That nobody reads us any more, after the terminal was closed, is no fault.
 */
export function reportCrashes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const log = createLogger({ level: 'fatal' });
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'a fault that nobody caught: the process ends');
    process.exit(1);
  });
}
