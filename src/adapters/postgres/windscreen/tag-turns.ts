import type { ChatTx } from '../../../chat/kit/ports.ts';
import { shareData } from '../kit/locks.ts';
import type { Transactions } from '../transact.ts';

/** A transaction of somebody who is in no chat, while nobody restores a house. */
export function tagTurns({ transact }: Transactions): <T>(work: (tx: ChatTx) => Promise<T>) => Promise<T> {
  return (work) =>
    transact(async (tx, trx) => {
      await shareData(trx);
      return work(tx);
    });
}
