import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../ports.ts';
import type { JournalEntry } from './journal.ts';

export type JournalPage = { readonly count: number; readonly entries: readonly JournalEntry[] };

/** «Журнал», newest first: so many from where `skip` says, which knows how many there are. */
export async function readJournal(
  tx: Tx,
  actor: Member,
  skip: (count: number) => number,
  most: number,
): Promise<Result<JournalPage, 'not allowed'>> {
  if (!may(actor, 'read journal')) return refuse('not allowed');
  const count = await tx.journal.count(actor.complex);
  return ok({ count, entries: await tx.journal.page(actor.complex, skip(count), most) });
}
