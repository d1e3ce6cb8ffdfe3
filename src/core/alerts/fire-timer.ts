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

type Fire<T> = (tx: Tx, complex: ComplexId, timer: T, now: Instant) => Promise<void>;

const FIRE: { readonly [K in Timer['kind']]: Fire<Extract<Timer, { kind: K }>> } = {
  alert: async (tx, complex, timer, now) => {
    const step = await stepThread(tx, complex, timer.alert, { kind: 'tick' }, now);
    // A timer of a thread that is gone goes, too.
    if (!step.ok) await tx.timers.set(complex, timer, null);
  },
  announcement: (tx, complex, timer, now) => lookAtAnnouncement(tx, complex, timer.announcement, now),
  backup: (tx, complex, _, now) => wantDailyBackup(tx, complex, now),
  ban: (tx, complex, timer, now) => endBan(tx, complex, timer.person, now),
  claim: (tx, complex, timer, now) => remindClaim(tx, complex, timer.claim, now),
  mark: (tx, complex, timer, now) => runOut(tx, complex, timer.spot, now),
  pass: (tx, complex, timer, now) => lookAtPass(tx, complex, timer.pass, now),
  retention: (tx, complex, _, now) => clearOut(tx, complex, now),
};

/** What a timer does when its time has come. */
export async function fireTimer(tx: Tx, complex: ComplexId, timer: Timer, now: Instant): Promise<void> {
  return fire(tx, complex, timer.kind, timer, now);
}

async function fire<K extends Timer['kind']>(
  tx: Tx,
  complex: ComplexId,
  kind: K,
  timer: Extract<Timer, { kind: K }>,
  now: Instant,
): Promise<void> {
  return FIRE[kind](tx, complex, timer, now);
}
