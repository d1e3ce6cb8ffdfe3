import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addressOf } from '../adapters/postgres/kit/address.ts';
import type { Config, Environment } from '../config.ts';

/** Into which database a restore goes, in words that hold no password. */
export function targetOf({ database, dataDir }: Config): string {
  if (database.kind === 'embedded') return `встроенная база в папке ${resolve(dataDir)}`;
  const { host, port, database: name } = addressOf(database.url);
  return `PostgreSQL ${host}:${port}, база ${name}`;
}

const COMPOSE = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

/**
 * Which file of the folder keeps the house in another database than the embedded one; null: none does. `file` is
 * what stands in its .env, `env` that with the environment above it.
 */
export function otherDatabase(folder: string, file: Environment, env: Environment): string | null {
  if (isSet(file, 'DATABASE_URL') || isSet(file, 'DATABASE_URL_FILE')) return '.env';
  return COMPOSE.find((name) => demandsOf(join(folder, name))?.every((one) => isSet(env, one))) ?? null;
}

const isSet = (env: Environment, name: string) => (env[name] ?? '').trim() !== '';

/**
 * What a compose file needs to have set before it gives its bot a database; null: it gives it none. Ours lies in every
 * clone: it is in use only where somebody has given it a password.
 */
function demandsOf(path: string): readonly string[] | null {
  const [, address] =
    /^[ \t]*-?[ \t]*["']?DATABASE_URL(?:_FILE)?["']?[ \t]*[:=][ \t]*(\S.*)$/m.exec(textOf(path)) ?? [];
  if (address === undefined) return null;
  return [...address.matchAll(/\$\{?(\w+)(?!\w*:?-)/g)].map(([, name = '']) => name);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
