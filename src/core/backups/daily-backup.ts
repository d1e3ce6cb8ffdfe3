import type { ComplexId } from '../kernel/ids.ts';
import { after, hours, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { nextDailyAt } from './backup.ts';

/** The daily copy: wanted now, and again tomorrow. A day that was missed is caught up when the timer is looked at. */
export async function wantDailyBackup(tx: Tx, complex: ComplexId, now: Instant): Promise<void> {
  const { timeZone } = await tx.complexes.get(complex);
  await tx.backups.want(complex, 'daily', null, now);
  await tx.timers.set(complex, { kind: 'backup' }, nextDailyAt(now, timeZone));
}

/** A daily copy that could not be made is tried again before the night is over. */
export async function retryDailyBackup(tx: Tx, complex: ComplexId, now: Instant): Promise<void> {
  await tx.timers.set(complex, { kind: 'backup' }, after(now, hours(1)));
}
