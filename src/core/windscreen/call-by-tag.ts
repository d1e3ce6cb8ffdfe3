import type { AlertId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { tellAdmins } from '../residents/change-holders.ts';
import { type CallRefusal, decideCall } from './decide-call.ts';
import type { VisitReason } from './tag-call.ts';
import type { TagCaller } from './windscreen-ports.ts';

/** `no card`: made up, replaced, or of somebody who is here no more; nobody learns which. */
export type NotCalled = CallRefusal | 'no tag';

/**
 * A passer-by calls whoever holds the card. What stands on it is the whole permission: he is nobody's, and he is counted.
 */
export async function callByTag(
  tx: Tx,
  shown: string,
  reason: VisitReason,
  caller: TagCaller,
  now: Instant,
): Promise<Result<AlertId, NotCalled>> {
  const tag = await tx.windscreen.find(shown);
  if (!tag) return refuse('no tag');
  const seen = await tx.windscreen.loadCall(tag, caller, now);
  const call = decideCall(tag, reason, caller, seen, now);
  if (!call.ok) {
    if (call.why === 'ofHouse' && (await tx.windscreen.noteFlood(tag.complex, now)))
      await tellAdmins(tx, tag.complex, { kind: 'windscreen flood' });
    return call;
  }
  await tx.save(tag.complex, call.value.changes);
  return ok(call.value.alert);
}
