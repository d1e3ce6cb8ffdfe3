import { type Kysely, type Selectable, sql } from 'kysely';
import { homeOf } from '../../../chat/kit/own-files.ts';
import type { Restore, RestoreJob } from '../../../core/backups/backup-ports.ts';
import { mayStillRestore } from '../../../core/backups/want-restore.ts';
import type { Tx } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';
import { restoreOf } from './restores.ts';

/** The oldest restore whose admin may still restore: who may not is asked before anything is opened. */
export async function nextRestore(tx: Tx, trx: Kysely<Tables>, now: Date): Promise<RestoreJob | null> {
  const { rows } = await sql<Selectable<Tables['restores']>>`
    select * from restores where state in ('wanted', 'confirmed') order by id
  `.execute(trx);
  for (const row of rows) {
    const { complex_id: complex, sha256, tries } = row;
    const restore = restoreOf(row);
    if (!(await mayStillRestore(tx, complex, restore, now))) continue;
    return { complex, restore, to: await chatOf(trx, restore), sha256, tries };
  }
  return null;
}

/** Where the file was sent, and otherwise where the admin has been longest. */
async function chatOf(trx: Kysely<Tables>, { askedBy, source }: Restore): Promise<RestoreJob['to']> {
  const sentTo = source.kind === 'sent' ? homeOf(source.file).bot : null;
  const { rows } = await sql<{ bot: number; chat: string }>`
    select bot_id as bot, chat_ref as chat from addresses where person_id = ${askedBy}
    order by bot_id = ${sentTo} desc nulls last, bot_id limit 1
  `.execute(trx);
  return rows[0] ?? null;
}

/** A try is spent before the file is opened: whoever is killed over it has counted, too. */
export async function spendTry(trx: Kysely<Tables>, { complex, restore }: RestoreJob): Promise<void> {
  await sql`
    update restores set tries = tries + 1 where complex_id = ${complex} and id = ${restore.id}
  `.execute(trx);
}
