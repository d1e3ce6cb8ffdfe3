import type { Transactions } from '../adapters/postgres/transact.ts';
import type { BotId, ExternalId } from '../chat/kit/incoming.ts';
import type { Instant } from '../core/kernel/time.ts';
import { noteNaming } from '../core/residents/become-admin.ts';

/** Whom the settings do not name any more: he stays an admin until one of them decides otherwise, and they hear of it. */
export async function noteUnnamed(
  { transact }: Pick<Transactions, 'transact'>,
  bot: BotId,
  adminIds: readonly ExternalId[],
  now: Instant,
): Promise<void> {
  await transact(async (tx) => {
    for (const { complex, person } of await tx.people.unnamedAdmins(bot, adminIds, now))
      await noteNaming(tx, complex, 'admin unnamed', person, now);
  });
}
