import { randomBytes } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, link, mkdir, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedFault } from './fault.ts';
import { isAlive } from './wait.ts';

/** Where the embedded database lives. Absolute paths without symlinks, but for `shown`: as the administrator wrote it. */
export type DataFolder = {
  readonly shown: string;
  readonly root: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly log: string;
};

/** Makes the data folder (mode 700) when it is absent. @throws EmbeddedFault folder */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  const root = await openFolder(dataDir);
  return {
    shown: dataDir,
    root,
    cluster: join(root, 'postgres'),
    passwordFile: join(root, 'postgres.password'),
    log: join(root, 'postgres.log'),
  };
}

async function openFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const root = await realpath(dataDir);
    await access(root, constants.R_OK | constants.W_OK | constants.X_OK);
    return root;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const line = `В папке ${dataDir} нельзя хранить данные (${reason}): дайте на неё права или задайте другую DATA_DIR.`;
    throw new EmbeddedFault('folder', line, { cause });
  }
}

const draftPrefix = 'postgres.new-';

/** A fresh name beside the cluster for what is renamed into place when it is whole. */
export function draftName(folder: DataFolder): string {
  return join(folder.root, `${draftPrefix}${process.pid}-${randomBytes(4).toString('hex')}`);
}

/** Removes the drafts of killed processes. */
export async function dropAbandonedDrafts(folder: DataFolder): Promise<void> {
  for (const name of await readdir(folder.root)) {
    if (!name.startsWith(draftPrefix)) continue;
    const draft = join(folder.root, name);
    const maker = Number.parseInt(name.slice(draftPrefix.length), 10);
    // In a container the next process often has the id of the killed one, but the draft is older than it.
    const older = await stat(draft).then(
      ({ mtimeMs }) => mtimeMs < performance.timeOrigin,
      () => false,
    );
    // An initdb that outlives its killed starter may still be writing there.
    if (!isAlive(maker) || (maker === process.pid && older))
      await rm(draft, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Whether the folder holds a cluster. @throws EmbeddedFault version, folder: it holds something we cannot start */
export async function holdsCluster(folder: DataFolder, major: number): Promise<boolean> {
  if (!existsSync(folder.cluster)) return false;
  const version = await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) {
    const line = `В папке ${folder.cluster} нет базы PostgreSQL: уберите её или задайте другую DATA_DIR.`;
    throw new EmbeddedFault('folder', line);
  }
  if (version.trim() === String(major)) return true;
  const line = `База в ${folder.cluster} создана PostgreSQL ${version.trim()}, а здесь ${major}: сделайте backup прежней версией бота, уберите эту папку и верните данные через restore.`;
  throw new EmbeddedFault('version', line);
}

/**
 * Reads the password file (mode 600), or makes it when there is no cluster yet that would need the old one.
 * Two processes at once get the same password.
 */
export async function obtainPassword(folder: DataFolder, mayCreate: boolean): Promise<string> {
  if (mayCreate && !existsSync(folder.passwordFile)) await createPassword(folder);
  try {
    return (await readFile(folder.passwordFile, 'utf8')).trim();
  } catch (cause) {
    const line = `Не читается пароль базы данных ${folder.passwordFile}: верните этот файл из копии папки.`;
    throw new EmbeddedFault('password', line, { cause });
  }
}

/** Written aside and linked, because a link never replaces a file that somebody else has made meanwhile. */
async function createPassword(folder: DataFolder): Promise<void> {
  const draft = draftName(folder);
  await writeFile(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  await link(draft, folder.passwordFile).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
}
