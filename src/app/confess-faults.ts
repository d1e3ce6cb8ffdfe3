import { createLogger } from '../adapters/logs/logger.ts';

/**
 * What nobody caught ends the process, as Node would have it, but with one masked line: the errors of libraries carry
 * whole requests, and with them names and tokens.
 */
export function confessFaults(): void {
  const log = createLogger({ level: 'fatal' });
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'a fault that nobody caught: the process ends');
    process.exit(1);
  });
}
