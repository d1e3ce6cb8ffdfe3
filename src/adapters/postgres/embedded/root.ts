import { execFile, type SpawnOptions, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedFault } from './fault.ts';

const run = promisify(execFile);

/** Starts a PostgreSQL program as a user that PostgreSQL accepts. */
export type Launch = (
  file: string,
  args: readonly string[],
  options: SpawnOptions,
) => ReturnType<typeof spawn>;

const asUser1000 = ['--user', '--map-user=1000', '--map-group=1000'];

/**
 * PostgreSQL refuses root. A user namespace in which we are user 1000 satisfies it, and the files stay root's, so it
 * works below a folder of mode 700 and needs no second account.
 *
 * @throws EmbeddedFault root, where namespaces are forbidden (most containers), `unshare` is absent, or the folders
 * are closed to a root without his privileges
 */
export async function chooseLaunch(folder: DataFolder, binaries: Binaries): Promise<Launch> {
  if (process.getuid?.() !== 0) return (file, args, options) => spawn(file, args, clean(options));
  await tryAsUser1000(
    ['true'],
    'PostgreSQL не запускается от root, а unshare здесь не работает: запустите бота обычным пользователем или укажите DATABASE_URL.',
  );
  await tryAsUser1000(
    ['sh', '-c', 'test -w "$1" && "$2" --version', 'sh', folder.root, binaries.postgres],
    `PostgreSQL от имени root не входит в чужую папку ${folder.root} или ${binaries.postgres}: запустите бота владельцем этих папок, без sudo, или укажите DATABASE_URL.`,
  );
  return (file, args, options) => spawn('unshare', [...asUser1000, file, ...args], clean(options));
}

async function tryAsUser1000(command: readonly string[], otherwise: string): Promise<void> {
  try {
    await run('unshare', [...asUser1000, ...command]);
  } catch (cause) {
    throw new EmbeddedFault('root', otherwise, { cause });
  }
}

const keptVariables = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP'];

/**
 * The server gets none of our environment but what it needs to start: the bot's secrets are not its business, PG*
 * variables would change its settings, and a LANG that the machine does not have would stop it.
 */
function clean(options: SpawnOptions): SpawnOptions {
  const kept = keptVariables.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...options, windowsHide: true, env: { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' } };
}
