import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '../../adapters/postgres/embedded/index.ts';
import { examine } from '../../adapters/postgres/examine.ts';
import { openPool } from '../../adapters/postgres/kit/connect.ts';
import { newestKnown } from '../../adapters/postgres/kit/migrate.ts';
import { probe } from '../../adapters/postgres/kit/probe.ts';
import type { Config } from '../../config.ts';
import { startFault } from '../../start-faults.ts';
import { adminFault } from '../admin-fault.ts';
import { type Finding, ill, note, well } from './finding.ts';
import type { KnownGroup } from './telegram.ts';

export type Examined = { readonly found: readonly Finding[]; readonly groups: readonly KnownGroup[] };

/** The database, and what only it knows: the linked groups, whether there is an admin. */
export async function examineDatabase(config: Config): Promise<Examined> {
  const { database, dataDir } = config;
  if (database.kind === 'server') return look(config, database.url);
  if (!existsSync(join(dataDir, 'postgres')))
    return { found: [note('Своей базы ещё нет, бот создаст её при запуске')], groups: [] };
  try {
    const server = await startEmbedded({ dataDir, say: () => {} });
    return await look(config, server.url).finally(() => server.stop());
  } catch (error) {
    if (error instanceof Error && error.name === 'FolderInUse')
      return { found: [well('Бот сейчас работает со своей базой; о ней скажет /readyz')], groups: [] };
    return { found: [faultOf(error, config)], groups: [] };
  }
}

async function look(config: Config, url: string): Promise<Examined> {
  try {
    const pool = await openPool(url, { max: 2, applicationName: 'parking-doctor' });
    try {
      await probe(pool);
      return await read(pool, config);
    } finally {
      await pool.end();
    }
  } catch (error) {
    return { found: [faultOf(error, config)], groups: [] };
  }
}

async function read(pool: Parameters<typeof examine>[0], config: Config): Promise<Examined> {
  const seen = await examine(pool);
  if (!seen)
    return { found: [well('База отвечает; она пуста, бот создаст всё при первом запуске')], groups: [] };
  const newest = await newestKnown();
  const noAdmin = adminFault(seen.admins, config.adminIds);
  const found = [
    well(`База отвечает: PostgreSQL ${seen.version}, занято ${Math.round(seen.bytes / 1_048_576)} МБ`),
    seen.newestMigration > newest
      ? ill(`База новее этой версии бота (${seen.newestMigration}): обновите бота`)
      : well(
          seen.newestMigration === newest ? 'Миграции применены' : 'Новые миграции применятся при запуске',
        ),
    noAdmin === null ? well(`Администраторов: ${seen.admins}`) : ill(noAdmin),
    ...(seen.deadNotices > 0
      ? [ill(`Сообщений, которые не удалось составить: ${seen.deadNotices}; причина в журнале бота`)]
      : []),
    ...(seen.groups.length === 0 ? [note('Домовой чат не привязан')] : []),
  ];
  return { found, groups: seen.groups };
}

function faultOf(error: unknown, config: Config): Finding {
  return ill(startFault(error, config) ?? 'База не открылась: причина в журнале бота при запуске');
}
