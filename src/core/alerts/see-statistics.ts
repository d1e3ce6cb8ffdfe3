import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
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
  return ok(await tx.statistics.since(actor.complex, since, now, timeZone));
}
