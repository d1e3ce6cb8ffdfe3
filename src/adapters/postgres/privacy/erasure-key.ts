import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { BotId } from '../../../chat/kit/incoming.ts';
import type { PersonId } from '../../../core/kernel/ids.ts';
import type { Tables } from '../tables.ts';

/** What a mark knows somebody by: nobody can tell who it was without the installation's secret. */
export function erasureKey(secret: Buffer, bot: BotId, externalId: string): Buffer {
  return createHmac('sha256', secret).update(`erased:${bot}:${externalId}`).digest();
}

/** One for each way to him. */
export async function keysOf(db: Kysely<Tables>, secret: Buffer, person: PersonId): Promise<Buffer[]> {
  const addresses = db.selectFrom('addresses').where('person_id', '=', person);
  const rows = await addresses.select(['bot_id', 'external_id']).execute();
  return rows.map(({ bot_id, external_id }) => erasureKey(secret, bot_id, external_id));
}
