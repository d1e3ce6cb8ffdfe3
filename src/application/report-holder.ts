import { may } from '../core/access.ts';
import type { Member } from '../core/kernel/actor.ts';
import type { PersonId, SpotNumber } from '../core/kernel/ids.ts';
import { type Result, refuse } from '../core/kernel/result.ts';
import { days } from '../core/kernel/time.ts';
import type { Tx } from '../core/ports.ts';
import { type ReportRefusal, reportHolder } from '../core/residents/hold-spot.ts';
import type { Account } from './account.ts';

/** «Этот человек не из моей семьи»: the admins are asked once a day about the same person. */
export async function reportOnce(
  tx: Tx,
  account: Pick<Account, 'pace'>,
  actor: Member,
  spot: SpotNumber,
  person: PersonId,
): Promise<Result<null, ReportRefusal | 'again'>> {
  if (!may(actor, 'report holder')) return refuse('not allowed');
  const pace = await account.pace(`not family ${spot} ${person}`, 1, days(1));
  return pace === 'fine' ? reportHolder(tx, actor, spot, person) : refuse('again');
}
