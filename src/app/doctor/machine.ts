import { access, constants, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { between, hours } from '../../core/kernel/time.ts';
import { type Finding, ill, note, well } from './finding.ts';

const LEAST_MEGABYTES = 500;
/** A copy is made every day, at an hour that may move by one in spring. */
const OLDEST_BACKUP = hours(26);

/** Disk, copies, and whether the bot runs here. */
export async function examineMachine(config: Config): Promise<readonly Finding[]> {
  const copies = config.backup.dir ?? join(config.dataDir, 'backups');
  const needsData = config.database.kind === 'embedded' || config.backup.dir === undefined;
  return Promise.all([
    ...(needsData ? [diskFinding('DATA_DIR', config.dataDir)] : []),
    ...(config.backup.dir === undefined ? [] : [diskFinding('BACKUP_DIR', copies)]),
    ...(config.backup.identityFile === undefined ? [] : [keyFinding(config.backup.identityFile)]),
    backupFinding(copies),
    runningFinding(config.port, config.metricsToken),
  ]);
}

async function diskFinding(name: string, folder: string): Promise<Finding> {
  try {
    await access(folder, constants.W_OK);
    if (!(await stat(folder)).isDirectory()) return ill(`${name}: ${folder} — файл, а нужна папка`);
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((bavail * bsize) / 1_048_576);
    return free < LEAST_MEGABYTES
      ? ill(`${name}: свободно ${free} МБ, освободите место: нужно хотя бы ${LEAST_MEGABYTES}`)
      : well(`${name}: свободно ${free} МБ`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'ошибка';
    if (code === 'ENOENT') return note(`${name}: папки ${folder} ещё нет, бот создаст её при запуске`);
    return ill(`${name}: в папку ${folder} нельзя писать (${code})`);
  }
}

async function keyFinding(file: string): Promise<Finding> {
  const isThere = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (isThere) return well('BACKUP_IDENTITY_FILE: ключ на месте');
  return ill(`BACKUP_IDENTITY_FILE: файл ${file} не прочесть, зашифрованную копию бот не откроет`);
}

async function backupFinding(folder: string): Promise<Finding> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /^parking-.+\.gz(\.age)?$/.test(name));
  const times = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).mtime));
  const newest = times.sort((a, b) => b.getTime() - a.getTime())[0];
  if (!newest) return note('Копий пока нет: первая появится этой ночью');
  const age = between(newest, new Date());
  const shown = `${Math.round(age / hours(1))} ч`;
  return age > OLDEST_BACKUP
    ? ill(`Последней резервной копии ${shown}: посмотрите журнал бота`)
    : well(`Последней резервной копии ${shown}`);
}

/** Asks the bot itself, where it runs on this machine. */
async function runningFinding(port: number, token: string | undefined): Promise<Finding> {
  const idle = note(`Бот на порту ${port} сейчас не отвечает: не запущен или работает на другой машине`);
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, {
      signal: AbortSignal.timeout(5_000),
      ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    });
    const health: unknown = await answer.json();
    const checks = typeof health === 'object' && health !== null && 'checks' in health ? health.checks : {};
    const red = Object.entries(checks ?? {}).filter(([, check]) => !check.ok);
    if (answer.ok) return well('Бот работает, /readyz зелёный');
    return ill(`Бот работает, но /readyz красный: ${red.map(([name]) => name).join(', ')}`);
  } catch {
    return idle;
  }
}
