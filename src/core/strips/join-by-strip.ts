import type { Member } from '../kernel/actor.ts';
import type { ComplexId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { inZone, momentAt } from '../kernel/zone.ts';
import type { Tx } from '../ports.ts';
import { admit } from '../residents/admit.ts';
import { adminsOf } from '../residents/change-holders.ts';
import type { AcceptRefusal } from '../residents/invite-resident.ts';

/** Whoever has the paper is a holder at once, and it is spent. Co-holders are told now, the admins in the evening. */
export async function joinByStrip(
  tx: Tx,
  actor: Member,
  shown: string,
  now: Instant,
): Promise<Result<SpotNumber, AcceptRefusal>> {
  const { complex, person } = actor;
  if (actor.roles.includes('banned')) return refuse('banned');
  const spot = await tx.strips.find(complex, shown, now);
  if (!spot) return refuse('not valid');
  const spend = () => tx.strips.use(complex, shown, now);
  const admitted = await admit(tx, actor, { spot, by: { by: 'strip' }, spend }, now);
  if (!admitted.ok) return admitted;
  await tx.journal.note(complex, null, { kind: 'joined by strip', spot }, now, person);
  const { timeZone } = await tx.complexes.get(complex);
  await tx.timers.set(complex, { kind: 'strips' }, nextEvening(now, timeZone));
  return ok(spot);
}

/** The evening's timer: one line for the admins. */
export async function tellJoined(tx: Tx, complex: ComplexId): Promise<void> {
  await tx.timers.set(complex, { kind: 'strips' }, null);
  const count = await tx.strips.takeUntold(complex);
  if (count === 0) return;
  await tx.notices.add(complex, await adminsOf(tx, complex), 'note', { kind: 'strips joined', count });
}

const EVENING = Temporal.PlainTime.from('20:00');

/** The next eight o'clock in the evening by the clocks of the house. */
export function nextEvening(now: Instant, timeZone: string): Instant {
  const today = inZone(now, timeZone).toPlainDate();
  const evening = momentAt(today, EVENING, timeZone);
  return evening > now ? evening : momentAt(today.add({ days: 1 }), EVENING, timeZone);
}
