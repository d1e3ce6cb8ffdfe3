import type { Member } from '../kernel/actor.ts';
import type { AlertId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, type Duration, type Instant, isDue, minutes } from '../kernel/time.ts';
import type { SenderHistory } from '../ports.ts';
import { type AskedKind, isForHelpers } from './alert.ts';

export type QuotaRefusal =
  /** The thread about this spot is open: its card is shown instead. */
  | { readonly kind: 'already open'; readonly alert: AlertId }
  | { readonly kind: 'closed just now'; readonly until: Instant }
  | { readonly kind: 'too many in ten minutes' | 'too many in a day'; readonly most: number };

export const PAUSE_AFTER_CLOSING: Duration = minutes(5);

/** What a resident may raise in these minutes; the first of them makes room when it is older. */
export const QUOTA_WINDOW: Duration = minutes(10);
export const MOST_IN_WINDOW = 3;

/** Most alerts of one sender in ten minutes and in a day; whoever troubled the neighbours enough can still call guards. */
export function quotaOf(
  actor: Member,
  kind: AskedKind,
  unfound = false,
): { readonly inTenMinutes: number; readonly inADay: number } {
  const staff = actor.roles.includes('guard') || actor.roles.includes('admin');
  if (staff) return { inTenMinutes: 30, inADay: 30 };
  return { inTenMinutes: MOST_IN_WINDOW, inADay: isForHelpers({ kind, withheld: false, unfound }) ? 30 : 10 };
}

/** How many more the sender may raise in these ten minutes after this one; or why this one may not be. */
export function quotaLeft(
  actor: Member,
  kind: AskedKind,
  past: SenderHistory,
  now: Instant,
  unfound = false,
): Result<number, QuotaRefusal> {
  if (past.openThread !== null) return refuse({ kind: 'already open', alert: past.openThread });
  const pause = past.lastClosedAt && after(past.lastClosedAt, PAUSE_AFTER_CLOSING);
  if (pause && !isDue(pause, now)) return refuse({ kind: 'closed just now', until: pause });
  const quota = quotaOf(actor, kind, unfound);
  if (past.inADay >= quota.inADay) return refuse({ kind: 'too many in a day', most: quota.inADay });
  if (past.inTenMinutes >= quota.inTenMinutes) {
    return refuse({ kind: 'too many in ten minutes', most: quota.inTenMinutes });
  }
  return ok(quota.inTenMinutes - past.inTenMinutes - 1);
}
