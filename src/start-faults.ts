import type { Config } from './config.ts';

/** What an administrator can mend, as one line that names the setting; null: a bug, shown with where it is. */
export function startFault(error: unknown, config: Config): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'EADDRINUSE')
    return `PORT: порт ${config.port} занят другой программой. Укажите другой, например PORT=8081.`;
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return `HOST, PORT: адрес ${config.host}:${config.port} занять нельзя (${code}).`;
  }
  if ('hostname' in error && error.hostname === config.host)
    return `HOST: адреса ${config.host} на этой машине нет (${code}).`;
  const server = config.database.kind === 'server';
  if (server && (TLS.test(code) || TLS.test(error.message) || isTlsFile(error)))
    return `DATABASE_URL: с базой не договориться о шифровании (${code || 'TLS'}): проверьте sslmode и sslrootcert.`;
  if (server && UNREACHABLE.has(code)) return `DATABASE_URL: база данных не отвечает (${code}).`;
  if (server && HUNG_UP.test(error.message)) return 'DATABASE_URL: база данных не отвечает.';
  if (server && REFUSED.has(code))
    return `DATABASE_URL: база данных не пускает (${code}): проверьте имя, пароль и базу.`;
  // Our own faults say in one line what is wrong: UnfitDatabase, MigrationFailure, FolderInUse, EmbeddedFault.
  return OURS.has(error.name) ? error.message : null;
}

const TLS = /SSL|TLS|certificate|SELF_SIGNED|LEAF_SIGNATURE/;

/** A file that DATABASE_URL names and nobody finds. */
function isTlsFile(error: Error): boolean {
  return (
    'syscall' in error &&
    error.syscall === 'open' &&
    'path' in error &&
    /\.(crt|pem|key|cer)$/.test(String(error.path))
  );
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '57P03',
]);
/** What `pg` says without a code. */
const HUNG_UP = /^Connection terminated|^timeout e/;
/** Wrong password, unknown user, unknown database, too many connections. */
const REFUSED = new Set(['28P01', '28000', '3D000', '53300']);
const OURS = new Set(['UnfitDatabase', 'MigrationFailure', 'FolderInUse', 'EmbeddedFault']);
