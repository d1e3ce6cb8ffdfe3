import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { days, hours, type Instant, lately } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { seeOwnLinks } from './open-links.ts';

export const FAMILY_INVITE_LIFE = hours(48);
export const MOST_FAMILY_LINKS = { open: 3, aDay: 5 } as const;

export type FamilyRefusal = 'not allowed' | 'not yours' | 'too many open' | 'too many today';

/** «Добавить близкого»: the secret part of a link that makes one person a co-holder. The other holders are told. */
export async function inviteFamily(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  now: Instant,
): Promise<Result<string, FamilyRefusal>> {
  if (!may(actor, 'invite family')) return refuse('not allowed');
  const { complex, person } = actor;
  await tx.disputes.lockSpots(complex, [spot]);
  const found = await tx.spots.holders(complex, spot);
  // Whoever rents a spot gives it on to nobody.
  if (!found.some((one) => one.person === person && !one.tenant)) return refuse('not yours');
  const holders = found.map((holder) => holder.person);
  const open = await seeOwnLinks(tx, actor, now);
  if (!open.ok) return open;
  if (open.value.length >= MOST_FAMILY_LINKS.open) return refuse('too many open');
  const today = await tx.invites.familyMade(complex, person, lately(now, days(1)));
  if (today >= MOST_FAMILY_LINKS.aDay) return refuse('too many today');
  const token = await tx.invites.make(complex, person, spot, now, FAMILY_INVITE_LIFE, 'family');
  const others = holders.filter((holder) => holder !== person);
  await tx.notices.add(complex, others, 'note', { kind: 'family invited', spot, by: person });
  await tx.journal.note(complex, person, { kind: 'family invited', spot }, now);
  return ok(token);
}
