import type { Config } from '../config.ts';

/** What the operator of a real bot reads whose database the playground has filled. */
export function inventedPeople({ database, dataDir }: Config, isRealHouse: boolean): string {
  if (isRealHouse)
    return 'В этой базе вместе с жителями живут выдуманные люди песочницы. Как их убрать: docs/backup.md, «Выдуманные люди».';
  const instead =
    database.kind === 'server'
      ? 'задайте пустую базу в DATABASE_URL'
      : `удалите папку ${dataDir} или задайте другую DATA_DIR`;
  return `В этой базе выдуманные люди песочницы: для настоящего дома ${instead}.`;
}
