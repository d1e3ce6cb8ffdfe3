import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { inZone, momentAt } from '../kernel/zone.ts';
import type { Tx } from '../ports.ts';
import type { Figures } from './statistics.ts';

/** «Статистика» since a moment, by the clocks of the house. */
export async function seeStatistics(
  tx: Tx,
  actor: Member,
  since: Instant,
  now: Instant,
): Promise<Result<Figures, 'not allowed'>> {
  if (!may(actor, 'see statistics')) return refuse('not allowed');
  const { timeZone } = await tx.complexes.get(actor.complex);
  const figures = await tx.statistics.since(actor.complex, since, now, timeZone);
  const weeks = await tx.statistics.weeks(actor.complex, firstMonday(now, timeZone), now, timeZone);
  return ok({ ...figures, weeks });
}

/** This week and the four before it. */
function firstMonday(now: Instant, timeZone: string): Instant {
  const today = inZone(now, timeZone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1, weeks: 4 });
  return momentAt(monday, Temporal.PlainTime.from('00:00'), timeZone);
}
