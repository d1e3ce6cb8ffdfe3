import type { Config } from './config.ts';
import { databaseFault } from './database-faults.ts';

/** What an administrator can mend, as one line that names the setting; null: a bug, shown with where it is. */
export function startFault(error: unknown, config: Config): string | null {
  if (!(error instanceof Error)) return null;
  // Our own faults say in one line what is wrong.
  if (OURS.has(error.name)) return error.message;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if ('syscall' in error && error.syscall === 'listen') return addressFault(code, config);
  if ('hostname' in error && error.hostname === config.host)
    return `HOST: адреса ${config.host} на этой машине нет (${code}).`;
  return config.database.kind === 'server' ? databaseFault(error, config.database.url) : null;
}

function addressFault(code: string, { host, port }: Config): string {
  return code === 'EADDRINUSE'
    ? `PORT: порт ${port} занят другой программой. Укажите другой, например PORT=8081.`
    : `HOST, PORT: адрес ${host}:${port} занять нельзя (${code}).`;
}

const OURS = new Set(['UnfitDatabase', 'MigrationFailure', 'FolderInUse', 'EmbeddedFault']);
