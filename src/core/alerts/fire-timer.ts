import { lookAtAnnouncement } from '../announcements/follow-announcement.ts';
import { runOut } from '../away/mark-spot.ts';
import { wantDailyBackup } from '../backups/daily-backup.ts';
import type { ComplexId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { lookAtPass } from '../passes/end-pass.ts';
import type { Timer, Tx } from '../ports.ts';
import { clearOut } from '../privacy/retention.ts';
import { endBan } from '../residents/ban.ts';
import { remindClaim } from '../residents/remind-claim.ts';
import { stepThread } from './step-thread.ts';

/** What a timer does when its time has come. A timer of a thread that is gone goes, too. */
export async function fireTimer(tx: Tx, complex: ComplexId, timer: Timer, now: Instant): Promise<void> {
  if (timer.kind === 'backup') return wantDailyBackup(tx, complex, now);
  if (timer.kind === 'retention') return clearOut(tx, complex, now);
  if (timer.kind === 'claim') return remindClaim(tx, complex, timer.claim, now);
  if (timer.kind === 'pass') return lookAtPass(tx, complex, timer.pass, now);
  if (timer.kind === 'mark') return runOut(tx, complex, timer.spot, now);
  if (timer.kind === 'announcement') return lookAtAnnouncement(tx, complex, timer.announcement, now);
  if (timer.kind === 'ban') return endBan(tx, complex, timer.person, now);
  const step = await stepThread(tx, complex, timer.alert, { kind: 'tick' }, now);
  if (!step.ok) await tx.timers.set(complex, timer, null);
}
