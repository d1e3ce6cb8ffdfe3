import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { inZone, momentAt } from '../kernel/zone.ts';
import type { Tx } from '../ports.ts';
import { adminsOf } from '../residents/change-holders.ts';

/** A spot none of whose holders an alert would reach. */
export type UnreachedSpot = { readonly spot: SpotNumber; readonly holders: readonly UnreachedHolder[] };

export type UnreachedHolder = {
  readonly person: PersonId;
  readonly name: string;
  /** When the messenger last told us that he is shut off; null: he has never opened the bot. */
  readonly since: Instant | null;
  /** Has no messenger, and lets no browser call him. */
  readonly inBrowser: boolean;
};

/** «Кому не дойдёт», by number. */
export async function seeUnreached(
  tx: Tx,
  actor: Member,
): Promise<Result<readonly UnreachedSpot[], 'not allowed'>> {
  if (!may(actor, 'manage residents')) return refuse('not allowed');
  return ok(await tx.notifications.unreached(actor.complex));
}

/** The weekly timer: a line for the admins while there is somebody, and the next week. */
export async function tellUnreached(tx: Tx, complex: ComplexId, now: Instant): Promise<void> {
  const { timeZone } = await tx.complexes.get(complex);
  await tx.timers.set(complex, { kind: 'unreached' }, nextWeeklyAt(now, timeZone));
  if ((await tx.notifications.unreached(complex)).length === 0) return;
  await tx.notices.add(complex, await adminsOf(tx, complex), 'note', { kind: 'spots unreached' });
}

const WEEKLY_AT = Temporal.PlainTime.from('10:00');
const MONDAY = 1;

/** The next Monday at ten by the clocks of the house. */
export function nextWeeklyAt(now: Instant, timeZone: string): Instant {
  const today = inZone(now, timeZone).toPlainDate();
  const monday = today.add({ days: (7 + MONDAY - today.dayOfWeek) % 7 });
  const next = momentAt(monday, WEEKLY_AT, timeZone);
  return next > now ? next : momentAt(monday.add({ days: 7 }), WEEKLY_AT, timeZone);
}
