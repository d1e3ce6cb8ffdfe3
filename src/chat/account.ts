import type { Account } from '../application/account.ts';
import type { Instant } from '../core/kernel/time.ts';
import { countedAs } from './kit/counted-as.ts';
import type { ExternalId, Incoming } from './kit/incoming.ts';
import type { ChatTx } from './kit/ports.ts';

/** Whoever wrote, as the application knows somebody: his account of the messenger, bound to the open transaction. */
export function accountOf(
  tx: ChatTx,
  { bot, sender, chat }: Incoming,
  {
    language,
    adminIds,
    now,
  }: { readonly language: string; readonly adminIds: readonly ExternalId[]; readonly now: Instant },
): Account {
  const { externalId } = sender;
  const counted = countedAs({ bot, sender });
  return {
    displayName: sender.displayName,
    username: sender.username,
    isNamedAdmin: adminIds.includes(externalId),
    meet: () => tx.people.meet(bot, sender, chat.ref, language, now),
    refresh: (person) => tx.people.refresh(bot, person, sender),
    setReachable: (person, reachable) => tx.people.setReachable(bot, person, reachable, now),
    spendNaming: (complex) => tx.people.seedAdmin(complex, bot, externalId, now),
    pace: (what, most, window) => tx.limits.take({ ...counted, what }, most, window, now),
    paceClearsAt: (what, window) => tx.limits.clearsAt({ ...counted, what }, window),
  };
}
