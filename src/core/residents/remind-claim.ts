import type { ClaimId, ComplexId } from '../kernel/ids.ts';
import { after, between, days, hours, type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { adminsOf } from './change-holders.ts';
import { type Claim, isOpen } from './claim.ts';
import { bringUp } from './show-claim.ts';

/** A claim that waits this long is brought up again, and its applicant told; then once more each time. */
export const REMIND_CLAIM_AFTER = hours(24);

/** Whoever has not looked for a week is not going to be moved by an eighth reminder. */
const REMIND_FOR = days(7);

/** The claim's timer: by the time the row is locked the claim may be decided, or the timer may have moved. */
export async function remindClaim(tx: Tx, complex: ComplexId, id: ClaimId, now: Instant): Promise<void> {
  const timer = { kind: 'claim', claim: id } as const;
  const claim = await tx.claims.lock(complex, id);
  const last = await tx.claims.remindedAt(complex, id);
  if (!claim || !isOpen(claim) || !last) return tx.timers.set(complex, timer, null);
  if (isDue(after(last, REMIND_CLAIM_AFTER), now)) {
    await tx.claims.setReminded(complex, id, now);
    await bringUp(tx, complex, id, await adminsOf(tx, complex));
    await tx.notices.add(complex, [claim.applicant], 'note', { kind: 'claim waits', claim: id });
    return tx.timers.set(complex, timer, nextReminder(claim, now));
  }
  return tx.timers.set(complex, timer, nextReminder(claim, last));
}

function nextReminder(claim: Claim, last: Instant): Instant | null {
  const next = after(last, REMIND_CLAIM_AFTER);
  return between(claim.madeAt, next) <= REMIND_FOR ? next : null;
}
