import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Tag, TagSecrets } from './tag.ts';
import type { TagOf } from './windscreen-ports.ts';

/** `changed`: there is another card by now than the one that was to be replaced. */
export type TagRefusal = 'not allowed' | 'not yours' | 'not there' | 'changed';

/** The cards of one's own spots. */
export async function seeOwnTags(tx: Tx, actor: Member): Promise<Result<readonly Tag[], 'not allowed'>> {
  if (!may(actor, 'print own tag')) return refuse('not allowed');
  return ok(await tx.windscreen.of(actor.complex, actor.person));
}

/** A card for a spot of one's own; the one with number `replaced` works no more. What stands on it is told this once. */
export async function issueOwnTag(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  replaced: number,
  now: Instant,
): Promise<Result<TagSecrets, TagRefusal>> {
  if (!may(actor, 'print own tag')) return refuse('not allowed');
  if (!actor.spots.includes(spot)) return refuse('not yours');
  const secrets = await tx.windscreen.issue(actor.complex, { person: actor.person, spot }, replaced, now);
  return secrets ? ok(secrets) : refuse('changed');
}

/** Takes one's card out of use, and gives no other. */
export async function removeOwnTag(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
): Promise<Result<null, TagRefusal>> {
  if (!may(actor, 'print own tag')) return refuse('not allowed');
  const was = await tx.windscreen.remove(actor.complex, { person: actor.person, spot });
  return was ? ok(null) : refuse('not there');
}

/** The cards of a spot, for an admin. */
export async function seeTagsOf(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
): Promise<Result<readonly Tag[], 'not allowed'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  return ok(await tx.windscreen.at(actor.complex, spot));
}

/** An admin prints a card for a holder of the spot: noted in the journal, for the holder's card before works no more. */
export async function issueTagFor(
  tx: Tx,
  actor: Member,
  { person, spot }: TagOf,
  replaced: number,
  now: Instant,
): Promise<Result<TagSecrets, TagRefusal>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  const { complex } = actor;
  await tx.disputes.lockSpots(complex, [spot]);
  const holders = await tx.spots.holders(complex, spot);
  if (!holders.some((holder) => holder.person === person)) return refuse('not there');
  const secrets = await tx.windscreen.issue(complex, { person, spot }, replaced, now);
  if (!secrets) return refuse('changed');
  await tx.journal.note(complex, actor.person, { kind: 'tag replaced', spot }, now, person);
  // His own is void now, and he may be far from his car.
  if (replaced > 0 && person !== actor.person)
    await tx.notices.add(complex, [person], 'note', { kind: 'tag void', spot });
  return ok(secrets);
}
