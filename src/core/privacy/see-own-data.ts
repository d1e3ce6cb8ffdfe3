import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../ports.ts';
import type { MyData } from './privacy-ports.ts';

/** /mydata: everything that somebody entered and did. */
export async function seeOwnData(tx: Tx, actor: Member): Promise<Result<MyData, 'not allowed'>> {
  if (!may(actor, 'own data')) return refuse('not allowed');
  return ok(await tx.privacy.mine(actor.complex, actor.person));
}
