import { may } from '../core/access.ts';
import type { Member } from '../core/kernel/actor.ts';
import { type Result, refuse } from '../core/kernel/result.ts';
import { minutes } from '../core/kernel/time.ts';
import type { Pass } from '../core/passes/pass.ts';
import { passByCode } from '../core/passes/see-passes.ts';
import type { Tx } from '../core/ports.ts';
import type { Account } from './account.ts';

/** Nobody tries a million codes at this pace; a shift at a busy gate does not get near it. */
const MOST_CODES = 30;
const CODES_WINDOW = minutes(10);

/** A guest's six digits. Right and wrong codes count alike, so that the limit tells nothing. */
export async function tryCode(
  tx: Tx,
  account: Pick<Account, 'pace'>,
  actor: Member,
  code: string,
): Promise<Result<Pass | null, 'not allowed' | 'too many'>> {
  if (!may(actor, 'check passes')) return refuse('not allowed');
  const pace = await account.pace('pass code', MOST_CODES, CODES_WINDOW);
  return pace === 'fine' ? passByCode(tx, actor, code) : refuse('too many');
}
